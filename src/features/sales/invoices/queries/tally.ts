// What the tiles above the list show: kept by every act that changes an invoice, at its end.
import { forgetAccounts, moveAccounts } from '#features/relation/customers/queries/keep-account.ts'
import type { Act } from '#server/act.ts'
import { tallyIn, together } from '#server/tally.ts'
import { type Change, countedAs, countedByAmount } from '../rules/tally.ts'

const tally = together(
  tallyIn({ table: 'invoice_tally', view: 'invoice_counted', counted: countedAs }),
  tallyIn({
    table: 'invoice_amounts',
    view: 'invoice_amounts_counted',
    counted: countedByAmount,
  }),
)

/** Adds what the act has changed of invoices, which moves the accounts of their customers too. */
export function keepTally(act: Act, changes: readonly Change[]): void {
  const changed = changes.flatMap(({ before, after }) => [before, after])
  const moved = changed.flatMap((one) => (one?.state === 'issued' ? one.customer_id : []))
  if (moved.length > 0) moveAccounts(act, moved)
  tally.keep(act, changes)
}

export const pruneTally = tally.prune

/** Makes the tally again from the invoices: for whoever has written them in bulk. */
export async function remakeTally(act: Act): Promise<void> {
  await forgetAccounts(act)
  await tally.remake(act)
}
