// Contexts that proofs draw at random, and the same ones each time.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** Always the same numbers, between 0 and 1 (mulberry32). */
export function seeded(seed: number): () => number {
  let at = seed
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Whose invoices there are, those with the most of them first: an order that identifiers, which are
 * other ones each time, do not make.
 */
export async function namedByInvoices(
  act: Act,
  column: 'customer_id' | 'seller_id' | 'store_id' | 'distributor_id',
): Promise<string[]> {
  const rows = await act.tx
    .selectFrom('invoice')
    .select(column)
    .where('company_id', '=', act.company)
    .where(column, 'is not', null)
    .groupBy(column)
    .orderBy(sql`count(*)`, 'desc')
    .orderBy(sql`sum(gross)`, 'desc')
    .orderBy(column)
    .execute()
  return rows.map((row) => String(row[column]))
}
