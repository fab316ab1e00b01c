// Of which records of a selection what stands by line does not tell whether all that is left of them may be
// invoiced: their deal has more than plain parts, and a draft of it or another part may need the room. And
// of which what issuing asks may lack.
import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** Those of some signed quotes. */
export const doubtfulQuotes = (act: Act, ids: readonly string[]) =>
  doubtfulOf(
    act,
    sql`select q.id, q.id as deal, false as shared from quote q
      where q.company_id = ${act.company} and q.id = any(${ids}::uuid[])`,
  )

/** Those of some orders. */
export const doubtfulOrders = (act: Act, ids: readonly string[]) =>
  doubtfulOf(
    act,
    sql`select o.id, ${dealOfOrder} as deal, ${isShared} as shared from ${withDeal}
      where o.company_id = ${act.company} and o.id = any(${ids}::uuid[])`,
  )

/** Those of some deliveries: one that is not the whole of its order shares it with others. */
export const doubtfulDeliveries = (act: Act, ids: readonly string[]) =>
  doubtfulOf(
    act,
    sql`select f.delivery_id as id, ${dealOfOrder} as deal, ${isShared}
        or exists (select from order_line l where l.company_id = o.company_id
          and l.order_id = o.id and l.kind = 'item' and l.quantity <> coalesce((
            select sum(x.quantity) from delivery_line x where x.company_id = l.company_id
              and x.delivery_id = f.delivery_id and x.order_line_id = l.id), 0)) as shared
      from (select distinct delivery_id, order_id from delivery_line
        where company_id = ${act.company} and delivery_id = any(${ids}::uuid[])) f
      join ${withDeal} on true
      where o.company_id = ${act.company} and o.id = f.order_id`,
  )

/** Drafts of which something may lack that issuing asks: it is then asked itself. */
export async function doubtfulDrafts({ tx, company, today }: Act, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select i.id from invoice i
    join customer c on c.company_id = i.company_id and c.id = i.customer_id
    join company k on k.id = i.company_id
    where i.company_id = ${company} and i.id = any(${ids}::uuid[]) and (
      ${isBuyerDoubtful}
      or i.kind in ('deposit', 'situation', 'final') or i.currency <> k.currency
      or (i.gross < 0 and i.kind <> 'credit_note') or i.due_day < ${today}
      or ${mayBeBeyond}
      or not exists (select from ${lineOf} and l.kind = 'item')
      or exists (select from ${lineOf} and l.kind = 'item' and (l.name = ''
        or l.vat_category in ('AE', 'K', 'G')
        or (l.vat_category = 'S') <> (k.vat_regime = 'standard'))))`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Orders whose client may lack what an invoice asks of it. */
export async function doubtfulBuyers({ tx, company }: Act, ids: readonly string[]) {
  const { rows } = await sql<{ id: string }>`
    select o.id from customer_order o
    join customer c on c.company_id = o.company_id and c.id = o.customer_id
    where o.company_id = ${company} and o.id = any(${ids}::uuid[]) and ${isBuyerDoubtful}`.execute(
    tx,
  )
  return new Set(rows.map(({ id }) => id))
}

/** A client `c` of which a name, an identifier or a part of an address lacks. */
const isBuyerDoubtful = sql`(c.name = ''
  or (c.kind <> 'person' and (c.siren is null or (c.vat_number is null and c.vat_regime <> 'domestic')
    or left(coalesce(c.siret, c.siren), 9) <> c.siren))
  or not exists (select from address a where a.company_id = c.company_id and a.customer_id = c.id)
  or exists (select from address a where a.company_id = c.company_id and a.customer_id = c.id
    and '' in (a.street, a.city, a.postal_code)))`

const lineOf = sql`invoice_line l where l.company_id = i.company_id and l.invoice_id = i.id`

/**
 * An invoice `i` of what was agreed, nobody having decided that it may go beyond: one that is dearer, has
 * a line of its own, or whose deal has parts that are not plain. Each is an equality of what was drawn from
 * the quote or the order, so that what was left as it was drawn is not asked again.
 */
const mayBeBeyond = sql`(i.kind = 'invoice' and i.beyond_reason = ''
  and (i.quote_id is not null or i.order_id is not null
    or exists (select from ${lineOf} and l.order_id is not null))
  and (exists (select from ${lineOf} and l.kind = 'item' and not exists (
      select from quote_line q where q.company_id = l.company_id and q.quote_id = l.quote_id
        and q.id = l.quote_line_id and (q.price, q.discount) = (l.price, l.discount)
      union all
      select from order_line o where o.company_id = l.company_id and o.order_id = l.order_id
        and o.id = l.order_line_id and (o.price, o.discount) = (l.price, l.discount)))
    or exists (select from quote q where q.company_id = i.company_id and q.id = i.quote_id
      and q.discount <> i.discount)
    or exists (select from ${lineOf} and exists (select from customer_order o
      where o.company_id = l.company_id and o.id = l.order_id and o.discount <> i.discount))
    or exists (select from invoice p where p.company_id = i.company_id
      and (p.quote_id = i.quote_id or p.order_id = i.order_id)
      and p.kind in ('deposit', 'situation', 'final'))))`

/** Of rows of a record, its deal and whether other records are of it too. */
async function doubtfulOf({ tx, company }: Act, agreed: RawBuilder<unknown>) {
  const has = (more: RawBuilder<unknown>) =>
    sql`exists (select from invoice i where i.company_id = ${company}
      and (i.quote_id = d.deal or i.order_id = d.deal) and ${more})`
  const { rows } = await sql<{ id: string }>`
    select d.id from (${agreed}) d
    where ${has(sql`(i.kind in ('deposit', 'situation', 'final') or i.beyond_reason <> '')`)}
      and (d.shared or ${has(sql`i.state = 'draft' and i.kind <> 'credit_note'`)})`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** An order with its quote, and the deal that one of them was added to. */
const withDeal = sql`(customer_order o
  left join quote q on q.company_id = o.company_id and q.id = o.quote_id
  left join billing_amendment a on a.company_id = o.company_id
    and a.amendment_id in (o.quote_id, o.id))`

const dealOfOrder = sql`coalesce(a.deal_id, o.quote_id, o.id)`

const isShared = sql`(a.deal_id is not null or o.gross is distinct from coalesce(q.gross, o.gross)
  or exists (select from billing_amendment b where b.company_id = o.company_id
    and b.deal_id = coalesce(o.quote_id, o.id))
  or exists (select from customer_order s where s.company_id = o.company_id
    and s.quote_id = o.quote_id and s.id <> o.id))`
