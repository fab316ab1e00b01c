import { z } from 'zod'
import { listInvoices as invoiceList } from '#features/sales/invoices/contract.ts'
import { listInvoices } from '#features/sales/invoices/queries/list.ts'
import { listPayments as paymentList } from '#features/sales/payments/contract.ts'
import { listPayments } from '#features/sales/payments/queries/list.ts'
import { listQuotes as quoteList } from '#features/sales/quotes/contract.ts'
import { listQuotes } from '#features/sales/quotes/queries/list.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { behind, type Query } from './rules.ts'

/**
 * The home page: each figure is asked of the list that it opens, under the filters that its link has,
 * so that the two cannot differ.
 */
export async function readHome(act: Act) {
  const { role } = act
  return {
    there: await countAll(act),
    invoices: grants(role, 'invoices.read') ? await invoicesOf(act) : null,
    quotes: grants(role, 'quotes.read') ? await quotesOf(act) : null,
    payments: grants(role, 'payments.read') ? await paymentsOf(act) : null,
  }
}

async function invoicesOf(act: Act) {
  const ask = (query: Query, limit = 1) =>
    listInvoices(act, read<InputOf<typeof invoiceList>>(invoiceList.input, query, limit))
  const late = await ask(behind.late(), 5)
  const figure = async (query: Query, sum: 'outstanding' | 'net' | 'gross') => {
    const { total, sums } = await ask(query)
    return { count: total, amount: sums[sum] ?? zero }
  }
  return {
    late: { count: late.total, amount: late.sums['outstanding'] ?? zero },
    unpaid: await figure(behind.unpaid(), 'outstanding'),
    partial: await figure(behind.partial(), 'outstanding'),
    drafts: await figure(behind.invoiceDrafts(), 'gross'),
    sales: await figure(behind.sales(act.today), 'net'),
    salesBefore: await figure(behind.salesBefore(act.today), 'net'),
    oldest: late.rows.map(({ id, number, customer, outstanding, lateDays }) => ({
      id,
      number: number ?? '',
      customer: customer.name,
      outstanding,
      lateDays: lateDays ?? 0,
    })),
  }
}

async function quotesOf(act: Act) {
  const ask = (query: Query, limit = 1) =>
    listQuotes(act, read<InputOf<typeof quoteList>>(quoteList.input, query, limit))
  const figure = async (query: Query) => {
    const { total, sums } = await ask(query)
    return { count: total, amount: sums['gross'] ?? zero }
  }
  const expiring = await ask(behind.expiring(), 5)
  return {
    expiring: { count: expiring.total, amount: expiring.sums['gross'] ?? zero },
    expired: await figure(behind.expired()),
    pending: await figure(behind.pending()),
    drafts: await figure(behind.quoteDrafts()),
    signed: await figure(behind.signed(act.today)),
    soonest: expiring.rows.map(({ id, number, customer, gross, daysLeft }) => ({
      id,
      number: number ?? '',
      customer: customer.name,
      gross,
      daysLeft: daysLeft ?? 0,
    })),
  }
}

async function paymentsOf(act: Act) {
  const query = read<InputOf<typeof paymentList>>(paymentList.input, behind.collected(act.today), 1)
  const { total, sums } = await listPayments(act, query)
  return { collected: { count: total, amount: (sums['amount'] ?? zero) as Cents } }
}

/** The filters of an address as the list takes them: read by its own contract. */
const read = <I>(input: z.ZodType, query: Query, limit: number): I =>
  z.decode(input, { ...query, limit } as never) as I

async function countAll({ tx, company }: Act) {
  const { rows } = await tx.executeQuery(
    tx
      .selectNoFrom(({ selectFrom, fn }) => [
        selectFrom('customer')
          .where('company_id', '=', company)
          .select(fn.countAll<number>().as('n'))
          .as('customers'),
        selectFrom('item')
          .where('company_id', '=', company)
          .select(fn.countAll<number>().as('n'))
          .as('items'),
        selectFrom('quote')
          .where('company_id', '=', company)
          .select(fn.countAll<number>().as('n'))
          .as('quotes'),
        selectFrom('invoice')
          .where('company_id', '=', company)
          .select(fn.countAll<number>().as('n'))
          .as('invoices'),
      ])
      .compile(),
  )
  const [row] = rows
  return {
    customers: Number(row?.customers ?? 0),
    items: Number(row?.items ?? 0),
    quotes: Number(row?.quotes ?? 0),
    invoices: Number(row?.invoices ?? 0),
  }
}
