// The filters that every list of documents has, in SQL: told once, whatever the document.
import { type OrderByItemBuilder, type RawBuilder, sql } from 'kysely'
import { addDays, type Day, endOfMonth, latest, startOfMonth } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { numberWritten } from '#server/database/limits.ts'
import { amountSought, soughtIn } from '../rules/search.ts'
import { daysOfWeek } from '../rules/week.ts'

/** What a list asks of those that all lists have. */
export type Common = {
  readonly q?: string | undefined
  readonly customer?: string | undefined
  readonly supplier?: string | undefined
  readonly seller?: string | undefined
  readonly store?: string | undefined
  readonly project?: string | undefined
  readonly projectKind?: string | undefined
  readonly projectStep?: string | undefined
  readonly tag?: string | undefined
  readonly from?: Day | undefined
  readonly to?: Day | undefined
  readonly week?: string | undefined
  readonly min?: Cents | undefined
  readonly max?: Cents | undefined
  /** Those of a selection, where one acts on some. */
  readonly ids?: readonly string[] | undefined
}

export type About = {
  /** The alias of the table of documents, which has the columns that all of them have. */
  readonly alias: string
  /** What tags and projects call it. */
  readonly kind: 'quote' | 'order' | 'delivery' | 'invoice' | 'purchase' | 'payment'
  /** Whose it is. */
  readonly party?: 'customer_id' | 'supplier_id'
  /** The amount that is filtered, and the amounts that a search may mean. */
  readonly amount?: RawBuilder<unknown>
  readonly amounts?: readonly RawBuilder<unknown>[]
}

/** Which of its amounts a document is filtered by, unless said. */
const gross = (alias: string) => sql.ref(`${alias}.gross`)

/** What the filters of all lists keep. */
export function narrowed(act: Act, asked: Common, about: About): RawBuilder<boolean> {
  const { alias, kind, party = 'customer_id' } = about
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const amount = about.amount ?? gross(alias)
  const { from, to } = period(asked)
  const all: RawBuilder<unknown>[] = []
  if (asked.ids) all.push(sql`${column('id')} = any(${[...asked.ids]}::uuid[])`)
  const whose = asked.customer ?? asked.supplier
  if (whose) all.push(sql`${column(party)} = ${whose}`)
  if (asked.seller) all.push(sql`${column('seller_id')} = ${asked.seller}`)
  if (asked.store) all.push(sql`${column('store_id')} = ${asked.store}`)
  if (from) all.push(sql`${column('day')} >= ${from}::date`)
  if (to) all.push(sql`${column('day')} <= ${to}::date`)
  if (asked.min !== undefined) all.push(sql`${amount} >= ${numberWritten(asked.min)}`)
  if (asked.max !== undefined) all.push(sql`${amount} <= ${numberWritten(asked.max)}`)
  if (asked.project) all.push(sql`${column('id')} in ${inProjects(act, kind, asked.project)}`)
  if (asked.projectKind) {
    all.push(sql`${column('id')} in ${inProjects(act, kind, kindOf(act, asked.projectKind))}`)
  }
  if (asked.projectStep) {
    all.push(sql`${column('id')} in ${inProjects(act, kind, atStep(act, asked.projectStep))}`)
  }
  if (asked.tag) all.push(sql`${column('id')} in ${tagged(act, asked.tag)}`)
  all.push(...found(act, asked.q, about))
  return all.length === 0 ? sql<boolean>`true` : sql<boolean>`(${sql.join(all, sql` and `)})`
}

