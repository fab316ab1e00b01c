// Finding someone: pickers, and who may already be there under another spelling.
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { readPhone, readSiren, readVatNumber } from '#kernel/identifiers.ts'
import { fold, needle } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { choices, duplicates, likenesses, lookup } from '../contract/finding.ts'
import { listed, usable } from '../queries.ts'
import type { Kind } from '../rules.ts'
import { core, resembles } from '../rules/likeness.ts'

type Likeness = (typeof likenesses)[number]

/** The city where one is billed. */
const cityOf = sql<string>`coalesce((select b.city from address b where b.company_id = c.company_id
  and b.customer_id = c.id and b.for_billing), '')`

/** How many are fetched by a search before the role and the archive take some away. */
const reach = 300

/** The best matches of what is typed, among those in use; the first by name where nothing is. */
export async function lookUpCustomers(
  act: Act,
  { q, role, limit }: InputOf<typeof lookup>,
): Promise<OutputOf<typeof lookup>> {
  const sought = needle(q ?? '')
  const rows = await act.tx
    .selectFrom('customer as c')
    .select(['c.id', 'c.code', 'c.name', 'c.kind', 'c.email', 'c.phone', cityOf.as('city')])
    .select(['c.is_customer as isCustomer', 'c.is_supplier as isSupplier'])
    .where('c.company_id', '=', act.company)
    .where('c.archived', '=', false)
    .where(usable(act, 'c'))
    .$if(role === 'customer', (query) => query.where('c.is_customer', '=', true))
    .$if(role === 'supplier', (query) => query.where('c.is_supplier', '=', true))
    .$if(sought !== '', (query) =>
      query
        .innerJoin(found(act, sought).as('s'), (join) => join.onRef('s.id', '=', 'c.id'))
        .orderBy(sql`s.score`, 'desc'),
    )
    .orderBy('c.sort_name')
    .orderBy('c.id')
    .limit(limit)
    .execute()
  return { rows: rows.map((row) => ({ ...row, kind: row.kind as Kind })) }
}

/** A role that sees a part of the directory must not lose its own among the best of all. */
const found = (act: Act, sought: string) =>
  sql<{ id: string; score: number }>`search_customers(${sought},
    ${act.role.scope === 'all' ? reach : null}::integer)`

/**
 * Who resembles what is typed: the same number, e-mail or phone (a contact's too), or a name spelled
 * nearly alike in the same city. Said while one types; it never stops anybody.
 */
export async function findDuplicates(
  act: Act,
  typed: InputOf<typeof duplicates>,
): Promise<OutputOf<typeof duplicates>> {
  const alike = new Map<string, Set<Likeness>>()
  for (const { id, why } of await sameNumbers(act, typed)) {
    alike.set(id, (alike.get(id) ?? new Set()).add(why))
  }
  const named =
    core(typed.name ?? '').length > 2 ? await nearNames(act, core(typed.name ?? '')) : []
  const ids = [...new Set([...alike.keys(), ...named])].filter((id) => id !== typed.except)
  if (ids.length === 0) return { rows: [] }
  const rows = await act.tx
    .selectFrom('customer as c')
    .select(['c.id', 'c.code', 'c.name', 'c.archived', cityOf.as('city')])
    .select(['c.is_customer as isCustomer', 'c.is_supplier as isSupplier'])
    .where('c.company_id', '=', act.company)
    .where('c.id', 'in', ids)
    .where(listed(act, 'c'))
    .orderBy('c.sort_name')
    .execute()
  const judged = rows.map((row) => {
    const reasons = alike.get(row.id) ?? new Set<Likeness>()
    if (typed.name && resembles(typed.name, row.name) && sameCity(typed.city, row.city)) {
      reasons.add('name')
    }
    return { ...row, alike: [...reasons] }
  })
  return {
    rows: judged
      .filter((row) => row.alike.length > 0)
      .sort((a, b) => b.alike.length - a.alike.length)
      .slice(0, 5),
  }
}

/** Two towns differ only where both are known. */
const sameCity = (typed: string | undefined, city: string): boolean =>
  !typed || city === '' || fold(typed) === fold(city)

async function sameNumbers(
  { tx, company }: Act,
  typed: InputOf<typeof duplicates>,
): Promise<{ id: string; why: Likeness }[]> {
  const siren = readSiren(typed.siren ?? '')
  const vat = readVatNumber(typed.vatNumber ?? '')
  const email = (typed.email ?? '').trim().toLowerCase()
  const phone = readPhone(typed.phone ?? '') ?? ''
  const { rows } = await sql<{ id: string; why: Likeness }>`
    select id, 'siren' as why from customer where company_id = ${company} and siren = ${siren}
    union all
    select id, 'vat_number' from customer where company_id = ${company} and vat_number = ${vat}
    union all
    select id, 'email' from customer
      where company_id = ${company} and email = ${email} and email <> ''
    union all
    select customer_id, 'email' from contact
      where company_id = ${company} and email = ${email} and email <> ''
    union all
    select id, 'phone' from customer
      where company_id = ${company} and phone = ${phone} and phone <> ''
    union all
    select customer_id, 'phone' from contact
      where company_id = ${company} and phone = ${phone} and phone <> ''
    union all
    select customer_id, 'phone' from contact
      where company_id = ${company} and mobile = ${phone} and mobile <> ''
    limit 50`.execute(tx)
  return rows
}

async function nearNames({ tx }: Act, name: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from search_customers(${name}, 30)`.execute(tx)
  return rows.map((row) => row.id)
}

/** The cities and the countries that the filters offer, the most frequent first. */
export async function readChoices(act: Act): Promise<OutputOf<typeof choices>> {
  const cities = await act.tx
    .selectFrom('address as a')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'a.company_id').onRef('c.id', '=', 'a.customer_id'),
    )
    .select('a.city')
    .where('a.company_id', '=', act.company)
    .where('a.city', '<>', '')
    .where(listed(act, 'c'))
    .groupBy('a.city')
    .orderBy(sql`count(*)`, 'desc')
    .orderBy('a.city')
    .limit(300)
    .execute()
  const countries = await act.tx
    .selectFrom('customer as c')
    .select('c.country')
    .where('c.company_id', '=', act.company)
    .where(listed(act, 'c'))
    .groupBy('c.country')
    .orderBy(sql`count(*)`, 'desc')
    .execute()
  return {
    cities: cities.map((row) => row.city),
    countries: countries.map((row) => row.country),
  }
}
