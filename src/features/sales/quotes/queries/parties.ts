// The two parties of a document, and what the client's record gives to it. Quotes and invoices read
// them alike.
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import {
  billingAddress,
  conditionsOf,
  deliveryAddress,
  findCustomer,
  writtenCustomer,
} from '#features/relation/customers/queries.ts'
import type { Address, Buyer, Seller } from '#features/sales/documents/rules/frozen.ts'
import type { Picture } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Parties } from '../rules/printed.ts'

export type CompanyRow = Awaited<ReturnType<typeof findCompany>>

/** What a new document takes from the record of its client. */
export type Client = Awaited<ReturnType<typeof findClient>>

/**
 * A client that the role may use, with the conditions that apply to it.
 * @throws Refusal `not_found`, at `customer`.
 */
export async function findClient(act: Act, id: string) {
  const row = await findCustomer(act, id, { param: 'customer' })
  const applied = await conditionsOf(act, row)
  return {
    id: row.id,
    name: row.name,
    archived: row.archived,
    isCustomer: row.is_customer,
    seller: row.seller_id,
    store: row.store_id,
    language: row.language as Locale,
    terms: { days: applied.termsDays.value, endOfMonth: applied.termsEndOfMonth.value },
    paymentMethod: applied.paymentMethod.value,
    discount: applied.discount.value,
    vatRegime: applied.vatRegime.value,
  }
}

type Named = {
  readonly customer: string
  readonly contact: string | null
  readonly seller: string | null
  readonly store: string | null
}

/** Both parties of a document as they stand now: printed on a draft, frozen when it is issued. */
export async function findParties(act: Act, company: CompanyRow, named: Named): Promise<Parties> {
  const [buyer, store, salesperson] = [
    await findBuyer(act, named),
    await nameOfStore(act, named.store),
    await nameOfPerson(act, named.seller),
  ]
  return { seller: sellerOf(company), ...buyer, store, salesperson }
}

function sellerOf(company: CompanyRow): Seller {
  return {
    name: company.name,
    legalForm: company.legal_form,
    capital: company.capital,
    address: addressOf(company),
    siren: company.siren,
    siret: company.siret,
    vatNumber: company.vat_number,
    registry: company.registry,
    phone: company.phone,
    email: company.email,
    website: company.website,
    vatRegime: company.vat_regime as CompanyVatRegime,
    vatOnDebits: company.vat_on_debits,
    colour: company.colour,
    bankName: company.bank_name,
    iban: company.iban,
    bic: company.bic,
    latePenalty: company.late_penalty,
    earlyDiscount: company.early_discount,
    insurance: company.insurance,
    mediator: '',
    note: company.document_note,
  }
}

async function findBuyer(
  act: Act,
  { customer, contact }: Named,
): Promise<{ buyer: Buyer; exemption: string }> {
  const row = await writtenCustomer(act, customer)
  const [billing, delivery] = [
    await billingAddress(act, customer),
    await deliveryAddress(act, customer),
  ]
  const elsewhere = delivery !== null && delivery.id !== billing?.id
  const buyer: Buyer = {
    kind: row.kind as Buyer['kind'],
    walkIn: row.walk_in,
    name: row.name,
    contact: contact === null ? '' : await nameOfContact(act, contact),
    code: row.code,
    address: billing ? addressOf(billing) : { ...nowhere, country: row.country },
    delivery: elsewhere ? { name: delivery.label || row.name, ...addressOf(delivery) } : null,
    siren: row.siren,
    siret: row.siret,
    vatNumber: row.vat_number,
  }
  return { buyer, exemption: row.vat_regime === 'exempt' ? row.vat_exemption : '' }
}

const nowhere = { street: '', street2: '', postalCode: '', city: '' }

const addressOf = (row: {
  street: string
  street2: string
  postal_code: string
  city: string
  country: string
}): Address => ({
  street: row.street,
  street2: row.street2,
  postalCode: row.postal_code,
  city: row.city,
  country: row.country,
})

async function nameOfContact({ tx, company }: Act, id: string): Promise<string> {
  const row = await tx
    .selectFrom('contact')
    .select(['first_name', 'last_name'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? `${row.first_name} ${row.last_name}`.trim() : ''
}

/** A store is worth naming on a document only where the company has several. */
async function nameOfStore({ tx, company }: Act, id: string | null): Promise<string> {
  if (id === null) return ''
  const stores = await tx
    .selectFrom('store')
    .select(['id', 'name'])
    .where('company_id', '=', company)
    .where('archived', '=', false)
    .execute()
  if (stores.length < 2) return ''
  return stores.find((store) => store.id === id)?.name ?? ''
}

async function nameOfPerson({ tx }: Act, id: string | null): Promise<string> {
  if (id === null) return ''
  const row = await tx.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst()
  return row?.name ?? ''
}

/** The logo of the company, where it is of a kind that a PDF may hold. */
export async function findLogo({ tx, company }: Act): Promise<Picture | null> {
  const row = await tx
    .selectFrom('company as c')
    .innerJoin('file as f', (join) =>
      join.onRef('f.company_id', '=', 'c.id').onRef('f.id', '=', 'c.logo_file_id'),
    )
    .select(['f.media_type', 'f.content'])
    .where('c.id', '=', company)
    .executeTakeFirst()
  if (!row || (row.media_type !== 'image/png' && row.media_type !== 'image/jpeg')) return null
  return { type: row.media_type, base64: row.content.toString('base64') }
}

export const nameOfCustomer = async (act: Act, id: string): Promise<string> =>
  (await writtenCustomer(act, id)).name

/** Whether a contact is one of a client. */
export async function isContactOf({ tx, company }: Act, id: string, customer: string) {
  const row = await tx
    .selectFrom('contact')
    .select('id')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  return row !== undefined
}

/** The contact of a client for a use: who decides of quotes, who is billed. */
export async function usualContact(
  { tx, company }: Act,
  customer: string,
  use: 'for_decision' | 'for_billing',
): Promise<string | null> {
  const row = await tx
    .selectFrom('contact')
    .select('id')
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .where(use, '=', true)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** The first store of the company, where a document with no other goes. */
export async function firstStore({ tx, company }: Act): Promise<string | null> {
  const row = await tx
    .selectFrom('store')
    .select('id')
    .where('company_id', '=', company)
    .where('archived', '=', false)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
