// Making the sums that acts keep again from the documents.
import { sql } from 'kysely'
import { remakeTally as remakeInvoices } from '#features/sales/invoices/queries/tally.ts'
import { remakeTally as remakeOrders } from '#features/sales/orders/queries/write.ts'
import { remakeTally as remakePayments } from '#features/sales/payments/queries/write.ts'
import { remakeTally as remakeQuotes } from '#features/sales/quotes/queries/write.ts'
import { remakeTurnover } from '#features/sales/turnover/queries/keep.ts'
import type { Act } from '#server/act.ts'

/**
 * Makes every sum of a company again, in one transaction: until it ends, screens read what there was, and
 * whoever writes a document waits. `told` hears what is being made, and how much of it is done.
 */
export async function rebuildSums(
  act: Act,
  told: (sum: string, done: number, of: number) => void = () => {},
): Promise<void> {
  await sql`set local statement_timeout = '600s'`.execute(act.tx)
  await sql`lock table quote, customer_order, invoice, payment in share row exclusive mode`.execute(
    act.tx,
  )
  const sums = [
    ['quotes', remakeQuotes],
    ['orders', remakeOrders],
    ['invoices', remakeInvoices],
    ['payments', remakePayments],
  ] as const
  for (const [name, remake] of sums) {
    told(name, 0, 1)
    await remake(act)
    told(name, 1, 1)
  }
  await remakeTurnover(act, (done, of) => told('turnover', done, of))
}
