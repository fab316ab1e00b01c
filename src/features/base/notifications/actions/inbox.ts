// What one does in one's own inbox. Nobody else is concerned, so that the journal tells nothing of it.
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type {
  reopenNotifications,
  savePaces,
  settleNotifications,
  snoozeNotifications,
} from '../contract.ts'
import { findShown, reader } from '../queries/list.ts'
import { mark, morningOf, putPaces, readPaces } from '../queries/marks.ts'
import { laterHours, whyNotUntil } from '../rules/snooze.ts'

const done = { done: true as const }
const hour = 3_600_000

/** @throws Refusal `not_found` where one of them is not one's own. */
async function markAll(
  act: Act,
  ids: readonly string[],
  marks: Parameters<typeof mark>[2],
): Promise<void> {
  if ((await mark(act, ids, marks)) !== new Set(ids).size) refuse('not_found')
}

/** @throws Refusal `not_found`. */
export async function read(act: Act, { ids }: { ids: readonly string[] }): Promise<typeof done> {
  await markAll(act, ids, { read_at: act.now.toISOString() })
  return done
}

/** Done: those named, or all that is shown; what was done can be undone. @throws Refusal `not_found`. */
export async function settle(
  act: Act,
  { ids, kind }: InputOf<typeof settleNotifications>,
): Promise<{ ids: string[] }> {
  const now = act.now.toISOString()
  const these = ids ?? (await findShown(act, kind))
  await markAll(act, these, { done_at: now, read_at: now, snoozed_until: null })
  return { ids: these }
}

/** @throws Refusal `not_found`. */
export async function reopen(act: Act, { ids }: InputOf<typeof reopenNotifications>) {
  await markAll(act, ids, { done_at: null, snoozed_until: null })
  return done
}

/** Puts off: it comes back unread. @throws Refusal `not_found`, `not_ahead`, `too_far_ahead`. */
export async function snooze(act: Act, { ids, day }: InputOf<typeof snoozeNotifications>) {
  const reason = day === undefined ? null : whyNotUntil(day, act.today)
  if (reason) refuse(reason, 'day')
  const until =
    day === undefined
      ? new Date(act.now.getTime() + laterHours * hour).toISOString()
      : await morningOf(act, day)
  await markAll(act, ids, { snoozed_until: until, read_at: null, done_at: null })
  return done
}

export const showPaces = (act: Act) => readPaces(act, reader(act))

export async function changePaces(act: Act, chosen: InputOf<typeof savePaces>) {
  await putPaces(act, reader(act), chosen)
  return chosen
}
