// Sums kept beside documents by the acts that change them, so that a list costs what it shows whatever
// the number of documents. A tally has a row for each key, and in it what its documents add up to.

/** A document before an act, and after it: null where it is not there. */
export type Change<T> = { readonly before: T | null; readonly after: T | null }

/** In which row of a tally something is counted, and by how much. */
export type Counted<K extends Keys, S extends Sums> = { readonly key: K; readonly sums: S }

type Keys = Readonly<Record<string, string>>
type Sums = Readonly<Record<string, number>>

/** Who stands for nobody in the key of a tally, and which day for none. */
export const nobodyTallied = '00000000-0000-0000-0000-000000000000'
export const noDayTallied = '-infinity'

/**
 * What changes add to a tally: one delta a row, in the order of their keys so that two acts never wait
 * for each other, and none where nothing changes. `counted` tells the row of a document, or its rows, or
 * null for one that is not counted.
 */
export function deltasOf<T, K extends Keys, S extends Sums>(
  changes: readonly Change<T>[],
  counted: (one: T) => Counted<K, S> | readonly Counted<K, S>[] | null,
): (K & S)[] {
  const deltas = new Map<string, { key: K; sums: Record<string, number> }>()
  const add = (one: T, sign: 1 | -1) => {
    for (const row of [counted(one) ?? []].flat() as Counted<K, S>[]) {
      const name = Object.values(row.key).join(' ')
      const delta = deltas.get(name) ?? { key: row.key, sums: {} }
      for (const [sum, by] of Object.entries(row.sums)) {
        delta.sums[sum] = (delta.sums[sum] ?? 0) + sign * by
      }
      deltas.set(name, delta)
    }
  }
  for (const { before, after } of changes) {
    if (before) add(before, -1)
    if (after) add(after, 1)
  }
  return [...deltas]
    .filter(([, { sums }]) => Object.values(sums).some((sum) => sum !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { key, sums }]) => ({ ...key, ...sums }) as unknown as K & S)
}
