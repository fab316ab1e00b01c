import type { Act } from './act.ts'
import { endPart } from './journal.ts'
import { enter } from './transaction.ts'

/**
 * Does part of an act inside another company, in the same transaction: what a set-up, an invitation
 * or a further company needs, whose company is not the one (or none) of the request. The journal of
 * that company tells it; then the transaction is back where it was.
 */
export async function inCompany<T>(
  act: Act,
  where: { company: string; person: Act['person'] },
  fn: (inner: Act) => Promise<T>,
): Promise<T> {
  const inner: Act = { ...act, ...where, journal: [], atEnd: new Map(), withCommit: [] }
  await enter(act.tx, where.company, where.person?.id ?? null)
  const result = await fn(inner)
  await endPart(inner)
  await enter(act.tx, act.company, act.person?.id ?? null)
  return result
}
