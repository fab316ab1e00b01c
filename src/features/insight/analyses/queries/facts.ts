// What is measured, as rows of one shape: what is sold, quoted, ordered, received and due.
import { type RawBuilder, sql } from 'kysely'
import { type Narrowed, narrowedTo, turnoverFacts } from '#features/sales/turnover/queries/facts.ts'
import type { Day } from '#kernel/day.ts'
import { type Act, visible } from '#server/act.ts'
import type { Grain, Subject } from '../rules.ts'

export type Window = {
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  /** Only what is due at no date. */
  readonly undated?: boolean | undefined
}

/** What documents are called by their projects; money has none. */
export const projectKind: Readonly<Record<Subject, string>> = {
  sales: 'invoice',
  quotes: 'quote',
  orders: 'order',
  money: 'payment',
  due: 'invoice',
}

const nobody = sql`'00000000-0000-0000-0000-000000000000'`
const known = (id: RawBuilder<unknown>) => sql`nullif(${id}, ${nobody})`

/**
 * Rows (day, customer_id, item_id, seller_id, store_id, document_id, net, cost, quantity, documents,
 * outcome) that whoever asks may see; what a grain does not know is null there. `outcome` tells what
 * became of quotes (signed, lost, pending) and whether a debt is late.
 */
export function factsOf(
  act: Act,
  subject: Subject,
  grain: Grain,
  window: Window,
  narrowed: Narrowed,
): RawBuilder<unknown> {
  if (subject === 'quotes') return quoted(act, grain, window, narrowed)
  if (subject === 'orders') return ordered(act, grain, window, narrowed)
  if (subject === 'money') return received(act, grain, window, narrowed)
  if (subject === 'due') return owed(act, grain, window, narrowed)
  const period = { from: window.from ?? firstDay, to: window.to ?? act.today }
  return sql`select day, customer_id, item_id, seller_id, store_id, document_id, net, cost, quantity,
      invoices as documents, ''::text as outcome
    from (${turnoverFacts(act, grain, period, narrowed)}) t`
}

const firstDay = '1900-01-01' as Day

/** The rows of a table of documents, or of one of its sums, that are asked for and may be seen. */
function asked(
  act: Act,
  grain: Grain,
  day: RawBuilder<unknown>,
  { from, to }: Window,
  { customer, seller, store }: Narrowed,
): RawBuilder<unknown> {
  const nobodyIs = grain === 'day' ? 'sum' : 'null'
  return sql`t.company_id = ${act.company} and ${visible(act, 't')}
    ${from ? sql`and ${day} >= ${from}::date` : sql``}
    ${to ? sql`and ${day} <= ${to}::date` : sql``}
    ${narrowedTo(sql`t.customer_id`, customer)}
    ${narrowedTo(sql`t.seller_id`, seller, nobodyIs)} ${narrowedTo(sql`t.store_id`, store, nobodyIs)}`
}

/** Whose a sum by day is. */
const ofDay = sql`null::uuid as customer_id, null::uuid as item_id, ${known(sql`t.seller_id`)} as seller_id,
  ${known(sql`t.store_id`)} as store_id, null::uuid as document_id`
const ofDocument = sql`t.customer_id, null::uuid as item_id, t.seller_id, t.store_id, t.id as document_id`
const noPieces = sql`0::bigint as cost, 0::bigint as quantity`

/** What has become of a quote on the day of the question: no job decides that it has expired. */
const outcome = ({ today }: Act) => sql`case when t.state = 'signed' then 'signed'
  when t.state = 'refused' or t.valid_until < ${today}::date and t.valid_until > '-infinity' then 'lost'
  else 'pending' end as outcome`

function quoted(act: Act, grain: Grain, window: Window, narrowed: Narrowed): RawBuilder<unknown> {
  const where = asked(act, grain, sql`t.day`, window, narrowed)
  if (grain === 'day')
    return sql`select t.day, ${ofDay}, t.net, ${noPieces}, t.documents, ${outcome(act)}
      from quotes_by_day t where ${where}`
  const heads = sql`select t.day, ${ofDocument}, t.net, ${noPieces}, 1::bigint as documents,
      ${outcome(act)}, t.discount
    from quote t where ${where} and t.state in ('sent', 'signed', 'refused')`
  if (grain === 'head') return heads
  return shared(
    heads,
    sql`select l.quote_id as document_id, l.rank, l.id, l.item_id, l.quantity, l.net
      from quote_line l where l.company_id = ${act.company} and l.kind = 'item' and l.chosen`,
  )
}

