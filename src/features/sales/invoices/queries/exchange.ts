// What a currency was worth in euros: French tax is said in euros too (Directive 2006/112/CE, art. 230;
// BR-FR-CO-12), at the rate that was typed when the invoice was issued.
import { followsFrenchLaw } from '#features/sales/documents/rules/territory.ts'
import type { Day } from '#kernel/day.ts'
import type { Price } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { InvoiceFound } from './find.ts'

export type Exchange = { readonly rate: Price; readonly day: Day }

/**
 * The rate of an invoice; of a draft, the one that is proposed: that of the invoice it takes back, or the
 * last one typed for its currency. Null where the tax is in euros already, or owed elsewhere.
 */
export async function exchangeOf(
  { tx, company }: Act,
  row: InvoiceFound,
  country: string,
): Promise<Exchange | null> {
  if (row.currency === 'EUR' || !followsFrenchLaw({ address: { country } })) return null
  if (row.exchange_rate !== null && row.exchange_day !== null) {
    return { rate: row.exchange_rate, day: row.exchange_day }
  }
  if (row.state !== 'draft') return null
  const credited = row.credited_invoice_id
  const last = await tx
    .selectFrom('invoice')
    .select(['exchange_rate as rate', 'exchange_day as day'])
    .$narrowType<{ rate: Price; day: Day }>()
    .where('company_id', '=', company)
    .where('currency', '=', row.currency)
    .where('exchange_rate', 'is not', null)
    .$if(credited !== null, (invoices) => invoices.where('id', '=', credited))
    .orderBy('exchange_day', 'desc')
    .orderBy('issued_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}
