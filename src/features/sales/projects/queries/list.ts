import { sql } from 'kysely'
import { customersLike } from '#features/sales/quotes/queries/list.ts'
import { soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { type listProjects as endpoint, type projectSorts, projectTiles } from '../contract.ts'
import type { ProjectPhase } from '../rules.ts'
import { seen } from './find.ts'
import { moneyByProject } from './money.ts'

type Asked = InputOf<typeof endpoint>
type Listed = OutputOf<typeof endpoint>
type Tile = (typeof projectTiles)[number]

/** What the sort keys stand for. */
const columns = {
  updated: 'p.updated_at',
  number: 'p.number',
  name: 'p.search',
  customer: 'c.sort_name',
  step: 's.rank',
  startsOn: 'p.starts_on',
  nextOn: 'p.next_on',
  agreed: 'm.agreed',
  invoiced: 'm.invoiced',
  due: 'm.due',
} as const satisfies Record<(typeof projectSorts)[number], string>

/** Projects under the filters, the last touched first unless asked otherwise. */
export async function listProjects(act: Act, asked: Asked): Promise<Listed> {
  const [totals, rows] = await Promise.all([totalsOf(act, asked), rowsOf(act, asked)])
  return { rows, ...totals }
}

type Totals = { count: number; agreed: Cents; invoiced: Cents; due: Cents }

/** What the filters keep adds up to, and the tiles: each without the dimension that it filters by. */
async function totalsOf(act: Act, asked: Asked): Promise<Omit<Listed, 'rows'>> {
  const { rows } = await sql<Totals & { phase: ProjectPhase; isDue: boolean; isLate: boolean }>`
    select s.phase, ${isDue} as "isDue", ${isLate(act)} as "isLate", count(*)::int as count,
      coalesce(sum(m.agreed), 0)::bigint as agreed, coalesce(sum(m.invoiced), 0)::bigint as invoiced,
      coalesce(sum(m.due), 0)::bigint as due
    ${from(act)} where ${filtered(act, asked)} group by 1, 2, 3`.execute(act.tx)
  const inPhase = (row: (typeof rows)[number]) => asked.phase?.includes(row.phase) ?? true
  const inDue = (row: (typeof rows)[number]) => asked.due !== 'true' || row.isDue
  const inLate = (row: (typeof rows)[number]) => asked.nextLate !== 'true' || row.isLate
  const add = (some: readonly Totals[], of: keyof Totals) =>
    some.reduce<number>((n, row) => n + row[of], 0)
  const kept = rows.filter((row) => inPhase(row) && inDue(row) && inLate(row))
  const tiles: Readonly<Record<Tile, (row: (typeof rows)[number]) => boolean>> = {
    active: (row) => row.phase === 'active' && inDue(row) && inLate(row),
    finished: (row) => row.phase === 'finished' && inDue(row) && inLate(row),
    archived: (row) => row.phase === 'archived' && inDue(row) && inLate(row),
    due: (row) => row.isDue && inPhase(row) && inLate(row),
    next_late: (row) => row.isLate && inPhase(row) && inDue(row),
  }
  return {
    total: add(kept, 'count'),
    sums: {
      agreed: add(kept, 'agreed') as Cents,
      invoiced: add(kept, 'invoiced') as Cents,
      due: add(kept, 'due') as Cents,
    },
    indicators: Object.fromEntries(
      projectTiles.map((tile) => {
        const some = rows.filter(tiles[tile])
        const amount = add(some, tile === 'due' ? 'due' : 'agreed') as Cents
        return [tile, { count: add(some, 'count'), amount }]
      }),
    ),
  }
}

type Row = Omit<Listed['rows'][number], 'customer' | 'kind' | 'step' | 'seller' | 'store'> & {
  customerId: string
  customer: string
  kindId: string | null
  kind: string | null
  stepId: string
  step: string
  phase: ProjectPhase
  sellerId: string | null
  seller: string | null
  storeId: string | null
  store: string | null
}

async function rowsOf(act: Act, asked: Asked): Promise<Listed['rows']> {
  const { sort = 'updated', direction = 'desc' } = asked
  const order = sql`${sql.ref(columns[sort])} ${direction === 'asc' ? sql`asc` : sql`desc`} nulls last`
  const { rows } = await sql<Row>`
    select p.id, p.version, p.number, p.name, p.customer_id as "customerId", c.name as customer,
      p.kind_id as "kindId", k.name as kind, p.step as "stepId", s.name as step, s.phase,
      p.step_since as "stepSince", p.seller_id as "sellerId", w.name as seller,
      p.store_id as "storeId", st.name as store, p.starts_on as "startsOn",
      p.next_step as "nextStep", p.next_on as "nextOn",
      coalesce(v.name, nullif(a.city, ''), '') as place,
      coalesce(m.agreed, 0) as agreed, coalesce(m.invoiced, 0) as invoiced, coalesce(m.due, 0) as due
    ${from(act)}
      left join person w on w.id = p.seller_id
      left join store st on st.company_id = p.company_id and st.id = p.store_id
      left join project_kind k on k.company_id = p.company_id and k.id = p.kind_id
      left join venue v on v.company_id = p.company_id and v.id = p.venue_id
      left join address a on a.company_id = p.company_id and a.id = p.address_id
    where ${filtered(act, asked)} ${dimensions(act, asked)}
    order by ${order}, p.id desc limit ${asked.limit} offset ${asked.offset}`.execute(act.tx)
  return rows.map(
    ({ customerId, customer, kindId, kind, stepId, step, phase, sellerId, seller, ...row }) => {
      const { storeId, store, ...rest } = row
      return {
        ...rest,
        customer: { id: customerId, name: customer },
        kind: named(kindId, kind),
        step: { id: stepId, name: step, phase },
        seller: named(sellerId, seller),
        store: named(storeId, store),
      }
    },
  )
}

const from = (act: Act) => sql`
  from project p
    join customer c on c.company_id = p.company_id and c.id = p.customer_id
    join project_step s on s.company_id = p.company_id and s.key = p.step
    left join ${moneyByProject(act)} m on m.project_id = p.id`

const isDue = sql<boolean>`coalesce(m.due, 0) > 0`
/** Whose next step should have been taken: of those at work only. */
const isLate = ({ today }: Act) =>
  sql<boolean>`(s.phase = 'active' and coalesce(p.next_on < ${today}, false))`

/** The filters that are dimensions of the tiles. */
const dimensions = (act: Act, { phase, due, nextLate }: Asked) => sql`
  ${phase ? sql`and s.phase = any(${phase as ProjectPhase[]})` : sql``}
  ${due === 'true' ? sql`and ${isDue}` : sql``}
  ${nextLate === 'true' ? sql`and ${isLate(act)}` : sql``}`

/** What the filters keep, but for the dimensions of the tiles. */
function filtered(act: Act, asked: Asked) {
  const conditions = [sql`p.company_id = ${act.company}`, seen(act, 'p')]
  if (asked.customer) conditions.push(sql`p.customer_id = ${asked.customer}`)
  if (asked.seller) conditions.push(sql`p.seller_id = ${asked.seller}`)
  if (asked.store) conditions.push(sql`p.store_id = ${asked.store}`)
  if (asked.step) conditions.push(sql`p.step = ${asked.step}`)
  if (asked.kind) conditions.push(sql`p.kind_id = ${asked.kind}`)
  if (asked.venue) conditions.push(sql`p.venue_id = ${asked.venue}`)
  if (asked.person) {
    conditions.push(sql`exists (select from project_person pp where pp.company_id = p.company_id
      and pp.project_id = p.id and pp.person_id = ${asked.person})`)
  }
  const day = (value: Day) => sql`${value}::date`
  if (asked.from) conditions.push(sql`coalesce(p.ends_on, p.starts_on) >= ${day(asked.from)}`)
  if (asked.to) conditions.push(sql`p.starts_on <= ${day(asked.to)}`)
  for (const like of soughtIn(asked.q)) {
    conditions.push(sql`(p.search like ${like} or p.customer_id in ${customersLike(act, like)})`)
  }
  return sql.join(conditions, sql` and `)
}

const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }
