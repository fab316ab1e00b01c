// One quote: its row, its lines, and what was made from it.
import { sql } from 'kysely'
import type { Nature } from '#features/catalog/items/rules.ts'
import type { Cents, Quantity } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { VatCategory } from '#kernel/vat.ts'
import { type Act, visible } from '#server/act.ts'
import type { CatalogItem } from '../rules/complete.ts'
import {
  type OfferedLine,
  offeredColumns,
  type StoredLine,
  storedColumns,
} from '../rules/stored.ts'

export type QuoteFound = NonNullable<Awaited<ReturnType<typeof findQuote>>>

/** The quote, if the role may see it; `hold` keeps others from changing it until the commit. */
export async function findQuote(act: Act, id: string, { hold = false } = {}) {
  const quotes = act.tx
    .selectFrom('quote as q')
    .selectAll()
    .where('q.company_id', '=', act.company)
    .where('q.id', '=', id)
    .where(visible(act, 'q'))
  return (hold ? quotes.forNoKeyUpdate() : quotes).executeTakeFirst()
}

/** Keeps others from drafting from a quote until the commit, whether or not the role may see it. */
export const lockQuote = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('quote')
    .select('id')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()

/** The lines of a quote, in order. */
export const findLines = ({ tx, company }: Act, quote: string): Promise<OfferedLine[]> =>
  tx
    .selectFrom('quote_line')
    .select(offeredColumns)
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .orderBy('rank')
    .execute()

/** What a quote comes to, and its discount on the whole, whether or not the role may see it. */
export const findQuoteSums = ({ tx, company }: Act, quote: string) =>
  tx
    .selectFrom('quote')
    .select(['discount', 'gross'])
    .where('company_id', '=', company)
    .where('id', '=', quote)
    .executeTakeFirstOrThrow()

/** What was agreed of a quote, and may be invoiced: its lines without the options not taken. */
export const findAgreedLines = ({ tx, company }: Act, quote: string): Promise<StoredLine[]> =>
  tx
    .selectFrom('quote_line')
    .select(storedColumns)
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .where('chosen', '=', true)
    .orderBy('rank')
    .execute()

/**
 * How much of each line of a quote stands on invoices, drafts included, so that nothing is drafted
 * twice either; a credit note takes its (negative) quantities off once it is issued, and a balance,
 * which shows the whole, counts what others do not hold. `except` leaves one invoice out.
 */
export async function findInvoiced(
  { tx, company }: Act,
  quote: string,
  except: string | null = null,
): Promise<ReadonlyMap<string, Quantity>> {
  const rows = await tx
    .selectFrom('invoice_line as l')
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'l.company_id').onRef('i.id', '=', 'l.invoice_id'),
    )
    .select(['l.quote_line_id', sql<Quantity>`sum(l.quantity - l.earlier)::bigint`.as('invoiced')])
    .where('l.company_id', '=', company)
    .where('l.quote_id', '=', quote)
    .where('l.quote_line_id', 'is not', null)
    .where((is) => is.or([is('i.kind', '<>', 'credit_note'), is('i.state', '=', 'issued')]))
    .$if(except !== null, (lines) => lines.where('l.invoice_id', '<>', except as string))
    .groupBy('l.quote_line_id')
    .execute()
  return new Map(rows.map((row) => [row.quote_line_id as string, row.invoiced]))
}

/** Whether a deposit of the quote stands: one is in draft, or issued and not wholly credited. */
export async function hasDeposit({ tx, company }: Act, quote: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from invoice i
    where i.company_id = ${company} and i.quote_id = ${quote} and i.kind = 'deposit'
      and (i.state = 'draft' or i.gross + coalesce((select sum(c.gross) from invoice c
        where c.company_id = i.company_id and c.credited_invoice_id = i.id
          and c.state = 'issued'), 0) > 0)) as found`.execute(tx)
  return rows[0]?.found ?? false
}

/** The invoices of a quote and their credit notes, oldest first, as far as the role may see them. */
export async function findInvoicesOf(act: Act, quote: string) {
  if (!grants(act.role, 'invoices.read')) return []
  const rows = await act.tx
    .selectFrom('invoice as i')
    .select(['i.id', 'i.kind', 'i.number', 'i.state', 'i.day', 'i.gross', 'i.settled'])
    .where('i.company_id', '=', act.company)
    .where('i.quote_id', '=', quote)
    .where(visible(act, 'i'))
    .orderBy('i.created_at')
    .orderBy('i.id')
    .execute()
  return rows.map(({ id, kind, number, state, day, gross, settled }) => ({
    kind: kind as 'invoice' | 'deposit' | 'situation' | 'final' | 'credit_note',
    id,
    number,
    state,
    day,
    gross,
    outstanding: state === 'issued' ? ((gross - settled) as Cents) : null,
  }))
}

/** The orders of a quote, oldest first, as far as the role may see them. */
export async function findOrdersOf(act: Act, quote: string, except: string | null = null) {
  if (!grants(act.role, 'orders.read')) return []
  const rows = await act.tx
    .selectFrom('customer_order as o')
    .select(['o.id', 'o.number', 'o.state', 'o.day', 'o.gross'])
    .where('o.company_id', '=', act.company)
    .where('o.quote_id', '=', quote)
    .$if(except !== null, (orders) => orders.where('o.id', '<>', except as string))
    .where(visible(act, 'o'))
    .orderBy('o.created_at')
    .orderBy('o.id')
    .execute()
  return rows.map((row) => ({ ...row, kind: 'order' as const, outstanding: null }))
}

/** Whether an order carries out a quote: one that is neither cancelled nor thrown away. */
export async function isOrdered({ tx, company }: Act, quote: string): Promise<boolean> {
  const row = await tx
    .selectFrom('customer_order')
    .select('id')
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .where('state', '<>', 'cancelled')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Items of the catalogue, as lines take from them. */
export async function findItems({ tx, company }: Act, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, CatalogItem>()
  const rows = await tx
    .selectFrom('item')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', 'in', ids)
    .execute()
  return new Map<string, CatalogItem>(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        reference: row.reference,
        name: row.name,
        description: row.description,
        nature: row.nature as Nature,
        unit: row.unit,
        price: row.price,
        cost: row.cost,
        vat: { category: row.vat_category as VatCategory, rate: row.vat_rate },
      },
    ]),
  )
}
