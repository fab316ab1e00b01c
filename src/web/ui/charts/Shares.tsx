import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { Chart } from './Chart.tsx'
import { shareOf } from './layout.ts'
import { type ChartLook, useWriting } from './look.ts'
import { useListKeys } from './list-keys.ts'
import { chartWords } from './words.ts'

export type ShareRow = {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly before?: number | undefined
  readonly href?: string | undefined
  /** In hundredths of a percent; of the sum of the rows and the rest where nothing is said. */
  readonly share?: number | undefined
  readonly note?: string | undefined
}

export type SharesProps = ChartLook & {
  readonly rows: readonly ShareRow[]
  /** What is not among the rows. */
  readonly rest?: { readonly label?: string; readonly value: number; readonly href?: string }
  readonly nowLabel?: string
  readonly beforeLabel?: string
}

/** A ranking: what each is worth and its part of the whole, longest names included. */
export function Shares({ title, unit, kind, quiet, empty, height, rest, ...props }: SharesProps) {
  const words = useWords(chartWords)
  const writing = useWriting(kind, props.written)
  const all: readonly ShareRow[] = [
    ...props.rows,
    ...(rest && rest.value !== 0 ? [{ key: '\u0000rest', label: words.rest, ...rest }] : []),
  ]
  const nothing = all.every(({ value, before = 0 }) => value === 0 && before === 0)
  const rows = nothing ? [] : all
  const whole = rows.reduce((sum, { value }) => sum + value, 0)
  const compared = rows.some(({ before }) => before !== undefined)
  const partOf = (row: ShareRow): string => {
    const part = row.share ?? shareOf(row.value, whole)
    return part === null ? '–' : writing.percent(part)
  }
  const changed = (row: ShareRow): string => writing.changed(row.value, row.before)
  const longest = Math.max(...rows.map(({ value }) => Math.abs(value)), 1)
  const { box, onKeyDown, reached, onFocus } = useListKeys(rows.length)
  const table = {
    heads: [
      '',
      props.nowLabel ?? words.amountOf(kind ?? 'amount'),
      words.share,
      ...(compared ? [props.beforeLabel ?? words.before, words.change] : []),
    ],
    rows: rows.map((row) => ({
      key: row.key,
      label: row.label,
      href: row.href,
      cells: [
        writing.written(row.value),
        partOf(row),
        ...(compared ? [writing.written(row.before ?? 0), changed(row)] : []),
      ],
    })),
    foot: [words.total, writing.written(whole), ''],
  }
  return (
    <Chart {...{ title, unit, quiet, empty, table, height: height ?? rows.length * 44 }}>
      {() => (
        <ol ref={box} onKeyDown={onKeyDown} className="flex flex-col" aria-label={title}>
          {rows.map((row, at) => (
            <li key={row.key} onFocus={() => onFocus(at)}>
              <Line
                row={row}
                value={writing.written(row.value)}
                aside={row.before === undefined ? partOf(row) : `${partOf(row)} · ${changed(row)}`}
                length={(Math.abs(row.value) / longest) * 100}
                reached={at === reached}
              />
            </li>
          ))}
        </ol>
      )}
    </Chart>
  )
}

function Line({
  row,
  value,
  aside,
  length,
  reached,
}: {
  row: ShareRow
  value: string
  aside: string
  length: number
  reached: boolean
}) {
  const look = 'block rounded-md px-1 py-1.5'
  const inside = (
    <>
      <span className="flex items-baseline justify-between gap-3 text-13">
        <span className="min-w-0 break-words">{row.label}</span>
        <span className="flex shrink-0 flex-wrap items-baseline justify-end gap-x-2">
          <span className="figures font-medium">{value}</span>
          <span className="figures min-w-13 text-right text-12 text-faint">{aside}</span>
        </span>
      </span>
      <span aria-hidden className="mt-1 block h-1.5 rounded-full bg-sunken">
        <span
          className={classes(
            'block h-full rounded-full [print-color-adjust:exact]',
            row.value < 0 ? 'border border-edge bg-surface' : 'bg-fill',
          )}
          style={{ width: `${Math.max(length, row.value === 0 ? 0 : 0.5)}%` }}
        />
      </span>
      {row.note && <span className="mt-0.5 block text-12 text-soft">{row.note}</span>}
    </>
  )
  if (!row.href) return <span className={look}>{inside}</span>
  return (
    <Anchor
      href={row.href}
      tabIndex={reached ? 0 : -1}
      className={classes(look, 'transition-colors duration-100 hover:bg-hover')}
    >
      {inside}
    </Anchor>
  )
}
