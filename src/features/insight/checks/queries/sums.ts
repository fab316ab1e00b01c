// The sums that acts keep, and the same added up from the documents.
import { sql } from 'kysely'

/** Something that is stored beside the facts, and what the facts say. */
export type Row = { what: string; stored: string | number; expected: string | number }

/** The lines of what is sold, item by item of each document, and the same from the documents. */
const soldLines = (company: string) => sql<Row>`
  with stored as (
    select invoice_id, coalesce(item_id, '00000000-0000-0000-0000-000000000000') as item_id,
      concat_ws(' ', day, customer_id, seller_id, store_id, counted) as of,
      sum(net)::bigint as net, sum(cost)::bigint as cost, sum(quantity)::bigint as quantity
    from turnover_line where company_id = ${company} group by 1, 2, 3
  ), counted as (
    select invoice_id, item_id,
      concat_ws(' ', day, customer_id, nullif(seller_id, '00000000-0000-0000-0000-000000000000'),
        nullif(store_id, '00000000-0000-0000-0000-000000000000'), kind <> 'credit_note') as of,
      sum(net)::bigint as net, sum(cost)::bigint as cost, sum(quantity)::bigint as quantity
    from turnover_lines(${company}, array(
      select id from invoice where company_id = ${company} and state = 'issued')) group by 1, 2, 3
  )
  select concat_ws(' ', coalesce(s.invoice_id, d.invoice_id), coalesce(s.item_id, d.item_id),
      coalesce(s.of, d.of)) as what,
    concat_ws(' ', coalesce(s.net, 0), coalesce(s.cost, 0), coalesce(s.quantity, 0)) as stored,
    concat_ws(' ', coalesce(d.net, 0), coalesce(d.cost, 0), coalesce(d.quantity, 0)) as expected
  from stored s full join counted d using (invoice_id, item_id, of)`

/** The three sums of what is sold, and the same added up from its lines. */
const turnover = (company: string) => sql<Row>`
  with line as materialized (
    select day, invoice_id, customer_id, net, cost, quantity, counted,
      coalesce(item_id, '00000000-0000-0000-0000-000000000000') as item_id,
      coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
      coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id
    from turnover_line where company_id = ${company})
  select concat_ws(' ', coalesce(s.of, d.of), coalesce(s.at, d.at), coalesce(s.key, d.key)) as what,
    concat_ws(' ', coalesce(s.net, 0), coalesce(s.cost, 0), coalesce(s.counted, 0)) as stored,
    concat_ws(' ', coalesce(d.net, 0), coalesce(d.cost, 0), coalesce(d.counted, 0)) as expected
  from (
    select 'day' as of, day as at, store_id || ' ' || seller_id as key, net, cost, invoices as counted
    from turnover_day where company_id = ${company}
    union all
    select 'customer', month, customer_id::text, net, cost, invoices
    from turnover_customer where company_id = ${company}
    union all
    select 'item', month, item_id::text, net, cost, quantity
    from turnover_item where company_id = ${company}
  ) s
  full join (
    select 'day' as of, day as at, store_id || ' ' || seller_id as key, sum(net)::bigint as net,
      sum(cost)::bigint as cost,
      count(distinct invoice_id) filter (where counted) as counted
    from line group by 1, 2, 3
    union all
    select 'customer', date_trunc('month', day)::date, customer_id::text, sum(net)::bigint,
      sum(cost)::bigint, count(distinct invoice_id) filter (where counted)
    from line group by 1, 2, 3
    union all
    select 'item', date_trunc('month', day)::date, item_id::text, sum(net)::bigint,
      sum(cost)::bigint, sum(quantity)::bigint
    from line group by 1, 2, 3
  ) d using (of, at, key)`

