import { type RawBuilder, sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { text } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Act, visible } from '#server/act.ts'
import type { analytics } from './contract.ts'
import { type Dimension, isSpan, type Measure, type Source, sourceOf, usualFrom } from './rules.ts'

type Asked = InputOf<typeof analytics>
type Row = { keys: string[]; labels: string[]; ids: (string | null)[]; value: string }

/**
 * Answers one question about what was sold.
 * @throws Refusal `same_dimension_twice`, `too_many_dimensions`, `from_after_to`, `margin_hidden`.
 */
export async function analyse(act: Act, asked: Asked): Promise<OutputOf<typeof analytics>> {
  const { measure, limit = 1000, from = usualFrom(act.today), to = act.today } = asked
  const by = (asked.by ?? []).map((one) => (one === 'client' ? 'customer' : one))
  if (by.length > 2) refuse('too_many_dimensions', 'by')
  if (new Set(by).size < by.length) refuse('same_dimension_twice', 'by')
  if (from > to) refuse('from_after_to', 'to')
  if (measure === 'margin' && !act.role.seesCosts) refuse('margin_hidden', 'measure')
  const narrowed = narrowing.filter((name) => asked[name] !== undefined)
  const source = sourceOf({
    measure,
    uses: [...by, ...narrowed],
    from,
    to,
    today: act.today,
    seesAll: act.role.scope === 'all',
  })
  const filters = narrowed.map((name) => sql`and ${filterOn[name](asked[name])}`)
  const parts = by.map((one) => partOf[one])
  const list = (of: readonly RawBuilder<unknown>[], empty: RawBuilder<unknown>) =>
    of.length > 0 ? sql`array[${sql.join(of)}]` : empty
  const none = sql`array[]::text[]`
  const byTime = by.some(isSpan)
  const { rows } = await sql<Row & { count: number; total: string }>`
    with told as (
      select ${list(
        parts.map(({ key }) => key),
        none,
      )} as keys,
        ${list(
          parts.map(({ label, key }) => sql`max(${label ?? key})`),
          none,
        )} as labels,
        ${list(
          parts.map(({ id }) => sql`max(${id ?? sql`null`}::text)`),
          none,
        )} as ids,
        ${valueOf(measure, source)} as value
      from (${factsOf(act, source, from, to)}) f
      left join customer c on c.company_id = ${act.company} and c.id = f.customer_id
      left join item i on i.company_id = ${act.company} and i.id = f.item_id
      ${by.includes('department') ? billing : sql``}
      where true ${sql.join(filters, sql` `)}
      ${parts.length > 0 ? sql`group by ${sql.join(parts.map(({ key }) => key))}` : sql``}
    )
    select keys, labels, ids, value::text, count(*) over ()::int as count,
      (sum(value) over ())::text as total
    from told where value <> 0
    order by ${byTime ? sql`keys` : sql`told.value desc, keys`} limit ${limit}`.execute(act.tx)
  const written = (value: string): string => writtenAs[measure](Number(value))
  const names = await namesOf(act, by)
  return {
    rows: rows.map(({ keys, labels, ids, value }) => ({
      key: keys.join(','),
      parts: keys.map((key, at) => ({
        key,
        label: names.get(key) ?? labels[at] ?? key,
        id: ids[at] ?? (names.has(key) ? key : null),
      })),
      value: written(value),
    })),
    count: rows[0]?.count ?? 0,
    total: written(rows[0]?.total ?? '0'),
    source,
  }
}

const writtenAs: Readonly<Record<Measure, (value: number) => string>> = {
  sales: (value) => text(value, 'cents'),
  margin: (value) => text(value, 'cents'),
  invoices: (value) => String(value),
  quantity: (value) => text(value, 'quantity'),
}

function valueOf(measure: Measure, source: Source): RawBuilder<unknown> {
  if (measure === 'sales') return sql`sum(f.net)`
  if (measure === 'margin') return sql`sum(f.net - f.cost)`
  if (measure === 'quantity') return sql`sum(f.quantity)`
  return source === 'documents'
    ? sql`count(distinct f.invoice_id) filter (where f.kind <> 'credit_note')`
    : sql`sum(f.invoices)`
}

