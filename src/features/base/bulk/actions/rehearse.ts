// A trial that asks the act itself: what depends on more than the record alone is done for nothing, one
// after the other as the run will, and taken back; so that what is said to be concerned is done.
import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Candidate } from '../actions.ts'

/**
 * The candidates, those of which it is doubtful with why the act refuses them, where it does. Where some
 * are done together, `leaderOf` names the one at whose turn that happens.
 */
export async function rehearsed(
  act: Act,
  found: readonly Candidate[],
  doubtful: ReadonlySet<string>,
  perform: (scratch: Act, one: Candidate) => Promise<unknown>,
  leaderOf: (one: Candidate) => string = ({ id }) => id,
): Promise<Candidate[]> {
  const open = found.filter(({ reason }) => reason === null)
  const leaders = new Set(open.filter(({ id }) => doubtful.has(id)).map(leaderOf))
  if (leaders.size === 0) return [...found]
  const scratch: Act = { ...act, journal: [], atEnd: new Map(), withCommit: [], afterCommit: [] }
  const refused = new Map<string, Refusal>()
  await sql`savepoint rehearsal`.execute(act.tx)
  for (const one of open.filter(({ id }) => leaders.has(id))) {
    await sql`savepoint rehearsed`.execute(act.tx)
    try {
      await perform(scratch, one)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.set(one.id, error)
      await sql`rollback to savepoint rehearsed`.execute(act.tx)
    }
  }
  await sql`rollback to savepoint rehearsal`.execute(act.tx)
  return found.map((one) => ({ ...one, reason: one.reason ?? refused.get(leaderOf(one)) ?? null }))
}
