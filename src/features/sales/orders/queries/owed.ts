// What the clients of orders owe, and what of the deposits of orders is not paid: what blocks an order by
// itself.
import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#server/act.ts'

/**
 * What the clients of the orders owe: what is overdue for longer than allowed, and their exposure, which
 * is what is not paid of their invoices, less what they paid on account, with what their confirmed
 * orders have still to be invoiced, less its deposits.
 */
export const accountsOf = (
  { company, today }: Act,
  customers: RawBuilder<unknown>,
  /** Where there is no limit, the exposure blocks nothing and is not added up. */
  unlimited = sql`coalesce(k.credit_limit, r.credit_limit) is null`,
) => sql`
  select c.id as customer_id, k.blocked_at is not null as blocked,
    coalesce(k.credit_limit, r.credit_limit) as credit_limit,
    coalesce(r.overdue_allowed, 0) as overdue_allowed,
    case when r.overdue_days is null then 0 else (select coalesce(sum(i.gross - i.settled), 0)
      from invoice i where i.company_id = ${company} and i.customer_id = c.id
        and i.state = 'issued' and not i.imported and i.kind <> 'credit_note'
        and i.settled <> i.gross
        and i.due_day + r.overdue_days < ${today}::date) end as overdue,
    case when ${unlimited} then 0 else
      (select coalesce(sum(i.gross - i.settled), 0) from invoice i
        where i.company_id = ${company} and i.customer_id = c.id and i.state = 'issued'
          and not i.imported)
      - (select coalesce(sum(p.amount - p.allocated), 0) from payment p
        where p.company_id = ${company} and p.customer_id = c.id and not p.reversed
          and p.reversal_of is null)
      + (select coalesce(sum(w.still), 0) from (${stillToInvoice(company)}) w
        where w.customer_id = c.id) end as exposure
  from customer c
  left join customer_credit k on k.company_id = c.company_id and k.customer_id = c.id
  left join order_rules r on r.company_id = c.company_id
  where c.company_id = ${company} and c.id in ${customers}`

/** What of each confirmed order is still to be invoiced, VAT included, its deposits taken off. */
const stillToInvoice = (company: string) => sql`
  select o.customer_id, greatest(0,
    round(case when coalesce(d.lines_net, 0) = 0 then 0
      else o.gross::numeric * d.left_to_invoice / d.lines_net end)
    - case when coalesce(q.gross, o.gross) = 0 or d.left_to_invoice = 0 then 0
      else round((select coalesce(sum(v.gross), 0) from invoice v where v.company_id = ${company}
        and (v.quote_id = o.quote_id or v.order_id = o.id) and v.state = 'issued'
        and (v.kind = 'deposit' or v.credited_invoice_id in (select p.id from invoice p
          where p.company_id = v.company_id and p.kind = 'deposit'
            and (p.quote_id = o.quote_id or p.order_id = o.id))))::numeric
        * o.gross / coalesce(q.gross, o.gross)) end) as still
  from customer_order o
  left join done d on d.order_id = o.id
  left join quote q on q.company_id = o.company_id and q.id = o.quote_id
  where o.company_id = ${company} and o.state = 'confirmed'`

/** What of its deposit is not paid: its part of what the invoices of its deal have received. */
export const depositDue = ({ company }: Act) => sql`(select case
    when round(l.gross::numeric * l.deposit_rate / 10000) - paid.part > 1
    then round(l.gross::numeric * l.deposit_rate / 10000) - paid.part else 0 end
  from (select case when deal.gross = 0 then 0 else round(coalesce(sum(i.settled), 0)::numeric
      * l.gross / deal.gross) end as part
    from (${dealsOf(company)}) deal left join invoice i on i.company_id = ${company}
      and i.state = 'issued' and (i.quote_id = deal.id or i.order_id = deal.id)
    where l.deposit_rate > 0
    group by deal.id, deal.gross) paid)`

/** The deal of an order: that of its quote, of itself, or the one that it was added to. */
const dealsOf = (company: string) => sql`
  select q.id, q.gross from quote q where q.company_id = ${company} and q.id = l.quote_id
  union all
  select p.deal_id, coalesce(q.gross, o.gross)
      + (select coalesce(sum(coalesce(aq.gross, ao.gross)), 0) from billing_amendment a
        left join quote aq on aq.company_id = a.company_id and aq.id = a.quote_id
        left join customer_order ao on ao.company_id = a.company_id and ao.id = a.order_id
        where a.company_id = ${company} and a.deal_id = p.deal_id)
    from (select coalesce((select a.deal_id from billing_amendment a
        where a.company_id = ${company} and a.order_id = l.id), l.id) as deal_id) p
    left join quote q on q.company_id = ${company} and q.id = p.deal_id
    left join customer_order o on o.company_id = ${company} and o.id = p.deal_id
    where l.quote_id is null`

/** Whether a deposit on an order that has no quote stands: one in draft, or not wholly credited. */
export const hasDeposit = sql`(o.quote_id is null and exists (select from invoice i
  where i.company_id = o.company_id and i.order_id = o.id and i.kind = 'deposit'
    and (i.state = 'draft' or i.gross + coalesce((select sum(c.gross) from invoice c
      where c.company_id = i.company_id and c.credited_invoice_id = i.id
        and c.state = 'issued'), 0) > 0)))`
