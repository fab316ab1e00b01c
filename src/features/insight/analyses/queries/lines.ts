// The documents behind a figure, read from the same facts that add it up.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents, Quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { lineSorts, listLines } from '../contract/lines.ts'
import {
  aboutMeasure,
  narrowing,
  rightOf,
  type Subject,
  usesItem,
  usualFrom,
  whyNotBy,
} from '../rules.ts'
import { factsOf } from './facts.ts'
import { formulas } from './measured.ts'
import { joinsOf } from './parts.ts'

type Asked = InputOf<typeof listLines>
type Answer = OutputOf<typeof listLines>

const sortedBy: Readonly<Record<(typeof lineSorts)[number], RawBuilder<unknown>>> = {
  day: sql`t.day`,
  net: sql`t.net`,
  quantity: sql`t.quantity`,
  customer: sql`t.customer`,
}

/** Where the number of a document stands; a payment is called by its reference. */
const numbered: Readonly<Record<Subject, RawBuilder<unknown>>> = {
  sales: sql`select d.number, d.kind from invoice d`,
  due: sql`select d.number, d.kind from invoice d`,
  quotes: sql`select d.number, 'quote' as kind from quote d`,
  orders: sql`select d.number, 'order' as kind from customer_order d`,
  money: sql`select d.reference as number, 'payment' as kind from payment d`,
}

type Row = {
  document_id: string
  rank: number
  number: string | null
  kind: string
  day: Day | null
  customer_id: string
  customer: string
  item_id: string | null
  reference: string | null
  item: string | null
  quantity: Quantity
  net: Cents
  cost: Cents
}

/** @throws Refusal `not_told_by`, `margin_hidden`, `from_after_to`, `forbidden`. */
export async function readLines(act: Act, asked: Asked): Promise<Answer> {
  check(act, asked)
  const { subject } = aboutMeasure[asked.measure]
  const showsMargin = subject === 'sales' && act.role.seesCosts
  const lines = linesOf(act, asked)
  const { sort = 'day', direction = 'desc', limit, offset } = asked
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  const rows = await sql<Row>`select t.*, d.number, d.kind from (
      select t.* from (${lines}) t
      order by ${sortedBy[sort]} ${way} nulls last, t.document_id, t.rank
      limit ${limit} offset ${offset}) t
    left join lateral (${numbered[subject]}
      where d.company_id = ${act.company} and d.id = t.document_id) d on true
    order by ${sortedBy[sort]} ${way} nulls last, t.document_id, t.rank`.execute(act.tx)
  const totals = await sql<{ total: number; net: Cents; cost: Cents }>`
    select count(*)::int as total, coalesce(sum(t.net), 0)::bigint as net,
      coalesce(sum(t.cost), 0)::bigint as cost from (${lines}) t`.execute(act.tx)
  const { total, net, cost } = totals.rows[0] ?? { total: 0, net: 0 as Cents, cost: 0 as Cents }
  const marginOf = (of: { net: Cents; cost: Cents }): Cents | null =>
    showsMargin ? ((of.net - of.cost) as Cents) : null
  return {
    rows: rows.rows.map((row) => ({
      id: `${row.document_id} ${row.rank}`,
      document: {
        id: row.document_id,
        kind: kindOf(row.kind),
        number: row.number ?? '',
      },
      day: row.day,
      customer: { id: row.customer_id, name: row.customer },
      item:
        row.item_id === null
          ? null
          : { id: row.item_id, reference: row.reference ?? '', name: row.item ?? '' },
      quantity: row.quantity,
      net: row.net,
      margin: marginOf(row),
    })),
    total,
    sums: { net, margin: marginOf({ net, cost }) },
    indicators: {},
  }
}

type DocumentKind = Answer['rows'][number]['document']['kind']
const kinds: readonly DocumentKind[] = ['quote', 'order', 'credit_note', 'payment']
/** Deposits, situations and balances are invoices. */
const kindOf = (kind: string): DocumentKind => kinds.find((one) => one === kind) ?? 'invoice'

function check(act: Act, asked: Asked): void {
  const { measure, from, to } = asked
  for (const one of narrowing) {
    if (asked[one] !== undefined && whyNotBy(measure, one)) refuse('not_told_by', one)
  }
  if (!grants(act.role, rightOf[aboutMeasure[measure].subject])) refuse('forbidden')
  if (measure === 'margin' && !act.role.seesCosts) refuse('margin_hidden', 'measure')
  if (from && to && from > to) refuse('from_after_to', 'to')
}

/** Line by line where the question is about items or their pieces; else document by document. */
function linesOf(act: Act, asked: Asked): RawBuilder<unknown> {
  const { measure, q } = asked
  const { subject } = aboutMeasure[measure]
  const narrowed = narrowing.filter((name) => asked[name] !== undefined)
  const isByLine =
    (subject === 'sales' && measure !== 'invoices' && measure !== 'basket') || usesItem(narrowed)
  const window =
    subject === 'due'
      ? { from: asked.from, to: asked.to }
      : { from: asked.from ?? usualFrom(act.today), to: asked.to ?? act.today }
  const { customer, seller, store } = asked
  const facts = factsOf(act, subject, isByLine ? 'line' : 'head', window, {
    customer,
    seller,
    store,
  })
  // Both records are shown, whatever is asked of them.
  const joins = joinsOf(act, { subject, by: ['customer', 'item'], asked, once: false })
  const { sum, over } = formulas[measure]
  const outcomes = over?.outcomes ?? sum.outcomes
  return sql`select f.document_id, f.day, f.customer_id, c.name as customer, f.item_id, i.reference,
      i.name as item, f.quantity, f.net, f.cost,
      (row_number() over (partition by f.document_id order by f.item_id, f.net))::int as rank
    from (select f.* from (${facts}) f ${joins.beside}
      where ${joins.early}) f ${joins.records}
    where ${joins.late}
      ${outcomes ? sql`and f.outcome = any(${[...outcomes]}::text[])` : sql``}
      ${measure === 'invoices' ? sql`and f.documents > 0` : sql``}
      ${q ? sql`and (c.name ilike ${`%${q}%`} or i.name ilike ${`%${q}%`})` : sql``}`
}
