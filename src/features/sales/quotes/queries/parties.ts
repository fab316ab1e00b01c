// Who and what stands around a document: its client, contact, seller and store, and the two parties
// that are printed on it. Quotes and invoices read them alike.
import { type Selectable, sql } from 'kysely'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { type AddressView, readAddresses } from '#features/relation/customers/queries/people.ts'
import { conditions, type CustomerVatRegime, saysWhy } from '#features/relation/customers/rules.ts'
import type {
  Address,
  Buyer,
  DocumentDraft,
  FrozenDocument,
  Seller,
} from '#features/sales/documents/rules/frozen.ts'
import type { Pictures } from '#features/sales/documents/rules/view.ts'
import type { Picture } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { Parties } from '../rules/printed.ts'
import type { StoredLine } from '../rules/stored.ts'

export type CompanyRow = Awaited<ReturnType<typeof findCompany>>

/** What a new document takes from the record of its client. */
export type Client = Awaited<ReturnType<typeof findClient>>

/**
 * A client that the role may use, with the conditions that apply to it.
 * @throws Refusal `not_found`, at `customer`.
 */
export async function findClient(act: Act, id: string, company: CompanyRow) {
  const row = await findCustomer(act, id, { param: 'customer' })
  const usual = {
    termsDays: company.terms_days,
    termsEndOfMonth: company.terms_end_of_month,
    paymentMethod: company.payment_method as PaymentMethod,
  }
  const applied = conditions(usual, {
    termsDays: row.terms_days,
    termsEndOfMonth: row.terms_end_of_month,
    paymentMethod: row.payment_method as PaymentMethod | null,
    discount: row.discount,
    vatRegime: row.vat_regime as CustomerVatRegime,
    vatExemption: row.vat_exemption,
  })
  return {
    id: row.id,
    name: row.name,
    archived: row.archived,
    isCustomer: row.is_customer,
    isSupplier: row.is_supplier,
    seller: row.seller_id,
    store: row.store_id,
    language: row.language as Locale,
    terms: { days: applied.termsDays.value, endOfMonth: applied.termsEndOfMonth.value },
    paymentMethod: applied.paymentMethod.value,
    discount: applied.discount.value,
    vatRegime: applied.vatRegime.value,
  }
}

/** Whom and what a document names. */
export type Naming = {
  readonly customer_id: string
  readonly contact_id: string | null
  readonly seller_id: string | null
  readonly store_id: string | null
}

/** The client of a document as it stands now, and the names that go with it. */
export type Around = {
  readonly customer: Selectable<Tables['customer']>
  readonly contact: string | null
  readonly seller: string | null
  readonly store: string | null
  /** How many stores the company has: one is not worth naming. */
  readonly stores: number
}

export async function findAround({ tx, company }: Act, named: Naming): Promise<Around> {
  const { contact, seller, store, stores, ...customer } = await tx
    .selectFrom('customer as c')
    .selectAll('c')
    .select([
      sql<string | null>`(select trim(k.first_name || ' ' || k.last_name) from contact k
        where k.company_id = ${company} and k.id = ${named.contact_id})`.as('contact'),
      sql<string | null>`(select p.name from person p where p.id = ${named.seller_id})`.as(
        'seller',
      ),
      sql<string | null>`(select s.name from store s
        where s.company_id = ${company} and s.id = ${named.store_id})`.as('store'),
      sql<number>`(select count(*) from store s
        where s.company_id = ${company} and not s.archived)`.as('stores'),
    ])
    .where('c.company_id', '=', company)
    .where('c.id', '=', named.customer_id)
    .executeTakeFirstOrThrow()
  return { customer, contact, seller, store, stores }
}

/** The names of a document, as contracts show them. */
export function namesOf({ customer, contact, seller, store }: Around, named: Naming) {
  const pair = (id: string | null, name: string | null) =>
    id === null || name === null ? null : { id, name }
  const { id, name, code, archived } = customer
  return {
    customer: { id, name, code, archived },
    contact: pair(named.contact_id, contact),
    seller: pair(named.seller_id, seller),
    store: pair(named.store_id, store),
  }
}

export const vatRegimeOf = ({ customer }: Around): CustomerVatRegime =>
  customer.vat_regime as CustomerVatRegime

/** Both parties of a document as they stand now: printed on a draft, frozen when it is issued. */
export async function findParties(act: Act, company: CompanyRow, around: Around): Promise<Parties> {
  return partiesOf(company, around, await readAddresses(act, around.customer.id))
}

