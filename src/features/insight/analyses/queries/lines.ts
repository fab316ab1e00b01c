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
  type Measure,
  narrowing,
  rightOf,
  type Subject,
  tellsCosts,
  toldByLines,
  usualFrom,
  whyNotBy,
  whyNotUndated,
} from '../rules.ts'
import { factsOf } from './facts.ts'
import { countsDocuments, formulas, summedOnce, written } from './measured.ts'
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
  sales: sql`select d.number, d.kind, d.discount from invoice d`,
  due: sql`select d.number, d.kind, d.discount from invoice d`,
  quotes: sql`select d.number, 'quote' as kind, d.discount from quote d`,
  orders: sql`select d.number, 'order' as kind, d.discount from customer_order d`,
  money: sql`select d.reference as number, 'payment' as kind, 0 as discount from payment d`,
}

const noLines = sql`select null::text as name, null::bigint as net where false`
/** What the lines of a document `t` say that are of no item. */
const freeLines: Readonly<Record<Subject, (company: string) => RawBuilder<unknown>>> = {
  sales: (company) => sql`select l.name, l.net - l.earlier_net as net from invoice_line l
    where l.company_id = ${company} and l.invoice_id = t.document_id and ${isFree}`,
  quotes: (company) => sql`select l.name, l.net from quote_line l
    where l.company_id = ${company} and l.quote_id = t.document_id and ${isFree}`,
  orders: (company) => sql`select l.name, l.net from order_line l
    where l.company_id = ${company} and l.order_id = t.document_id and ${isFree}`,
  due: () => noLines,
  money: () => noLines,
}
const isFree = sql`l.kind = 'item' and l.item_id is null`

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
  said: string | null
  quantity: Quantity
  net: Cents
  cost: Cents
}

/** @throws Refusal `not_told_by`, `margin_hidden`, `from_after_to`, `forbidden`. */
export async function readLines(act: Act, asked: Asked): Promise<Answer> {
  check(act, asked)
  const { subject } = aboutMeasure[asked.measure]
  const showsCosts = subject === 'sales' && act.role.seesCosts
  const { lines, isByLine } = linesOf(act, asked)
  const { sort = 'day', direction = 'desc', limit, offset } = asked
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  // What a line of no item says is found by its amount, less its part of the discount of its document.
  const rows = await sql<Row>`select t.*, d.number, d.kind, l.said from (
      select t.* from (${lines}) t
      order by ${sortedBy[sort]} ${way} nulls last, t.document_id, t.rank
      limit ${limit} offset ${offset}) t
    left join lateral (${numbered[subject]}
      where d.company_id = ${act.company} and d.id = t.document_id) d on true
    left join lateral (select string_agg(distinct l.name, ' · ') as said
      from (${freeLines[subject](act.company)}) l
      where abs(l.net::numeric * (10000 - d.discount) / 10000 - t.net) <= 1) l on t.item_id is null
    order by ${sortedBy[sort]} ${way} nulls last, t.document_id, t.rank`.execute(act.tx)
  const { total, net, cost, figure } = await totalsOf(act, asked.measure, lines)
  const marginOf = (of: { net: Cents; cost: Cents }): Cents | null =>
    showsCosts ? ((of.net - of.cost) as Cents) : null
  const costOf = (of: { cost: Cents }): Cents | null => (showsCosts ? of.cost : null)
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
      designation: isByLine && row.item_id === null ? (row.said ?? '') : null,
      quantity: row.quantity,
      net: row.net,
      cost: costOf(row),
      margin: marginOf(row),
    })),
    total,
    sums: { net, cost: costOf({ cost }), margin: marginOf({ net, cost }) },
    indicators: {},
    figure,
  }
}

type Totals = { total: number; net: Cents; cost: Cents; sum: number; over: number | null }

/** How many they are, and what they come to: by the formula of the measure, whatever it is told by. */
async function totalsOf(
  { tx }: Act,
  measure: Measure,
  lines: RawBuilder<unknown>,
): Promise<Pick<Totals, 'total' | 'net' | 'cost'> & { figure: string }> {
  const { sum, over } = formulas[measure]
  const { rows } = await sql<Totals>`select count(*)::int as total,
      coalesce(sum(f.net), 0)::bigint as net, coalesce(sum(f.cost), 0)::bigint as cost,
      ${summedOnce(sum)} as sum, ${over ? summedOnce(over) : sql`null::bigint`} as over
    from (${lines}) f`.execute(tx)
  const none: Totals = {
    total: 0,
    net: 0 as Cents,
    cost: 0 as Cents,
    sum: 0,
    over: over ? 0 : null,
  }
  const told = rows[0] ?? none
  return { ...told, figure: written(measure, told.sum, told.over) }
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
  if (asked.undated === 'true' && whyNotUndated(measure)) refuse('not_told_by', 'undated')
  if (!grants(act.role, rightOf[aboutMeasure[measure].subject])) refuse('forbidden')
  if (tellsCosts(measure) && !act.role.seesCosts) refuse('margin_hidden', 'measure')
  if (from && to && from > to) refuse('from_after_to', 'to')
}

/** Line by line where the question is about items or their pieces; else document by document. */
function linesOf(act: Act, asked: Asked): { lines: RawBuilder<unknown>; isByLine: boolean } {
  const { measure, q } = asked
  const { subject } = aboutMeasure[measure]
  const narrowed = narrowing.filter((name) => asked[name] !== undefined)
  const isByLine = toldByLines(measure, narrowed)
  const window =
    subject === 'due'
      ? { from: asked.from, to: asked.to, undated: asked.undated === 'true' }
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
  // A document that has nothing to say beside its items says nothing.
  const isAnything =
    measure === 'quantity'
      ? sql`f.quantity <> 0`
      : sql`(f.item_id is not null or f.net <> 0 or f.cost <> 0)`
  const lines = sql`select f.document_id, f.day, f.customer_id, c.name as customer, f.item_id, i.reference,
      i.name as item, f.quantity, f.net, f.cost, f.documents, f.outcome,
      (row_number() over (partition by f.document_id order by f.item_id, f.net))::int as rank
    from (select f.* from (${facts}) f ${joins.beside}
      where ${joins.early}) f ${joins.records}
    where ${joins.late}
      ${outcomes ? sql`and f.outcome = any(${[...outcomes]}::text[])` : sql``}
      ${measure === 'invoices' ? sql`and f.documents > 0` : sql``}
      ${isByLine && !countsDocuments(measure) ? sql`and ${isAnything}` : sql``}
      ${q ? sql`and (c.name ilike ${`%${q}%`} or i.name ilike ${`%${q}%`})` : sql``}`
  return { lines, isByLine }
}
