// What is sold, for the second tab of the home: bars, sellers, answers to quotes, rankings.
import { colleagueNames } from './people.ts'
import { analyse } from '#features/insight/analyses/queries/analyse.ts'
import { salesBy } from '#features/sales/turnover/queries/read.ts'
import { cutAtMonths } from '#features/sales/turnover/rules.ts'
import { addDays, addMonths, type Day, daysBetween, endOfMonth, startOfMonth } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, read, sum, zero } from '#kernel/money.ts'
import type { Days } from '#kernel/period.ts'
import { grants } from '#kernel/rights.ts'
import { nobodyTallied } from '#kernel/tally.ts'
import { type Act, visible } from '#server/act.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Narrowing } from '#features/insight/figures/rules/figure.ts'
import {
  type answers,
  type AskedOfHome,
  type homeAnswers,
  type homeRanking,
  type homeSales,
  type homeTeam,
  rankedBy,
} from '../contract.ts'
import { signedAndBilled } from '#features/insight/figures/queries/reached.ts'
import { grainOf } from '../rules.ts'
import { figuresIn, readBoard, readContext } from './board.ts'

const documents = ({ seller, store }: Narrowing) => ({
  ...(seller === undefined ? {} : { seller }),
  ...(store === undefined ? {} : { store }),
})

/** Sales by day, week or month; what is beside each is as far into the period compared with. */
export async function readSales(act: Act, asked: AskedOfHome): Promise<OutputOf<typeof homeSales>> {
  const { context } = await readBoard(act, asked)
  const { period, before, narrowing } = figuresIn(act, context)
  const isCompared = context.compare !== 'none'
  const grain = grainOf(daysBetween(period.from, period.to) + 1)
  const [now, then] = await Promise.all(
    [period, ...(isCompared ? [before] : [])].map((days) =>
      salesBy(act, 'day', days, documents(narrowing)),
    ),
  )
  const bars = split(period, grain)
  const others = isCompared ? split(before, grain) : []
  const within = (rows: typeof now, days: Days | undefined): Cents | null =>
    days === undefined
      ? null
      : sum(
          (rows ?? [])
            .filter(({ key }) => key! >= days.from && key! <= days.to)
            .map(({ net }) => net),
        )
  return {
    grain,
    bars: bars.map((days, at) => ({
      ...days,
      value: within(now, days) ?? zero,
      before: within(then, others[at]),
    })),
  }
}

/** A period cut into days, runs of seven days, or months; the first and the last may be parts of one. */
function split({ from, to }: Days, grain: 'day' | 'week' | 'month'): Days[] {
  const all: Days[] = []
  for (let at: Day = from; at <= to;) {
    const end = grain === 'month' ? endOfMonth(at) : addDays(at, grain === 'day' ? 0 : 6)
    all.push({ from: at, to: end < to ? end : to })
    at = addDays(end, 1)
  }
  return all
}

/** What each seller sold, took orders of, sent and had signed. */
export async function readTeam(act: Act, asked: AskedOfHome): Promise<OutputOf<typeof homeTeam>> {
  const { period, narrowing } = await readContext(act, asked)
  const [sales, orders, quotes, names] = await Promise.all([
    salesBy(act, 'seller', period, documents(narrowing)),
    ordersBySeller(act, period, narrowing),
    quotesBy(act, sql`nullif(t.seller_id, ${nobodyTallied})::text`, period, narrowing),
    colleagueNames(act),
  ])
  const ids = new Set([...sales, ...orders, ...quotes].map(({ key }) => key))
  return {
    rows: [...ids]
      .map((id) => {
        const sent = quotes.filter(({ key }) => key === id)
        return {
          id,
          name: (id === null ? null : names.get(id)) ?? '',
          sales: sales.find(({ key }) => key === id)?.net ?? zero,
          orders: orders.find(({ key }) => key === id)?.count ?? 0,
          sent: sent.reduce((all, { count }) => all + count, 0),
          signed: sent.find(({ answer }) => answer === 'signed')?.count ?? 0,
        }
      })
      .sort((a, b) => b.sales - a.sales || b.sent - a.sent),
  }
}

