// The sums that acts keep, and the same added up from the documents.
import { sql } from 'kysely'
import { daysWhere } from '#features/sales/turnover/queries/keep.ts'

/** Something that is stored beside the facts, and what the facts say. */
export type Row = { what: string; stored: string | number; expected: string | number }

/** The lines of what is sold, item by item of each document, and the same from the documents. */
const soldLines = (company: string) => sql<Row>`
  with stored as (
    select invoice_id, coalesce(item_id, '00000000-0000-0000-0000-000000000000') as item_id,
      concat_ws(' ', day, customer_id, seller_id, store_id) as of,
      sum(net)::bigint as net, sum(cost)::bigint as cost, sum(quantity)::bigint as quantity,
      count(*) filter (where counted) as counted
    from turnover_line where company_id = ${company} group by 1, 2, 3
  ), counted as (
    select invoice_id, item_id,
      concat_ws(' ', day, customer_id, nullif(seller_id, '00000000-0000-0000-0000-000000000000'),
        nullif(store_id, '00000000-0000-0000-0000-000000000000')) as of,
      sum(net)::bigint as net, sum(cost)::bigint as cost, sum(quantity)::bigint as quantity,
      max((kind <> 'credit_note')::int) as counted
    from turnover_lines(${company}, array(
      select id from invoice where company_id = ${company} and state = 'issued')) group by 1, 2, 3
  )
  select concat_ws(' ', coalesce(s.invoice_id, d.invoice_id), coalesce(s.item_id, d.item_id),
      coalesce(s.of, d.of)) as what,
    concat_ws(' ', coalesce(s.net, 0), coalesce(s.cost, 0), coalesce(s.quantity, 0),
      coalesce(s.counted, d.counted)) as stored,
    concat_ws(' ', coalesce(d.net, 0), coalesce(d.cost, 0), coalesce(d.quantity, 0),
      coalesce(d.counted, 0)) as expected
  from stored s full join counted d using (invoice_id, item_id, of)`

/** The sums of what is sold, and the same added up from its lines. */
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
    select 'days of customer', month, customer_id::text, 0, 0, days
    from turnover_customer where company_id = ${company}
    union all
    select 'bought', month, customer_id || ' ' || item_id, net, 0, days
    from turnover_bought where company_id = ${company}
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
    select 'days of customer', date_trunc('month', day)::date, customer_id::text, 0, 0,
      ${daysWhere(sql`counted`)}
    from line group by 1, 2, 3
    union all
    select 'bought', date_trunc('month', day)::date, customer_id || ' ' || item_id,
      sum(net)::bigint, 0, ${daysWhere(sql`counted and quantity > 0`)}
    from line group by 1, 2, 3
    union all
    select 'item', date_trunc('month', day)::date, item_id::text, sum(net)::bigint,
      sum(cost)::bigint, sum(quantity)::bigint
    from line group by 1, 2, 3
  ) d using (of, at, key)`

/** A sum of documents by some of their columns: kept in a table, and counted by a view of the same rows. */
type Kept = {
  readonly name: string
  readonly table: string
  readonly view: string
  readonly by: readonly string[]
  readonly sums: readonly string[]
}

const whose = ['seller_id', 'store_id']
const byDay = (documents: string, by: readonly string[], ...sums: string[]): Kept => ({
  name: `${documents} by day = ${documents}`,
  table: `${documents}_by_day`,
  view: `${documents}_by_day_counted`,
  by: ['day', ...by, ...whose],
  sums: ['documents', ...sums],
})
const tally = (of: string, named: string, by: readonly string[], ...sums: string[]): Kept => ({
  name: `tally of ${named} = ${named}`,
  table: `${of}_tally`,
  view: `${of}_counted`,
  by: [...by, ...whose],
  sums: ['documents', ...sums],
})

const byAmount = (of: string, named: string, by: readonly string[], ...sums: string[]): Kept => ({
  name: `${named} by amount = ${named}`,
  table: `${of}_amounts`,
  view: `${of}_amounts_counted`,
  by: ['digits', 'band', ...by, ...whose],
  sums: ['documents', ...sums],
})

const kept: readonly Kept[] = [
  byDay('quotes', ['state', 'valid_until'], 'net', 'gross'),
  {
    name: 'days to the signature of quotes = quotes',
    ...{ table: 'quotes_signed', view: 'quotes_signed_counted' },
    ...{ by: ['month', 'days', ...whose], sums: ['documents'] },
  },
  byDay('orders', [], 'net', 'gross'),
  byDay('payments', [], 'amount'),
  tally(
    'invoice',
    'invoices',
    ['payment', 'kind', 'due_day', 'month', 'due_month'],
    'net',
    'gross',
    'outstanding',
  ),
  tally('quote', 'quotes', ['state', 'valid_until'], 'net', 'gross'),
  tally('order', 'orders', ['state'], 'net', 'gross'),
  tally('delivery', 'deliveries', ['state'], 'net', 'gross'),
  tally('purchase', 'purchase orders', ['state'], 'net', 'gross'),
  tally('payment', 'payments', ['allocation', 'kind', 'method'], 'amount', 'remaining'),
  byAmount('invoice', 'invoices', ['payment', 'kind', 'due_month'], 'net', 'gross', 'outstanding'),
  byAmount('payment', 'payments', ['allocation', 'kind', 'method'], 'amount', 'remaining'),
]

/** The rows of a sum that acts have kept, beside those that its documents add up to. */
function compared(company: string, { table, view, by, sums: names }: Kept) {
  const figures = (side: string) =>
    sql.join(names.map((name) => sql`coalesce(${sql.ref(`${side}.${name}`)}, 0)`))
  const rowsOf = (of: string) => sql`(select * from ${sql.table(of)} where company_id = ${company})`
  return sql<Row>`
    select concat_ws(' ', ${sql.join(by.map((name) => sql.ref(name)))}) as what,
      concat_ws(' ', ${figures('t')}) as stored, concat_ws(' ', ${figures('c')}) as expected
    from ${rowsOf(table)} t full join ${rowsOf(view)} c
      using (company_id, ${sql.join(by.map((name) => sql.ref(name)))})`
}

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

  ...Object.fromEntries(kept.map((sum) => [sum.name, (company: string) => compared(company, sum)])),
}
