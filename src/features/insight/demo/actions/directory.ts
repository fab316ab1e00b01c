// What the workshop knows before it sells: suppliers, items as they were priced then, clients.
import { createItem, editItem } from '#features/catalog/items/actions.ts'
import { createCustomer } from '#features/relation/customers/actions.ts'
import { vatNumberOfSiren } from '#kernel/identifiers.ts'
import { bps } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { items, priceBefore, suppliers } from '../rules/catalogue.ts'
import { fictionalSiren } from '../rules/chance.ts'
import type { DemoClient } from '../rules/client.ts'
import { clients } from '../rules/clients.ts'

export type Directory = {
  /** Items by reference, with the version that one has seen. */
  readonly items: Map<string, { id: string; version: number }>
  /** In the order of `clients`. */
  readonly clients: readonly string[]
}

export async function makeDirectory(act: Act, rises: number): Promise<Directory> {
  const supplied = await makeSuppliers(act)
  return {
    items: await makeItems(act, supplied, rises),
    clients: await makeClients(act),
  }
}

async function makeSuppliers(act: Act): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const [rank, { name, email, ...address }] of suppliers.entries()) {
    const siren = fictionalSiren(9_000 + rank)
    const { id } = await createCustomer(act, {
      name,
      email,
      siren,
      vatNumber: vatNumberOfSiren(siren),
      isCustomer: false,
      isSupplier: true,
      addresses: [{ ...address, country: 'FR', forBilling: true }],
    })
    made.set(name, id)
  }
  return made
}

async function makeItems(
  act: Act,
  supplied: ReadonlyMap<string, string>,
  rises: number,
): Promise<Directory['items']> {
  const made: Directory['items'] = new Map()
  for (const { rate, cost, price, ...item } of items) {
    const { id, version } = await createItem(act, {
      ...item,
      vat: { category: 'S', rate },
      price: priceBefore(price, rises),
      cost: cost === 0 ? null : priceBefore(cost, rises),
      supplierId: supplied.get(item.brand) ?? null,
    })
    made.set(item.reference, { id, version })
  }
  return made
}

/** A January: every price goes up, `left` of them still to come. */
export async function raisePrices(act: Act, { items: made }: Directory, left: number) {
  for (const { reference, price, cost } of items) {
    const known = made.get(reference)
    if (!known) throw new Error(`no such item: ${reference}`)
    const { version } = await editItem(act, {
      ...known,
      price: priceBefore(price, left),
      ...(cost === 0 ? {} : { cost: priceBefore(cost, left) }),
    })
    known.version = version
  }
}

async function makeClients(act: Act): Promise<string[]> {
  const made: string[] = []
  for (const client of clients) {
    const { id } = await createCustomer(act, recordOf(client))
    made.push(id)
  }
  return made
}

/** What is written of a client. */
export function recordOf(client: DemoClient): Parameters<typeof createCustomer>[1] {
  const { name, siren, email, phone, country, street, postalCode, city, terms, method } = client
  const [firstName, lastName] = client.contact
  return {
    name,
    kind: client.trade === 'home' ? 'person' : 'company',
    siren,
    vatNumber: client.vatNumber ?? (siren && vatNumberOfSiren(siren)),
    email,
    phone,
    country,
    paymentMethod: method,
    ...regimeOf(client),
    ...(terms ? { termsDays: terms.days, termsEndOfMonth: terms.endOfMonth } : {}),
    ...(client.trade === 'hotel' ? { discount: bps(500) } : {}),
    addresses: [{ street, postalCode, city, country, forBilling: true, forDelivery: true }],
    contacts: [
      { firstName, lastName, job: client.job, email, forBilling: true, forDecision: true },
    ],
  }
}

/** Who pays VAT in the workshop’s place, or none at all. */
function regimeOf({ trade, country }: DemoClient) {
  if (trade === 'builder') {
    return { vatRegime: 'reverse_charge', vatExemption: 'art. 283-2 nonies du CGI' } as const
  }
  if (country === 'FR') return {}
  return { vatRegime: country === 'CH' ? 'export' : 'intra_eu' } as const
}
