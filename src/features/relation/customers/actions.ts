import { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import { takeNumber } from '#features/base/company/actions.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { sirenOfSiret } from '#kernel/identifiers.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { dropFilesOf } from './actions/papers.ts'
import { addAddressTo, addContactTo } from './actions/people.ts'
import { type create, Customer, type update } from './contract.ts'
import {
  type CustomerRow,
  findByCode,
  findCustomer,
  isColleague,
  isStore,
  linksOf,
  viewOf,
  writtenCustomer,
} from './queries.ts'
import {
  type CustomerChange,
  deleteCustomer,
  insertCustomer,
  refreshSearch,
  updateCustomer,
} from './queries/save.ts'
import { checkAgreement, type Checked, readFields } from './rules/fields.ts'

type View = OutputOf<typeof create>
type Fields = Omit<InputOf<typeof update>, 'id' | 'version'>

/**
 * Creates a customer or a supplier, with its first contacts and addresses.
 * @throws Refusal `bad_…` at a field that cannot be read, `code_taken`, `no_party_role`, `not_found`
 * for a seller or a store of elsewhere.
 */
export async function createCustomer(act: Act, input: InputOf<typeof create>): Promise<View> {
  const { contacts = [], addresses = [], ...given } = input
  const company = await findCompany(act)
  const country = given.country ?? addresses[0]?.country ?? company.country
  const fields = withSiren(readFields(given, country))
  checkAgreement(fields)
  await checkOwners(act, fields)
  if (fields.code !== undefined && (await findByCode(act, fields.code))) {
    refuse('code_taken', 'code')
  }
  const isSupplier = fields.isSupplier ?? false
  const isCustomer = fields.isCustomer ?? !isSupplier
  if (!isCustomer && !isSupplier) refuse('no_party_role', 'isCustomer')
  const id = await insertCustomer(act, {
    ...columnsOf(fields),
    code: fields.code ?? (await freeCode(act)),
    kind: fields.kind ?? 'company',
    name: fields.name,
    country,
    language: fields.language ?? company.locale,
    is_customer: isCustomer,
    is_supplier: isSupplier,
    ...ownersOf(act, fields, isCustomer),
  })
  for (const [at, contact] of contacts.entries()) {
    await addContactTo(act, id, country, contact, `contacts.${at}.`)
  }
  for (const [at, address] of addresses.entries()) {
    await addAddressTo(act, id, country, address, `addresses.${at}.`)
  }
  await refreshSearch(act, id)
  record(act, 'customer.created', 'customer', id, { label: fields.name, after: { ...input } })
  return viewOf(act, await writtenCustomer(act, id))
}

/** @throws Refusal as `createCustomer`, and `changed_meanwhile`, `still_buys`, `still_supplies`. */
export async function editCustomer(act: Act, input: InputOf<typeof update>): Promise<View> {
  const { id, version, ...given } = input
  const row = await heldAt(act, id, version)
  const fields = withSiren(readFields(given, given.country ?? row.country))
  checkAgreement({ siren: row.siren, siret: row.siret, vatNumber: row.vat_number, ...fields })
  await checkOwners(act, fields, id)
  await checkRoles(act, row, fields)
  if (fields.code !== undefined && fields.code !== row.code) {
    if (await findByCode(act, fields.code)) refuse('code_taken', 'code')
  }
  const before = await viewOf(act, row)
  const differing = changed(before, fields)
  if (Object.keys(differing.after).length === 0) return before
  await updateCustomer(act, id, columnsOf(fields))
  await refreshSearch(act, id)
  const label = fields.name ?? row.name
  record(act, 'customer.changed', 'customer', id, { label, ...differing })
  return viewOf(act, await writtenCustomer(act, id))
}

/** @throws Refusal `changed_meanwhile`, `walk_in_stays`. */
export async function setArchived(
  act: Act,
  { id, version }: { id: string; version: number },
  archived: boolean,
): Promise<View> {
  const row = await heldAt(act, id, version)
  if (row.walk_in && archived) refuse('walk_in_stays')
  if (row.archived === archived) return viewOf(act, row)
  await updateCustomer(act, id, { archived })
  record(act, archived ? 'customer.archived' : 'customer.restored', 'customer', id, {
    label: row.name,
  })
  return viewOf(act, await writtenCustomer(act, id))
}

/** @throws Refusal `customer_linked`, `walk_in_stays`. */
export async function removeCustomer(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  const row = await findCustomer(act, id, { hold: true })
  if (row.walk_in) refuse('walk_in_stays')
  const { buys, supplies, spoken } = await linksOf(act, id)
  if (buys || supplies || spoken) refuse('customer_linked')
  const before = { ...(await viewOf(act, row)), figures: undefined, conditions: undefined }
  await dropFilesOf(act, id)
  await deleteCustomer(act, id)
  record(act, 'customer.deleted', 'customer', id, { label: row.name, before })
  return { done: true }
}

/** A customer held, at the version that was read: else the refusal shows what it is by now. */
async function heldAt(act: Act, id: string, version: number): Promise<CustomerRow> {
  const row = await findCustomer(act, id, { hold: true })
  if (row.version !== version) {
    const current = z.encode(Customer, await viewOf(act, row))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}

/** A SIRET says the SIREN too. */
const withSiren = <T extends Partial<Checked>>(fields: T): T =>
  fields.siret && fields.siren === undefined
    ? { ...fields, siren: sirenOfSiret(fields.siret) }
    : fields

/** Sellers and stores are of this company; one of another is as unknown as one that never was. */
async function checkOwners(
  act: Act,
  { sellerId, storeId, distributorId }: Fields,
  self?: string,
): Promise<void> {
  if (sellerId && !(await isColleague(act, sellerId))) refuse('not_found', 'sellerId')
  if (storeId && !(await isStore(act, storeId))) refuse('not_found', 'storeId')
  if (distributorId && distributorId === self) refuse('own_distributor', 'distributorId')
  if (distributorId) await findCustomer(act, distributorId)
}

async function checkRoles(act: Act, row: CustomerRow, fields: Fields): Promise<void> {
  const isCustomer = fields.isCustomer ?? row.is_customer
  const isSupplier = fields.isSupplier ?? row.is_supplier
  if (!isCustomer && !isSupplier) refuse('no_party_role', 'isCustomer')
  const leaves = {
    customer: row.is_customer && !isCustomer,
    supplier: row.is_supplier && !isSupplier,
  }
  if (!leaves.customer && !leaves.supplier) return
  const { buys, supplies } = await linksOf(act, row.id)
  if (leaves.customer && (buys || row.walk_in)) refuse('still_buys', 'isCustomer')
  if (leaves.supplier && supplies) refuse('still_supplies', 'isSupplier')
}

/** Whoever does not see all keeps what they create: their own customer, in their own store. */
function ownersOf(act: Act, fields: Fields, isCustomer: boolean) {
  const isPortfolio = isCustomer && act.role.scope !== 'all'
  const [store = null] = act.stores.length === 1 ? act.stores : []
  return {
    seller_id:
      fields.sellerId !== undefined
        ? fields.sellerId
        : isPortfolio
          ? (act.person?.id ?? null)
          : null,
    store_id: fields.storeId !== undefined ? fields.storeId : isCustomer ? store : null,
  }
}

/** The next code of the series; one that somebody typed by hand meanwhile is skipped. */
async function freeCode(act: Act): Promise<string> {
  for (;;) {
    const code = await takeNumber(act, 'customer', act.today)
    if ((await findByCode(act, code)) === null) return code
  }
}

const columnsOf = (fields: Fields): CustomerChange => ({
  code: fields.code,
  kind: fields.kind,
  name: fields.name,
  is_customer: fields.isCustomer,
  is_supplier: fields.isSupplier,
  siren: fields.siren,
  siret: fields.siret,
  vat_number: fields.vatNumber,
  country: fields.country,
  language: fields.language,
  email: fields.email,
  phone: fields.phone,
  website: fields.website,
  seller_id: fields.sellerId,
  store_id: fields.storeId,
  distributor_id: fields.distributorId,
  terms_days: fields.termsDays,
  terms_end_of_month: fields.termsEndOfMonth,
  payment_method: fields.paymentMethod,
  discount: fields.discount,
  vat_regime: fields.vatRegime,
  vat_exemption: fields.vatExemption,
  iban: fields.iban,
  bic: fields.bic,
  note: fields.note,
})