/** How many orders of a period each seller has, from the sum by day: as their list counts them. */
async function ordersBySeller(act: Act, { from, to }: Days, { seller, store }: Narrowing) {
  if (!grants(act.role, 'orders.read')) return []
  const { rows } = await sql<{ key: string | null; count: number }>`
    select nullif(t.seller_id, ${nobodyTallied})::text as key, sum(t.documents)::int as count
    from orders_by_day t
    where t.company_id = ${act.company} and t.day between ${from}::date and ${to}::date
      and ${visible(act, 't')}
      ${seller === undefined ? sql`` : sql`and t.seller_id = ${seller}`}
      ${store === undefined ? sql`` : sql`and t.store_id = ${store}`}
    group by 1 having sum(t.documents) <> 0`.execute(act.tx)
  return rows
}

type Counted = {
  readonly key: string | null
  readonly answer: (typeof answers)[number]
  readonly count: number
  readonly amount: Cents
}

/** The quotes of a period and what became of them, from the sum by day: as their list groups them. */
async function quotesBy(
  act: Act,
  key: RawBuilder<unknown>,
  { from, to }: Days,
  { seller, store }: Narrowing,
): Promise<readonly Counted[]> {
  if (!grants(act.role, 'quotes.read')) return []
  const { rows } = await sql<Counted>`
    select ${key} as key, case when t.state = 'signed' then 'signed'
        when t.state = 'refused' then 'lost'
        when t.valid_until > '-infinity' and t.valid_until < ${act.today}::date then 'lost'
        else 'pending' end as answer,
      sum(t.documents)::int as count, sum(t.gross)::bigint as amount
    from quotes_by_day t
    where t.company_id = ${act.company} and t.day between ${from}::date and ${to}::date
      and ${visible(act, 't')}
      ${seller === undefined ? sql`` : sql`and t.seller_id = ${seller}`}
      ${store === undefined ? sql`` : sql`and t.store_id = ${store}`}
    group by 1, 2 having sum(t.documents) <> 0`.execute(act.tx)
  return rows
}

