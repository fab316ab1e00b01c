// How far a quote is invoiced, in SQL: for lists, where its lines are not read.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { QuoteStep } from '../contract.ts'
import type { Invoicing } from '../rules/life.ts'

/** The twin of `invoicingOf`: by the quantities of the lines that invoices hold (see findInvoiced). */
export const invoicingIn = sql<Invoicing>`(select case
    when coalesce(bool_and(done.invoiced = 0), true) then case when exists (select from invoice d
        where d.company_id = q.company_id and d.quote_id = q.id and d.kind = 'deposit'
          and (d.state = 'draft' or d.gross + coalesce((select sum(c.gross) from invoice c
            where c.company_id = d.company_id and c.credited_invoice_id = d.id
              and c.state = 'issued'), 0) > 0)) then 'partial' else 'none' end
    when bool_and(case when done.quantity < 0 then done.invoiced <= done.quantity
      else done.invoiced >= done.quantity end) then 'whole'
    else 'partial' end
  from (select l.quantity,
      coalesce(sum(il.quantity - il.earlier)
        filter (where i.kind <> 'credit_note' or i.state = 'issued'), 0) as invoiced
    from quote_line l
      left join invoice_line il on il.company_id = l.company_id
        and il.quote_id = l.quote_id and il.quote_line_id = l.id
      left join invoice i on i.company_id = il.company_id and i.id = il.invoice_id
    where l.company_id = q.company_id and l.quote_id = q.id and l.kind = 'item' and l.chosen
    group by l.id, l.quantity) done)`

/** Whether a quote adds to another deal: it is invoiced with that one. */
export const isAmendment = sql<boolean>`exists (select from billing_amendment a
  where a.company_id = q.company_id and a.amendment_id = q.id)`

/**
 * What is invoiced of the deal of a signed quote, its own or the one that it adds to: what that comes to,
 * whether all of it is settled, and since when.
 */
export const billedIn = sql`(select coalesce(sum(i.gross), 0) as gross, bool_and(i.settled = i.gross) as settled,
    min(i.day) filter (where i.kind <> 'credit_note') as since,
    array_agg(i.id) as invoices
  from (
    select b.* from invoice b where b.company_id = q.company_id and b.quote_id = q.id
    union all
    select b.* from billing_amendment a join invoice b on b.company_id = a.company_id
      and (b.quote_id = a.deal_id or b.order_id = a.deal_id)
    where a.company_id = q.company_id and a.amendment_id = q.id
  ) i where i.state = 'issued' and not i.imported)`

/** Whether a quote went as far as a step: each is a part of those of the step before. */
export const reachedIn: Readonly<Record<QuoteStep, RawBuilder<boolean>>> = {
  invoiced: sql<boolean>`(q.state = 'signed' and exists (select from ${billedIn} b where b.gross > 0))`,
  paid: sql<boolean>`(q.state = 'signed'
    and exists (select from ${billedIn} b where b.gross > 0 and b.settled))`,
}

/**
 * The day on which all goods of the orders of a quote were delivered; null while something is left, and
 * where nothing is ordered.
 */
export const deliveredIn = sql<Day | null>`(case when exists (select from customer_order o
      where o.company_id = q.company_id and o.quote_id = q.id
        and o.state in ('confirmed', 'completed'))
    and not exists (select from customer_order o
      join order_line l on l.company_id = o.company_id and l.order_id = o.id
        and l.kind = 'item' and l.nature = 'goods' and l.quantity > 0
      left join order_line_delivery d on d.company_id = l.company_id
        and d.order_id = l.order_id and d.order_line_id = l.id
      where o.company_id = q.company_id and o.quote_id = q.id
        and o.state in ('confirmed', 'completed') and coalesce(d.delivered, 0) < l.quantity)
  then (select max(v.delivered_day) from customer_order o
    join delivery_line dl on dl.company_id = o.company_id and dl.order_id = o.id
    join delivery v on v.company_id = dl.company_id and v.id = dl.delivery_id
    where o.company_id = q.company_id and o.quote_id = q.id) end)`

/** Whether a step of the billing plan of a quote may be invoiced now. */
export const stepDueIn = (today: Day) =>
  sql<boolean>`(q.state = 'signed' and ${stepOf(sql`q`, { signed: sql`q.signed_day`, delivered: deliveredIn }, today)})`

/**
 * Whether a step of the plan of a deal, of the alias `deal`, is due by when that was agreed and delivered:
 * the twin of `dueSince` (sales/billing).
 */
export const stepOf = (
  deal: RawBuilder<unknown>,
  {
    signed,
    delivered,
  }: { readonly signed: RawBuilder<unknown>; readonly delivered: RawBuilder<unknown> },
  today: Day,
) => sql<boolean>`exists (
  select from billing_step s
  left join billing_plan p on p.company_id = s.company_id and p.deal_id = s.deal_id
  where s.company_id = ${deal}.company_id and s.deal_id = ${deal}.id
    and not exists (select from invoice i where i.company_id = s.company_id and i.id = s.invoice_id
      and (i.state = 'draft' or i.gross = 0 or i.gross + coalesce((select sum(c.gross) from invoice c
        where c.company_id = i.company_id and c.credited_invoice_id = i.id
          and c.state = 'issued'), 0) <> 0))
    and case s.trigger when 'signature' then ${signed} when 'date' then s.planned_day
      when 'reception' then p.reception_day when 'delivery' then ${delivered}
      end <= ${today}::date)`
