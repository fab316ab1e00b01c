// What is sold, as rows of one shape whatever they are read from: a sum kept by the acts, the heads of
// the documents, or their lines. Each costs what it holds; all add up to the same.
import { type RawBuilder, sql } from 'kysely'
import { type Act, visible } from '#server/act.ts'
import { cutAtMonths, type Period } from '../rules.ts'

/**
 * `day`, `customer` and `item` are the sums by day, by month and customer, by month and item; `head` one
 * row a document, `line` one for each of its items.
 */
export type Grain = 'day' | 'customer' | 'item' | 'head' | 'line'

/** What documents are narrowed to before anything is added up: someone, or '' for nobody. */
export type Narrowed = {
  readonly customer?: string | undefined
  readonly seller?: string | undefined
  readonly store?: string | undefined
}

/**
 * Rows (day, customer_id, item_id, seller_id, store_id, net, cost, quantity, invoices, document_id) of a
 * period; what a grain does not know is null there. Of an invoice the first line of each item tells it: what
 * does not know the item counts it once by itself. The sums by month stand at the first of theirs, and are completed
 * from the documents where the period begins or ends within one; they know nobody, so that they answer
 * only who sees every document and narrows to no seller nor store.
 */
export function turnoverFacts(
  act: Act,
  grain: Grain,
  period: Period,
  narrowed: Narrowed = {},
): RawBuilder<unknown> {
  if (grain === 'day') return byDay(act, period, narrowed)
  if (grain === 'head') return ofHeads(act, period, narrowed)
  if (grain === 'line') return ofLines(act, period, narrowed)
  const { whole, edges } = cutAtMonths(period, act.today)
  const [sums, documents] =
    grain === 'customer' ? ([byCustomer, ofHeads] as const) : ([byItem, ofLines] as const)
  const parts = [
    ...(whole ? [sums(act, whole, narrowed)] : []),
    ...edges.map((edge) => documents(act, edge, narrowed)),
  ]
  return sql.join(
    parts.map((one) => sql`(${one})`),
    sql` union all `,
  )
}

const within = (column: RawBuilder<unknown>, { company }: Act, { from, to }: Period) =>
  sql`company_id = ${company} and ${column} between ${from}::date and ${to}::date`

function byDay(act: Act, period: Period, { seller, store }: Narrowed): RawBuilder<unknown> {
  return sql`select day, null::uuid as customer_id, null::uuid as item_id,
      ${known(sql`seller_id`)} as seller_id, ${known(sql`store_id`)} as store_id,
      net, cost, 0::bigint as quantity, invoices, null::uuid as document_id
    from turnover_day t where ${within(sql`t.day`, act, period)} and ${visible(act, 't')}
      ${narrowedTo(sql`t.seller_id`, seller, 'sum')} ${narrowedTo(sql`t.store_id`, store, 'sum')}`
}

function byCustomer(act: Act, period: Period, { customer }: Narrowed): RawBuilder<unknown> {
  return sql`select month as day, customer_id, null::uuid as item_id, null::uuid as seller_id,
      null::uuid as store_id, net, cost, 0::bigint as quantity, invoices,
      null::uuid as document_id
    from turnover_customer where ${within(sql`month`, act, period)}
      ${narrowedTo(sql`customer_id`, customer, 'sum')}`
}

function byItem(act: Act, period: Period): RawBuilder<unknown> {
  return sql`select month as day, null::uuid as customer_id, ${known(sql`item_id`)} as item_id,
      null::uuid as seller_id, null::uuid as store_id, net, cost, quantity, 0::bigint as invoices,
      null::uuid as document_id
    from turnover_item where ${within(sql`month`, act, period)}`
}

function ofHeads(act: Act, period: Period, narrowed: Narrowed): RawBuilder<unknown> {
  return sql`select day, customer_id, null::uuid as item_id, seller_id, store_id, net, cost,
      0::bigint as quantity, (kind <> 'credit_note')::int::bigint as invoices, id as document_id
    from invoice v where v.state = 'issued' and ${seen(act, period, narrowed)}`
}

function ofLines(act: Act, period: Period, narrowed: Narrowed): RawBuilder<unknown> {
  return sql`select day, customer_id, item_id, seller_id, store_id, net, cost, quantity,
      counted::int::bigint as invoices, invoice_id as document_id
    from turnover_line v where ${seen(act, period, narrowed)}`
}

/** What of a period whoever asks may see, of documents or of their lines. */
function seen(act: Act, period: Period, narrowed: Narrowed): RawBuilder<unknown> {
  const { customer, seller, store } = narrowed
  return sql`v.${within(sql`v.day`, act, period)} and ${visible(act, 'v')}
    ${narrowedTo(sql`v.customer_id`, customer)} ${narrowedTo(sql`v.seller_id`, seller)}
    ${narrowedTo(sql`v.store_id`, store)}`
}

/** `and column is this one`, or nobody where it is ''; nothing where nothing is asked. */
export function narrowedTo(
  column: RawBuilder<unknown>,
  value: string | undefined,
  nobodyIs: 'null' | 'sum' = 'null',
): RawBuilder<unknown> {
  if (value === undefined) return sql``
  if (value !== '') return sql`and ${column} = ${value}`
  return nobodyIs === 'null' ? sql`and ${column} is null` : sql`and ${known(column)} is null`
}

/** Nobody and nothing are the nil UUID in the sums. */
const known = (id: RawBuilder<unknown>) =>
  sql`nullif(${id}, '00000000-0000-0000-0000-000000000000')`
