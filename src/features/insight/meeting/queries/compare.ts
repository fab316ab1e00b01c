// Clients side by side: the figures of the definitions, told of each.
import { readMix } from '#features/insight/client/queries/around.ts'
import { readPaying } from '#features/insight/client/queries/money.ts'
import { leastPaid } from '#features/insight/client/rules/paying.ts'
import { readThese } from '#features/insight/figures/queries/read.ts'
import { clientFigures } from '#features/insight/figures/rules/client.ts'
import { readSignalFacts } from '#features/insight/portfolio/queries/portfolio.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { ranking, salesOf } from '#features/sales/turnover/queries/read.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { cents, type Cents, subtract } from '#kernel/money.ts'
import { comparedWith, type Days, type Period, periodOf } from '#kernel/period.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { compareCustomers } from '../contract.ts'

type Column = OutputOf<typeof compareCustomers>['columns'][number]

/** @throws Refusal `not_found` where one of the clients is not in one's scope. */
export async function readComparison(
  act: Act,
  { customer, second, third, fourth, from, to }: InputOf<typeof compareCustomers>,
): Promise<OutputOf<typeof compareCustomers>> {
  const period: Period =
    from && to ? { name: 'custom', from, to } : periodOf({ name: 'year12' }, act.today, 1)
  const before = comparedWith(period, 'lastYear', act.today)
  const ids = [...new Set([customer, second, third, fourth])].filter((id) => id !== undefined)
  const [only] = ids
  const columns = []
  if (ids.length === 1 && only !== undefined) {
    columns.push(await columnOf(act, only, period, true))
    columns.push(await columnOf(act, only, { ...before, name: 'custom' }, false))
  } else {
    for (const id of ids) columns.push(await columnOf(act, id, period, true))
  }
  return { columns }
}

const names = [
  'sales',
  'quotesSent',
  'quotesSigned',
  'quotesRefused',
  'quotesLapsed',
  'ordered',
  'outstanding',
  'overdue',
] as const

/** `present`: with what is told of today and of the last 12 months alone. */
async function columnOf(act: Act, id: string, period: Period, present: boolean): Promise<Column> {
  const { name, walk_in: walkIn } = await findCustomer(act, id)
  const before = comparedWith(period, 'lastYear', act.today)
  const narrowing = { customer: id }
  const context = { today: act.today, period, before, narrowing }
  const [told, [earlier], money, habits] = await Promise.all([
    readThese(
      act,
      names.map((one) => clientFigures[one]),
      context,
    ),
    readThese(act, [clientFigures.sales], { ...context, period: before }),
    moneyOf(act, id, period),
    present && !walkIn ? habitsOf(act, id) : noHabits,
  ])
  const [sales, sent, signed, refused, lapsed, ordered, outstanding, overdue] = told
  const answered = [signed, refused, lapsed].reduce((n, one) => n + (one?.count ?? 0), 0)
  const orders = ordered?.count ?? null
  const amount = ordered?.amount ?? null
  return {
    id,
    name,
    from: period.from,
    to: period.to,
    sales: sales?.amount ?? null,
    salesBefore: earlier?.amount ?? null,
    orders,
    ordered: amount,
    meanOrder: orders && amount !== null ? cents(Math.round(amount / orders)) : null,
    quotes: sent?.count ?? null,
    quoted: sent?.amount ?? null,
    conversion:
      signed && answered >= leastAnswers
        ? Math.round(((signed.count ?? 0) / answered) * 10_000)
        : null,
    ...money,
    outstanding: present ? (outstanding?.amount ?? null) : null,
    overdue: present ? (overdue?.amount ?? null) : null,
    ...habits,
  }
}

/** Fewer answers make no rate. */
const leastAnswers = 3

/** What they bought, by brand, and what it left; nothing for a role that reads no invoices. */
async function moneyOf(act: Act, customer: string, { from, to }: Days) {
  if (!grants(act.role, 'invoices.read')) return { margin: null, marginRate: null, brands: [] }
  const [sold, brands] = await Promise.all([
    salesOf(act, { from, to }, { customer }),
    ranking(act, 'brand', { from, to }, { customer, limit: 4 }),
  ])
  const margin: Cents | null = sold.cost === null ? null : subtract(sold.net, sold.cost)
  return {
    margin,
    marginRate: margin === null || sold.net <= 0 ? null : Math.round((margin / sold.net) * 10_000),
    brands: brands.rows
      .filter(({ key, net }) => key !== '' && net > 0)
      .slice(0, 3)
      .map(({ key, net }) => ({ key, net })),
  }
}

const noHabits = { paysIn: null, usual: null, exchanges: null }

async function habitsOf(act: Act, customer: string) {
  const money = grants(act.role, 'invoices.read')
  const [paying, facts, mix] = await Promise.all([
    money ? readPaying(act, { customer }) : null,
    money ? readSignalFacts(act, customer) : null,
    grants(act.role, 'activities.read') ? readMix(act, { customer, walkIn: false }) : null,
  ])
  const counts = mix?.counts
  return {
    paysIn: paying && paying.count >= leastPaid ? paying.days : null,
    usual: facts?.bought?.usual ?? null,
    exchanges: counts ? counts.visit + counts.call + counts.meeting + counts.email : null,
  }
}
