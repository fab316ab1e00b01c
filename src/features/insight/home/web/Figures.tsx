// How figures are drawn in a widget: one large, and lines that open their lists.
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { classes } from '#web/ui/classes.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { type Hue, inks } from '#web/ui/Status.tsx'
import { Change } from '#web/ui/Tile.tsx'
import { useWords } from '#web/words.ts'
import { type FigureName, useBoard } from './board.ts'
import { both } from './words.ts'

/** The figure of a widget, large; a press opens its list. */
export function Large({
  value,
  href,
  children,
}: {
  value: string
  href?: string | undefined
  children?: ReactNode
}) {
  const look = 'figures text-28 leading-9 font-semibold tracking-tight'
  return (
    <p className="flex flex-wrap items-baseline gap-x-3">
      {href ? (
        <Anchor href={href} className={classes(look, 'rounded-sm hover:underline')}>
          {value}
        </Anchor>
      ) : (
        <span className={look}>{value}</span>
      )}
      {children && <span className="text-13 text-soft">{children}</span>}
    </p>
  )
}

/** How a figure differs from another, in words that hold without colour. */
export function ChangeFrom({ now, before }: { now: Cents; before: Cents }) {
  const formats = useFormats()
  const words = useWords(both)
  if (before === 0) return <span className="text-faint">{words.noBefore}</span>
  const exact = ((now - before) / Math.abs(before)) * 10_000
  // Tenths of a percent are noise once there are tens of them.
  const step = Math.abs(exact) >= 1000 ? 100 : 10
  const bps = Math.round(exact / step) * step
  const arrow = bps > 200 ? '↗ ' : bps < -200 ? '↘ ' : '→ '
  return (
    <>
      <Change
        text={`${arrow}${bps > 0 ? '+' : ''}${formats.percent(bps as never)}`}
        good={Math.abs(bps) <= 200 ? null : bps > 0}
      />{' '}
      {words.before(formats.amount(before))}
    </>
  )
}

/** A figure, and the list that adds up to it where there is one. */
export const opened = (written: string, href: string | null) =>
  href ? (
    <Anchor href={href} className="inline-flex min-h-6 items-center rounded-sm hover:underline">
      {written}
    </Anchor>
  ) : (
    written
  )

export type Line = {
  readonly name: FigureName
  readonly label: string
  readonly icon: LucideIcon
  readonly hue: Hue
}

/** One line a figure: what it is, how many, how much; zeros stay, faint, so that lines keep their place. */
export function Lines({ lines }: { lines: readonly Line[] }) {
  const formats = useFormats()
  const { told, href } = useBoard()
  return (
    <ul className="-mx-4 border-t border-line">
      {lines.map(({ name, label, icon: Icon, hue }) => {
        const figure = told(name)
        if (!figure) return null
        const none = figure.count === 0 && !figure.amount
        return (
          <li key={name} className="border-b border-line last:border-b-0">
            <Anchor
              href={href(name)}
              className={classes(
                'grid min-h-9 grid-cols-[minmax(0,1fr)_1.5rem_minmax(5.5rem,auto)] items-center gap-x-2 px-4 py-1 text-13 hover:bg-hover min-[380px]:grid-cols-[minmax(0,1fr)_3rem_minmax(6.5rem,auto)] min-[380px]:gap-x-3',
                none && 'text-faint',
              )}
            >
              <span className="flex min-w-0 items-center gap-2">
                <Icon
                  aria-hidden
                  size={16}
                  className={classes('shrink-0', none ? 'text-faint' : inks[hue])}
                />
                <span className="min-w-0">{label}</span>
              </span>
              <span className="figures text-right font-medium">
                {figure.count === null ? '' : formats.integer(figure.count)}
              </span>
              <span className="figures text-right">
                {figure.amount === null
                  ? ''
                  : figure.amount === 0
                    ? '–'
                    : formats.amount(figure.amount)}
              </span>
            </Anchor>
          </li>
        )
      })}
    </ul>
  )
}

/** How parts share a whole: for the eyes only, the lines below say the same. */
export function Split({ parts }: { parts: readonly { name: FigureName; hue: Hue }[] }) {
  const { told } = useBoard()
  const values = parts.map(({ name, hue }) => ({
    hue,
    name,
    value: Math.max(0, told(name)?.amount ?? 0),
  }))
  const whole = values.reduce((sum, { value }) => sum + value, 0)
  if (whole === 0) return null
  return (
    <div aria-hidden className="mb-3 flex h-2 gap-0.5 overflow-hidden rounded-full">
      {values
        .filter(({ value }) => value > 0)
        .map(({ name, hue, value }) => (
          <span
            key={name}
            className={classes('min-w-1', fills[hue])}
            style={{ flexGrow: value / whole, flexBasis: 0 }}
          />
        ))}
    </div>
  )
}

const fills: Record<Hue, string> = {
  grey: 'bg-grey',
  blue: 'bg-blue',
  orange: 'bg-orange',
  green: 'bg-green',
  red: 'bg-red',
  violet: 'bg-violet',
}

/** The figures of a widget as a file. */
export function useCsv(lines: readonly Pick<Line, 'name' | 'label'>[]) {
  const words = useWords(both)
  const formats = useFormats()
  const { told } = useBoard()
  return () => [
    [words.figure, words.number, words.amount],
    ...lines.flatMap(({ name, label }) => {
      const figure = told(name)
      if (!figure) return []
      return [
        [
          label,
          figure.count === null ? '' : String(figure.count),
          figure.amount === null ? '' : formats.bare(figure.amount),
        ],
      ]
    }),
  ]
}
