// Invoices of another system, written in bulk: a quarter of a million lines go in by the thousand, as
// arrays that the database unfolds. The serving role may not COPY behind row-level security.
import { moveAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { keepTurnover } from '#features/sales/turnover/queries/keep.ts'
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

export type HistoricalInvoice = {
  readonly id: string
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly customer: string
  /** Through whom it was sold; null where directly. */
  readonly distributor: string | null
  readonly day: Day
  /** The moment on the clock of the company: "2010-12-01 08:26:00". */
  readonly at: string
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
  readonly search: string
}
export type HistoricalLine = {
  readonly invoice: string
  readonly id: string
  readonly rank: number
  readonly item: string | null
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly nature: string
  readonly quantity: Quantity
  readonly price: Price
  readonly vatCategory: string
  readonly vatRate: Bps
  readonly net: Cents
}
export type HistoricalVat = {
  readonly invoice: string
  readonly category: string
  readonly rate: Bps
  readonly base: Cents
  readonly tax: Cents
}
/** What all of them share. */
export type HistoricalTerms = {
  readonly store: string | null
  readonly language: string
  readonly paymentMethod: string
}

/**
 * Invoices and credit notes as they were issued elsewhere: their own numbers, outside the legal series,
 * their settlement not followed (they count as settled).
 */
export async function insertHistory(
  act: Act,
  rows: readonly HistoricalInvoice[],
  { store, language, paymentMethod }: HistoricalTerms,
): Promise<void> {
  moveAccounts(act, [...new Set(rows.map((row) => row.customer))])
  keepTurnover(
    act,
    rows.map(({ id }) => id),
  )
  if (rows.length === 0) return
  const column = <K extends keyof HistoricalInvoice>(name: K) => rows.map((row) => row[name])
  await sql`insert into invoice
    (company_id, imported, state, store_id, currency, language, payment_method, terms_days,
     terms_end_of_month, created_at, updated_at, id, kind, number, customer_id, day, due_day,
     issued_at, net, tax, gross, settled, search, distributor_id)
    select ${act.company}::uuid, true, 'issued', ${store}::uuid, ${act.currency}, ${language},
      ${paymentMethod}, 0, false, ${act.now}, ${act.now}, t.id, t.kind, t.number, t.customer,
      t.day, t.day, t.at at time zone ${act.timeZone}, t.net, t.tax, t.gross, t.gross, t.search, t.distributor
    from unnest(
      ${column('id')}::uuid[], ${column('kind')}::text[], ${column('number')}::text[],
      ${column('customer')}::uuid[], ${column('day')}::date[], ${column('at')}::timestamp[],
      ${column('net')}::bigint[], ${column('tax')}::bigint[], ${column('gross')}::bigint[],
      ${column('search')}::text[], ${column('distributor')}::uuid[]
    ) as t (id, kind, number, customer, day, at, net, tax, gross, search, distributor)`.execute(
    act.tx,
  )
}

export async function insertHistoryLines(act: Act, rows: readonly HistoricalLine[]): Promise<void> {
  if (rows.length === 0) return
  const column = <K extends keyof HistoricalLine>(name: K) => rows.map((row) => row[name])
  await sql`insert into invoice_line
    (company_id, kind, invoice_id, id, rank, item_id, reference, name, description, nature,
     quantity, price, vat_category, vat_rate, net)
    select ${act.company}::uuid, 'item', t.* from unnest(
      ${column('invoice')}::uuid[], ${column('id')}::uuid[], ${column('rank')}::int[],
      ${column('item')}::uuid[], ${column('reference')}::text[], ${column('name')}::text[],
      ${column('description')}::text[], ${column('nature')}::text[],
      ${column('quantity')}::bigint[], ${column('price')}::bigint[], ${column('vatCategory')}::text[], ${column('vatRate')}::int[],
      ${column('net')}::bigint[]
    ) as t`.execute(act.tx)
}

export async function insertHistoryVat(act: Act, rows: readonly HistoricalVat[]): Promise<void> {
  if (rows.length === 0) return
  const column = <K extends keyof HistoricalVat>(name: K) => rows.map((row) => row[name])
  await sql`insert into invoice_vat (company_id, invoice_id, category, rate, base, tax)
    select ${act.company}::uuid, t.* from unnest(
      ${column('invoice')}::uuid[], ${column('category')}::text[], ${column('rate')}::int[],
      ${column('base')}::bigint[], ${column('tax')}::bigint[]
    ) as t`.execute(act.tx)
}
