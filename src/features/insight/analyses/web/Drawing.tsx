// The chart that suits an answer: bars in time, a ranking of things, stacks where there are two.
import { to } from '#web/site.ts'
import { useWords } from '#web/words.ts'
import { useToday } from '#web/session.ts'
import { Bars, Line, Shares, Stacks } from '#web/ui/charts/lazy.tsx'
import { useWriting } from '#web/ui/charts/look.ts'
import { isSpan, spans } from '../rules.ts'
import { columnKey, type Crossed, type Pivot, type PivotRow } from '../rules/pivot.ts'
import { keyOf, type Question, spanOf } from '../rules/question.ts'
import { both } from './both.ts'
import { kindOf, useNaming } from './naming.ts'

/** What a row, or one of its cells, opens; of the table unless it is of what is drawn. */
export type HrefOf = (row: PivotRow, column?: string, of?: Crossed) => string | undefined

export type DrawingProps = {
  readonly question: Question
  readonly pivot: Pivot
  readonly hrefOf: HrefOf
  readonly nowLabel: string
  readonly beforeLabel: string
  readonly quiet?: boolean
  readonly height?: number
  /** How many of a ranking. */
  readonly top?: number
}

export function Drawing(props: DrawingProps) {
  const [first, second] = props.question.by
  if (first === undefined) return null
  if (second !== undefined) return <Stacked {...props} />
  return isSpan(first) ? <InTime {...props} /> : <Ranked {...props} top={props.top ?? 10} />
}

function useLook({ question, nowLabel, beforeLabel, quiet = false, height = 260 }: DrawingProps) {
  const naming = useNaming()
  const words = useWords(both)
  const { measure, by } = question
  return {
    naming,
    look: {
      title: naming.title(measure, by),
      unit: naming.unit(measure),
      kind: kindOf(measure),
      quiet,
      height,
      nowLabel,
      beforeLabel,
      empty: words.emptyText,
    },
  }
}

function InTime(props: DrawingProps) {
  const { question, pivot, hrefOf } = props
  const { naming, look } = useLook(props)
  const today = useToday()
  const span = spanOf(question.by) ?? spans[2]
  const rows = pivot.rows.map((row) => ({
    key: row.key,
    label: naming.whole(span, row.name),
    short: naming.short(span, row.name),
    value: row.value,
    before: row.before ?? undefined,
    href: hrefOf(row),
    open: span !== 'day' && row.key === keyOf(span, today),
  }))
  return rows.length > 62 ? <Line {...look} rows={rows} /> : <Bars {...look} rows={rows} />
}

function Ranked(props: DrawingProps & { top: number }) {
  const { question, pivot, hrefOf, top } = props
  const { naming, look } = useLook(props)
  const [first = 'customer'] = question.by
  const rows = pivot.rows.slice(0, top).map((row) => ({
    key: row.key,
    label: naming.whole(first, row.name),
    value: row.value,
    before: row.before ?? undefined,
    href: hrefOf(row),
  }))
  if (!pivot.adds) return <Bars {...look} rows={rows} things />
  const rest = pivot.total - rows.reduce((sum, { value }) => sum + value, 0)
  const { height: _, ...others } = look
  return <Shares {...others} rows={rows} rest={{ value: rest }} />
}

const drawings = [
  { hue: 'accent', pattern: 'solid' },
  { hue: 'grey', pattern: 'stripes' },
  { hue: 'blue', pattern: 'dots' },
  { hue: 'green', pattern: 'cross' },
  { hue: 'orange', pattern: 'rows' },
] as const
const otherwise = { hue: 'grey', pattern: 'hollow' } as const
const mostRows = 12

/** The first values of the second dimension each have a drawing of their own; the others share one. */
function Stacked(props: DrawingProps) {
  const { pivot, hrefOf, beforeLabel } = props
  const words = useWords(both)
  const { naming, look } = useLook(props)
  const writing = useWriting(look.kind)
  const { drawn } = pivot
  if (!drawn) return null
  if (!pivot.adds) return <p className="text-13 text-soft">{words.notStacked}</p>
  const [first = 'month', second = 'brand'] = drawn.by
  const weights = drawn.columns.map((column) => ({
    column,
    weight: drawn.rows.reduce((sum, row) => sum + (row.cells.get(columnKey(column)) ?? 0), 0),
  }))
  const ranked = isSpan(second) ? weights : weights.toSorted((a, b) => b.weight - a.weight)
  const kept = ranked.slice(0, drawings.length).map(({ column }) => column)
  const shown = new Set(kept.map(columnKey))
  const parts = [
    ...kept.map((column, at) => ({
      key: columnKey(column),
      label: naming.whole(second, column),
      ...(drawings[at] ?? otherwise),
    })),
    ...(ranked.length > kept.length ? [{ key: others, label: words.others, ...otherwise }] : []),
  ]
  const most = isSpan(first) ? drawn.rows.length : mostRows
  const valuesOf = (cells: PivotRow['cells']) => ({
    ...Object.fromEntries(kept.map((one) => [columnKey(one), cells.get(columnKey(one)) ?? 0])),
    [others]: [...cells].reduce((sum, [key, value]) => (shown.has(key) ? sum : sum + value), 0),
  })
  const rows = drawn.rows.slice(0, most).map((row) => ({
    key: row.key,
    label: naming.whole(first, row.name),
    short: naming.short(first, row.name),
    values: valuesOf(row.cells),
    note:
      pivot.before === null || row.before === null
        ? undefined
        : words.beforeSaid(beforeLabel, writing.written(row.before)),
    href: (part: string) => hrefOf(row, part === others ? undefined : part, drawn),
  }))
  const left = drawn.rows.slice(most)
  const rest = { key: others, label: words.others, values: valuesOf(added(left)) }
  return (
    <Stacks
      {...look}
      parts={parts}
      rows={left.length > 0 ? [...rows, rest] : rows}
      things={!isSpan(first)}
    />
  )
}

/** The cells of several rows, added up. */
function added(rows: readonly PivotRow[]): PivotRow['cells'] {
  const sums = new Map<string, number>()
  for (const { cells } of rows)
    for (const [key, value] of cells) sums.set(key, (sums.get(key) ?? 0) + value)
  return sums
}

const others = '\u0000'

/** The address of a question on the screen of analyses. */
export const addressOf = (written: Readonly<Record<string, string>>): string =>
  to('/analyses', {}, written)
