import { type OrderByItemBuilder, type RawBuilder, sql } from 'kysely'
import { tagNames } from '#features/base/tags/queries.ts'
import { customersLike, named, sorted, tagged } from '#features/sales/quotes/queries/narrowed.ts'
import { amountSought, soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { addedUp } from '#kernel/tiles.ts'
import type { Act } from '#server/act.ts'
import { byMonth, byRecord, byWeek, type Grouping, groupHeads, inGroups } from '#server/grouping.ts'
import {
  type listProjects as endpoint,
  type projectGroupings,
  type projectSorts,
  projectTiles,
} from '../contract.ts'
import type { ProjectPhase } from '../rules.ts'
import { seen } from './find.ts'
import { thatCan } from './can.ts'
import { moneyByProject, readable } from './money.ts'

type Asked = InputOf<typeof endpoint>
/** The filters, and the ids of a selection where one acts on some. */
export type AskedProjects = Asked & { readonly ids?: readonly string[] }
type Listed = OutputOf<typeof endpoint>
/** What keeps those that something may be done with, where that is asked. */
type Can = Awaited<ReturnType<typeof thatCan>>

/** The columns that the sort keys stand for. */
const columns = {
  updated: 'p.updated_at',
  number: 'p.number',
  name: 'p.search',
  customer: 'c.sort_name',
  step: 's.rank',
  startsOn: 'p.starts_on',
  nextOn: 'p.next_on',
  agreed: 'm.agreed',
  agreedGross: 'm.agreed_gross',
  invoiced: 'm.invoiced',
  due: 'm.due',
} as const satisfies Record<(typeof projectSorts)[number], string>

/** Projects under the filters, the last touched first unless asked otherwise. */
export async function listProjects(act: Act, asked: Asked): Promise<Listed> {
  const [totals, rows, heads] = await Promise.all([
    projectTotals(act, asked),
    projectRows(act, asked),
    asked.group && asked.heads === 'true' ? headsOf(act, asked, asked.group) : null,
  ])
  return { rows, ...totals, ...(heads ? { groups: heads } : {}) }
}

/** What the filters keep adds up to, and the tiles. */
export async function projectTotals(act: Act, asked: Asked): Promise<Omit<Listed, 'rows'>> {
  const groups = await filtered(act, asked, await thatCan(act, asked.can))
    .select([sql<ProjectPhase>`s.phase`.as('phase'), isDue.as('isDue'), isLate(act).as('isLate')])
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<Cents>`coalesce(sum(m.agreed), 0)::bigint`.as('agreed'),
      sql<Cents>`coalesce(sum(m.agreed_gross), 0)::bigint`.as('agreedGross'),
      sql<Cents>`coalesce(sum(m.invoiced), 0)::bigint`.as('invoiced'),
      sql<Cents>`coalesce(sum(m.due), 0)::bigint`.as('due'),
    ])
    .groupBy([sql`1`, sql`2`, sql`3`])
    .execute()
  return addedUp(groups, asked as Pick<Asked, 'phase' | 'due' | 'nextLate'>, {
    sums: ['agreed', 'agreedGross', 'invoiced', 'due'],
    tiles: projectTiles,
    keeps: (row, { phase, due, nextLate }) =>
      (phase?.includes(row.phase) ?? true) &&
      (due === undefined || row.isDue === (due === 'true')) &&
      (nextLate === undefined || row.isLate === (nextLate === 'true')),
  })
}