/** Of the quotes sent in each of the last twelve months, what became of them. */
export async function readAnswers(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeAnswers>> {
  const { narrowing, period } = await readContext(act, asked)
  const days = { from: startOfMonth(addMonths(act.today, -11)), to: act.today }
  const [told, signedIn, after] = await Promise.all([
    quotesBy(act, sql`to_char(t.day, 'YYYY-MM')`, days, narrowing),
    daysToSign(act, period, narrowing),
    daysAfter(act, period, narrowing),
  ])
  const of = (month: string, answer: Counted['answer']) => {
    const found = told.find((one) => one.key === month && one.answer === answer)
    return { count: found?.count ?? 0, amount: found?.amount ?? zero }
  }
  return {
    rows: split(days, 'month').map((one) => {
      const month = one.from.slice(0, 7)
      const [signed, lost, pending] = (['signed', 'lost', 'pending'] as const).map((answer) =>
        of(month, answer),
      )
      return { ...one, month, signed: signed!, lost: lost!, pending: pending! }
    }),
    days: signedIn,
    ...after,
  }
}

/**
 * Half of the quotes of a period that were signed took that many days or fewer: whole months from what is
 * kept of them, the days at the edges from the quotes.
 */
async function daysToSign(
  act: Act,
  period: Days,
  { seller, store }: Narrowing,
): Promise<number | null> {
  const { whole, edges } = cutAtMonths(period, act.today)
  const whose = (of: string) => sql`${visible(act, of)}
    ${seller === undefined ? sql`` : sql`and ${sql.ref(`${of}.seller_id`)} = ${seller}`}
    ${store === undefined ? sql`` : sql`and ${sql.ref(`${of}.store_id`)} = ${store}`}`
  const parts = [
    ...(whole ? [whole] : []).map(
      ({ from, to }) => sql`select t.days, t.documents from quotes_signed t
        where t.company_id = ${act.company} and t.month between ${from}::date and ${to}::date
          and ${whose('t')}`,
    ),
    ...edges.map(
      ({ from, to }) => sql`select greatest(q.signed_day - q.day, 0), 1 from quote q
        where q.company_id = ${act.company} and q.day between ${from}::date and ${to}::date
          and q.state = 'signed' and q.signed_day is not null and ${whose('q')}`,
    ),
  ]
  if (parts.length === 0) return null
  const { rows } = await sql<{ days: number; documents: number }>`
    select days, sum(documents)::int as documents from (${sql.join(parts, sql` union all `)}) t (days, documents)
    group by 1 having sum(documents) > 0 order by 1`.execute(act.tx)
  const all = rows.reduce((count, { documents }) => count + documents, 0)
  let counted = 0
  return rows.find(({ documents }) => (counted += documents) * 2 >= all)?.days ?? null
}

/**
 * Half of the quotes of a period that were invoiced took that many days or fewer from their signature to
 * the first invoice; half of those paid, from that to the last payment.
 */
async function daysAfter(
  act: Act,
  { from, to }: Days,
  { seller, store }: Narrowing,
): Promise<{ daysToInvoice: number | null; daysToPay: number | null }> {
  const signed = signedAndBilled(act, { from, to, ...documents({ seller, store }) })
  const half = (days: RawBuilder<unknown>, of: RawBuilder<unknown>) =>
    sql`(percentile_disc(0.5) within group (order by greatest(${days}, 0)) filter (where ${of}))::int`
  const { rows } = await sql<{ daysToInvoice: number | null; daysToPay: number | null }>`
    select ${half(sql`t.since - t.signed_day`, sql`t.billed and t.signed_day is not null`)} as "daysToInvoice",
      ${half(sql`p.day - t.since`, sql`p.day is not null`)} as "daysToPay"
    from (${signed}) t left join lateral (select max(p.day) as day
      from allocation a join payment p on p.company_id = a.company_id and p.id = a.payment_id
      where t.settled and a.company_id = ${act.company} and a.invoice_id = any(t.invoices)) p on true`.execute(
    act.tx,
  )
  return rows[0]!
}

/** Who bought, or what was sold, for most: as the analysis that it opens tells it. */
export async function readRanking(
  act: Act,
  { of, ...asked }: InputOf<typeof homeRanking>,
): Promise<OutputOf<typeof homeRanking>> {
  const { period, narrowing } = await readContext(act, asked)
  const [told, offered] = await Promise.all([
    analyse(act, {
      ...{ measure: 'sales' as const, by: [of], limit: 10 },
      ...{ from: period.from, to: period.to, ...documents(narrowing) },
    }),
    findFilled(act),
  ])
  const amount = (decimal: string | null | undefined) =>
    (read(decimal ?? '0', 'cents') ?? 0) as Cents
  return {
    rows: told.rows.map(({ parts: [part], value }) => ({
      key: part?.id ?? part?.key ?? '',
      name: part?.label ?? '',
      amount: amount(value),
    })),
    rest: { count: told.rest?.count ?? 0, amount: amount(told.rest?.value) },
    total: amount(told.total),
    offered,
  }
}

/** By what the company can rank at all. */
async function findFilled({ tx, company }: Act) {
  const of = sql`company_id = ${company}`
  const { rows } = await sql<Record<(typeof rankedBy)[number], boolean>>`select
    true as customer, true as item,
    exists (select from item where ${of} and brand <> '') as brand,
    exists (select from item where ${of} and family <> '') as family,
    (select count(*) > 1 from store where ${of}) as store,
    exists (select from project where ${of} and kind_id is not null) as kind,
    exists (select from project where ${of} and venue_id is not null) as venue,
    exists (select from invoice where ${of} and distributor_id is not null) as distributor`.execute(
    tx,
  )
  return rankedBy.filter((one) => rows[0]?.[one])
}
