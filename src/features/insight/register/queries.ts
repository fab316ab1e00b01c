// The documents of every kind, each read from its own table as far as the role may see it.
import { type RawBuilder, sql } from 'kysely'
import { deliveriesToInvoice } from '#features/sales/deliveries/queries/list.ts'
import { documentsThatCan } from '#features/sales/projects/queries/can.ts'
import { findHolders } from '#features/sales/projects/queries/holders.ts'
import { named } from '#features/sales/quotes/queries/narrowed.ts'
import type { Day } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { addedUp } from '#kernel/tiles.ts'
import { tagNames } from '#features/base/tags/queries.ts'
import type { Act } from '#server/act.ts'
import { numberWritten } from '#server/database/limits.ts'
import {
  byMonth,
  byRecord,
  byWeek,
  byWord,
  type Grouping,
  groupHeads,
  inGroups,
  rankOf,
} from '#server/grouping.ts'
import {
  type listRegister as endpoint,
  type registerGroupings,
  type registerSorts,
  registerTiles,
} from './contract.ts'
import { type Asked, branch, filesOf, type Narrowed, sees } from './queries/branch.ts'
import { countedOf } from './queries/counted.ts'
import { type RegisterKind, registerKinds, registerStates, rightOf } from './rules.ts'

type Listed = OutputOf<typeof endpoint>
type Sum = 'net' | 'gross'

/** The filters, with what `can` keeps looked for in the list of each kind. */
async function narrowedTo(act: Act, asked: Asked): Promise<Narrowed> {
  if (!asked.can) return asked
  const delivered = asked.can.includes('invoice') && grants(act.role, rightOf.delivery)
  return {
    ...asked,
    able: {
      ...(await documentsThatCan(act, asked.can)),
      ...(delivered ? { delivery: deliveriesToInvoice(act) } : {}),
    },
  }
}

/** The kinds that the role reads, or those of them that are asked. */
const kindsOf = ({ role }: Act, asked?: readonly RegisterKind[]): RegisterKind[] =>
  registerKinds.filter((kind) => grants(role, rightOf[kind]) && (asked?.includes(kind) ?? true))

type Document = {
  kind: RegisterKind
  company_id: string
  id: string
  number: string | null
  state: string
  day: Day
  party_id: string
  seller_id: string | null
  store_id: string | null
  subject: string
  net: Cents | null
  gross: Cents | null
}

const none = sql`select null::text as kind, null::uuid as company_id, null::uuid as id,
  null::text as number, null::text as state, null::date as day, null::uuid as party_id,
  null::uuid as seller_id, null::uuid as store_id, null::text as subject, null::bigint as net,
  null::bigint as gross where false`

const together = (branches: readonly RawBuilder<unknown>[]) =>
  sql<Document>`(${branches.length > 0 ? sql.join(branches, sql` union all `) : none})`

export async function readRegister(act: Act, given: Asked): Promise<Listed> {
  const asked = await narrowedTo(act, given)
  const [totals, rows, heads] = await Promise.all([
    totalsOf(act, asked),
    rowsOf(act, asked),
    asked.group && asked.heads === 'true' ? headsOf(act, asked, asked.group) : null,
  ])
  return { rows, ...totals, ...(heads ? { groups: heads } : {}) }
}

async function totalsOf(act: Act, asked: Narrowed): Promise<Omit<Listed, 'rows'>> {
  const counted = kindsOf(act).map(
    (kind) => sql`select ${kind}::text as kind, coalesce(sum(k.count), 0)::bigint as count,
      coalesce(sum(k.net), 0)::bigint as net, coalesce(sum(k.gross), 0)::bigint as gross
    from (${sql.join(countedOf(act, asked, kind), sql` union all `)}) k`,
  )
  if (counted.length === 0) counted.push(sql`select ''::text, 0::bigint, 0::bigint, 0::bigint`)
  const { rows } = await sql<{ kind: RegisterKind; count: number; net: Cents; gross: Cents }>`
    ${sql.join(counted, sql` union all `)}`.execute(act.tx)
  const added = addedUp(rows, asked as Pick<Asked, 'kind'>, {
    sums: ['net', 'gross'],
    tiles: registerTiles,
    keeps: (group, { kind }) => kind?.includes(group.kind) ?? true,
  })
  const kept = (kinds: readonly RegisterKind[], sums: Record<Sum, Cents>) => ({
    net: kinds.some((kind) => sees(act, kind)) ? sums.net : null,
    gross: kinds.some((kind) => sees(act, kind)) ? sums.gross : null,
  })
  return {
    ...added,
    sums: kept(asked.kind ?? registerKinds, added.sums),
    indicators: Object.fromEntries(
      registerKinds.map((kind) => {
        const { count = 0, sums = { net: zero, gross: zero } } = added.indicators[kind] ?? {}
        const known = kept([kind], sums)
        return [kind, { count, sums: known, amount: known.gross }]
      }),
    ),
  }
}

