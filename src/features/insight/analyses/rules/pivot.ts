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
  const straight = crossedBy(measure, [first, second], answer, false)
  const turned = crossedBy(measure, [second, first], answer, true)
  const drawn = isSpan(second) && !isSpan(first) ? turned : straight
  const fits = [straight, turned].find(({ columns }) => columns.length <= mostColumns)
  if (!fits) return { ...told, by, columns: [], rows: pairs(measure, answer), drawn }
  return { ...told, ...fits, drawn }
}

function crossedBy(
  measure: Measure,
  by: readonly [Dimension, Dimension],
  answer: Answer,
  isTurned: boolean,
): Crossed {
  const told = isTurned
    ? { ...answer, rows: answer.rows.map((row) => ({ ...row, parts: row.parts.toReversed() })) }
    : answer
  const rows = crossed(measure, told)
  return {
    by,
    rows: isSpan(by[0])
      ? rows.toSorted((a, b) => (a.name.key < b.name.key ? -1 : 1))
      : rows.toSorted((a, b) => b.value - a.value),
    columns: inOrder(by[1], namesIn(told, 1)),
  }
}

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
  const timeless = (of: Part): Name => ({ key: of.key, id: null, label: of.key })
  const then = new Map<string, { parts: readonly Name[]; value: number }>()
  for (const { parts, value } of past?.rows ?? []) {
    const key = parts[at] && twins.get(parts[at].key)
    const told = key === undefined ? parts : parts.with(at, timeless({ key, id: null }))
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
    (key) =>
      found.get(key) ?? { parts: [timeless({ key, id: null })], value: 0, before: past && unknown },
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
      }))

const none: Name = { key: '', id: null, label: '' }
const keyOf = (parts: readonly Part[]): string =>
  parts.map(({ key, id }) => id ?? key).join('\u0000')

function pairs(measure: Measure, { rows }: Answer): readonly PivotRow[] {
  return rows.map(({ parts, value }) => ({
    key: keyOf(parts),
    name: parts[0] ?? none,
    inner: parts[1] ?? none,
    value: valueOf(measure, value),
    before: null,
    cells: new Map(),
  }))
}

function crossed(measure: Measure, { rows }: Answer): readonly PivotRow[] {
  const found = new Map<string, { name: Name; cells: Map<string, number> }>()
  for (const { parts, value } of rows) {
    const [name = none, inner = none] = parts
    const row = found.get(name.id ?? name.key) ?? { name, cells: new Map<string, number>() }
    row.cells.set(inner.id ?? inner.key, valueOf(measure, value))
    found.set(name.id ?? name.key, row)
  }
  return [...found].map(([key, { name, cells }]) => ({
    key,
    name,
    inner: null,
    value: [...cells.values()].reduce((sum, one) => sum + one, 0),
    before: null,
    cells,
  }))
}

function namesIn({ rows }: Answer, at: number): readonly Name[] {
  const names = new Map<string, Name>()
  for (const { parts } of rows) {
    const name = parts[at] ?? none
    names.set(name.id ?? name.key, name)
  }
  return [...names.values()]
}

const inOrder = (dimension: Dimension, names: readonly Name[]): readonly Name[] =>
  isSpan(dimension) ? names.toSorted((a, b) => (a.key < b.key ? -1 : 1)) : names

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
