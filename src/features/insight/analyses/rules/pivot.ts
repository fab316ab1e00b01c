// The rows of an answer as a table: beside what they were before, with shares, sums and columns.
import { read, type Scale } from '#kernel/money.ts'
import type { Days } from '#kernel/period.ts'
import { aboutMeasure, type Dimension, isRatio, isSpan, type Measure } from '../rules.ts'
import type { Part } from './drill.ts'
import { keysOf } from './question.ts'

export type Answer = {
  readonly rows: readonly {
    readonly parts: readonly (Part & { readonly label: string })[]
    readonly value: string
  }[]
  readonly count: number
  readonly total: string
}

/** A label with its key and, where it is a record, its identifier. */
export type Name = Part & { readonly label: string }

export type PivotRow = {
  readonly key: string
  readonly name: Name
  /** The second dimension's name, where rows are pairs. */
  readonly inner: Name | null
  readonly value: number
  readonly before: number | null
  /** By the key of a column, where the second dimension stands above. */
  readonly cells: ReadonlyMap<string, number>
  /** What they were; empty where nothing is compared, or where that is not known whole. */
  readonly past: ReadonlyMap<string, number>
}

export type Pivot = {
  readonly rows: readonly PivotRow[]
  /** By what the rows are told, then what stands above: turned over where that suits their numbers. */
  readonly by: readonly Dimension[]
  /** The values of the other dimension, where they are few enough to stand above. */
  readonly columns: readonly Name[]
  /** The same with time first, whatever the number of columns: what a chart of two dimensions draws. */
  readonly drawn: Crossed | null
  readonly total: number
  readonly before: number | null
  /** Whether the rows add up to the total. */
  readonly adds: boolean
  /** How many rows there are beyond those that were read. */
  readonly left: number
}

export type Crossed = {
  readonly by: readonly Dimension[]
  readonly rows: readonly PivotRow[]
  readonly columns: readonly Name[]
}

const mostColumns = 12
const scaleOf = { amount: 'cents', quantity: 'quantity', percent: 'bps' } as const

/** A value on the wire as a scaled integer of its unit: cents, pieces, hundredths of a percent. */
export function valueOf(measure: Measure, written: string): number {
  const { unit } = aboutMeasure[measure]
  if (unit === 'count') return Number(written)
  return read(written, scaleOf[unit] satisfies Scale) ?? 0
}

type Asked = {
  readonly measure: Measure
  readonly by: readonly Dimension[]
  readonly period: Days | null
  readonly before: Days | null
}

/** One answer beside the one of the days that it is compared with. */
export function pivotOf(asked: Asked, answer: Answer, past: Answer | null): Pivot {
  const { measure, by } = asked
  const total = valueOf(measure, answer.total)
  const before = past && valueOf(measure, past.total)
  const told = { total, before, adds: !isRatio(measure), left: answer.count - answer.rows.length }
  const [first, second] = by
  if (first === undefined || second === undefined)
    return { ...told, by, columns: [], rows: alone(asked, answer, past), drawn: null }
  const all = beside(asked, answer, past)
  const straight = crossedBy(asked, [first, second], all)
  const turned = crossedBy(
    asked,
    [second, first],
    all.map((row) => ({ ...row, parts: row.parts.toReversed() })),
  )
  const drawn = isSpan(second) && !isSpan(first) ? turned : straight
  const fits = [straight, turned].find(({ columns }) => columns.length <= mostColumns)
  if (!fits) return { ...told, by, columns: [], rows: pairs(all), drawn }
  return { ...told, ...fits, drawn }
}

function crossedBy(
  { period }: Asked,
  by: readonly [Dimension, Dimension],
  told: readonly Beside[],
): Crossed {
  const [names, columns] = by.map((one, at) => everyIn(one, period, namesIn(told, at)))
  const rows = crossed(told, isSpan(by[0]) ? (names ?? []) : [])
  return {
    by,
    rows: isSpan(by[0])
      ? rows.toSorted((a, b) => inTime(a.name, b.name))
      : rows.toSorted((a, b) => b.value - a.value),
    columns: columns ?? [],
  }
}

/** In time, every month of a period although nothing was sold in it; else the names as they came. */
function everyIn(one: Dimension, period: Days | null, names: readonly Name[]): readonly Name[] {
  if (!isSpan(one)) return names
  const known = new Set(names.map(({ key }) => key))
  const silent = period ? keysOf(one, period).filter((key) => !known.has(key)) : []
  return [...names, ...silent.map(timeless)].toSorted(inTime)
}

const timeless = (key: string): Name => ({ key, id: null, label: key })
/** What has no day comes last. */
const inTime = (a: Part, b: Part): number =>
  a.key === b.key ? 0 : a.key === '' ? 1 : b.key === '' || a.key < b.key ? -1 : 1

/** A row beside what it was: null where that is not known, beyond the rows that were read. */
export type Beside = {
  readonly parts: readonly Name[]
  readonly value: number
  readonly before: number | null
}

/**
 * Every row of an answer beside the same of the days that it is compared with: in time, beside the one at
 * its place in those days. Every month of a period has its row, and so has what is there no longer.
 */