/** What projects are grouped by. */
const groupings = {
  step: byRecord(sql.ref('p.step'), sql.ref('s.name'), sql.ref('s.rank')),
  kind: byRecord(sql.ref('p.kind_id'), sql.ref('k.name')),
  customer: byRecord(sql.ref('p.customer_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
  seller: byRecord(sql.ref('p.seller_id'), sql.ref('w.name')),
  store: byRecord(sql.ref('p.store_id'), sql.ref('st.name')),
  month: byMonth(sql.ref('p.starts_on')),
  week: byWeek(sql.ref('p.starts_on')),
} satisfies Record<(typeof projectGroupings)[number], Grouping>

const headsOf = async (act: Act, asked: Asked, group: (typeof projectGroupings)[number]) =>
  groupHeads(withNames(act, asked, await thatCan(act, asked.can)), groupings[group], {
    agreed: sql<Cents>`coalesce(m.agreed, 0)`,
    agreedGross: sql<Cents>`coalesce(m.agreed_gross, 0)`,
    invoiced: sql<Cents>`coalesce(m.invoiced, 0)`,
    due: sql<Cents>`coalesce(m.due, 0)`,
  })

/** What all the filters keep, with those whose names are shown. */
function withNames(act: Act, asked: AskedProjects, can: Can) {
  const { phase, due, nextLate } = asked
  return filtered(act, asked, can)
    .leftJoin('person as w', 'w.id', 'p.seller_id')
    .leftJoin('store as st', (join) =>
      join.onRef('st.company_id', '=', 'p.company_id').onRef('st.id', '=', 'p.store_id'),
    )
    .leftJoin('project_kind as k', (join) =>
      join.onRef('k.company_id', '=', 'p.company_id').onRef('k.id', '=', 'p.kind_id'),
    )
    .$if(phase !== undefined, (some) => some.where('s.phase', 'in', phase ?? []))
    .$if(due !== undefined, (some) => some.where(isDue, '=', due === 'true'))
    .$if(nextLate !== undefined, (some) => some.where(isLate(act), '=', nextLate === 'true'))
}

/** The projects of the window, in order. */
export async function projectRows(act: Act, asked: AskedProjects): Promise<Listed['rows']> {
  const { sort = 'updated', direction = 'desc', group } = asked
  const rows = await withNames(act, asked, await thatCan(act, asked.can))
    .leftJoin('venue as v', (join) =>
      join.onRef('v.company_id', '=', 'p.company_id').onRef('v.id', '=', 'p.venue_id'),
    )
    .leftJoin('address as a', (join) =>
      join.onRef('a.company_id', '=', 'p.company_id').onRef('a.id', '=', 'p.address_id'),
    )
    .select(['p.id', 'p.version', 'p.number', 'p.name', 'p.customer_id', 'c.name as customer'])
    .select(['p.kind_id', 'k.name as kind', 'p.step', 's.name as step_name', 's.phase'])
    .select(['p.step_since as stepSince', 'p.seller_id', 'w.name as seller'])
    .select(['p.store_id', 'st.name as store', 'p.starts_on as startsOn'])
    .select(['p.next_step as nextStep', 'p.next_on as nextOn'])
    .select(tagNames('p').as('tags'))
    .select(sql<string>`coalesce(v.name, nullif(a.city, ''), '')`.as('place'))
    .select([
      sql<Cents>`coalesce(m.agreed, 0)`.as('agreed'),
      sql<Cents>`coalesce(m.agreed_gross, 0)`.as('agreedGross'),
      sql<Cents>`coalesce(m.invoiced, 0)`.as('invoiced'),
      sql<Cents>`coalesce(m.due, 0)`.as('due'),
    ])
    .$if(group !== undefined, (some) => some.orderBy(inGroups(groupings[group ?? 'month'])))
    .orderBy(columns[sort], (by: OrderByItemBuilder) => sorted(by, direction, true))
    .orderBy('p.id', 'desc')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map(
    ({ customer_id, kind_id, step, step_name, phase, seller_id, store_id, ...row }) => ({
      ...row,
      customer: { id: customer_id, name: row.customer },
      kind: named(kind_id, row.kind),
      step: { id: step, name: step_name, phase: phase as ProjectPhase },
      seller: named(seller_id, row.seller),
      store: named(store_id, row.store),
    }),
  )
}

const isDue = sql<boolean>`(coalesce(m.due, 0) > 0)`
/** Whose next step should have been taken: of those at work only. */
const isLate = ({ today }: Act) =>
  sql<boolean>`(s.phase = 'active' and coalesce(p.next_on < ${today}, false))`

/** What the filters keep, but for the dimensions of the tiles. */
function filtered(act: Act, asked: Omit<AskedProjects, 'offset' | 'limit'>, can: Can) {
  let projects = act.tx
    .selectFrom('project as p')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'p.company_id').onRef('c.id', '=', 'p.customer_id'),
    )
    .innerJoin('project_step as s', (join) =>
      join.onRef('s.company_id', '=', 'p.company_id').onRef('s.key', '=', 'p.step'),
    )
    .leftJoin(moneyByProject(act).as('m'), 'm.project_id', 'p.id')
    .where('p.company_id', '=', act.company)
    .where(seen(act, 'p'))
  const { ids, customer, seller, store, step, kind, venue, person, tag, min, max } = asked
  if (can) projects = projects.where(can)
  if (ids) projects = projects.where('p.id', 'in', ids)
  if (customer) projects = projects.where('p.customer_id', '=', customer)
  if (seller) projects = projects.where('p.seller_id', '=', seller)
  if (store) projects = projects.where('p.store_id', '=', store)
  if (step) projects = projects.where('p.step', '=', step)
  if (kind) projects = projects.where('p.kind_id', '=', kind)
  if (venue) projects = projects.where('p.venue_id', '=', venue)
  if (tag) projects = projects.where(sql<boolean>`p.id in ${tagged(act, tag)}`)
  if (min !== undefined) projects = projects.where(sql<boolean>`coalesce(m.agreed, 0) >= ${min}`)
  if (max !== undefined) projects = projects.where(sql<boolean>`coalesce(m.agreed, 0) <= ${max}`)
  if (person) {
    projects = projects.where(
      sql<boolean>`exists (select from project_person pp where pp.company_id = p.company_id
        and pp.project_id = p.id and pp.person_id = ${person})`,
    )
  }
  if (asked.from) {
    projects = projects.where(sql<boolean>`coalesce(p.ends_on, p.starts_on) >= ${asked.from}::date`)
  }
  if (asked.to) projects = projects.where('p.starts_on', '<=', asked.to)
  for (const one of found(act, asked.q)) projects = projects.where(one)
  return projects
}