/** What is added up: the columns that a source does not know are null, and nobody asks for them. */
function factsOf(act: Act, source: Source, from: string, to: string): RawBuilder<unknown> {
  const ofNobody = sql`null::uuid as seller_id, null::uuid as store_id`
  const period = (day: RawBuilder<unknown>) =>
    sql`company_id = ${act.company} and ${day} between ${from}::date and ${to}::date`
  if (source === 'day')
    return sql`select day, null::uuid as customer_id, null::uuid as item_id, seller_id, store_id,
        net, cost, 0 as quantity, invoices
      from turnover_day t where ${period(sql`day`)} and ${visible(act, 't')}`
  if (source === 'customer')
    return sql`select month as day, customer_id, null::uuid as item_id, ${ofNobody},
        net, cost, 0 as quantity, invoices
      from turnover_customer where ${period(sql`month`)}`
  if (source === 'item')
    return sql`select month as day, null::uuid as customer_id, item_id, ${ofNobody},
        net, cost, quantity, 0 as invoices
      from turnover_item where ${period(sql`month`)}`
  return sql`select * from turnover_lines(${act.company}, array(
    select id from invoice v where ${period(sql`v.day`)} and v.state = 'issued'
      and ${visible(act, 'v')}))`
}

/** Nobody has no key. */
function known(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`coalesce(nullif(${id}, '00000000-0000-0000-0000-000000000000')::text, '')`
}

/** Of each dimension, the key of a row, what to show for it, and the record that it is. */
const partOf: Readonly<
  Record<
    Dimension,
    { key: RawBuilder<unknown>; label?: RawBuilder<unknown>; id?: RawBuilder<unknown> }
  >
> = {
  day: { key: sql`to_char(f.day, 'YYYY-MM-DD')` },
  week: { key: sql`to_char(f.day, 'IYYY-"W"IW')` },
  month: { key: sql`to_char(f.day, 'YYYY-MM')` },
  quarter: { key: sql`to_char(f.day, 'YYYY-"Q"Q')` },
  year: { key: sql`to_char(f.day, 'YYYY')` },
  store: { key: known(sql`f.store_id`) },
  seller: { key: known(sql`f.seller_id`) },
  customer: { key: sql`c.code`, label: sql`c.name`, id: sql`c.id` },
  client: { key: sql`c.code`, label: sql`c.name`, id: sql`c.id` },
  country: { key: sql`coalesce(c.country, '')` },
  department: { key: sql`coalesce(b.department, '')` },
  item: { key: sql`coalesce(i.reference, '')`, label: sql`coalesce(i.name, '')`, id: sql`i.id` },
  brand: { key: sql`coalesce(i.brand, '')` },
  family: { key: sql`coalesce(i.family, '')` },
}

/** The French department of where a customer is invoiced: two digits, three overseas, 2A and 2B. */
const billing = sql`left join lateral (
  select case when a.country <> 'FR' then '' when a.postal_code like '97%' then left(a.postal_code, 3)
    when a.postal_code like '20%' then case when a.postal_code < '20200' then '2A' else '2B' end
    else left(a.postal_code, 2) end as department
  from address a where a.company_id = c.company_id and a.customer_id = c.id
  order by a.for_billing desc, a.id limit 1) b on true`

const narrowing = ['customer', 'item', 'seller', 'store', 'country', 'brand', 'family'] as const

const filterOn: Readonly<
  Record<(typeof narrowing)[number], (value: unknown) => RawBuilder<unknown>>
> = {
  customer: (value) => sql`f.customer_id = ${value}`,
  item: (value) => sql`f.item_id = ${value}`,
  seller: (value) => sql`f.seller_id = ${value}`,
  store: (value) => sql`f.store_id = ${value}`,
  country: (value) => sql`c.country = ${value}`,
  brand: (value) => sql`i.brand = ${value}`,
  family: (value) => sql`i.family = ${value}`,
}

/** The names of sellers and stores, by identifier: there are few. */
async function namesOf(
  { tx, company }: Act,
  by: readonly Dimension[],
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
