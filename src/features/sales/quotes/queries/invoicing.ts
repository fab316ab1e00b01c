// How far a quote is invoiced, in SQL: for lists, where its lines are not read.
import { sql } from 'kysely'
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