/** What a search finds: an amount of the project, else every word, in it, its client or its documents. */
function found(act: Act, q: string | undefined): RawBuilder<boolean>[] {
  const amount = amountSought(q)
  if (amount !== null) {
    return [sql<boolean>`${amount} in (m.agreed, m.agreed_gross, m.invoiced, m.due)`]
  }
  return soughtIn(q).map(
    (like) => sql<boolean>`(p.search like ${like} or p.customer_id in (${customersLike(act, like)})
      or p.id in (${filing(act, like)}))`,
  )
}

/** The projects of documents that a search finds, by their own words or by those of their lines. */
const filing = (act: Act, like: string) =>
  sql.join(
    papers.map(({ kind, table, right }) => {
      const lines = like.length > 4 ? sql`or d.id in (select lines_found(${kind}, ${like}))` : sql``
      return sql`select h.project_id from project_chain h
        join ${sql.table(table)} d on d.company_id = h.company_id and d.id = h.document_id
        where h.company_id = ${act.company} and h.kind = ${kind} and ${readable(act, right, 'd')}
          and (d.search like ${like} ${lines})`
    }),
    sql` union all `,
  )

const papers = [
  { kind: 'quote', table: 'quote', right: 'quotes.read' },
  { kind: 'order', table: 'customer_order', right: 'orders.read' },
  { kind: 'delivery', table: 'delivery', right: 'deliveries.read' },
  { kind: 'invoice', table: 'invoice', right: 'invoices.read' },
] as const
