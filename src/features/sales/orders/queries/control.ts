// What is known of orders: how much is done, what their clients owe, and where they stand. The twin of
// `controlOf`.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Account, Block, Control, Purchases, Release } from '../rules/control.ts'
import type { Fitting, FittingAsk } from '../rules/fitting.ts'
import type { Progress } from '../rules/life.ts'
import { stepDueIn } from '#features/sales/quotes/queries/invoicing.ts'
import { orderStepDueIn } from './deliveries.ts'
import { accountsOf, depositDue, hasDeposit } from './owed.ts'
import { lineStanding, type Scope } from './standing.ts'

export type Facts = {
  readonly id: string
  readonly control: Control
  readonly invoicing: Progress
  readonly lines_net: Cents
  readonly left_to_invoice: Cents
  readonly to_invoice: boolean
  /** Whether a step of the billing plan of its deal may be invoiced now. */
  readonly step_due: boolean
  /** How much of its goods the client has. */
  readonly delivering: Progress
  /** The net of its goods, what of it the client has not, and what of that is on no delivery yet. */
  readonly goods_net: Cents
  readonly not_delivered: Cents
  readonly left_to_deliver: Cents
  readonly to_deliver: boolean
  /** Whether any of its goods stand on a delivery, one that is being prepared included. */
  readonly in_delivery: boolean
  readonly customer_blocked: boolean
  readonly overdue: Cents
  readonly overdue_allowed: Cents
  readonly exposure: Cents
  readonly credit_limit: Cents | null
  readonly deposit_due: Cents
  readonly buy_lines: number
  readonly buy_bought: number
  readonly buy_lacking: number
  /** What was bought of it, and how far that is from the cost that was foreseen. */
  readonly bought_cost: Cents
  readonly cost_shift: Cents
  readonly fitting: Fitting
  readonly fitting_asks: FittingAsk
  readonly has_fitted: boolean
  readonly fit_planned: boolean
  readonly fit_held: boolean
  /** When it is fitted next, or was last. */
  readonly fitting_day: Day | null
  readonly to_fit: boolean
}

/**
 * Where orders stand: those that are named, or all that are confirmed. What their clients owe is added up
 * from all of `scope`; it decides of nothing once an order is completed or cancelled, and `owed` says then
 * that it need not be.
 */
export const orderFacts = (
  act: Act,
  which: readonly string[] | 'open',
  scope: Scope = which === 'open' ? which : { around: which },
  owed = true,
): RawBuilder<Facts> => {
  const { company, today } = act
  const looked = which === 'open' ? sql`o.state = 'confirmed'` : sql`o.id = any(${which}::uuid[])`
  return sql<Facts>`(
    with done as materialized (${progressOf(act, scope)}),
    looked as (
      select o.*, coalesce(d.lines_net, 0) as lines_net,
        case when coalesce(d.invoicing, 'none') = 'none' and ${hasDeposit} then 'partial'
          else coalesce(d.invoicing, 'none') end as invoicing,
        coalesce(d.left_to_invoice, 0) as left_to_invoice,
        coalesce(d.to_invoice, false) as to_invoice,
        coalesce(d.delivering, 'none') as delivering, coalesce(d.goods_net, 0) as goods_net,
        coalesce(d.not_delivered, 0) as not_delivered,
        coalesce(d.left_to_deliver, 0) as left_to_deliver,
        coalesce(d.to_deliver, false) as to_deliver,
        coalesce(d.in_delivery, false) as in_delivery,
        coalesce(d.buy_lines, 0) as buy_lines, coalesce(d.buy_bought, 0) as buy_bought,
        coalesce(d.buy_lacking, 0) as buy_lacking, coalesce(d.has_fitted, false) as has_fitted,
        coalesce(d.bought_cost, 0) as bought_cost, coalesce(d.cost_shift, 0) as cost_shift,
        f.planned_day, f.fitted_day
      from customer_order o left join done d on d.order_id = o.id
        left join lateral (${fittingsOf(act)}) f on true
      where o.company_id = ${company} and ${looked}
    ), account as materialized (${accountsOf(act, owed ? sql`(select customer_id from looked)` : sql`(null)`)}),
    known as (
      select l.*, coalesce(a.blocked, false) as customer_blocked, coalesce(a.overdue, 0) as overdue,
        coalesce(a.overdue_allowed, 0) as overdue_allowed, coalesce(a.exposure, 0) as exposure,
        a.credit_limit, coalesce(${depositDue(act)}, 0) as deposit_due,
        l.released_at is not null
          and (l.released_until is null or l.released_until >= ${today}::date) as released
      from looked l left join account a on a.customer_id = l.customer_id
    )
    select k.id, k.invoicing, k.net::bigint as lines_net, ${leftToInvoice} as left_to_invoice,
      k.state = 'confirmed' and k.to_invoice as to_invoice, ${stepDue(today)} as step_due,
      k.delivering, ${discounted('goods_net')} as goods_net,
      ${discounted('not_delivered')} as not_delivered,
      ${discounted('left_to_deliver')} as left_to_deliver,
      k.state = 'confirmed' and k.to_deliver as to_deliver, k.in_delivery,
      k.customer_blocked, k.overdue::bigint as overdue, k.overdue_allowed::bigint as overdue_allowed,
      k.exposure::bigint as exposure, k.credit_limit, k.deposit_due::bigint as deposit_due,
      k.buy_lines::int as buy_lines, k.buy_bought::int as buy_bought,
      k.buy_lacking::int as buy_lacking,
      k.bought_cost::bigint as bought_cost, k.cost_shift::bigint as cost_shift,
      k.fitting as fitting_asks, k.has_fitted, k.planned_day is not null as fit_planned,
      k.fitted_day is not null as fit_held, coalesce(k.planned_day, k.fitted_day) as fitting_day,
      ${fittingIn} as fitting, k.state = 'confirmed' and ${fittingIn} in ('to_plan', 'planned') as to_fit,
      ${controlIn(today)} as control
    from known k)`
}

