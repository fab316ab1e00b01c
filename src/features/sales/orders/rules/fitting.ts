// Whether an order is fitted at the client's, and how far that is. Its SQL twin is in queries/control.ts.

export const fittingAsks = ['items', 'asked', 'none'] as const
/** What was decided: as its items say, or otherwise. */
export type FittingAsk = (typeof fittingAsks)[number]

export const fittings = ['none', 'to_plan', 'planned', 'done'] as const
export type Fitting = (typeof fittings)[number]

export type ToFit = {
  readonly asks: FittingAsk
  /** Whether an item that is fitted is among what is ordered. */
  readonly hasFitted: boolean
  /** Whether an appointment to fit it, or its project, is to come; whether one was held. */
  readonly planned: boolean
  readonly held: boolean
}

/** How far the fitting of an order is: one that comes back is planned again, whatever was held. */
export function fittingOf({ asks, hasFitted, planned, held }: ToFit): Fitting {
  if (asks === 'none' || (asks === 'items' && !hasFitted)) return 'none'
  if (planned) return 'planned'
  return held ? 'done' : 'to_plan'
}
