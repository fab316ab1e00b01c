import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'

/** The places where a company works. */
export type StoreValues = {
  name: string
  street: string
  street2: string
  postalCode: string
  city: string
  country: string
  phone: string
  email: string
}

const rows = ({ tx, company }: Act) =>
  tx
    .selectFrom('store as s')
    .select(['s.id', 's.name', 's.street', 's.street2', 's.postal_code as postalCode', 's.city'])
    .select(['s.country', 's.phone', 's.email', 's.archived', 's.version'])
    .select(
      sql<number>`(select count(*)::int from membership_store ms
        join membership m using (company_id, person_id)
        where ms.company_id = s.company_id and ms.store_id = s.id and m.active)`.as('members'),
    )
    .where('s.company_id', '=', company)

/** Every store, those in use first. */
export async function readStores(act: Act) {
  return { rows: await rows(act).orderBy('s.archived').orderBy('s.name').execute() }
}

export async function findStore(act: Act, id: string) {
  const store = await rows(act).where('s.id', '=', id).executeTakeFirst()
  return store ?? refuse('not_found')
}

export async function insertStore({ tx, company, now }: Act, values: StoreValues): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('store')
    .values({ company_id: company, id, ...columnsOf(values) })
    .execute()
  return id
}

/** Saves a store; false where the version is not the one at hand any more. */
export async function updateStore(
  { tx, company }: Act,
  {
    id,
    version,
    archived,
    ...values
  }: StoreValues & { id: string; version: number; archived: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('store')
    .set({ ...columnsOf(values), archived, version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Locks the stores in use of the company, and counts them. */
export async function countStoresInUse({ tx, company }: Act): Promise<number> {
  const held = await tx
    .selectFrom('store')
    .select('id')
    .where('company_id', '=', company)
    .where('archived', '=', false)
    .orderBy('id')
    .forUpdate()
    .execute()
  return held.length
}

const columnsOf = ({ postalCode, ...values }: StoreValues) => ({
  ...values,
  postal_code: postalCode,
})
