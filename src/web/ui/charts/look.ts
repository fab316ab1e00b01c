// What all charts have in common: the properties, and how their values are written.
import { useFormats } from '../../formats.ts'
import { useMe } from '../../session.ts'
import { useLocale, useWords } from '../../words.ts'
import { changeOf, compact, type Kind } from './layout.ts'
import { chartWords } from './words.ts'

export type ChartLook = {
  /** What is shown, and the name of the chart for a screen reader. */
  readonly title: string
  /** In what: "€ HT", "devis". Said after the title. */
  readonly unit?: string
  /** What the values count; cents where nothing is said. */
  readonly kind?: Kind
  /** How a value is written whole; by its kind where nothing is said. */
  readonly written?: (value: number) => string
  /** Of the drawing, in pixels. */
  readonly height?: number
  /** What is said where there is nothing. */
  readonly empty?: string
  /** The title is said but not shown: the widget around it has it already. */
  readonly quiet?: boolean
}

export type Writing = {
  written(value: number): string
  /** Whole, where the currency is told beside. */
  bare(value: number): string
  /** Short, for the axis: all alike, by the largest of them. */
  short(value: number, largest: number): string
  /** By how much it changed, with its sign: a rate by points, since a percent of a percent misleads. */
  changed(now: number | null, before: number | null | undefined): string
  percent(bps: number): string
}

/** How this reader sees values of a kind. */
export function useWriting(kind: Kind = 'amount', own?: (value: number) => string): Writing {
  const formats = useFormats()
  const locale = useLocale()
  const words = useWords(chartWords)
  const currency = useMe().company?.currency ?? 'EUR'
  const byKind: Readonly<Record<Kind, (value: number) => string>> = {
    amount: (value) => formats.amount(value as never),
    count: (value) => formats.integer(value),
    quantity: (value) => formats.quantity(value as never),
    rate: (value) => formats.percent(value as never),
    days: (value) => words.days(formats.integer(value)),
  }
  return {
    written: own ?? byKind[kind],
    bare: own ?? (kind === 'amount' ? (value) => formats.bare(value as never) : byKind[kind]),
    short: (value, largest) =>
      compact(value, kind, { largest, locale, symbol: symbolOf(locale, currency) }),
    changed: (now, before) => {
      const bps = now === null ? null : changeOf(now, before ?? 0)
      if (now === null || bps === null) return '–'
      const by = kind === 'rate' ? now - (before ?? 0) : bps
      const said =
        kind === 'rate' ? words.points(formats.bare(by as never)) : formats.percent(by as never)
      return `${by > 0 ? '+' : ''}${said}`
    },
    percent: (bps) => formats.percent(bps as never),
  }
}

const symbolOf = (locale: string, currency: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value ?? currency
