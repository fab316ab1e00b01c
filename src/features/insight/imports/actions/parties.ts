// The customers and the items that the documents of an import need: those that the company has are
// used as they are, the others are made.
import type { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import { insertItems, type NewItem } from '#features/catalog/items/queries/save.ts'
import { usualVat, whyNotVat } from '#features/catalog/items/rules.ts'
import {
  insertCustomers,
  type NewCustomer,
  updateCustomer,
} from '#features/relation/customers/queries/save.ts'
import type { Bps, Price } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Vat } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  findCustomers,
  findItems,
  findWalkIn,
  type KnownCustomer,
  type KnownItem,
} from '../queries/find.ts'
import { countryOf } from '../rules/countries.ts'
import {
  customerCode,
  customerName,
  natureOf,
  vatOfRate,
  walkInCode,
  walkInName,
} from '../rules/names.ts'
import type { Documents, Surveyed } from './survey.ts'
import { type CustomerTold, type ItemTold, mainCountry, nameOfItem, type Tally } from './tally.ts'

export type Company = Awaited<ReturnType<typeof findCompany>>

/** What is known of the file's parties, and what is still to be made. */
export type Parties = {
  /** By what the file calls them; '' is the walk-in customer. */
  readonly customers: Map<string, KnownCustomer & { readonly code: string }>
  readonly items: Map<string, KnownItem>
  /** The same, for those that the company lacks. */
  readonly newCustomers: ReadonlyMap<string, NewCustomer>
  readonly newItems: readonly NewItem[]
  /** Suppliers to whom the file has sold. */
  readonly suppliers: readonly string[]
}

/** Looks the parties of the file up, and prepares those that new documents lack. */
export async function partiesOf(
  act: Act,
  company: Company,
  documents: Documents,
  counted: Tally,
  rate: Bps,
): Promise<Parties> {
  const customers = await knownCustomers(act, counted)
  const needed = [...counted.customers].filter(([, told]) => told.needed)
  const newCustomers = new Map<string, NewCustomer>()
  for (const [key, told] of needed) {
    if (!customers.has(key)) newCustomers.set(key, customerOf(company, key, told))
  }
  const isCounterSale = (one: Surveyed) => one.customer === '' && one.fate === 'new'
  if ([...documents.values()].some(isCounterSale)) {
    const walkIn = await findWalkIn(act)
    if (walkIn) customers.set('', { ...walkIn, isCustomer: true })
    else newCustomers.set('', await walkInOf(act, company))
  }
  const items = await findItems(act, [...counted.items.keys()])
  const newItems = [...counted.items]
    .filter(([reference, told]) => told.needed && !items.has(reference))
    .map(([reference, told]) => itemOf(company, reference, told, rate))
  const suppliers = needed.flatMap(([key]) => {
    const known = customers.get(key)
    return known && !known.isCustomer ? [known.id] : []
  })
  return { customers, items, newCustomers, newItems, suppliers }
}

/** Makes the parties that lack, so that every document finds its own. */
export async function makeParties(
  act: Act,
  { customers, items, newCustomers, newItems, suppliers }: Parties,
  { store, run }: { readonly store: string | null; readonly run: string },
): Promise<void> {
  const made = [...newCustomers]
  const ids = await insertCustomers(
    act,
    made.map(([, values]) => ({ ...values, store_id: store, import_id: run })),
  )
  for (const [i, [key, { code, name }]] of made.entries()) {
    customers.set(key, { id: ids[i]!, code, name, isCustomer: true })
  }
  for (const id of suppliers) await updateCustomer(act, id, { is_customer: true })
  const itemIds = await insertItems(
    act,
    newItems.map((values) => ({ ...values, import_id: run })),
  )
  for (const [i, { reference, name, nature = 'goods' }] of newItems.entries()) {
    items.set(reference, { id: itemIds[i]!, name, nature })
  }
}

async function knownCustomers(act: Act, { customers }: Tally): Promise<Parties['customers']> {
  const codes = new Map([...customers.keys()].map((key) => [customerCode(key), key]))
  const found = await findCustomers(act, [...codes.keys()])
  return new Map([...found].map(([code, known]) => [codes.get(code) ?? code, { ...known, code }]))
}

function customerOf(company: Company, key: string, told: CustomerTold): NewCustomer {
  const written = mainCountry(told)
  const country = countryOf(written)
  const locale = company.locale as Locale
  return {
    code: customerCode(key),
    kind: 'company',
    name: customerName(key, told.name, locale),
    country: country ?? company.country,
    note: country === null ? unknownCountry[locale](written) : '',
    language: locale,
    imported: true,
  }
}

const unknownCountry: Readonly<Record<Locale, (written: string) => string>> = {
  fr: (written) =>
    written === ''
      ? 'Pays inconnu\u00a0: le fichier importé n’en donne pas.'
      : `Pays inconnu\u00a0: le fichier importé dit «\u00a0${written}\u00a0».`,
  en: (written) =>
    written === ''
      ? 'Country unknown: the imported file gives none.'
      : `Country unknown: the imported file says “${written}”.`,
}

/** A walk-in customer, under a code that is free. */
async function walkInOf(act: Act, company: Company): Promise<NewCustomer> {
  const locale = company.locale as Locale
  const codes = [1, 2, 3, 4, 5].map((n) => walkInCode[locale] + (n === 1 ? '' : `-${n}`))
  const taken = await findCustomers(act, codes)
  return {
    code: codes.find((one) => !taken.has(one)) ?? newId().slice(0, 20),
    kind: 'person',
    name: walkInName[locale],
    walk_in: true,
    country: company.country,
    language: locale,
    imported: true,
  }
}

function itemOf(company: Company, reference: string, told: ItemTold, rate: Bps): NewItem {
  const name = (nameOfItem(told) ?? reference).slice(0, 300)
  const { category, rate: vat_rate } = vatOfItem(company, rate)
  return {
    reference,
    name,
    nature: natureOf(reference, name),
    price: told.price as Price,
    vat_category: category,
    vat_rate,
    imported: true,
  }
}

/** The VAT of what will be sold tomorrow: the file's where it may be, else the company's usual one. */
function vatOfItem({ country, vat_regime }: Company, rate: Bps): Vat {
  const taxed = { country, vatRegime: vat_regime as CompanyVatRegime }
  const told = vatOfRate(rate)
  if (rate > 0 && whyNotVat(taxed, told) === null) return told
  return usualVat(taxed) ?? (rate > 0 ? told : { category: 'Z', rate })
}
