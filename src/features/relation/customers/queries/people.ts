// The people and the places of a customer.
import type { Updateable } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { newId } from '#server/ids.ts'
import type { Address, Contact } from '../contract.ts'

export type ContactView = z.output<typeof Contact>
export type AddressView = z.output<typeof Address>

const contacts = ({ tx, company }: Act) =>
  tx
    .selectFrom('contact')
    .select(['id', 'first_name as firstName', 'last_name as lastName', 'job', 'email', 'phone'])
    .select(['mobile', 'for_billing as forBilling', 'for_delivery as forDelivery'])
    .select(['for_decision as forDecision', 'version'])
    .where('company_id', '=', company)

const addresses = ({ tx, company }: Act) =>
  tx
    .selectFrom('address')
    .select(['id', 'label', 'street', 'street2', 'postal_code as postalCode', 'city', 'country'])
    .select(['for_billing as forBilling', 'for_delivery as forDelivery', 'version'])
    .where('company_id', '=', company)

export const readContacts = (act: Act, customer: string): Promise<ContactView[]> =>
  contacts(act).where('customer_id', '=', customer).orderBy('id').execute()

export const readAddresses = (act: Act, customer: string): Promise<AddressView[]> =>
  addresses(act)
    .where('customer_id', '=', customer)
    .orderBy('for_billing', 'desc')
    .orderBy('id')
    .execute()

/** A contact of this customer and no other. @throws Refusal `not_found`. */
export async function findContact(act: Act, customer: string, id: string): Promise<ContactView> {
  const found = await contacts(act)
    .where('customer_id', '=', customer)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? refuse('not_found')
}

/** An address of this customer and no other. @throws Refusal `not_found`. */
export async function findAddress(act: Act, customer: string, id: string): Promise<AddressView> {
  const found = await addresses(act)
    .where('customer_id', '=', customer)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? refuse('not_found')
}

export type ContactValues = Partial<Omit<ContactView, 'id' | 'version'>>
export type AddressValues = Partial<Omit<AddressView, 'id' | 'version'>>

export async function insertContact(
  { tx, company, now }: Act,
  customer: string,
  values: ContactValues & { lastName: string },
): Promise<string> {
  const id = newId(now.getTime())
  const row = contactColumns(values)
  await tx
    .insertInto('contact')
    .values({ ...row, last_name: values.lastName, company_id: company, id, customer_id: customer })
    .execute()
  return id
}

export async function insertAddress(
  { tx, company, now }: Act,
  customer: string,
  values: AddressValues & { country: string },
): Promise<string> {
  const id = newId(now.getTime())
  const row = addressColumns(values)
  await tx
    .insertInto('address')
    .values({ ...row, country: values.country, company_id: company, id, customer_id: customer })
    .execute()
  return id
}

/** Saves a contact held by its customer's row; the caller has compared the versions. */
export async function updateContact(
  { tx, company }: Act,
  { id, version }: ContactView,
  values: ContactValues,
): Promise<void> {
  await tx
    .updateTable('contact')
    .set({ ...contactColumns(values), version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()
}

export async function updateAddress(
  { tx, company }: Act,
  { id, version }: AddressView,
  values: AddressValues,
): Promise<void> {
  await tx
    .updateTable('address')
    .set({ ...addressColumns(values), version: version + 1 })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()
}

/** One address is for billing: the others stop being it. */
export async function releaseBilling({ tx, company }: Act, customer: string): Promise<void> {
  await tx
    .updateTable('address')
    .set((is) => ({ for_billing: false, version: is('version', '+', 1) }))
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .where('for_billing', '=', true)
    .execute()
}

/** Whoever has addresses has one for billing: the oldest, where none is. */
export async function keepBilling({ tx, company }: Act, customer: string): Promise<void> {
  const places = tx
    .selectFrom('address')
    .select(['id', 'for_billing'])
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .orderBy('for_billing', 'desc')
    .orderBy('id')
  const first = await places.executeTakeFirst()
  if (!first || first.for_billing) return
  await tx
    .updateTable('address')
    .set((is) => ({ for_billing: true, version: is('version', '+', 1) }))
    .where('company_id', '=', company)
    .where('id', '=', first.id)
    .execute()
}

export async function deleteContact({ tx, company }: Act, id: string): Promise<void> {
  await tx.deleteFrom('contact').where('company_id', '=', company).where('id', '=', id).execute()
}

export async function deleteAddress({ tx, company }: Act, id: string): Promise<void> {
  await tx.deleteFrom('address').where('company_id', '=', company).where('id', '=', id).execute()
}

const contactColumns = (values: ContactValues): Updateable<Tables['contact']> => ({
  first_name: values.firstName,
  last_name: values.lastName,
  job: values.job,
  email: values.email,
  phone: values.phone,
  mobile: values.mobile,
  for_billing: values.forBilling,
  for_delivery: values.forDelivery,
  for_decision: values.forDecision,
})

const addressColumns = (values: AddressValues): Updateable<Tables['address']> => ({
  label: values.label,
  street: values.street,
  street2: values.street2,
  postal_code: values.postalCode,
  city: values.city,
  country: values.country,
  for_billing: values.forBilling,
  for_delivery: values.forDelivery,
})
