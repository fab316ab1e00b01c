type Move<S> = { readonly from: readonly S[]; readonly to: S }
type Asked<S, T> = { readonly [K in keyof T]: ((state: S) => boolean) & T[K] }

/** A life cycle as data: `can.issue('draft')` asks, `can.issue.to` tells, and a test walks the table. */
export const moves =
  <S extends string>() =>
  <const T extends Record<string, Move<S>>>(table: T): Asked<S, T> => {
    const asked = Object.entries(table).map(([name, move]) => [
      name,
      Object.assign((state: S) => move.from.includes(state), move),
    ])
    return Object.fromEntries(asked) as Asked<S, T>
  }
