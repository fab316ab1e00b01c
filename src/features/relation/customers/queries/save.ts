// What writes the directory, and keeps what the search looks at.
import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import { fold, phoneDigits, searchText } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import { readAddresses, readContacts } from './people.ts'

type Columns = Tables['customer']
type Kept = 'company_id' | 'id' | 'version' | 'search' | 'sort_name' | 'updated_at'
export type NewCustomer = Omit<Insertable<Columns>, Kept>
export type CustomerChange = Omit<Updateable<Columns>, Kept>

/** Inserts a customer that is found by its name; `refreshSearch` adds the rest. */
export async function insertCustomer(act: Act, values: NewCustomer): Promise<string> {
  const [id] = await insertCustomers(act, [values])
  return id as string
}

/** Inserts many customers by few statements, for imports; gives back their identifiers, in order. */
export async function insertCustomers(
  { tx, company, now }: Act,
  customers: readonly NewCustomer[],
): Promise<string[]> {
  const rows = customers.map((values) => ({
    ...values,
    company_id: company,
    id: newId(now.getTime()),
    created_at: now,
    sort_name: fold(values.name),
    search: searchOf({ ...emptyNumbers, ...values }, [], []),
  }))
  for (let from = 0; from < rows.length; from += 500) {
    await tx
      .insertInto('customer')
      .values(rows.slice(from, from + 500))
      .execute()
  }
  return rows.map((row) => row.id)
}

/** Saves the change of a customer who is held, and makes the next version. */
export async function updateCustomer(act: Act, id: string, change: CustomerChange): Promise<void> {
  await act.tx
    .updateTable('customer')
    .set({
      ...change,
      ...(change.name === undefined ? {} : { sort_name: fold(change.name) }),
      version: sql`version + 1`,
      updated_at: act.now,
    })
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .execute()
}

export async function deleteCustomer({ tx, company }: Act, id: string): Promise<void> {
  await tx.deleteFrom('customer').where('company_id', '=', company).where('id', '=', id).execute()
}

/** Writes again what the search looks at, after a name, a number, a contact or an address changed. */
export async function refreshSearch(act: Act, id: string): Promise<void> {
  const customer = await act.tx
    .selectFrom('customer')
    .select(['name', 'code', 'siren', 'siret', 'vat_number', 'email', 'phone'])
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const [people, places] = [await readContacts(act, id), await readAddresses(act, id)]
  const search = searchOf(customer, people, places)
  await act.tx
    .updateTable('customer')
    .set({ search })
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .execute()
}

type Numbers = {
  siren?: string | null
  siret?: string | null
  vat_number?: string | null
  email?: string
  phone?: string
}
const emptyNumbers: Numbers = {}

/** The name comes first: a name that starts with what is sought is ranked highest. */
const searchOf = (
  customer: Numbers & { name: string; code: string },
  people: Awaited<ReturnType<typeof readContacts>>,
  places: Awaited<ReturnType<typeof readAddresses>>,
): string =>
  searchText(
    customer.name,
    customer.code,
    ...places.map((place) => `${place.city} ${place.postalCode}`),
    // The number of the establishment begins with that of the company.
    customer.siret ?? customer.siren,
    customer.vat_number,
    phoneDigits(customer.phone ?? ''),
    customer.email,
    ...people.map((one) => `${one.firstName} ${one.lastName} ${one.email}`),
    ...people.map((one) => `${phoneDigits(one.phone)} ${phoneDigits(one.mobile)}`),
  )
