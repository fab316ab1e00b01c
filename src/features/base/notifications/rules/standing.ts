// What one has done with a line: nothing yet, put it off, settled it.

export const standings = ['open', 'snoozed', 'done'] as const
export type Standing = (typeof standings)[number]

type Marks = { readonly doneAt: string | null; readonly snoozedUntil: string | null }

/** Where a line stands at an instant (ISO 8601, UTC): what was put off comes back by itself. */
export function standingOf({ doneAt, snoozedUntil }: Marks, now: string): Standing {
  if (doneAt !== null) return 'done'
  return snoozedUntil !== null && snoozedUntil > now ? 'snoozed' : 'open'
}
