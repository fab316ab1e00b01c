// Two people changed the same draft: what only one of them touched is taken as it is, and only what both
// changed differently is asked. Pure.
import type { Lines } from './edits.ts'
import type { EditorLine } from './line.ts'
import type { EditorState, Head } from './state.ts'

export type Merged = {
  /** Both put together; where they differ, mine. */
  readonly state: EditorState
  /** What both changed, differently. */
  readonly conflicts: readonly (keyof Head | 'lines')[]
}

/** `base` is what both started from; lines that are the same line bear the same key in the three. */
export function merged(base: EditorState, mine: EditorState, theirs: EditorState): Merged {
  const names = Object.keys(base.head) as (keyof Head)[]
  const conflicts: (keyof Head | 'lines')[] = []
  const head = { ...mine.head } as Record<keyof Head, unknown>
  for (const name of names) {
    const [was, here, there] = [base.head[name], mine.head[name], theirs.head[name]]
    if (same(here, there) || same(there, was)) continue
    if (same(here, was)) head[name] = there
    else conflicts.push(name)
  }
  const lines = mergedLines(base.lines, mine.lines, theirs.lines)
  if (lines.conflict) conflicts.push('lines')
  const { customer } = head as Head
  const regimes = same(customer, theirs.head.customer) ? theirs.regimes : mine.regimes
  return { state: { head: head as Head, lines: lines.lines, regimes }, conflicts }
}

function mergedLines(base: Lines, mine: Lines, theirs: Lines): { lines: Lines; conflict: boolean } {
  const [was, here, there] = [byKey(base), byKey(mine), byKey(theirs)]
  let conflict = false
  const kept = new Map<string, EditorLine>()
  for (const key of new Set([...was.keys(), ...here.keys(), ...there.keys()])) {
    const [before, ours, other] = [was.get(key), here.get(key), there.get(key)]
    const oursChanged = !same(before, ours)
    const otherChanged = !same(before, other)
    if (oursChanged && otherChanged && !same(ours, other)) conflict = true
    const line = oursChanged ? ours : other
    // What one deleted and the other changed is kept: nothing typed is lost unseen.
    const chosen = line ?? (oursChanged && otherChanged ? other : undefined)
    if (chosen) kept.set(key, chosen)
  }
  const moved = !same(orderOf(base, mine), orderOf(mine, base))
  const [order, other] = moved ? [mine, theirs] : [theirs, mine]
  return { lines: arranged(kept, order, other), conflict }
}

/** The kept lines in one order, those that it lacks after the line that they follow in the other. */
function arranged(kept: ReadonlyMap<string, EditorLine>, order: Lines, other: Lines): Lines {
  const keys = order.map(({ key }) => key).filter((key) => kept.has(key))
  for (const [rank, { key }] of other.entries()) {
    if (!kept.has(key) || keys.includes(key)) continue
    const before = other.slice(0, rank).findLast((line) => keys.includes(line.key))
    keys.splice(before ? keys.indexOf(before.key) + 1 : 0, 0, key)
  }
  return keys.flatMap((key) => kept.get(key) ?? [])
}

/** The keys of one list that the other has too, in its own order. */
const orderOf = (lines: Lines, others: Lines): string[] => {
  const known = new Set(others.map(({ key }) => key))
  return lines.map(({ key }) => key).filter((key) => known.has(key))
}

const byKey = (lines: Lines): Map<string, EditorLine> =>
  new Map(lines.map((line) => [line.key, line]))

const same = (one: unknown, other: unknown): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)