function ordered(act: Act, grain: Grain, window: Window, narrowed: Narrowed): RawBuilder<unknown> {
  const where = asked(act, grain, sql`t.day`, window, narrowed)
  if (grain === 'day')
    return sql`select t.day, ${ofDay}, t.net, ${noPieces}, t.documents, ''::text as outcome
      from orders_by_day t where ${where}`
  const heads = sql`select t.day, ${ofDocument}, t.net, ${noPieces}, 1::bigint as documents,
      ''::text as outcome, t.discount
    from customer_order t where ${where} and t.state in ('confirmed', 'completed')`
  if (grain === 'head') return heads
  return shared(
    heads,
    sql`select l.order_id as document_id, l.rank, l.id, l.item_id, l.quantity, l.net
      from order_line l where l.company_id = ${act.company} and l.kind = 'item'`,
  )
}

function received(act: Act, grain: Grain, window: Window, narrowed: Narrowed): RawBuilder<unknown> {
  const where = asked(act, grain, sql`t.day`, window, narrowed)
  if (grain === 'day')
    return sql`select t.day, ${ofDay}, t.amount as net, ${noPieces}, t.documents, ''::text as outcome
      from payments_by_day t where ${where}`
  return sql`select t.day, ${ofDocument}, t.amount as net, ${noPieces}, 1::bigint as documents,
      ''::text as outcome
    from payment t where ${where}`
}

/** What remains to be paid, of what is open; a credit note that is not used yet is owed to the client. */
function owed(act: Act, grain: Grain, window: Window, narrowed: Narrowed): RawBuilder<unknown> {
  const never = grain === 'day' ? sql`t.due_day = '-infinity'` : sql`t.due_day is null`
  const where = sql`${asked(act, grain, sql`t.due_day`, window, narrowed)}
    ${window.undated ? sql`and ${never}` : sql``}`
  const late = sql`case when t.due_day < ${act.today}::date and t.due_day > '-infinity'
    and t.kind <> 'credit_note' then 'late' else 'open' end as outcome`
  if (grain === 'day')
    return sql`select nullif(t.due_day, '-infinity') as day, ${ofDay}, t.outstanding as net, ${noPieces},
        t.documents, ${late}
      from invoice_tally t where ${where} and t.payment in ('unpaid', 'partial')`
  return sql`select t.due_day as day, ${ofDocument}, t.gross - t.settled as net, ${noPieces},
      1::bigint as documents, ${late}
    from invoice t where ${where} and t.state = 'issued' and not t.imported and t.settled <> t.gross`
}

/**
 * Documents told by their lines: what each line keeps of the discount of its document, cut from the sum so
 * far so that the lines of a document add up to it; what they leave of it is a line without item.
 */
function shared(heads: RawBuilder<unknown>, lines: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`with head as materialized (${heads}),
    held as (
      select h.document_id, h.discount, l.rank, l.id, l.item_id, l.quantity, l.net
      from head h join (${lines}) l on l.document_id = h.document_id
    ), line as (
      select document_id, item_id, quantity, net from held where discount = 0
      union all
      select document_id, item_id, quantity,
        (round(sum(net) over reached * (10000 - discount) / 10000)
          - round((sum(net) over reached - net) * (10000 - discount) / 10000))::bigint
      from held where discount <> 0
      window reached as (partition by document_id order by rank, id)
    ), left_over as (
      select h.document_id, h.net - coalesce(l.net, 0) as net
      from head h left join (
        select document_id, sum(net)::bigint as net from line group by document_id) l
        on l.document_id = h.document_id
      where h.net <> coalesce(l.net, 0) or l.document_id is null
    ), part as (
      select document_id, item_id, quantity, net from line
      union all
      select document_id, null::uuid, 0, net from left_over
    )
    select h.day, h.customer_id, p.item_id, h.seller_id, h.store_id, h.document_id, p.net, h.cost,
      case when p.item_id is null then 0 else p.quantity end as quantity, h.documents, h.outcome
    from part p join head h on h.document_id = p.document_id`
}
