// What passes with a client, by kind, and what is missing.

export const activityKinds = ['visit', 'call', 'meeting', 'email', 'note'] as const
export type ActivityKind = (typeof activityKinds)[number]
export type Counts = Readonly<Record<ActivityKind, number>>

/** Much of one and hardly any of the other: visits are less than a tenth of at least ten. */
export type Hint = { readonly calls: number; readonly visits: number; readonly months: number }

/** The hint that the last six months give, or null. Meetings are visits: both are face to face. */
export function hintOf(counts: Counts): Hint | null {
  const visits = counts.visit + counts.meeting
  const all = visits + counts.call
  return all >= 10 && visits * 10 < all ? { calls: counts.call, visits, months: 6 } : null
}

export const countOf = (counts: Counts): number =>
  activityKinds.reduce((all, kind) => all + counts[kind], 0)