/** What stands around a document, its parties and what they are made of: asked at once. */
export async function findSides(act: Act, named: Naming, known?: CompanyRow) {
  const [company, around, addresses] = await Promise.all([
    known ?? findCompany(act),
    findAround(act, named),
    readAddresses(act, named.customer_id),
  ])
  return { company, around, parties: partiesOf(company, around, addresses) }
}

function partiesOf(company: CompanyRow, around: Around, addresses: AddressView[]): Parties {
  const { customer, contact, seller, store, stores } = around
  // The first is the one for billing: see `readAddresses`.
  const [billing] = addresses
  const delivery = addresses.find((address) => address.forDelivery && address !== billing)
  return {
    seller: sellerOf(company),
    buyer: {
      kind: customer.kind as Buyer['kind'],
      walkIn: customer.walk_in,
      name: customer.name,
      contact: contact ?? '',
      code: customer.code,
      address: billing ? addressOf(billing) : { ...nowhere, country: customer.country },
      delivery: delivery ? { name: delivery.label || customer.name, ...addressOf(delivery) } : null,
      siren: customer.siren,
      siret: customer.siret,
      vatNumber: customer.vat_number,
    },
    store: stores > 1 ? (store ?? '') : '',
    salesperson: seller ?? '',
    exemption: saysWhy(vatRegimeOf(around)) ? customer.vat_exemption : '',
  }
}

/** Whoever sells, as documents would say it now. */
export const findSeller = async (act: Act): Promise<Seller> => sellerOf(await findCompany(act))

function sellerOf(company: CompanyRow): Seller {
  const { street, street2, city, country } = company
  return {
    name: company.name,
    legalForm: company.legal_form,
    capital: company.capital,
    address: { street, street2, postalCode: company.postal_code, city, country },
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
    mediator: company.mediator,
    note: company.document_note,
    conditions: company.sale_conditions,
    quoteAgreement: company.quote_agreement,
  }
}

const nowhere = { street: '', street2: '', postalCode: '', city: '' }

const addressOf = ({ street, street2, postalCode, city, country }: AddressView): Address => ({
  street,
  street2,
  postalCode,
  city,
  country,
})

/** The images of a document that is printed: the logo of today, and the photos that its lines name. */
export async function findPictures(
  act: Act,
  { lines }: Pick<FrozenDocument, 'lines'>,
): Promise<Pictures> {
  const named = lines.flatMap((line) => (line.kind === 'item' && line.photo ? [line.photo] : []))
  const files = [...new Set(named)]
  const rows =
    files.length === 0
      ? []
      : await act.tx
          .selectFrom('file')
          .select(['id', 'media_type', 'content'])
          .where('company_id', '=', act.company)
          .where('id', 'in', files)
          .execute()
  const photos = rows.flatMap((row): [string, Picture][] => {
    const picture = pictureOf(row)
    return picture ? [[row.id, picture]] : []
  })
  return { logo: await findLogo(act), signature: null, photos: new Map(photos) }
}

/** A document whose lines name the photos of their items, where the company shows them. */
export async function withPhotos(
  { tx, company: id }: Act,
  company: Pick<CompanyRow, 'print_photos'>,
  draft: DocumentDraft,
  /** As they are stored, in the order of the document. */
  lines: readonly Pick<StoredLine, 'item_id'>[],
): Promise<DocumentDraft> {
  const items = [...new Set(lines.flatMap(({ item_id }) => item_id ?? []))]
  if (!company.print_photos || items.length === 0) return draft
  const rows = await tx
    .selectFrom('item')
    .select(['id', 'photo_file_id'])
    .where('company_id', '=', id)
    .where('id', 'in', items)
    .where('photo_file_id', 'is not', null)
    .execute()
  const photos = new Map(rows.map((row) => [row.id, row.photo_file_id as string]))
  const named = draft.lines.map((line, rank) => {
    const photo = photos.get(lines[rank]?.item_id ?? '')
    return line.kind === 'item' && photo ? { ...line, photo } : line
  })
  return { ...draft, lines: named }
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
  return row ? pictureOf(row) : null
}

const pictureOf = (row: { media_type: string; content: Buffer }): Picture | null =>
  row.media_type === 'image/png' || row.media_type === 'image/jpeg'
    ? { type: row.media_type, base64: row.content.toString('base64') }
    : null

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
