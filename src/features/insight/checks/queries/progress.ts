// How far the check of the books is, and what the last one found.
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import { findProgress, lastCheckup, type Progress } from '#server/checkup.ts'
import type { showCheckup as showing } from '../contract.ts'
import { bookChecks } from '../queries.ts'

/** A piece takes two minutes a statement at most: what has not moved for longer was lost on its way. */
const lost = 15 * 60_000 // milliseconds

/** The check that goes on, if one does. */
export async function findRunning({ tx, company, now }: Act): Promise<Progress | null> {
  const progress = await findProgress(tx, company)
  return progress && now.getTime() - Date.parse(progress.at) < lost ? progress : null
}

export async function showCheckup(act: Act): Promise<OutputOf<typeof showing>> {
  const running = await findRunning(act)
  return {
    running: running && { begun: running.begun, done: running.done, of: running.of },
    last: await lastCheckup(act.tx, act.company),
    checks: bookChecks.length,
  }
}
