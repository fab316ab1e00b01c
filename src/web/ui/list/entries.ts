// What stands one below the other in a list: its rows, or the heads of groups with the rows of those
// that are open between them. Pure: a hundred thousand rows are never written out.

export type Group = {
  readonly key: string | null
  readonly name: string | null
  readonly count: number
  readonly sums: Readonly<Record<string, number>>
}

export type Head = Group & { readonly folded: boolean }
export type Entry =
  | { readonly head: Head; readonly row: null }
  | { readonly row: number; readonly head: null }

export type Entries = {
  readonly count: number
  readonly heads: number
  readonly at: (place: number) => Entry
  /** Where a row stands; null in a group that is folded. */
  readonly placeOf: (row: number) => number | null
  /** The row some rows further on among those that show. */
  readonly moved: (row: number, by: number) => number
}

/** What a group is known by among those of its list. */
export const nameOfGroup = ({ key }: Pick<Group, 'key'>): string => key ?? ''

/** The entries of a list: of its rows alone where it has no groups. */
export function entriesOf(
  groups: readonly Group[] | null,
  total: number,
  folded: ReadonlySet<string>,
): Entries {
  if (groups === null) {
    const within = (row: number) => Math.max(0, Math.min(total - 1, row))
    return {
      count: total,
      heads: 0,
      at: (place) => ({ row: place, head: null }),
      placeOf: (row) => row,
      moved: (row, by) => within(row + by),
    }
  }
  const heads = groups.map((group) => ({ ...group, folded: folded.has(nameOfGroup(group)) }))
  // For each group: where its head stands, and its first row.
  const places: number[] = []
  const firsts: number[] = []
  let [place, first] = [0, 0]
  for (const head of heads) {
    places.push(place)
    firsts.push(first)
    place += 1 + (head.folded ? 0 : head.count)
    first += head.count
  }
  const at = (wanted: number): Entry => {
    const group = lastUpTo(places, wanted)
    const past = wanted - (places[group] ?? 0)
    const head = heads[group]
    if (past === 0 && head) return { head, row: null }
    return { row: (firsts[group] ?? 0) + past - 1, head: null }
  }
  const placeOf = (row: number): number | null => {
    const group = lastUpTo(firsts, row)
    const head = heads[group]
    if (!head || head.folded || row < 0) return null
    return (places[group] ?? 0) + 1 + row - (firsts[group] ?? 0)
  }
  /** The nearest row from a place on, that way or else the other. */
  const nearest = (from: number, way: 1 | -1): number | null => {
    for (let now = from; now >= 0 && now < place; now += way) {
      const { row } = at(now)
      if (row !== null) return row
    }
    return null
  }
  return {
    count: place,
    heads: heads.length,
    at,
    placeOf,
    moved: (row, by) => {
      const way = by < 0 ? -1 : 1
      const start = row < 0 ? -1 : (placeOf(row) ?? 0)
      const wanted = Math.max(0, Math.min(place - 1, start + by))
      return nearest(wanted, way) ?? nearest(wanted, way === 1 ? -1 : 1) ?? row
    },
  }
}

/** The last of ascending numbers that is not beyond one; of equal ones the last. */
function lastUpTo(numbers: readonly number[], one: number): number {
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((numbers[middle] ?? 0) <= one) low = middle
    else high = middle - 1
  }
  return low
}
