// What a client was offered and has ordered, what becomes of it, and what of it still waits.
import { sql } from 'kysely'
import { keptStandings, standingOf } from '#features/sales/orders/queries/of-customer.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { conversionOf, type Group, sizesOf } from '../rules/deals.ts'
import { type Narrow, ofClient, twoYearsOf, yearOf } from './narrow.ts'
import { rowsOf } from './rows.ts'

export type QuoteGroup = Group & {
  readonly gross: Cents
  readonly recent: boolean
  /** The median of the days until signature, of those signed. */
  readonly days: number | null
}

/** The quotes of a client by where they stand; what runs is told as `pending`, whatever is left of it. */
export async function readQuotes(act: Act, narrow: Narrow): Promise<readonly QuoteGroup[]> {
  const { from, to } = yearOf(act)
  const rows = await rowsOf(
    act,
    sql<QuoteGroup>`
    select case when q.state <> 'sent' then q.state
        when q.valid_until < ${act.today}::date then 'expired' else 'pending' end as validity,
      q.day between ${from}::date and ${to}::date as recent, count(*)::int as count,
      sum(q.net)::bigint as net, sum(q.gross)::bigint as gross,
      percentile_cont(0.5) within group (order by greatest(q.signed_day - q.day, 0))
        filter (where q.state = 'signed') as days
    from quote q where ${ofClient(act, 'q', narrow)} group by 1, 2`,
  )
  return rows
}

export type OrderRead = {
  readonly id: string
  readonly state: 'draft' | 'confirmed' | 'completed'
  readonly day: Day
  readonly net: Cents
  readonly gross: Cents
  readonly quoted: Day | null
}

/** The orders of two years, and every one that is not done. */
export async function readOrders(act: Act, narrow: Narrow): Promise<readonly OrderRead[]> {
  const rows = await rowsOf(
    act,
    sql<OrderRead>`
    select o.id, o.state, o.day::text as day, o.net, o.gross, q.day::text as quoted
    from customer_order o
      left join quote q on q.company_id = o.company_id and q.id = o.quote_id
    where ${ofClient(act, 'o', narrow)} and o.state <> 'cancelled'
      and (o.day >= ${twoYearsOf(act).from}::date or o.state in ('draft', 'confirmed'))`,
  )
  return rows
}

/** The days on which something was ordered, oldest first. */
export const orderDays = (orders: readonly OrderRead[] | null): readonly Day[] =>
  (orders ?? []).filter(({ state }) => state !== 'draft').map(({ day }) => day)

export function dealsOf(
  act: Act,
  quotes: readonly QuoteGroup[] | null,
  orders: readonly OrderRead[] | null,
) {
  const { from, to } = yearOf(act)
  const recent = quotes?.filter((group) => group.recent) ?? []
  const sent = recent.filter(({ validity }) => validity !== 'draft' && validity !== 'cancelled')
  const days = recent.find(({ validity }) => validity === 'signed')?.days ?? null
  const ordered = orders?.filter(({ state, day }) => state !== 'draft' && day >= from && day <= to)
  return {
    from,
    to,
    quotes: quotes && {
      sent: { count: countOf(sent), net: sum(sent.map(({ net }) => net)) },
      ...conversionOf(recent),
      days: days === null ? null : Math.round(days),
    },
    orders: ordered ? sizesOf(ordered) : null,
  }
}

const countOf = (groups: readonly { readonly count: number }[]): number =>
  groups.reduce((all, { count }) => all + count, 0)

/** What waits: for an answer, for its delivery, for its invoice, for being sent at all. */
export async function readOpen(
  act: Act,
  narrow: Narrow,
  asked: Promise<readonly QuoteGroup[] | null>,
  ordered: Promise<readonly OrderRead[] | null>,
) {
  const seesOrders = grants(act.role, 'orders.read')
  const [quotes, orders, kept, invoiceDrafts] = await Promise.all([
    asked,
    ordered,
    seesOrders ? keptStandings(act, narrow.customer) : null,
    grants(act.role, 'invoices.read') ? readInvoiceDrafts(act, narrow) : null,
  ])
  const running = orders?.filter(({ state }) => state === 'confirmed') ?? []
  const facts = await standingOf(act, running, kept)
  const left = (todo: 'to_deliver' | 'to_invoice') =>
    running.flatMap((order) => {
      const known = facts.get(order.id)
      return known?.[todo] ? [{ gross: order.gross, left: known.left_to_invoice }] : []
    })
  const [deliver, invoice] = [left('to_deliver'), left('to_invoice')]
  const drafts = orders?.filter(({ state }) => state === 'draft') ?? []
  return {
    quotes: quotes && groupsOf(quotes, 'pending'),
    quoteDrafts: quotes && groupsOf(quotes, 'draft'),
    toDeliver: orders && {
      count: deliver.length,
      amount: sum(deliver.map(({ gross }) => gross)),
    },
    toInvoice: orders && { count: invoice.length, amount: sum(invoice.map((one) => one.left)) },
    orderDrafts: orders && {
      count: drafts.length,
      amount: sum(drafts.map(({ gross }) => gross)),
    },
    invoiceDrafts,
  }
}

const groupsOf = (quotes: readonly QuoteGroup[], validity: Group['validity']) => {
  const found = quotes.filter((group) => group.validity === validity)
  return { count: countOf(found), amount: sum(found.map(({ gross }) => gross)) }
}

async function readInvoiceDrafts(act: Act, narrow: Narrow) {
  const rows = await rowsOf(
    act,
    sql<{ count: number; amount: Cents }>`
    select count(*)::int as count, coalesce(sum(i.gross), 0)::bigint as amount
    from invoice i where ${ofClient(act, 'i', narrow)} and i.state = 'draft'`,
  )
  return rows[0] ?? { count: 0, amount: zero }
}

/** How far ahead something is near. */
export const nearUntil = ({ today }: Pick<Act, 'today'>): Day => addDays(today, 14)
