// What keeps a company from issuing anything is told by the trial, not row by row by the run.
import type { Candidate } from '#features/base/bulk/actions.ts'
import { whySellerIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { findSeller } from '#features/sales/quotes/queries/parties.ts'
import type { Act } from '#server/act.ts'

/** The candidates, all left out where the company misses a mention that any invoice of it must bear. */
export async function whereSellerMay(act: Act, found: readonly Candidate[]): Promise<Candidate[]> {
  if (found.every(({ reason }) => reason !== null)) return [...found]
  const code = whySellerIncomplete(await findSeller(act))[0]?.code ?? null
  return found.map((one) => ({ ...one, reason: one.reason ?? code }))
}