/** Of the deal of its quote, or of its own. */
const stepDue = (today: Day) => sql`(k.state = 'confirmed' and case
  when k.quote_id is null then exists (select from customer_order o
    where o.company_id = k.company_id and o.id = k.id and ${orderStepDueIn(today)})
  else exists (select from quote q where q.company_id = k.company_id and q.id = k.quote_id
    and ${stepDueIn(today)}) end)`

/** The facts of one order. */
export async function findFacts(act: Act, order: string): Promise<Facts> {
  const { rows } = await sql<Facts>`select * from ${orderFacts(act, [order])} as f`.execute(act.tx)
  return rows[0]!
}

/** What is known of the account of one client: what is overdue, and their exposure. */
export const accountFacts = (act: Act, customer: string) => sql<{
  overdue: Cents
  exposure: Cents
}>`(with done as materialized (${progressOf(act, { customer })})
    ${accountsOf(act, sql`(${customer}::uuid)`, sql`false`)})`

/** The appointments to fit an order: about it, or about the project that it is of. */
const fittingsOf = ({ company, timeZone }: Act) => sql`
  select min(a.day) filter (where a.state = 'planned') as planned_day,
    max(a.day) filter (where a.state = 'held') as fitted_day
  from (select a.*, (a.starts_at at time zone ${timeZone}::text)::date as day from appointment a) a
  where a.company_id = ${company} and a.kind = 'fitting' and o.state <> 'draft'
    and ((a.about_type = 'order' and a.about_id = o.id)
      or (a.about_type = 'project' and a.about_id in (select d.project_id from project_document d
        where d.company_id = ${company} and (d.order_id = o.id or d.quote_id = o.quote_id))))`

/** The twin of `fittingOf`. */
const fittingIn = sql`case
  when k.fitting = 'none' or (k.fitting = 'items' and not k.has_fitted) then 'none'
  when k.planned_day is not null then 'planned'
  when k.fitted_day is not null then 'done'
  else 'to_plan' end`

/** What the pure rule is asked with, of an order and its facts. */
export const accountOf = (facts: Facts): Account => ({
  customerBlocked: facts.customer_blocked,
  overdue: facts.overdue,
  overdueAllowed: facts.overdue_allowed,
  exposure: facts.exposure,
  creditLimit: facts.credit_limit,
  depositDue: facts.deposit_due,
})

export const purchasesOf = (facts: Facts): Purchases => ({
  lines: facts.buy_lines,
  bought: facts.buy_bought,
  lacking: facts.buy_lacking,
})

export const releaseOf = (row: {
  readonly released_at: string | null
  readonly released_blocks: unknown
  readonly released_until: Day | null
}): Release | null =>
  row.released_at === null
    ? null
    : { blocks: row.released_blocks as Block[], until: row.released_until }

