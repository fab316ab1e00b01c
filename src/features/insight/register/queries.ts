// The documents of every kind, each read from its own table as far as the role may see it.
import { type RawBuilder, sql } from 'kysely'
import { deliveriesToInvoice } from '#features/sales/deliveries/queries/list.ts'
import { documentsThatCan } from '#features/sales/projects/queries/can.ts'
import { seen } from '#features/sales/projects/queries/find.ts'
import {
  beside,
  byMonths,
  dated,
  isBeyond,
  named,
  narrowed,
  type Period,
} from '#features/sales/quotes/queries/narrowed.ts'
import { type Day, endOfMonth } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { addedUp } from '#kernel/tiles.ts'
import { tagNames } from '#features/base/tags/queries.ts'
import { type Act, visible } from '#server/act.ts'
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
import { type RegisterKind, registerKinds, registerStates, rightOf } from './rules.ts'

type Asked = InputOf<typeof endpoint> & { readonly ids?: readonly string[] }
/** With the documents, by kind, of which what is asked may be done. */
type Narrowed = Asked & { readonly able?: Partial<Record<RegisterKind, RawBuilder<unknown>>> }
type Listed = OutputOf<typeof endpoint>

type Source = {
  readonly table: string
  readonly party: 'customer_id' | 'supplier_id'
  /** What projects, tags and lines call it. */
  readonly files: 'quote' | 'order' | 'delivery' | 'invoice' | 'purchase'
  readonly where?: RawBuilder<unknown>
}

const sources: Readonly<Record<RegisterKind, Source>> = {
  quote: { table: 'quote', party: 'customer_id', files: 'quote' },
  order: { table: 'customer_order', party: 'customer_id', files: 'order' },
  delivery: { table: 'delivery', party: 'customer_id', files: 'delivery' },
  invoice: {
    table: 'invoice',
    party: 'customer_id',
    files: 'invoice',
    where: sql`d.kind <> 'credit_note'`,
  },
  credit_note: {
    table: 'invoice',
    party: 'customer_id',
    files: 'invoice',
    where: sql`d.kind = 'credit_note'`,
  },
  purchase: { table: 'purchase_order', party: 'supplier_id', files: 'purchase' },
}

/** What is bought has no amount for a role that does not see costs. */
function amountsOf(act: Act, kind: RegisterKind) {
  const isKnown = sees(act, kind)
  return { net: isKnown ? sql`d.net` : nothing, gross: isKnown ? sql`d.gross` : nothing }
}
const nothing = sql`null::bigint`

/** The documents of a kind that all filters but the kind keep. */
function branch(act: Act, asked: Narrowed, kind: RegisterKind): RawBuilder<unknown> {
  const { table, party, files, where = sql`true` } = sources[kind]
  const { net, gross } = amountsOf(act, kind)
  const subject = kind === 'delivery' ? sql`''` : sql`d.subject`
  return sql`select ${kind}::text as kind, d.company_id, d.id, d.number, d.state, d.day,
      d.${sql.ref(party)} as party_id, d.seller_id, d.store_id, ${subject} as subject,
      ${net} as net, ${gross} as gross
    from ${sql.table(table)} d
    where d.company_id = ${act.company} and ${visible(act, 'd')} and ${where}
      and ${narrowed(act, asked, { alias: 'd', kind: files, party, amount: gross, amounts: [gross, net] })}
      ${asked.state ? sql`and d.state = any(${asked.state}::text[])` : sql``}
      ${asked.can ? (asked.able?.[kind] ? sql`and d.id in (${asked.able[kind]})` : sql`and false`) : sql``}`
}

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

/** The documents of a kind under all filters but the kind, in as few rows as what is kept allows. */
function countedOf(act: Act, asked: Narrowed, kind: RegisterKind): RawBuilder<unknown>[] {
  const looked = (within: Narrowed) =>
    sql`select 1 as count, b.net, b.gross from (${branch(act, within, kind)}) b`
  const tally = tallies[kind]
  if (!isBeyond(asked, told)) return fromTally(act, asked, tally)
  const within = tally.byMonth && !isBeyond(asked, toldByMonth) ? byMonths(asked) : null
  if (!within) return [looked(asked)]
  return [
    ...fromTally(act, asked, tally, within.months),
    ...within.days.map((days) => looked({ ...asked, ...days })),
  ]
}

/** What tallies tell apart; under any other filter, documents are counted one by one. */
const told: ReadonlySet<string> = new Set(['kind', 'seller', 'store', ...beside])
const toldByMonth: ReadonlySet<string> = new Set([...told, ...dated])

type Tally = {
  readonly table: string
  readonly where: RawBuilder<unknown>
  readonly byMonth?: boolean
}

/** Where documents are added up already. */
const tallies: Record<RegisterKind, Tally> = {
  quote: { table: 'quote_tally', where: sql`true` },
  order: { table: 'order_tally', where: sql`true` },
  delivery: { table: 'delivery_tally', where: sql`true` },
  purchase: { table: 'purchase_tally', where: sql`true` },
  invoice: { table: 'invoice_tally', where: sql`t.kind <> 'credit_note'`, byMonth: true },
  credit_note: { table: 'invoice_tally', where: sql`t.kind = 'credit_note'`, byMonth: true },
}

/** What a tally tells, and what was imported, which is in none and is read from its own index. */
function fromTally(
  act: Act,
  { seller, store }: Asked,
  { table, where, byMonth }: Tally,
  { from, to }: Period = {},
) {
  const those = sql`t.company_id = ${act.company} and ${visible(act, 't')} and ${where}
    ${seller ? sql`and t.seller_id = ${seller}` : sql``}
    ${store ? sql`and t.store_id = ${store}` : sql``}`
  const tallied = sql`select t.documents as count, t.net, t.gross from ${sql.table(table)} t
    where ${those} ${from ? sql`and t.month >= ${from}` : sql``} ${to ? sql`and t.month <= ${to}` : sql``}`
  if (!byMonth) return [tallied]
  const imported = sql`select 1, t.net, t.gross from invoice t where t.imported and ${those}
    ${from ? sql`and t.day >= ${from}` : sql``} ${to ? sql`and t.day <= ${endOfMonth(to)}` : sql``}`
  return [tallied, imported]
}

type Sum = 'net' | 'gross'

/** Whether the role sees the amounts of a kind. */
const sees = ({ role }: Act, kind: RegisterKind): boolean => kind !== 'purchase' || role.seesCosts

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
  const first = kindsOf(act, asked.kind).map(
    (kind) => sql`(${branch(act, asked, kind)} order by d.day ${way}, d.id ${way}
      limit ${offset + limit})`,
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
  const ids = rows.map(({ id }) => id)
  const projects = await projectsOf(act, ids)
  return rows.map(({ party_id, seller_id, store_id, ...row }) => ({
    ...row,
    party: { id: party_id, name: row.party },
    seller: named(seller_id, row.seller),
    store: named(store_id, row.store),
    project: projects.get(row.id) ?? null,
  }))
}

/** The projects of some documents, as far as the role may see them. */
async function projectsOf(act: Act, ids: readonly string[]) {
  if (ids.length === 0 || !grants(act.role, 'projects.read')) return new Map()
  const { rows } = await sql<{ record_id: string; id: string; name: string }>`
    select r.record_id, p.id, p.name from project_record r
      join project p on p.company_id = r.company_id and p.id = r.project_id
    where r.company_id = ${act.company} and r.record_id = any(${ids}::uuid[])
      and ${seen(act, 'p')}`.execute(act.tx)
  return new Map(rows.map(({ record_id, id, name }) => [record_id, { id, name }]))
}