export function beside(asked: Asked, answer: Answer, past: Answer | null): readonly Beside[] {
  const { measure, by, period, before } = asked
  const span = by.find(isSpan)
  const at = by.findIndex(isSpan)
  const [keys, earlier] = [period, before].map((days) => (span && days ? keysOf(span, days) : []))
  const twins = new Map(earlier?.map((key, rank) => [key, keys?.[rank]]))
  const then = new Map<string, { parts: readonly Name[]; value: number }>()
  for (const { parts, value } of past?.rows ?? []) {
    const key = parts[at] && twins.get(parts[at].key)
    const told = key === undefined ? parts : parts.with(at, timeless(key))
    if (at < 0 || key !== undefined)
      then.set(keyOf(told), { parts: told, value: valueOf(measure, value) })
  }
  const [isWhole, wasWhole] = [answer, past].map((one) => !one || one.count <= one.rows.length)
  const unknown = wasWhole ? 0 : null
  const rows = answer.rows.map(({ parts, value }): Beside => {
    const was = then.get(keyOf(parts))?.value ?? unknown
    return { parts, value: valueOf(measure, value), before: past && was }
  })
  const known = new Set(rows.map(({ parts }) => keyOf(parts)))
  const gone = [...then].flatMap(([key, { parts, value }]): Beside[] =>
    isWhole && !known.has(key) ? [{ parts, value: 0, before: value }] : [],
  )
  const all = [...rows, ...gone]
  if (span === undefined || !period) return all
  const found = new Map(all.map((row) => [keyOf(row.parts), row]))
  if (by.length > 1) return all.toSorted((a, b) => compared(a.parts[at], b.parts[at]))
  // What has no day comes last.
  const days = [...(keys ?? []), ...[...found.keys()].filter((key) => !keys?.includes(key))]
  return days.map(
    (key) => found.get(key) ?? { parts: [timeless(key)], value: 0, before: past && unknown },
  )
}

const compared = (a: Part | undefined, b: Part | undefined): number =>
  (a?.key ?? '') < (b?.key ?? '') ? -1 : a?.key === b?.key ? 0 : 1

/** Rows of one dimension. */
const alone = (asked: Asked, answer: Answer, past: Answer | null): readonly PivotRow[] =>
  asked.by.length === 0
    ? []
    : beside(asked, answer, past).map(({ parts, value, before }) => ({
        key: keyOf(parts),
        name: parts[0] ?? none,
        inner: null,
        value,
        before,
        cells: new Map(),
        past: new Map(),
      }))

const none: Name = { key: '', id: null, label: '' }
const keyOf = (parts: readonly Part[]): string =>
  parts.map(({ key, id }) => id ?? key).join('\u0000')

const pairs = (told: readonly Beside[]): readonly PivotRow[] =>
  told.map(({ parts, value, before }) => ({
    key: keyOf(parts),
    name: parts[0] ?? none,
    inner: parts[1] ?? none,
    value,
    before,
    cells: new Map(),
    past: new Map(),
  }))

/** Rows by their first name, with a cell for each second; and rows of nothing for names that have none. */
function crossed(told: readonly Beside[], names: readonly Name[]): readonly PivotRow[] {
  type Row = { name: Name; cells: Map<string, number>; past: Map<string, number>; known: boolean }
  const found = new Map<string, Row>()
  const rowOf = (name: Name): Row => {
    const key = columnKey(name)
    const row = found.get(key) ?? { name, cells: new Map(), past: new Map(), known: true }
    found.set(key, row)
    return row
  }
  for (const name of names) rowOf(name)
  for (const { parts, value, before } of told) {
    const [name = none, inner = none] = parts
    const row = rowOf(name)
    row.cells.set(columnKey(inner), value)
    if (before === null) row.known = false
    else row.past.set(columnKey(inner), before)
  }
  const added = (cells: ReadonlyMap<string, number>): number =>
    [...cells.values()].reduce((sum, one) => sum + one, 0)
  const isCompared = told.some(({ before }) => before !== null)
  return [...found].map(([key, { name, cells, past, known }]) => ({
    key,
    name,
    inner: null,
    value: added(cells),
    before: isCompared && known ? added(past) : null,
    cells,
    past,
  }))
}

function namesIn(told: readonly Beside[], at: number): readonly Name[] {
  const names = new Map<string, Name>()
  for (const { parts } of told) {
    const name = parts[at] ?? none
    names.set(name.id ?? name.key, name)
  }
  return [...names.values()]
}

export const columnKey = ({ key, id }: Part): string => id ?? key

/** By what a table is sorted: its first column, what it was before, its change, a column of its own. */
export type Sort = { readonly by: string; readonly direction: 'asc' | 'desc' }

/** Rows in the order that one asks for; as they came where nothing is asked. */
export function sorted(rows: readonly PivotRow[], sort: Sort | null): readonly PivotRow[] {
  if (!sort) return rows
  const { by } = sort
  const way = sort.direction === 'asc' ? 1 : -1
  const figure = (row: PivotRow): number => {
    if (by === 'value') return row.value
    if (by === 'before') return row.before ?? 0
    if (by === 'change') return row.value - (row.before ?? 0)
    return row.cells.get(by) ?? 0
  }
  return rows.toSorted((a, b) =>
    by === 'name'
      ? way * (a.name.label || a.name.key).localeCompare(b.name.label || b.name.key, 'fr')
      : way * (figure(a) - figure(b)),
  )
}
