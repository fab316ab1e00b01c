// What is known around deals that are planned: who is to be told, where it takes place, who fits it, and
// what those people have planned already.
import { sql } from 'kysely'
import type { SubjectType } from '#features/relation/activities/rules.ts'
import type { Act } from '#server/act.ts'

export type Around = {
  readonly id: string
  /** The person of the client, where one is named who has an e-mail address. */
  readonly contact: string | null
  /** Where the client is written to; '' for nowhere. */
  readonly email: string
  readonly place: string
  /** Colleagues who fit it, as the project says. */
  readonly fitters: readonly string[]
  /** Those of other firms who fit it, who have an e-mail address. */
  readonly externals: readonly { readonly name: string; readonly address: string }[]
}

/** Where each kind of record keeps them: none of these names comes from outside. */
const columns: Readonly<
  Record<SubjectType, { table: string; party?: string; contact?: true; address?: true }>
> = {
  order: { table: 'customer_order', contact: true, address: true },
  delivery: { table: 'delivery', contact: true, address: true },
  quote: { table: 'quote', contact: true },
  invoice: { table: 'invoice', contact: true },
  payment: { table: 'payment' },
  purchase_order: { table: 'purchase_order', party: 'd.supplier_id', contact: true },
  project: { table: 'project', address: true },
  customer: { table: 'customer', party: 'd.id' },
}

/** What stands around some records of a kind, by record. */
export async function findAround(
  act: Act,
  type: SubjectType,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Around>> {
  const from = columns[type]
  if (ids.length === 0) return new Map()
  const customer = sql.ref(from.party ?? 'd.customer_id')
  const contact = from.contact
    ? sql`d.contact_id`
    : sql`(select pp.contact_id from project_person pp where pp.company_id = d.company_id
        and pp.project_id = d.id and pp.role = 'client' and pp.contact_id is not null limit 1)`
  // Nothing but false, yet no constant: one does not order by those.
  const chosen = from.address ? sql`a.id = d.address_id` : sql`a.id is null`
  const { rows } = await sql<Around>`
    select d.id, case when coalesce(k.email, '') <> '' then k.id end as contact,
      coalesce(nullif(k.email, ''), c.email) as email,
      coalesce(${type === 'project' ? venueOf : sql`null`}, (
        select ${written} from address a where a.company_id = d.company_id
          and a.customer_id = ${customer}
        order by (${chosen}) desc, a.for_delivery desc, a.id limit 1), '') as place,
      ${fittersOf(type)} as fitters, ${externalsOf(type)} as externals
    from ${sql.table(from.table)} d
    join customer c on c.company_id = d.company_id and c.id = ${customer}
    left join contact k on k.company_id = d.company_id and k.customer_id = c.id and k.id = ${contact}
    where d.company_id = ${act.company} and d.id = any(${ids}::uuid[])`.execute(act.tx)
  return new Map(rows.map((row) => [row.id, row]))
}

const written = sql`nullif(concat_ws(', ', nullif(a.street, ''),
  nullif(trim(a.postal_code || ' ' || a.city), '')), '')`

const venueOf = sql`(select concat_ws(', ', v.name, nullif(v.street, ''),
    nullif(trim(v.postal_code || ' ' || v.city), ''))
  from venue v where v.company_id = d.company_id and v.id = d.venue_id)`

function fittersOf(type: SubjectType) {
  if (type === 'customer') return sql`'{}'::uuid[]`
  return sql`array(select distinct pp.person_id from project_person pp
    join membership m on m.company_id = pp.company_id and m.person_id = pp.person_id and m.active
    where pp.company_id = d.company_id and pp.role = 'fitter' and ${onProjectOf(type)})`
}

/** Fitters of another firm: its own address, or that of someone there. */
function externalsOf(type: SubjectType) {
  if (type === 'customer') return sql`'[]'::json`
  return sql`coalesce((select json_agg(distinct jsonb_build_object(
      'name', coalesce(nullif(trim(k.first_name || ' ' || k.last_name), ''), f.name, ''),
      'address', coalesce(k.email, f.email)))
    from project_person pp
      left join contact k on k.company_id = pp.company_id and k.id = pp.contact_id
      left join customer f on f.company_id = pp.company_id and f.id = pp.party_id
    where pp.company_id = d.company_id and pp.role = 'fitter' and pp.person_id is null
      and coalesce(k.email, f.email, '') <> '' and ${onProjectOf(type)}), '[]')`
}

/** Of the project that a document belongs to; a delivery belongs to that of its orders. */
function onProjectOf(type: SubjectType) {
  return type === 'project'
    ? sql`pp.project_id = d.id`
    : sql`exists (select from project_chain h where h.company_id = d.company_id
        and h.project_id = pp.project_id and h.document_id ${
          type === 'delivery'
            ? sql`in (select l.order_id from delivery_line l
                where l.company_id = d.company_id and l.delivery_id = d.id)`
            : sql`= d.id`
        })`
}

export type Taken = { readonly person: string; readonly startsAt: string; readonly endsAt: string }

/** When some people are taken in a period. */
export async function findTaken(
  { tx, company }: Act,
  people: readonly string[],
  { from, until }: { from: string; until: string },
): Promise<Taken[]> {
  if (people.length === 0) return []
  return tx
    .selectFrom('appointment as r')
    .innerJoin('appointment_person as k', (join) =>
      join.onRef('k.company_id', '=', 'r.company_id').onRef('k.appointment_id', '=', 'r.id'),
    )
    .select(['k.person_id as person', 'r.starts_at as startsAt', 'r.ends_at as endsAt'])
    .where('r.company_id', '=', company)
    .where('r.state', '=', 'planned')
    .where('k.person_id', 'in', people)
    .where('r.starts_at', '<', until)
    .where('r.ends_at', '>', from)
    .execute()
}

/** Of some people, those who work here still. */
export async function findActive(
  { tx, company }: Act,
  people: readonly string[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set()
  const rows = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('company_id', '=', company)
    .where('active', '=', true)
    .where('person_id', 'in', people)
    .execute()
  return new Set(rows.map(({ person_id }) => person_id))
}

/** The confirmed orders of a project. */
export async function findOrdersOf({ tx, company }: Act, project: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from project_chain h
    join customer_order o on o.company_id = h.company_id and o.id = h.document_id
    where h.company_id = ${company} and h.project_id = ${project} and o.state = 'confirmed'
    order by o.day, o.id limit 10`.execute(tx)
  return rows.map(({ id }) => id)
}