const columns = {
  day: sql.ref('k.day'),
  number: sql.ref('k.number'),
  party: sql.ref('c.sort_name'),
  state: rankOf(byWord(sql.ref('k.state'), registerStates)),
  net: sql.ref('k.net'),
  gross: sql.ref('k.gross'),
} as const satisfies Record<(typeof registerSorts)[number], unknown>

const groupings = {
  kind: byWord(sql.ref('k.kind'), registerKinds),
  state: byWord(sql.ref('k.state'), registerStates),
  party: byRecord(sql.ref('k.party_id'), sql.ref('c.name'), sql.ref('c.sort_name')),
  seller: byRecord(sql.ref('k.seller_id'), sql.ref('p.name')),
  store: byRecord(sql.ref('k.store_id'), sql.ref('s.name')),
  month: byMonth(sql.ref('k.day')),
  week: byWeek(sql.ref('k.day')),
} satisfies Record<(typeof registerGroupings)[number], Grouping>

const withNames = (act: Act, documents: RawBuilder<Document>) =>
  act.tx
    .selectFrom(documents.as('k'))
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'k.company_id').onRef('c.id', '=', 'k.party_id'),
    )
    .leftJoin('person as p', 'p.id', 'k.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'k.company_id').onRef('s.id', '=', 'k.store_id'),
    )

const allOf = (act: Act, asked: Narrowed) =>
  together(kindsOf(act, asked.kind).map((kind) => branch(act, asked, kind)))

const headsOf = (act: Act, asked: Narrowed, group: (typeof registerGroupings)[number]) =>
  groupHeads(withNames(act, allOf(act, asked)), groupings[group], {
    net: sql<Cents>`k.net`,
    gross: sql<Cents>`k.gross`,
  })

/** The documents of the window, in order. */
export const registerRows = async (act: Act, asked: Asked): Promise<Listed['rows']> =>
  rowsOf(act, await narrowedTo(act, asked))

/**
 * By day, no kind gives more than the window reaches to: each is
 * read from its index, whatever it holds.
 */
async function rowsOf(act: Act, asked: Narrowed): Promise<Listed['rows']> {
  const { sort = 'day', direction = 'desc', group, offset, limit } = asked
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  // What a search finds is sorted, lest all that came since be gone through to find it.
  const day = asked.q === undefined ? sql`d.day` : sql`d.day + 0`
  const first = kindsOf(act, asked.kind).map(
    (kind) => sql`(${branch(act, asked, kind)} order by ${day} ${way}, d.id ${way}
      limit ${numberWritten(offset + limit)})`,
  )
  const isByDay = sort === 'day' && group === undefined
  const rows = await withNames(act, isByDay ? together(first) : allOf(act, asked))
    .select(['k.id', 'k.kind', 'k.number', 'k.state', 'k.day', 'k.party_id', 'c.name as party'])
    .select(['k.seller_id', 'p.name as seller', 'k.store_id', 's.name as store', 'k.subject'])
    .select(['k.net', 'k.gross', tagNames('k').as('tags')])
    .$if(group !== undefined, (some) => some.orderBy(inGroups(groupings[group ?? 'month'])))
    .orderBy(columns[sort], (by) => (direction === 'asc' ? by.asc() : by.desc()).nullsLast())
    .orderBy('k.id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  const projects = grants(act.role, 'projects.read')
    ? await findHolders(
        act,
        rows.map(({ id, kind }) => ({ id, kind: filesOf(kind) })),
      )
    : null
  return rows.map(({ party_id, seller_id, store_id, ...row }) => ({
    ...row,
    party: { id: party_id, name: row.party },
    seller: named(seller_id, row.seller),
    store: named(store_id, row.store),
    project: projects?.get(row.id) ?? null,
  }))
}
