import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { findCompany } from '#features/base/company/queries.ts'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { maskIban } from '#kernel/identifiers.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { show } from './contract.ts'
import { readFigures, seesMoney } from './queries/account.ts'
import { readAddresses, readContacts } from './queries/people.ts'
import { type Conditions, conditions, type CustomerVatRegime, type Kind } from './rules.ts'

export type CustomerRow = Selectable<Tables['customer']>
type AddressRow = Selectable<Tables['address']>

/**
 * The customers that the role may list. Who only supplies belongs to no seller's portfolio: whoever
 * reads the directory sees them.
 */
export const listed = (act: Act, alias: string) =>
  sql<boolean>`(${visible(act, alias)} or not ${sql.ref(`${alias}.is_customer`)})`

/** The customers that the role may use: the walk-in customer too, to whom anyone sells. */
export const usable = (act: Act, alias: string) =>
  sql<boolean>`(${listed(act, alias)} or ${sql.ref(`${alias}.walk_in`)})`

/**
 * A customer that the role may use, held against other writers if wanted.
 * @throws Refusal `not_found`, at `param` where it is a field of what is being written.
 */
export async function findCustomer(
  act: Act,
  id: string,
  { hold = false, param }: { hold?: boolean; param?: string } = {},
): Promise<CustomerRow> {
  const found = await act.tx
    .selectFrom('customer as c')
    .selectAll('c')
    .where('c.company_id', '=', act.company)
    .where('c.id', '=', id)
    .where(usable(act, 'c'))
    .$if(hold, (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return found ?? refuse('not_found', param)
}

/** A customer just written, who may have been given to someone whose records the role does not see. */
export const writtenCustomer = ({ tx, company }: Act, id: string): Promise<CustomerRow> =>
  tx
    .selectFrom('customer')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** The conditions that apply to a customer, each with where it comes from. */
export async function conditionsOf(act: Act, customer: CustomerRow): Promise<Conditions> {
  const company = await findCompany(act)
  return conditions(
    {
      termsDays: company.terms_days,
      termsEndOfMonth: company.terms_end_of_month,
      paymentMethod: company.payment_method as PaymentMethod,
    },
    {
      termsDays: customer.terms_days,
      termsEndOfMonth: customer.terms_end_of_month,
      paymentMethod: customer.payment_method as PaymentMethod | null,
      discount: customer.discount,
      vatRegime: customer.vat_regime as CustomerVatRegime,
      vatExemption: customer.vat_exemption,
    },
  )
}

/** Where a customer is billed: the address for billing, else the first one; null where there is none. */
export async function billingAddress(
  { tx, company }: Act,
  customer: string,
): Promise<AddressRow | null> {
  const address = await tx
    .selectFrom('address')
    .selectAll()
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .orderBy('for_billing', 'desc')
    .orderBy('id')
    .executeTakeFirst()
  return address ?? null
}

/** A customer as the contract shows it. @throws Refusal `not_found`. */
export async function showCustomer(act: Act, id: string): Promise<OutputOf<typeof show>> {
  return viewOf(act, await findCustomer(act, id))
}

/** The same of a row at hand, even where its new seller is someone else. */
export async function viewOf(act: Act, row: CustomerRow): Promise<OutputOf<typeof show>> {
  const [seller, store, distributor, contacts, addresses, inherited] = [
    row.seller_id && (await personNamed(act, row.seller_id)),
    row.store_id && (await storeNamed(act, row.store_id)),
    row.distributor_id && (await customerNamed(act, row.distributor_id)),
    await readContacts(act, row.id),
    await readAddresses(act, row.id),
    await conditionsOf(act, row),
  ]
  // The walk-in customer holds the sales of everybody: whoever sees only their own sees no sum of it.
  const seesFigures = seesMoney(act) && (!row.walk_in || act.role.scope === 'all')
  const seesAccount = grants(act.role, 'customers.write')
  return {
    id: row.id,
    code: row.code,
    kind: row.kind as Kind,
    name: row.name,
    isCustomer: row.is_customer,
    isSupplier: row.is_supplier,
    walkIn: row.walk_in,
    siren: row.siren,
    siret: row.siret,
    vatNumber: row.vat_number,
    country: row.country,
    language: row.language as 'fr' | 'en',
    email: row.email,
    phone: row.phone,
    website: row.website,
    sellerId: row.seller_id,
    storeId: row.store_id,
    distributorId: row.distributor_id,
    seller: seller || null,
    store: store || null,
    distributor: distributor || null,
    termsDays: row.terms_days,
    termsEndOfMonth: row.terms_end_of_month,
    paymentMethod: row.payment_method as PaymentMethod | null,
    discount: row.discount,
    vatRegime: row.vat_regime as CustomerVatRegime,
    vatExemption: row.vat_exemption,
    iban: seesAccount || row.iban === '' ? row.iban : maskIban(row.iban),
    bic: row.bic,
    note: row.note,
    archived: row.archived,
    imported: row.imported,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    contacts,
    addresses,
    conditions: inherited,
    figures: seesFigures ? await readFigures(act, row.id) : null,
  }
}

const personNamed = async ({ tx, company }: Act, id: string) =>
  (await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .where('m.company_id', '=', company)
    .where('m.person_id', '=', id)
    .executeTakeFirst()) ?? null

const storeNamed = async ({ tx, company }: Act, id: string) =>
  (await tx
    .selectFrom('store')
    .select(['id', 'name'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

const customerNamed = async ({ tx, company }: Act, id: string) =>
  (await tx
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Whether a person works in the company, and a store is one of its own: identifiers are not trusted. */
export async function isColleague({ tx, company }: Act, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('membership')
    .select('person_id')
    .where('company_id', '=', company)
    .where('person_id', '=', id)
    .where('active', '=', true)
    .executeTakeFirst()
  return found !== undefined
}
export const isStore = async (act: Act, id: string): Promise<boolean> =>
  (await storeNamed(act, id)) !== null

/** What is linked to a customer, which keeps it from being deleted or from leaving a role. */
export async function linksOf({ tx, company }: Act, id: string) {
  const { rows } = await sql<Record<'buys' | 'supplies' | 'spoken', boolean>>`select
    exists (select from quote where company_id = ${company} and customer_id = ${id})
      or exists (select from invoice where company_id = ${company} and customer_id = ${id})
      or exists (select from payment where company_id = ${company} and customer_id = ${id}) as buys,
    exists (select from item where company_id = ${company} and supplier_id = ${id})
      or exists (select from purchase_order where company_id = ${company} and supplier_id = ${id})
      or exists (select from supplier_invoice where company_id = ${company} and supplier_id = ${id})
      as supplies,
    exists (select from task where company_id = ${company} and customer_id = ${id})
      or exists (select from note where company_id = ${company} and customer_id = ${id})
      or exists (select from appointment where company_id = ${company} and customer_id = ${id})
      as spoken
  `.execute(tx)
  return rows[0] ?? { buys: false, supplies: false, spoken: false }
}

export async function findByCode({ tx, company }: Act, code: string): Promise<string | null> {
  const found = await tx
    .selectFrom('customer')
    .select('id')
    .where('company_id', '=', company)
    .where('code', '=', code)
    .executeTakeFirst()
  return found?.id ?? null
}