/** What a search finds: an amount written as one, else every word, in the document, its party or its lines. */
function found(act: Act, q: string | undefined, about: About): RawBuilder<unknown>[] {
  const { alias, kind, party = 'customer_id' } = about
  const amount = amountSought(q)
  if (amount !== null) {
    const amounts = about.amounts ?? [gross(alias), sql.ref(`${alias}.net`)]
    return [
      sql`(${sql.join(
        amounts.map((one) => sql`${one} = ${amount}`),
        sql` or `,
      )})`,
    ]
  }
  const words = soughtIn(q)
  const [id, whose] = [sql.ref(`${alias}.id`), sql.ref(`${alias}.${party}`)]
  // One or two letters are in every line, and in no index.
  const [long, short] = [words.filter(isLong), words.filter((like) => !isLong(like))]
  return [
    // Two arrays that are made once: each is looked up in an index, whatever the rest is estimated at.
    ...(long.length > 0
      ? [
          sql`(${whose} = any(array(${customersLike(act, ...long)}))
            or ${id} = any((select documents_found(${kind}, ${long}))::uuid[]))`,
        ]
      : []),
    ...short.map(
      (like) => sql`(${sql.ref(`${alias}.search`)} like ${like}
        or ${whose} in (${customersLike(act, like)}))`,
    ),
  ]
}

const isLong = (like: string): boolean => like.length > 4

/** The documents of a kind that belong to a project, or to any of several. */
const inProjects = (
  { company }: Act,
  kind: About['kind'],
  projects: RawBuilder<unknown> | string,
) =>
  sql`(select h.record_id from project_record h where h.company_id = ${company} and h.kind = ${kind}
    and h.project_id = ${projects})`

const kindOf = ({ company }: Act, kind: string) =>
  sql`any(select r.id from project r where r.company_id = ${company} and r.kind_id = ${kind})`

const atStep = ({ company }: Act, step: string) =>
  sql`any(select r.id from project r where r.company_id = ${company} and r.step = ${step})`

/** What bears a tag. */
export const tagged = ({ company }: Act, tag: string) =>
  sql`(select t.record_id from tagged t where t.company_id = ${company} and t.tag_id = ${tag})`

/** The clients in which all of this is found: read once, whatever the number of documents. */
export const customersLike = ({ tx, company }: Act, ...all: readonly string[]) =>
  tx
    .selectFrom('customer')
    .select('id')
    .where('company_id', '=', company)
    .where((is) => is.and(all.map((like) => is('search', 'like', like))))

/** The days of a period: those of its week and of its limits, whichever are closer. */
export function period({ from, to, week }: Pick<Common, 'from' | 'to' | 'week'>): {
  from: Day | undefined
  to: Day | undefined
} {
  const days = week === undefined ? null : daysOfWeek(week)
  if (!days) return { from, to }
  return {
    from: from ? latest(from, days.from) : days.from,
    to: to && to < days.to ? to : days.to,
  }
}

/** A period that both its limits may be missing of. */
export type Period = { readonly from?: Day | undefined; readonly to?: Day | undefined }

/**
 * A period as what tallies tell, which is whole months, and the days before and after them, which are
 * looked at; null where it holds no whole month. `months` are told by the first day of each.
 */
export function byMonths(asked: Common): { months: Period; days: readonly Period[] } | null {
  const { from, to } = period(asked)
  const first = from && (from === startOfMonth(from) ? from : addDays(endOfMonth(from), 1))
  const last = to && (to === endOfMonth(to) ? to : addDays(startOfMonth(to), -1))
  if (first && last && first > last) return null
  const days: Period[] = []
  if (first && first !== from) days.push({ from, to: addDays(first, -1) })
  if (last && last !== to) days.push({ from: addDays(last, 1), to })
  return { months: { from: first, to: last }, days }
}

/** The filters that a tally by month tells beside those of its own. */
export const dated = ['from', 'to', 'week'] as const

/** A direction of sorting, with what is missing at the end. */
export function sorted(
  by: OrderByItemBuilder,
  direction: 'asc' | 'desc',
  isNullable: boolean,
): OrderByItemBuilder {
  const ordered = direction === 'asc' ? by.asc() : by.desc()
  return isNullable ? ordered.nullsLast() : ordered
}

/** A record beside a document, where there is one. */
export const named = (id: string | null, name: string | null) =>
  id === null || name === null ? null : { id, name }

/** Whether any filter is asked beyond those that a tally tells apart. */
export const isBeyond = (asked: object, tallied: ReadonlySet<string>): boolean =>
  Object.entries(asked).some(([name, value]) => value !== undefined && !tallied.has(name))

/** What a list is asked beside its filters: no tally minds it. */
export const beside = ['sort', 'direction', 'offset', 'limit', 'group', 'heads'] as const
