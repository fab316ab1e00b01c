// What a deal is agreed on, held until the commit.
import { holdOrder } from '#features/sales/orders/actions/draft.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import { holdQuote } from '#features/sales/quotes/actions/draft.ts'
import type { Act } from '#server/act.ts'
import { type Agreed, agreedOrder, agreedQuote } from '../queries/root.ts'

/**
 * The quote or the direct order of this identifier, held.
 * @throws Refusal `not_found`, `order_of_quote`, `changed_meanwhile`.
 */
export async function holdAgreed(act: Act, id: string, version?: number): Promise<Agreed> {
  if (await findQuote(act, id)) return agreedQuote(await holdQuote(act, id, version))
  return agreedOrder(await holdOrder(act, id, version))
}