/** Each check compares, row by row, what acts have kept with what the documents say. */
export const sums = {
  'turnover by line = documents': soldLines,

  'turnover = its lines': turnover,

  'each invoice has its lines in the turnover': (company: string) => sql<Row>`
    select coalesce(i.number, t.invoice_id::text) as what,
      coalesce(t.net, 0) as stored, coalesce(i.net, 0) as expected
    from (select id, number, net from invoice
      where company_id = ${company} and state = 'issued') i
    full join (select invoice_id, sum(net)::bigint as net from turnover_line
      where company_id = ${company} group by 1) t on t.invoice_id = i.id`,

  'quotes by day = quotes': (company: string) => sql<Row>`
    select concat_ws(' ', day, state, seller_id, store_id, valid_until) as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0)) as expected
    from (select * from quotes_by_day where company_id = ${company}) t
    full join (select * from quotes_by_day_counted where company_id = ${company}) c
      using (company_id, day, state, seller_id, store_id, valid_until)`,

  'orders by day = orders': (company: string) => sql<Row>`
    select concat_ws(' ', day, seller_id, store_id) as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0)) as expected
    from (select * from orders_by_day where company_id = ${company}) t
    full join (select * from orders_by_day_counted where company_id = ${company}) c
      using (company_id, day, seller_id, store_id)`,

  'payments by day = payments': (company: string) => sql<Row>`
    select concat_ws(' ', day, seller_id, store_id) as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.amount, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.amount, 0)) as expected
    from (select * from payments_by_day where company_id = ${company}) t
    full join (select * from payments_by_day_counted where company_id = ${company}) c
      using (company_id, day, seller_id, store_id)`,

  'tally of invoices = invoices': (company: string) => sql<Row>`
    select concat_ws(' ', coalesce(t.payment, c.payment), coalesce(t.kind, c.kind),
        coalesce(t.due_day, c.due_day), month) as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0), coalesce(t.gross, 0),
        coalesce(t.outstanding, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0), coalesce(c.gross, 0),
        coalesce(c.outstanding, 0)) as expected
    from (select * from invoice_tally where company_id = ${company}) t
    full join (select * from invoice_counted where company_id = ${company}) c
      using (company_id, payment, kind, seller_id, store_id, due_day, month)`,

  'tally of quotes = quotes': (company: string) => sql<Row>`
    select concat_ws(' ', state, valid_until) as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0), coalesce(t.gross, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0), coalesce(c.gross, 0)) as expected
    from (select * from quote_tally where company_id = ${company}) t
    full join (select * from quote_counted where company_id = ${company}) c
      using (company_id, state, seller_id, store_id, valid_until)`,

  'tally of orders = orders': (company: string) => sql<Row>`
    select state as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0), coalesce(t.gross, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0), coalesce(c.gross, 0)) as expected
    from (select * from order_tally where company_id = ${company}) t
    full join (select * from order_counted where company_id = ${company}) c
      using (company_id, state, seller_id, store_id)`,

  'tally of deliveries = deliveries': (company: string) => sql<Row>`
    select state as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0)) as expected
    from (select * from delivery_tally where company_id = ${company}) t
    full join (select * from delivery_counted where company_id = ${company}) c
      using (company_id, state, seller_id, store_id)`,

  'tally of purchase orders = purchase orders': (company: string) => sql<Row>`
    select state as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.net, 0), coalesce(t.gross, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.net, 0), coalesce(c.gross, 0)) as expected
    from (select * from purchase_tally where company_id = ${company}) t
    full join (select * from purchase_counted where company_id = ${company}) c
      using (company_id, state, seller_id, store_id)`,

  'tally of payments = payments': (company: string) => sql<Row>`
    select concat_ws(' ', allocation, kind, method) as what,
      concat_ws(' ', coalesce(t.documents, 0), coalesce(t.amount, 0),
        coalesce(t.remaining, 0)) as stored,
      concat_ws(' ', coalesce(c.documents, 0), coalesce(c.amount, 0),
        coalesce(c.remaining, 0)) as expected
    from (select * from payment_tally where company_id = ${company}) t
    full join (select * from payment_counted where company_id = ${company}) c
      using (company_id, allocation, kind, method, seller_id, store_id)`,
} as const
