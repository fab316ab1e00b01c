// What an activity is about: found only where the person may see it.
import { type RawBuilder, sql } from 'kysely'
import { usable } from '#features/relation/customers/queries.ts'
import type { Day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import { subjectModules, type SubjectType } from '../rules.ts'

export type SubjectRef = { readonly type: SubjectType; readonly id: string }
export type SubjectFound = {
  readonly type: SubjectType
  readonly id: string
  readonly label: string
  readonly customer: { readonly id: string; readonly name: string } | null
  /** The one customer that stands for many people, whom everyone may use. */
  readonly walkIn: boolean
  /** Whose it is: nobody is told of what is out of their scope. */
  readonly seller: string | null
  readonly store: string | null
}

type Row = {
  label: string
  customer_id: string | null
  customer: string | null
  walk_in: boolean | null
  seller_id: string | null
  store_id: string | null
  day?: Day
  amount?: Cents
}

const document = (
  act: Act,
  table: string,
  label: RawBuilder<unknown>,
  id: string,
  seen: RawBuilder<unknown> = visible(act, 'd'),
  more: RawBuilder<unknown> = sql``,
) => sql<Row>`
  select ${label} as label, ${more} c.id as customer_id, c.name as customer, c.walk_in, d.seller_id, d.store_id
  from ${sql.table(table)} d
  join customer c on c.company_id = d.company_id and c.id = d.customer_id
  where d.company_id = ${act.company} and d.id = ${id} and ${seen}`

const paid = sql`d.day, d.amount,`

/** A payment has no number: it is called by what tells it from the others of its client. */
function labelOf(act: Act, { label, day, amount }: Row): string {
  if (day === undefined || amount === undefined) return label ?? ''
  const written = formats(act.locale, act.currency, act.timeZone)
  return [label, written.amount(amount), written.day(day)].filter(Boolean).join(' · ')
}

/** Number first; a draft has none, and is called by what it sells. */
const found: Readonly<Record<SubjectType, (act: Act, id: string) => RawBuilder<Row>>> = {
  customer: (act, id) => sql<Row>`
    select c.name as label, c.id as customer_id, c.name as customer, c.walk_in, c.seller_id, c.store_id
    from customer c
    where c.company_id = ${act.company} and c.id = ${id} and ${usable(act, 'c')}`,
  // Whoever is on a project sees it.
  project: (act, id) =>
    document(
      act,
      'project',
      sql`d.name`,
      id,
      sql`(${visible(act, 'd')} or exists (select from project_person pp
        where pp.company_id = d.company_id and pp.project_id = d.id
          and pp.person_id = ${act.person?.id ?? null}))`,
    ),
  quote: (act, id) => document(act, 'quote', sql`coalesce(d.number, d.subject)`, id),
  order: (act, id) => document(act, 'customer_order', sql`coalesce(d.number, d.subject)`, id),
  delivery: (act, id) => document(act, 'delivery', sql`coalesce(d.number, '')`, id),
  invoice: (act, id) => document(act, 'invoice', sql`coalesce(d.number, d.subject)`, id),
  payment: (act, id) => document(act, 'payment', sql`d.reference`, id, visible(act, 'd'), paid),
  // The supplier stands where the customer of a sale does.
  purchase_order: (act, id) => sql<Row>`
    select coalesce(d.number, d.subject) as label, c.id as customer_id, c.name as customer, c.walk_in,
      d.seller_id, d.store_id
    from purchase_order d
    join customer c on c.company_id = d.company_id and c.id = d.supplier_id
    where d.company_id = ${act.company} and d.id = ${id} and ${visible(act, 'd')}`,
}

/** @throws Refusal `not_found`, at `param` where it is a field of what is being written. */
export const findSubject = async (
  act: Act,
  about: SubjectRef,
  param?: string,
): Promise<SubjectFound> => (await seekSubject(act, about)) ?? refuse('not_found', param)

/** A record that one may read; null where it is not there, or not theirs to see. */
export async function seekSubject(
  act: Act,
  { type, id }: SubjectRef,
): Promise<SubjectFound | null> {
  if (!grants(act.role, `${subjectModules[type]}.read`)) return null
  const { rows } = await found[type](act, id).execute(act.tx)
  const row = rows[0]
  if (!row) return null
  const customer = row.customer_id ? { id: row.customer_id, name: row.customer ?? '' } : null
  const [walkIn, seller, store] = [row.walk_in ?? false, row.seller_id, row.store_id]
  return { type, id, label: labelOf(act, row), customer, walkIn, seller, store }
}

/** The columns in which an activity keeps what it is about. */
export const aboutColumns = (subject: SubjectFound | null) => ({
  about_type: subject?.type ?? null,
  about_id: subject?.id ?? null,
  about_label: subject?.label ?? '',
  customer_id: subject?.customer?.id ?? null,
})

/** The same read back. */
export const aboutOf = (row: {
  about_type: string | null
  about_id: string | null
  about_label: string
}) =>
  row.about_type && row.about_id
    ? { type: row.about_type as SubjectType, id: row.about_id, label: row.about_label }
    : null

/**
 * Whether an activity is seen beyond those it concerns: everything for a role that sees all; else what
 * is about a customer of one's own (or of one's stores), and what a colleague of one's stores made.
 */
export function withinScope(act: Act, alias: string): RawBuilder<boolean> {
  if (act.role.scope === 'all') return sql<boolean>`true`
  const [company, customer] = [sql.ref(`${alias}.company_id`), sql.ref(`${alias}.customer_id`)]
  const theirs = grants(act.role, 'customers.read')
    ? sql`exists (select from customer sc where sc.company_id = ${company} and sc.id = ${customer}
        and ${visible(act, 'sc')})`
    : sql`false`
  if (act.role.scope === 'own' || act.stores.length === 0) return sql<boolean>`(${theirs})`
  return sql<boolean>`(${theirs} or exists (select from membership_store ms
    where ms.company_id = ${company} and ms.person_id = ${sql.ref(`${alias}.author_id`)}
      and ms.store_id = any(${act.stores}::uuid[])))`
}
