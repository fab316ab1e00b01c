// One invoice: its row, its lines, what settles it, and its neighbours in the deal.
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { VatGroup } from '#kernel/vat.ts'
import { type Act, visible } from '#server/act.ts'
import { type InvoiceKind, seriesOf } from '../rules/life.ts'
import { storedColumns, type StoredInvoiceLine } from '../rules/stored.ts'
import { findDeliveries } from '#features/sales/quotes/queries/deliveries.ts'
import { findOrdersOfInvoice } from './ordered.ts'

export type InvoiceFound = NonNullable<Awaited<ReturnType<typeof findInvoice>>>

/** The invoice, if the role may see it. */
export const findInvoice = (act: Act, id: string) =>
  act.tx
    .selectFrom('invoice as i')
    .selectAll()
    .where('i.company_id', '=', act.company)
    .where('i.id', '=', id)
    .where(visible(act, 'i'))
    .executeTakeFirst()

/**
 * Invoices held until the commit: those that the role may see or, with `all`, whoever's they are (what
 * a payment had settled is undone whole). Always in the order of their identifiers, so that two acts
 * that hold several never wait for each other.
 */
export async function holdInvoices(act: Act, ids: readonly string[], { all = false } = {}) {
  if (ids.length === 0) return []
  return act.tx
    .selectFrom('invoice as i')
    .selectAll()
    .where('i.company_id', '=', act.company)
    .where('i.id', 'in', ids)
    .$if(!all, (invoices) => invoices.where(visible(act, 'i')))
    .orderBy('i.id')
    .forNoKeyUpdate()
    .execute()
}

export const findInvoiceLines = (
  { tx, company }: Act,
  invoice: string,
): Promise<StoredInvoiceLine[]> =>
  tx
    .selectFrom('invoice_line')
    .select(storedColumns)
    .where('company_id', '=', company)
    .where('invoice_id', '=', invoice)
    .orderBy('rank')
    .execute()

/** The VAT of an issued invoice by category and rate, highest rate first. */
export async function findVat({ tx, company }: Act, invoice: string): Promise<VatGroup[]> {
  const rows = await tx
    .selectFrom('invoice_vat')
    .select(['category', 'rate', 'base', 'tax'])
    .where('company_id', '=', company)
    .where('invoice_id', '=', invoice)
    .orderBy('rate', 'desc')
    .orderBy('category')
    .execute()
  return rows.map((row) => ({ ...row, category: row.category as VatGroup['category'] }))
}

/** The number and the date of another document, for a reference to it. */
export async function findReference({ tx, company }: Act, table: 'quote' | 'invoice', id: string) {
  const row = await tx
    .selectFrom(table)
    .select(['id', 'number', 'day'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.number ? { id: row.id, number: row.number, day: row.day } : null
}

/** What has settled an invoice, or what a credit note has settled, oldest first. */
export async function findSettlements(act: Act, id: string) {
  const rows = await act.tx
    .selectFrom('allocation as a')
    .leftJoin('payment as p', (join) =>
      join.onRef('p.company_id', '=', 'a.company_id').onRef('p.id', '=', 'a.payment_id'),
    )
    .leftJoin('invoice as c', (join) =>
      join.onRef('c.company_id', '=', 'a.company_id').onRef('c.id', '=', 'a.credit_note_id'),
    )
    .innerJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'a.company_id').onRef('i.id', '=', 'a.invoice_id'),
    )
    .select(['a.amount', 'a.payment_id', 'a.credit_note_id', 'a.invoice_id', 'p.method'])
    .select(['p.day as paid_on', 'c.number as credit_number', 'c.day as credited_on'])
    .select(['i.number as invoice_number', 'i.day as invoiced_on'])
    .where('a.company_id', '=', act.company)
    .where((is) => is.or([is('a.invoice_id', '=', id), is('a.credit_note_id', '=', id)]))
    .orderBy('a.created_at')
    .orderBy('a.id')
    .execute()
  const shown = rows.filter((row) => row.payment_id === null || grants(act.role, 'payments.read'))
  return shown.map((row) => {
    if (row.payment_id !== null) {
      const [label, day] = [row.method as string, row.paid_on as Day]
      return { kind: 'payment' as const, id: row.payment_id, day, label, amount: row.amount }
    }
    if (row.credit_note_id === id) {
      const [label, day] = [row.invoice_number as string, row.invoiced_on]
      const amount = -row.amount as Cents
      return { kind: 'invoice' as const, id: row.invoice_id, day, label, amount }
    }
    const [label, day] = [row.credit_number as string, row.credited_on as Day]
    const source = row.credit_note_id as string
    return { kind: 'credit_note' as const, id: source, day, label, amount: row.amount }
  })
}

/** The quote and the orders of an invoice, the other invoices of the deal and the credit notes, as far as the role may see them. */
export async function findDeal(act: Act, row: InvoiceFound) {
  const [quotes, orders, deliveries, others] = await Promise.all([
    row.quote_id === null ? [] : findQuoteOf(act, row.quote_id),
    findOrdersOfInvoice(act, row.id),
    findDeliveries(act, { invoice: row.id }),
    findOthersOf(act, row),
  ])
  return [...quotes, ...orders, ...deliveries, ...others]
}

async function findQuoteOf(act: Act, quote: string) {
  if (!grants(act.role, 'quotes.read')) return []
  const rows = await act.tx
    .selectFrom('quote as q')
    .select(['q.id', 'q.number', 'q.state', 'q.day', 'q.gross'])
    .where('q.company_id', '=', act.company)
    .where('q.id', '=', quote)
    .where(visible(act, 'q'))
    .execute()
  return rows.map((row) => ({ ...row, kind: 'quote' as const, outstanding: null }))
}

/** The invoices of the same deal, and the credit notes of this one; of a credit note, its invoice. */
async function findOthersOf(act: Act, row: InvoiceFound) {
  const rows = await act.tx
    .selectFrom('invoice as i')
    .select(['i.id', 'i.kind', 'i.number', 'i.state', 'i.day', 'i.gross', 'i.settled'])
    .where('i.company_id', '=', act.company)
    .where('i.id', '<>', row.id)
    .where((is) =>
      is.or([
        is('i.credited_invoice_id', '=', row.id),
        ...(row.credited_invoice_id === null ? [] : [is('i.id', '=', row.credited_invoice_id)]),
        ...(row.quote_id === null ? [] : [is('i.quote_id', '=', row.quote_id)]),
      ]),
    )
    .where(visible(act, 'i'))
    .orderBy('i.day')
    .orderBy('i.id')
    .execute()
  return rows.map(({ settled, ...other }) => ({
    ...other,
    kind: other.kind as InvoiceKind,
    outstanding: other.state === 'issued' ? ((other.gross - settled) as Cents) : null,
  }))
}

/** The date of the last issued of a series, as it stands for a day. */
export async function lastOfSeries(
  { tx, company }: Act,
  kind: InvoiceKind,
  on: Day,
): Promise<Day | null> {
  const row = await tx
    .selectFrom('numbering as n')
    .innerJoin('counter as c', (join) =>
      join
        .onRef('c.company_id', '=', 'n.company_id')
        .onRef('c.kind', '=', 'n.kind')
        .on(
          'c.year',
          '=',
          sql<number>`case when n.yearly then ${Number(on.slice(0, 4))}::integer else 0 end`,
        ),
    )
    .select('c.last_day')
    .where('n.company_id', '=', company)
    .where('n.kind', '=', seriesOf(kind))
    .executeTakeFirst()
  return row?.last_day ?? null
}
