import { sql } from 'kysely'
import { z } from 'zod'
import { listInvoices as invoiceList } from '#features/sales/invoices/contract.ts'
import { findGroups } from '#features/sales/invoices/queries/groups.ts'
import { invoiceRows, totalsIn } from '#features/sales/invoices/queries/list.ts'
import { listPayments as paymentList } from '#features/sales/payments/contract.ts'
import { paymentTotals } from '#features/sales/payments/queries/list.ts'
import { listQuotes as quoteList } from '#features/sales/quotes/contract.ts'
import {
  findThreshold,
  quoteGroups,
  quoteRows,
  totalsIn as quoteTotalsIn,
} from '#features/sales/quotes/queries/list.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { behind, type Query } from './rules.ts'

/**
 * The home page: each figure is that of the list that it opens, under the filters that its link has,
 * added up by the list's own functions, so that the two cannot differ.
 */
export async function readHome(act: Act) {
  const { role } = act
  const [there, invoices, quotes, payments] = await Promise.all([
    countAll(act),
    grants(role, 'invoices.read') ? invoicesOf(act) : null,
    grants(role, 'quotes.read') ? quotesOf(act) : null,
    grants(role, 'payments.read') ? paymentsOf(act) : null,
  ])
  return { there, invoices, quotes, payments }
}

async function invoicesOf(act: Act) {
  type Input = InputOf<typeof invoiceList>
  const asked = (query: Query) => read<Input>(invoiceList.input, query, 5)
  const [sales, before] = [asked(behind.sales(act.today)), asked(behind.salesBefore(act.today))]
  const [groups, sold, soldBefore, oldest] = await Promise.all([
    // What was imported is neither draft nor open.
    findGroups(act, { imported: 'false' }),
    findGroups(act, sales),
    findGroups(act, before),
    invoiceRows(act, asked(behind.late())),
  ])
  const figure = (of: typeof groups, query: Input, sum: 'outstanding' | 'net' | 'gross') => {
    const { total, sums } = totalsIn(of, query)
    return { count: total, amount: sums[sum] ?? zero }
  }
  return {
    late: figure(groups, asked(behind.late()), 'outstanding'),
    unpaid: figure(groups, asked(behind.unpaid()), 'outstanding'),
    partial: figure(groups, asked(behind.partial()), 'outstanding'),
    drafts: figure(groups, asked(behind.invoiceDrafts()), 'gross'),
    sales: figure(sold, sales, 'net'),
    salesBefore: figure(soldBefore, before, 'net'),
    oldest: oldest.map(({ id, number, customer, outstanding, lateDays }) => ({
      id,
      number: number ?? '',
      customer: customer.name,
      outstanding,
      lateDays: lateDays ?? 0,
    })),
  }
}

async function quotesOf(act: Act) {
  type Input = InputOf<typeof quoteList>
  const asked = (query: Query) => read<Input>(quoteList.input, query, 5)
  const threshold = await findThreshold(act)
  const recent = asked(behind.signed(act.today))
  const [groups, signed, soonest] = await Promise.all([
    quoteGroups(act, {}, threshold),
    quoteGroups(act, recent, threshold),
    quoteRows(act, asked(behind.expiring()), threshold),
  ])
  const figure = (of: typeof groups, query: Input) => {
    const { total, sums } = quoteTotalsIn(of, query)
    return { count: total, amount: sums['gross'] ?? zero }
  }
  return {
    expiring: figure(groups, asked(behind.expiring())),
    expired: figure(groups, asked(behind.expired())),
    pending: figure(groups, asked(behind.pending())),
    drafts: figure(groups, asked(behind.quoteDrafts())),
    signed: figure(signed, recent),
    soonest: soonest.map(({ id, number, customer, gross, daysLeft }) => ({
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
  const { total, sums } = await paymentTotals(act, query)
  return { collected: { count: total, amount: (sums['amount'] ?? zero) as Cents } }
}

/** The filters of an address as the list takes them: read by its own contract. */
const read = <I>(input: z.ZodType, query: Query, limit: number): I =>
  z.decode(input, { ...query, limit } as never) as I

/** Whether anything is there: nobody asks for more than a hundred. */
async function countAll({ tx, company }: Act) {
  const { rows } = await sql<Record<'customers' | 'items' | 'quotes' | 'invoices', number>>`select
    (select count(*) from (select from customer where company_id = ${company} limit 100) c)::int as customers,
    (select count(*) from (select from item where company_id = ${company} limit 100) i)::int as items,
    (select count(*) from (select from quote where company_id = ${company} limit 100) q)::int as quotes,
    (select count(*) from (select from invoice where company_id = ${company} limit 100) i)::int as invoices`.execute(
    tx,
  )
  return rows[0]!
}
