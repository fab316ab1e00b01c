// The billing state of what was signed: quotes, and orders made without one; those that nothing is left to
// invoice nor to collect of are done with, and told by their number alone.
import { type RawBuilder, sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { standings, staleOrders } from '#features/sales/orders/queries/kept.ts'
import { stepDueIn } from '#features/sales/quotes/queries/invoicing.ts'
import { type Act, visible } from '#server/act.ts'
import type { FigureContext } from '#features/insight/figures/rules/figure.ts'
import { type AskedOfHome, dealReasons, type homeDeals } from '../contract.ts'
import { readContext } from './board.ts'

/** So many rows at most: a board shows what presses, the lists have all. */
const most = 50

type Row = OutputOf<typeof homeDeals>['rows'][number]
type Counted = Omit<Row, 'reasons'> &
  Readonly<Record<(typeof dealReasons)[number], boolean>> & {
    all: number
    toAct: number
    allSigned: Cents
    allInvoiced: Cents
    allLeft: Cents
    allOutstanding: Cents
  }

/** Signed deals that are not done with, those that something is to be done of first. */
export async function readDeals(act: Act, asked: AskedOfHome): Promise<OutputOf<typeof homeDeals>> {
  const { narrowing } = await readContext(act, asked)
  const { company, today } = act
  const atWork = standings(act, await staleOrders(act))
  const { rows } = await sql<Counted>`
    with deal as materialized (${quotes(act, narrowing)} union all ${orders(act, narrowing)}),
    bill as (
      select coalesce(i.quote_id, i.order_id) as id,
        -- As the plan of a deal counts it: what was credited of goodwill is not to be invoiced again.
        coalesce(sum(i.gross) filter (where i.state = 'issued' and (not i.gesture or exists (select
          from invoice p where p.company_id = i.company_id and p.id = i.credited_invoice_id
            and p.kind = 'deposit'))), 0) as invoiced,
        coalesce(sum(i.gross - i.settled) filter (where i.state = 'issued'), 0) as outstanding,
        coalesce(bool_or(i.state = 'draft'), false) as draft,
        coalesce(bool_or(i.state = 'issued' and i.settled <> i.gross and i.kind <> 'credit_note'
          and i.due_day < ${today}::date), false) as late
      from deal d join invoice i on i.company_id = ${company}
        and (i.quote_id = d.id or i.order_id = d.id)
      where not i.imported group by 1),
    work as (
      select coalesce(o.quote_id, o.id) as id, bool_and(f.delivering = 'whole') as delivered,
        bool_or(f.step_due) as step,
        bool_or(f.to_invoice) as to_invoice
      from customer_order o join ${atWork} f on f.id = o.id
      where o.company_id = ${company} group by 1),
    told as (
      select d.*, b.invoiced, b.outstanding, b.draft, b.late, d.step or coalesce(w.step, false) as due,
        case when d.ended or (d.kind = 'order' and not coalesce(w.to_invoice, true)) then 0
          else greatest(0, d.signed - b.invoiced) end as left_over,
        coalesce(w.delivered, false) as delivered
      from deal d left join work w on w.id = d.id
        cross join lateral (select coalesce(max(i.invoiced), 0) as invoiced,
          coalesce(max(i.outstanding), 0) as outstanding, coalesce(bool_or(i.draft), false) as draft,
          coalesce(bool_or(i.late), false) as late from bill i where i.id = d.id) b),
    acts as (
      select t.*, t.due and t.left_over > 0 as step_due, t.delivered and t.left_over > 0 as is_delivered,
        t.invoiced = 0 and not t.draft and t.left_over > 0 and t.day < ${today}::date - 30 as idle
      from told t where t.left_over > 0 or t.outstanding <> 0 or t.draft)
    select a.kind, a.id, a.number, c.name as customer, a.day, a.signed::bigint as signed,
      a.invoiced::bigint as invoiced, a.left_over::bigint as left, a.outstanding::bigint as outstanding,
      a.late, a.step_due as step, a.is_delivered as delivered, a.draft, a.idle,
      count(*) over ()::int as "all",
      count(*) filter (where ${toAct}) over ()::int as "toAct",
      (sum(a.signed) over ())::bigint as "allSigned", (sum(a.invoiced) over ())::bigint as "allInvoiced",
      (sum(a.left_over) over ())::bigint as "allLeft",
      (sum(a.outstanding) over ())::bigint as "allOutstanding"
    from acts a join customer c on c.company_id = ${company} and c.id = a.customer_id
    order by (${toAct}) desc, a.late desc, a.outstanding + a.left_over desc, a.id
    limit ${most}`.execute(act.tx)
  const first = rows[0]
  return {
    count: first?.all ?? 0,
    toAct: first?.toAct ?? 0,
    signed: first?.allSigned ?? (0 as Cents),
    invoiced: first?.allInvoiced ?? (0 as Cents),
    left: first?.allLeft ?? (0 as Cents),
    outstanding: first?.allOutstanding ?? (0 as Cents),
    rows: rows.map(
      ({ kind, id, number, customer, day, signed, invoiced, left, outstanding, ...of }) => ({
        ...{ kind, id, number, customer, day, signed, invoiced, left, outstanding },
        reasons: dealReasons.filter((one) => of[one]),
      }),
    ),
  }
}

const toAct = sql`a.late or a.step_due or a.is_delivered or a.draft or a.idle`

type Narrowing = FigureContext['narrowing']

const whose = (of: string, { seller, store }: Narrowing) => sql`
  ${seller === undefined ? sql`` : sql`and ${sql.ref(`${of}.seller_id`)} = ${seller}`}
  ${store === undefined ? sql`` : sql`and ${sql.ref(`${of}.store_id`)} = ${store}`}`

/** What was agreed on beside the first document of a deal. */
const amended = (act: Act, deal: string) => sql`coalesce((select sum(coalesce(x.gross, y.gross))
  from billing_amendment m
  left join quote x on x.company_id = m.company_id and x.id = m.quote_id
  left join customer_order y on y.company_id = m.company_id and y.id = m.order_id
  where m.company_id = ${act.company} and m.deal_id = ${sql.ref(deal)}), 0)`

function quotes(act: Act, narrowing: Narrowing): RawBuilder<unknown> {
  const { company, today } = act
  return sql`select 'quote' as kind, q.id, coalesce(q.number, '') as number,
      coalesce(q.signed_day, q.day) as day, q.customer_id, q.gross + ${amended(act, 'q.id')} as signed,
      ${stepDueIn(today)} as step,
      exists (select from customer_order o
        where o.company_id = q.company_id and o.quote_id = q.id
        and o.state = 'completed') and not exists (select from customer_order o
        where o.company_id = q.company_id and o.quote_id = q.id and o.state = 'confirmed') as ended
    from quote q where q.company_id = ${company} and q.state = 'signed'
      and ${grants(act.role, 'quotes.read') ? visible(act, 'q') : sql`false`} ${whose('q', narrowing)}
      and not exists (select from billing_amendment m where m.company_id = q.company_id
        and m.quote_id = q.id)`
}

function orders(act: Act, narrowing: Narrowing): RawBuilder<unknown> {
  return sql`select 'order', o.id, coalesce(o.number, ''), o.day, o.customer_id,
      o.gross + ${amended(act, 'o.id')}, false, o.state = 'completed'
    from customer_order o where o.company_id = ${act.company} and o.quote_id is null
      and o.state in ('confirmed', 'completed')
      and ${grants(act.role, 'orders.read') ? visible(act, 'o') : sql`false`} ${whose('o', narrowing)}
      and not exists (select from billing_amendment m where m.company_id = o.company_id
        and m.order_id = o.id)`
}
