import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import {
  type addAddress,
  type addContact,
  Address,
  Contact,
  type NewAddress,
  type NewContact,
  type updateAddress,
  type updateContact,
} from '../contract.ts'
import { findCustomer } from '../queries.ts'
import {
  type AddressView,
  type ContactView,
  deleteAddress,
  deleteContact,
  findAddress,
  findContact,
  insertAddress,
  insertContact,
  keepBilling,
  readAddresses,
  releaseBilling,
  updateAddress as saveAddress,
  updateContact as saveContact,
} from '../queries/people.ts'
import { refreshSearch } from '../queries/save.ts'
import { isNowhere } from '../rules.ts'
import { readFields, readPostal } from '../rules/fields.ts'

type OfCustomer = { customerId: string; id: string }

/** @throws Refusal `bad_email`, `bad_phone`. */
export async function createContact(
  act: Act,
  { customerId, ...values }: InputOf<typeof addContact>,
): Promise<ContactView> {
  const customer = await findCustomer(act, customerId, { hold: true })
  const id = await addContactTo(act, customerId, customer.country, values)
  await refreshSearch(act, customerId)
  record(act, 'contact.created', 'customer', customerId, { label: customer.name, after: values })
  return findContact(act, customerId, id)
}

/** @throws Refusal `changed_meanwhile`, `bad_email`, `bad_phone`. */
export async function editContact(
  act: Act,
  { customerId, id, version, ...given }: InputOf<typeof updateContact>,
): Promise<ContactView> {
  const customer = await findCustomer(act, customerId, { hold: true })
  const before = await findContact(act, customerId, id)
  if (before.version !== version) {
    refuse('changed_meanwhile', undefined, {}, { current: z.encode(Contact, before) })
  }
  const differing = changed(before, readPhones(given, customer.country))
  if (Object.keys(differing.after).length === 0) return before
  await saveContact(act, before, differing.after)
  await refreshSearch(act, customerId)
  record(act, 'contact.changed', 'customer', customerId, { label: customer.name, ...differing })
  return findContact(act, customerId, id)
}

/** @throws Refusal `linked` where a document names the contact. */
export async function removeContact(
  act: Act,
  { customerId, id }: OfCustomer,
): Promise<{ done: true }> {
  const customer = await findCustomer(act, customerId, { hold: true })
  const before = await findContact(act, customerId, id)
  await deleteContact(act, id)
  await refreshSearch(act, customerId)
  record(act, 'contact.deleted', 'customer', customerId, { label: customer.name, before })
  return { done: true }
}

/** @throws Refusal `address_nowhere`, `bad_postal_code`. */
export async function createAddress(
  act: Act,
  { customerId, ...values }: InputOf<typeof addAddress>,
): Promise<AddressView> {
  const customer = await findCustomer(act, customerId, { hold: true })
  const id = await addAddressTo(act, customerId, customer.country, values)
  await refreshSearch(act, customerId)
  record(act, 'address.created', 'customer', customerId, { label: customer.name, after: values })
  return findAddress(act, customerId, id)
}

/** @throws Refusal `changed_meanwhile`, `address_nowhere`, `bad_postal_code`. */
export async function editAddress(
  act: Act,
  { customerId, id, version, ...given }: InputOf<typeof updateAddress>,
): Promise<AddressView> {
  const customer = await findCustomer(act, customerId, { hold: true })
  const before = await findAddress(act, customerId, id)
  if (before.version !== version) {
    refuse('changed_meanwhile', undefined, {}, { current: z.encode(Address, before) })
  }
  if (isNowhere({ ...before, ...given })) refuse('address_nowhere', 'street')
  const country = given.country ?? before.country
  const read = given.postalCode ?? (given.country ? before.postalCode : undefined)
  const postal = read === undefined ? {} : { postalCode: readPostal(read, country, 'postalCode') }
  const differing = changed(before, { ...given, ...postal })
  if (Object.keys(differing.after).length === 0) return before
  if (differing.after['forBilling'] === true) await releaseBilling(act, customerId)
  await saveAddress(act, before, differing.after)
  await keepBilling(act, customerId)
  await refreshSearch(act, customerId)
  record(act, 'address.changed', 'customer', customerId, { label: customer.name, ...differing })
  return findAddress(act, customerId, id)
}

/** Issued documents keep their own copy of the address. */
export async function removeAddress(
  act: Act,
  { customerId, id }: OfCustomer,
): Promise<{ done: true }> {
  const customer = await findCustomer(act, customerId, { hold: true })
  const before = await findAddress(act, customerId, id)
  await deleteAddress(act, id)
  await keepBilling(act, customerId)
  await refreshSearch(act, customerId)
  record(act, 'address.deleted', 'customer', customerId, { label: customer.name, before })
  return { done: true }
}

/** Adds a contact to a customer who is held, without a line of its own in the journal. */
export const addContactTo = (
  act: Act,
  customer: string,
  country: string,
  values: z.output<typeof NewContact>,
  at = '',
): Promise<string> => insertContact(act, customer, readPhones(values, country, at))

/** The same for an address: the first is for billing; a new one for billing replaces the last. */
export async function addAddressTo(
  act: Act,
  customer: string,
  home: string,
  values: z.output<typeof NewAddress>,
  at = '',
): Promise<string> {
  if (isNowhere(values)) refuse('address_nowhere', `${at}street`)
  const country = values.country ?? home
  const postalCode = readPostal(values.postalCode ?? '', country, `${at}postalCode`)
  const isFirst = (await readAddresses(act, customer)).length === 0
  const forBilling = isFirst || values.forBilling === true
  if (forBilling) await releaseBilling(act, customer)
  return insertAddress(act, customer, { ...values, country, postalCode, forBilling })
}

/** A contact has two numbers, read alike. */
function readPhones<T extends { email?: string; phone?: string; mobile?: string }>(
  values: T,
  country: string,
  at = '',
): T {
  const read = readFields(values, country, at)
  if (values.mobile === undefined) return read
  try {
    return { ...read, mobile: readFields({ phone: values.mobile }, country).phone }
  } catch {
    return refuse('bad_phone', `${at}mobile`)
  }
}
