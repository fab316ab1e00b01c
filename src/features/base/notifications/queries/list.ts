// What one is told, a row a record; and how many there are of each kind.
import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { listNotifications, Notice } from '../contract.ts'
import {
  type AboutType,
  aboutTypes,
  type Kind,
  pressing,
  rightOf,
  type Told,
} from '../rules/codes.ts'
import type { Standing } from '../rules/standing.ts'

type Condition = RawBuilder<boolean>
type Asked = InputOf<typeof listNotifications>

/** The person who is told: a key of the API is told nothing. */
export const reader = (act: Act): string => act.person?.id ?? refuse('people_only')

/** One's own lines, of the records that one may still read. */
function own(act: Act): Condition {
  const seen = aboutTypes.filter((type) => grants(act.role, rightOf(type)))
  return sql<boolean>`n.company_id = ${act.company} and n.person_id = ${reader(act)}
    and n.about_type = any(${seen}::text[])`
}

/** Where lines stand, as `standingOf` says (rules/standing.ts). */
export function standingIs(act: Act, standing: Standing): Condition {
  const now = act.now.toISOString()
  if (standing === 'done') return sql<boolean>`n.done_at is not null`
  return standing === 'snoozed'
    ? sql<boolean>`n.done_at is null and n.snoozed_until > ${now}`
    : sql<boolean>`n.done_at is null and (n.snoozed_until is null or n.snoozed_until <= ${now})`
}

const kindIs = (kinds: readonly Kind[]): Condition => sql<boolean>`n.kind = any(${kinds}::text[])`
const unread = sql<boolean>`n.read_at is null`
const waitedFor = sql<boolean>`${unread} and ${kindIs(pressing)}`

type Row = {
  id: string
  kind: Kind
  code: string
  told: Told
  at: string
  about_type: AboutType
  about_id: string
  label: string
  ids: string[]
  unread: number
  snoozed_until: string | null
  total: number
}

/** The rows of the inbox: each record once, by its latest line. */
export async function listInbox(act: Act, asked: Asked) {
  const { standing = 'open', kind, offset, limit } = asked
  const wanted = [own(act), standingIs(act, standing)]
  if (kind) wanted.push(kindIs(kind))
  if (asked.unread === 'true') wanted.push(unread)
  const found = await sql<Row>`with shown as (
      select n.*, greatest(n.at, n.snoozed_until) as moment from notification n
      where ${sql.join(wanted, sql` and `)}
    ), records as (
      select about_type, about_id, max(moment) as moment,
        (array_agg(id order by at desc, id desc))[1] as latest,
        array_agg(id order by at desc, id desc) as ids,
        count(*) filter (where read_at is null) as unread,
        count(*) over () as total
      from shown group by about_type, about_id
    )
    select n.id, n.kind, n.code, n.told, n.at, n.about_type, n.about_id, n.label, n.snoozed_until,
      r.ids, r.unread, r.total
    from records r join shown n on n.id = r.latest
    order by r.moment ${asked.direction === 'asc' ? sql`asc` : sql`desc`}, r.about_id
    offset ${offset} limit ${limit}`.execute(act.tx)
  const counted = await countKinds(act, standing)
  return {
    total: found.rows[0]?.total ?? 0,
    sums: {},
    indicators: Object.fromEntries(
      Object.entries(counted).map(([name, count]) => [name, { count, amount: null }]),
    ),
    rows: found.rows.map(noticeOf),
  }
}

const noticeOf = (row: Row): Notice => ({
  id: row.id,
  kind: row.kind,
  code: row.code,
  told: row.told,
  at: new Date(row.at).toISOString(),
  about: { type: row.about_type, id: row.about_id, label: row.label },
  ids: row.ids,
  unread: row.unread,
  snoozedUntil: row.snoozed_until,
})

/** How many records each tile would show. */
async function countKinds(act: Act, standing: Standing) {
  const records = (condition: Condition) =>
    sql<number>`count(distinct (n.about_type, n.about_id)) filter (where ${condition})`
  const found = await sql<Record<Kind | 'pressing', number>>`select
      ${records(kindIs(['mine']))} as mine, ${records(kindIs(['client']))} as client,
      ${records(kindIs(['deadline']))} as deadline, ${records(kindIs(['system']))} as system,
      ${records(waitedFor)} as pressing
    from notification n where ${own(act)} and ${standingIs(act, standing)}`.execute(act.tx)
  return found.rows[0] as Record<Kind | 'pressing', number>
}

/** The figure of the badge: what the list shows under `kind=mine,client&unread=true`. */
export async function countWaitedFor(act: Act): Promise<{ count: number }> {
  const found = await sql<{ count: number }>`select
      count(distinct (n.about_type, n.about_id)) as count
    from notification n where ${own(act)} and ${standingIs(act, 'open')} and ${waitedFor}`.execute(
    act.tx,
  )
  return { count: found.rows[0]?.count ?? 0 }
}

/** The lines that the filters show, whatever the window. */
export async function findShown(act: Act, kind: readonly Kind[] | undefined): Promise<string[]> {
  const wanted = [own(act), standingIs(act, 'open'), ...(kind ? [kindIs(kind)] : [])]
  const found = await sql<{ id: string }>`select n.id from notification n
    where ${sql.join(wanted, sql` and `)} order by n.at limit 10000`.execute(act.tx)
  return found.rows.map(({ id }) => id)
}

/** Every line about a record, latest first, whatever was done with it. */
export async function findAbout(act: Act, { type, id }: { type: AboutType; id: string }) {
  const found = await sql<Omit<Row, 'ids' | 'unread' | 'total'>>`select n.* from notification n
    where ${own(act)} and n.about_type = ${type} and n.about_id = ${id}
    order by n.at desc, n.id desc limit 50`.execute(act.tx)
  return found.rows
}
