// Whose a quote is: it may change hands until the client has answered. What has left stays as it was sent.
import type { EntrustTo } from '#features/base/bulk/actions/entrusting.ts'
import { record } from '#features/base/journal/actions.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { findAround } from '../queries/parties.ts'
import { saveQuote } from '../queries/write.ts'
import { type QuoteState, whyNotEntrust } from '../rules/life.ts'
import { handedOver } from './compose.ts'
import { holdQuote } from './draft.ts'

/** @throws Refusal `quote_answered`, `not_found`, `out_of_scope`. */
export async function entrustQuote(act: Act, id: string, to: EntrustTo): Promise<void> {
  const row = await holdQuote(act, id)
  const reason = whyNotEntrust({ state: row.state as QuoteState })
  if (reason) refuse(reason)
  const { was, now, columns } = await handedOver(act, row, to)
  await saveQuote(act, id, columns)
  const label = row.number ?? (await findAround(act, row)).customer.name
  record(act, 'quote.entrusted', 'quote', id, { label, before: was, after: now })
}
