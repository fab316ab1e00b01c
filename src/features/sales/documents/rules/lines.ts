import type { Formats } from '#kernel/format.ts'
import { type Price, zero } from '#kernel/money.ts'
import type { ColumnsView, LineView, Picture } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import { unitFor } from '#kernel/units.ts'
import type { Vat } from '#kernel/vat.ts'
import type { FrozenDocument, FrozenLine } from './frozen.ts'
import { words } from './words.ts'

/** The table of a document: its headings, and its lines with what they need. */
export function linesView(
  document: FrozenDocument,
  locale: Locale,
  written: Formats,
  photos: ReadonlyMap<string, Picture> = new Map(),
): { columns: ColumnsView; lines: LineView[] } {
  const { columns, subtotal } = words[locale]
  const items = document.lines.filter((line) => line.kind === 'item')
  const sign = currencySign(written)
  // A delivery note may go to whoever is not to know the prices.
  const isPriced = document.shipping?.priced !== false
  if (items.some((line) => line.progress)) return progressView(document, locale, written)
  return {
    columns: {
      title: columns.title,
      quantity: columns.quantity,
      // The currency is said once a column, so that the figures stand alone.
      price: isPriced ? `${columns.price} (${sign})` : null,
      discount: isPriced && items.some((line) => line.discount !== 0) ? columns.discount : null,
      vat: !isPriced || isUntaxed(document) ? null : columns.vat,
      net: isPriced ? `${columns.net} (${sign})` : null,
    },
    lines: document.lines.map((line) => {
      if (line.kind === 'item') {
        const item = itemView(line, locale, written, photos)
        return isPriced ? item : { ...item, price: '', discount: '', vat: '', net: '' }
      }
      if (line.kind === 'section') return { kind: 'section', title: line.name }
      if (line.kind === 'text') return { kind: 'text', text: line.name }
      if (line.kind === 'page_break') return line
      return { kind: 'subtotal', label: line.name || subtotal, net: written.bare(line.net) }
    }),
  }
}

/** The table of a situation: of each line all of it, what is done, what was invoiced before, and now. */
function progressView(
  document: FrozenDocument,
  locale: Locale,
  written: Formats,
): { columns: ColumnsView; lines: LineView[] } {
  const { columns, progress: said, subtotal } = words[locale]
  const sign = currencySign(written)
  return {
    columns: {
      title: columns.title,
      quantity: said.percent,
      price: `${said.whole} (${sign})`,
      discount: said.done,
      earlier: said.before,
      vat: isUntaxed(document) ? null : columns.vat,
      net: `${said.now} (${sign})`,
    },
    lines: document.lines.map((line): LineView => {
      if (line.kind === 'section') return { kind: 'section', title: line.name }
      if (line.kind === 'text') return { kind: 'text', text: line.name }
      if (line.kind === 'page_break') return line
      if (line.kind === 'subtotal') {
        return { kind: 'subtotal', label: line.name || subtotal, net: written.bare(line.net) }
      }
      const view = itemView(line, locale, written, new Map())
      if (line.kind !== 'item' || !line.progress) return view
      const { whole, percent, done, before } = line.progress
      return {
        ...view,
        // What was agreed is described on the quote: here, how far it is.
        description: null,
        quantity: written.percent(percent),
        price: written.bare(whole),
        discount: written.bare(done),
        earlier: written.bare(before),
      }
    }),
  }
}

function itemView(
  line: Extract<FrozenLine, { kind: 'item' }>,
  locale: Locale,
  written: Formats,
  photos: ReadonlyMap<string, Picture>,
): Extract<LineView, { kind: 'item' }> {
  const quantity = written.quantity(line.quantity)
  return {
    kind: 'item',
    reference: line.reference || null,
    title: line.name,
    description: line.description || null,
    quantity: line.unit
      ? `${quantity}\u00a0${unitFor(line.unit, line.quantity, locale)}`
      : quantity,
    price: barePrice(line.price, written),
    discount: line.discount === 0 ? '' : written.percent(line.discount),
    vat: vatLabel(line, locale, written),
    net: written.bare(line.net),
    option: optionMark(line, locale),
    counted: line.chosen,
    photo: (line.photo && photos.get(line.photo)) || null,
  }
}

/** An option says whether it is offered or taken. */
function optionMark(
  { optional, chosen }: Extract<FrozenLine, { kind: 'item' }>,
  locale: Locale,
): string | null {
  if (!optional) return null
  return chosen ? words[locale].optionChosen : words[locale].option
}

/** The rate, or the reason why there is none. */
export const vatLabel = ({ category, rate }: Vat, locale: Locale, written: Formats): string =>
  category === 'S' || category === 'Z' ? written.percent(rate) : words[locale].categories[category]

/** A document of one treatment without VAT says it once, in its totals, and needs no column for it. */
export function isUntaxed({ totals }: FrozenDocument): boolean {
  const [first, second] = totals.vat
  return first !== undefined && second === undefined && first.category !== 'S'
}

const currencySign = (written: Formats): string => letters(written.amount(zero)).join('')

/** A unit price without its currency. */
const barePrice = (price: Price, written: Formats): string => {
  const sign = letters(written.price(price)).join('')
  return written.price(price).replace(sign, '').trim()
}

const letters = (amount: string): string[] => amount.match(/[\p{L}\p{Sc}]+/gu) ?? []
