// The tiles above a list, told once for the server, the screen and the proof: each sets some filters of
// the list, and says what the list then holds.
import { type Cents, sum } from './money.ts'

/** A tile: the filters that it sets, and which sum of the list is its amount (none where null). */
export type Tile<F = Readonly<Record<string, unknown>>> = {
  readonly filter: F
  readonly amount: string | null
}
export type Tiles = Readonly<Record<string, Tile>>

/** One tile for each value of a filter. */
export const tileOfEach = <const V extends string>(
  values: readonly V[],
  name: string,
  amount: string | null | ((value: V) => string | null),
) =>
  Object.fromEntries(
    values.map((value) => [
      value,
      {
        filter: { [name]: [value] },
        amount: typeof amount === 'function' ? amount(value) : amount,
      },
    ]),
  ) as unknown as Readonly<Record<V, Tile>>

/** The names of the tiles, as `listOutput` takes them. */
export const namesOfTiles = <T extends Tiles>(tiles: T): (keyof T & string)[] => Object.keys(tiles)

/** The filters of a tile as they stand in an address: several values with commas between. */
export const writtenFilter = (filter: Tile['filter']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(filter).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : String(value),
    ]),
  )

/** What is counted of a list, by everything that its tiles tell apart. */
export type Group<S extends string> = { readonly count: number } & Readonly<Record<S, Cents>>

/**
 * What groups add up to: the list under all its filters, and each tile as what the list would be if the
 * tile were pressed. Only the filters that tiles set may be left out of what was counted; `keeps` tells
 * whether they keep a group.
 */
export function addedUp<const S extends string, G extends Group<S>, F extends object>(
  groups: readonly G[],
  asked: F,
  about: {
    readonly sums: readonly S[]
    readonly tiles: Tiles
    readonly keeps: (group: G, asked: F) => boolean
  },
) {
  const under = (filters: F) => {
    const kept = groups.filter((group) => about.keeps(group, filters))
    return {
      count: kept.reduce((n, { count }) => n + count, 0),
      sums: Object.fromEntries(
        about.sums.map((name) => [name, sum(kept.map((group) => group[name]))]),
      ) as Record<S, Cents>,
    }
  }
  const { count, sums } = under(asked)
  return {
    total: count,
    sums,
    // Told where it is looked at: a figure wants the sums alone, a dozen times a board.
    get indicators() {
      return Object.fromEntries(
        Object.entries(about.tiles).map(([name, tile]) => {
          const told = under({ ...asked, ...tile.filter })
          const amount = tile.amount === null ? null : told.sums[tile.amount as S]
          return [name, { ...told, amount }]
        }),
      )
    },
  }
}