/** How much of each order is done, by the quantities of its lines; goods alone are bought. */
const progressOf = (act: Act, scope: Scope) => sql`
  select s.order_id, sum(s.net) as lines_net,
    case when bool_and(s.invoiced = 0) then 'none'
      when bool_and(${isWhole}) then 'whole' else 'partial' end as invoicing,
    bool_or(not ${isWhole}) as to_invoice,
    sum(${netLeft}) as left_to_invoice,
    case when bool_and(coalesce(v.delivered, 0) = 0) filter (where ${isDelivered}) then 'none'
      when bool_and(coalesce(v.delivered, 0) >= s.quantity) filter (where ${isDelivered}) then 'whole'
      else case when bool_or(${isDelivered}) then 'partial' else 'none' end end as delivering,
    coalesce(sum(s.net) filter (where ${isDelivered}), 0) as goods_net,
    coalesce(sum(${partLeft(sql`coalesce(v.delivered, 0)`)}) filter (where ${isDelivered}), 0)
      as not_delivered,
    coalesce(sum(${partLeft(sql`coalesce(v.planned, 0)`)}) filter (where ${isDelivered}), 0)
      as left_to_deliver,
    coalesce(bool_or(${isDelivered} and coalesce(v.planned, 0) < s.quantity), false) as to_deliver,
    coalesce(bool_or(coalesce(v.planned, 0) > 0), false) as in_delivery,
    count(*) filter (where ${goods} and s.quantity > 0) as buy_lines,
    count(*) filter (where ${goods} and s.quantity > 0 and ${bought}) as buy_bought,
    count(*) filter (where ${goods} and s.quantity > 0 and not ${bought}
      and (i.supplier_id is null or coalesce(s.cost, i.cost) is null)) as buy_lacking,
    coalesce(bool_or(i.fitted and s.quantity > 0), false) as has_fitted,
    sum(p.cost) as bought_cost,
    sum(p.cost - round(coalesce(s.cost, 0)::numeric * p.purchased / 100000000)) as cost_shift
  from ${lineStanding(act, scope)} as s
  left join item i on i.company_id = ${act.company} and i.id = s.item_id
  left join order_line_delivery v on v.company_id = ${act.company} and v.order_id = s.order_id
    and v.order_line_id = s.id
  left join order_line_purchase p on p.company_id = ${act.company} and p.order_id = s.order_id
    and p.order_line_id = s.id
  group by s.order_id`

const goods = sql`s.nature = 'goods'`

/** The twin of `afterDiscount`, of a net of the lines of an order. */
const discounted = (net: string) =>
  sql`(k.${sql.ref(net)} - round(k.${sql.ref(net)}::numeric * k.discount / 10000))::bigint`

/** The twin of `leftToInvoice`. */
const leftToInvoice = sql`(case when not k.to_invoice then 0
  else k.net - (k.lines_net - k.left_to_invoice)
    + round((k.lines_net - k.left_to_invoice)::numeric * k.discount / 10000) end)::bigint`

/** The twin of `isDeliverable`: services are done, and what is taken back is no delivery. */
const isDelivered = sql`(${goods} and s.quantity > 0)`

/** The twin of `leftNet`, of what is not done of one line of goods. */
const partLeft = (done: RawBuilder<unknown>) =>
  sql`round(s.net::numeric * greatest(s.quantity - ${done}, 0) / s.quantity)`

/** Bought: all of it stands on purchase orders that have left. */
const bought = sql`coalesce(p.ordered, 0) >= s.quantity`

const isWhole = sql`(case when s.quantity < 0 then s.invoiced <= s.quantity
  else s.invoiced >= s.quantity end)`

/** The twin of `leftNet`, of one line. */
const netLeft = sql`(case when s.quantity = 0 then 0
  when s.quantity < 0 then round(s.net::numeric * least(s.quantity - s.invoiced, 0) / s.quantity)
  else round(s.net::numeric * greatest(s.quantity - s.invoiced, 0) / s.quantity) end)`

const controlIn = (today: Day) => sql`case
  when k.state <> 'confirmed' then k.state
  when k.blocked_at is not null
    or (k.customer_blocked
      and not (k.released and k.released_blocks @> '[{"code": "customer"}]'))
    or (k.overdue > k.overdue_allowed and not (k.released and ${letGo('overdue')} >= k.overdue))
    or (k.credit_limit is not null and k.exposure > k.credit_limit
      and not (k.released and ${letGo('credit')} >= k.exposure))
    or (k.deposit_due > 0 and not (k.released and ${letGo('deposit')} >= k.deposit_due))
    then 'blocked'
  when k.held_at is not null and (k.hold_until is null or ${today}::date < k.hold_until)
    then 'on_hold'
  when k.reviewed_at is null then 'unreviewed'
  when k.buy_lines = 0 then 'nothing_to_buy'
  when k.buy_bought = k.buy_lines then 'purchased'
  when k.buy_lacking = 0 then 'purchasable'
  else 'incomplete' end`

/** What a release has known of a block: more of it blocks again. */
const letGo = (code: string) => sql`coalesce((select (b->>'amount')::bigint
  from jsonb_array_elements(k.released_blocks) b where b->>'code' = ${code}), -1)`
