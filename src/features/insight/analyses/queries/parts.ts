// The dimensions, in SQL: what rows are told apart by, what to show for it, the record that it is; what is
// joined for them, and what the filters keep.
import { type RawBuilder, sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { analytics } from '../contract.ts'
import {
  type Dimension,
  isSpan,
  narrowing,
  type Span,
  type Subject,
  usesCustomer,
  usesItem,
  usesProject,
} from '../rules.ts'
import { projectKind } from './facts.ts'

/** A dimension under its own name. */
export type By = Exclude<Dimension, 'client'>
type Asked = InputOf<typeof analytics>
type Sql = RawBuilder<unknown>

/** The first day of each span. Of a timestamp without zone, which costs a third of one that has one. */
export const wholes: Readonly<Record<Span, (day: Sql) => Sql>> = {
  day: (day) => day,
  week: (day) => sql`date_trunc('week', ${day}::timestamp)::date`,
  month: (day) => sql`date_trunc('month', ${day}::timestamp)::date`,
  quarter: (day) => sql`date_trunc('quarter', ${day}::timestamp)::date`,
  year: (day) => sql`date_trunc('year', ${day}::timestamp)::date`,
}

type Part = {
  /** What rows are told apart by. */
  readonly of: Sql
  /** Their key: made of what tells them apart once they are few, since a text costs more. */
  readonly key: (of: Sql) => Sql
  readonly label?: Sql
  /** The record that a row is. */
  readonly id?: Sql
  /** The column of the facts of which each is a row by itself. */
  readonly alone?: string
}

const isKey = (of: Sql): Sql => of
const written = (of: Sql): Sql => sql`coalesce(${of}::text, '')`
// What has no day, of what is due, has no key.
const dated =
  (form: Sql) =>
  (of: Sql): Sql =>
    sql`coalesce(to_char(${of}, ${form}), '')`

export const partOf: Readonly<Record<By, Part>> = {
  day: { of: wholes.day(sql`f.at`), key: dated(sql`'YYYY-MM-DD'`) },
  week: { of: wholes.week(sql`f.at`), key: dated(sql`'IYYY-"W"IW'`) },
  month: { of: wholes.month(sql`f.at`), key: dated(sql`'YYYY-MM'`) },
  quarter: { of: wholes.quarter(sql`f.at`), key: dated(sql`'YYYY-"Q"Q'`) },
  year: { of: wholes.year(sql`f.at`), key: dated(sql`'YYYY'`) },
  store: { of: sql`f.store_id`, key: written, alone: 'f.store_id' },
  seller: { of: sql`f.seller_id`, key: written, alone: 'f.seller_id' },
  customer: {
    ...{ of: sql`c.code`, key: isKey, label: sql`c.name`, id: sql`c.id` },
    alone: 'f.customer_id',
  },
  country: { of: sql`coalesce(c.country, '')`, key: isKey },
  department: { of: sql`coalesce(b.department, '')`, key: isKey },
  item: {
    ...{ of: sql`coalesce(i.reference, '')`, key: isKey },
    ...{ label: sql`coalesce(i.name, '')`, id: sql`i.id`, alone: 'f.item_id' },
  },
  brand: { of: sql`coalesce(i.brand, '')`, key: isKey },
  family: { of: sql`coalesce(i.family, '')`, key: isKey },
  kind: { of: sql`coalesce(k.name, '')`, key: isKey, id: sql`k.id` },
  venue: { of: sql`coalesce(v.name, '')`, key: isKey, id: sql`v.id` },
  distributor: {
    ...{ of: sql`coalesce(g.code, '')`, key: isKey, label: sql`coalesce(g.name, '')` },
    ...{ id: sql`g.id`, alone: 'd.distributor_id' },
  },
}

export type Joins = {
  /** What the facts are grouped by first, the day of a row among them; and what that is called then. */
  columns(at: Sql): Sql[]
  readonly names: readonly Sql[]
  /** Whether each row of the facts so grouped is a row of the answer: they are not grouped again. */
  readonly isTold: boolean
  /** What is read beside each document, or each line, where it is asked for. */
  readonly beside: Sql
  /** What is kept of the facts, and of the records beside them. */
  readonly early: Sql
  readonly late: Sql
  /** The records that the keys are read from. */
  readonly records: Sql
}

/**
 * What is joined to facts called `f`, and only where it is asked for. Where documents are counted
 * (`once`) by what their items have in common, that is read of each line before.
 */
export function joinsOf(
  act: Act,
  {
    subject,
    by,
    asked,
    once,
  }: { subject: Subject; by: readonly By[]; asked: Asked; once: boolean },
): Joins {
  const { company } = act
  const uses: Dimension[] = [...by, ...narrowing.filter((name) => asked[name] !== undefined)]
  const [ofProject, ofItem] = [usesProject(uses), usesItem(uses)]
  const ofDistributor = uses.includes('distributor')
  const common = once && ofItem && !uses.includes('item')
  const columns: [boolean, string][] = [
    [usesCustomer(uses), 'f.customer_id'],
    [ofItem && !common, 'f.item_id'],
    [common && uses.includes('brand'), 'i.brand'],
    [common && uses.includes('family'), 'i.family'],
    [by.includes('seller'), 'f.seller_id'],
    [by.includes('store'), 'f.store_id'],
    [ofProject, 'p.kind_id'],
    [ofProject, 'p.venue_id'],
    [ofDistributor, 'd.distributor_id'],
  ]
  const grouped = columns.flatMap(([asks, name]) => (asks ? [name] : []))
  const early = [
    ...is(sql`f.item_id`, asked.item),
    ...is(sql`p.kind_id`, asked.kind),
    ...is(sql`p.venue_id`, asked.venue),
    ...is(sql`d.distributor_id`, asked.distributor),
  ]
  const late = [
    ...isText(sql`c.country`, asked.country),
    ...isText(sql`b.department`, asked.department),
    ...isText(sql`i.brand`, asked.brand),
    ...isText(sql`i.family`, asked.family),
  ]
  const item = sql`left join item i on i.company_id = ${company} and i.id = f.item_id`
  const brand = uses.includes('brand') ? sql`f.brand` : sql`null`
  const family = uses.includes('family') ? sql`f.family` : sql`null`
  const read = common
    ? sql`left join lateral (select ${brand} as brand, ${family} as family) i on true`
    : item
  return {
    columns: (at) => [sql`${at} as at`, ...grouped.map((name) => sql.ref(name))],
    isTold: isTold(by, grouped),
    names: ['at', ...grouped].map((name) => sql.ref(`f.${name.split('.').at(-1)}`)),
    beside: joined([
      [ofProject, projectsOf(act, subject)],
      [
        ofDistributor,
        sql`left join invoice d on d.company_id = ${company} and d.id = f.document_id`,
      ],
      [common, item],
    ]),
    early: all(early),
    late: all(late),
    records: joined([
      [
        usesCustomer(uses),
        sql`left join customer c on c.company_id = ${company} and c.id = f.customer_id`,
      ],
      [ofItem, read],
      [
        by.includes('kind'),
        sql`left join project_kind k on k.company_id = ${company} and k.id = f.kind_id`,
      ],
      [
        by.includes('venue'),
        sql`left join venue v on v.company_id = ${company} and v.id = f.venue_id`,
      ],
      [
        by.includes('distributor'),
        sql`left join customer g on g.company_id = ${company} and g.id = f.distributor_id`,
      ],
      [uses.includes('department'), billing],
    ]),
  }
}

/** Days are whole already, where there is one span or each day is told. */
function isTold(by: readonly By[], grouped: readonly string[]): boolean {
  const spans = by.filter(isSpan)
  const alone = by.flatMap((one) => partOf[one].alone ?? [])
  return (
    alone.length + spans.length === by.length &&
    (spans.length < 2 || spans.includes('day')) &&
    grouped.every((column) => alone.includes(column))
  )
}

const joined = (joins: readonly (readonly [boolean, Sql])[]): Sql =>
  sql.join([sql``, ...joins.flatMap(([asks, join]) => (asks ? [join] : []))], sql` `)

/** A record, or none where it is ''. */
const is = (column: Sql, value: string | undefined): Sql[] =>
  value === undefined ? [] : [value === '' ? sql`${column} is null` : sql`${column} = ${value}`]
const isText = (column: Sql, value: string | undefined): Sql[] =>
  value === undefined ? [] : [sql`coalesce(${column}, '') = ${value}`]

const all = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

/** The project of each document: the one that it starts, else the first of those that it follows. */
const projectsOf = ({ company }: Act, subject: Subject): Sql =>
  sql`left join (
    select distinct on (h.document_id) h.document_id, r.kind_id, r.venue_id
    from project_chain h join project r on r.company_id = ${company} and r.id = h.project_id
    where h.company_id = ${company} and h.kind = ${projectKind[subject]}
    order by h.document_id, h.starts desc, h.project_id) p on p.document_id = f.document_id`

/** The French department of where a customer is invoiced: two digits, three overseas, 2A and 2B. */
const billing = sql`left join lateral (
  select case when a.country <> 'FR' then '' when a.postal_code like '97%' then left(a.postal_code, 3)
    when a.postal_code like '20%' then case when a.postal_code < '20200' then '2A' else '2B' end
    else left(a.postal_code, 2) end as department
  from address a where a.company_id = c.company_id and a.customer_id = c.id
  order by a.for_billing desc, a.id limit 1) b on true`

/** The names of sellers and stores, by identifier: there are few. */
export async function namesOf(
  { tx, company }: Act,
  by: readonly By[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  if (by.includes('store')) {
    const stores = await tx
      .selectFrom('store')
      .select(['id', 'name'])
      .where('company_id', '=', company)
      .execute()
    for (const { id, name } of stores) names.set(id, name)
  }
  if (by.includes('seller')) {
    const { rows } = await sql<{ id: string; name: string }>`
      select m.person_id as id, p.name from membership m join person p on p.id = m.person_id
      where m.company_id = ${company}`.execute(tx)
    for (const { id, name } of rows) names.set(id, name)
  }
  return names
}
