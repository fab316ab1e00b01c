import { expect, test } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import type { Price } from '#kernel/money.ts'
import { type Scene, scene } from '#test/scene.ts'
import { search } from './contract.ts'

/** A customer of Bruno's and one of Alice's, with a quote and invoices of each, and an item. */
async function settle({ alice, bruno, owner, companies }: Scene) {
  const martin = await alice(createCustomer, {
    name: 'Boulangerie Martin',
    sellerId: bruno.id,
    contacts: [{ firstName: 'Éloïse', lastName: 'Lefèvre', mobile: '06 12 34 56 78' }],
    addresses: [{ city: 'Lyon' }],
  })
  const garage = await alice(createCustomer, { name: 'Garage Martinet', sellerId: alice.id })
  await alice(createItem, { name: 'Lampe Martinique', price: 1_000_000 as Price })
  const document = (
    table: string,
    kind: string,
    customer: string,
    number: string,
    seller: string,
  ) =>
    owner.query(
      `insert into ${table} (company_id, id, ${table === 'invoice' ? 'kind, ' : ''} number, state,
         customer_id, seller_id, day, terms_days, terms_end_of_month, payment_method, currency,
         language, gross, frozen${table === 'quote' ? ', sent_at' : ''})
       values ($1, gen_random_uuid(), ${table === 'invoice' ? `'${kind}', ` : ''} $2,
         '${table === 'quote' ? 'sent' : 'issued'}', $3, $4, '2026-03-10', 30, false, 'transfer',
         'EUR', 'fr', ${kind === 'credit_note' ? -12_000 : 12_000}, '{}'
         ${table === 'quote' ? ', now()' : ''})`,
      [companies.lumiere, number, customer, seller],
    )
  await document('quote', '', martin.id, 'DV-2026-0042', bruno.id)
  await document('invoice', 'invoice', martin.id, 'FA-2026-00042', bruno.id)
  await document('invoice', 'invoice', garage.id, 'FA-2026-00043', alice.id)
  await document('invoice', 'credit_note', garage.id, 'AV-2026-00042', alice.id)
}

const told = async (who: Scene['alice'], q: string, part?: 'people' | 'documents') => {
  const found = await who(search, { q, part })
  return {
    customers: found.customers.map((one) => one.name),
    contacts: found.contacts.map((one) => `${one.name}, ${one.customer.name}`),
    items: found.items.map((one) => one.name),
    quotes: found.quotes.map((one) => one.number),
    orders: found.orders.map((one) => one.number),
    deliveries: found.deliveries.map((one) => one.number),
    invoices: found.invoices.map((one) => one.number),
  }
}
const nothing = {
  customers: [],
  contacts: [],
  items: [],
  quotes: [],
  orders: [],
  deliveries: [],
  invoices: [],
}

test('everything that a name stands for', () =>
  scene('2026-03-31', async (played) => {
    await settle(played)
    const found = await told(played.alice, 'martin')
    expect(found).toEqual({
      customers: ['Boulangerie Martin', 'Garage Martinet'],
      contacts: [],
      items: ['Lampe Martinique'],
      quotes: ['DV-2026-0042'],
      orders: [],
      deliveries: [],
      invoices: expect.arrayContaining(['FA-2026-00042', 'FA-2026-00043', 'AV-2026-00042']),
    })
    expect(await told(played.eve, 'martin')).toEqual(nothing)
    expect(await told(played.alice, ' - ')).toEqual(nothing)
  }))

test('what resembles is looked for where nothing of that name is found', () =>
  scene('2026-03-31', async (played) => {
    await settle(played)
    expect((await told(played.alice, 'garage')).items).toEqual([])
    // Martinet resembles too, and is not what was typed.
    expect((await told(played.alice, 'martiniqe')).items).toEqual(['Lampe Martinique'])
  }))

test.each(['lefevre', 'Éloïse', 'lefebvre', '06 12 34 56 78'])('a contact by %s', (q) =>
  scene('2026-03-31', async (played) => {
    await settle(played)
    const found = await told(played.alice, q)
    expect(found.contacts).toEqual(['Éloïse Lefèvre, Boulangerie Martin'])
    expect(found.customers).toEqual(['Boulangerie Martin'])
  }),
)

test.each([
  ['FA-2026-00042', { invoices: ['FA-2026-00042'] }],
  ['fa-2026-00043', { invoices: ['FA-2026-00043'] }],
  ['42', { quotes: ['DV-2026-0042'], invoices: ['FA-2026-00042', 'AV-2026-00042'] }],
  ['99', {}],
])('a document by %s', (q, expected) =>
  scene('2026-03-31', async (played) => {
    await settle(played)
    const found = await told(played.alice, q, 'documents')
    const sorted = { ...found, invoices: found.invoices.sort().reverse() }
    expect(sorted).toEqual({ ...nothing, ...expected })
  }),
)

test('each role finds what it reads, and no more', () =>
  scene('2026-03-31', async (played) => {
    await settle(played)
    const { bruno, denis, fanny, gilles, stranger } = played
    expect(await told(bruno, 'martin')).toEqual({
      customers: ['Boulangerie Martin'],
      contacts: [],
      items: ['Lampe Martinique'],
      quotes: ['DV-2026-0042'],
      orders: [],
      deliveries: [],
      invoices: ['FA-2026-00042'],
    })
    expect(await told(bruno, 'FA-2026-00043')).toEqual(nothing)
    expect((await told(fanny, '42')).invoices).toEqual([])
    expect((await told(gilles, 'martin')).customers).toHaveLength(2)
    // Of his store, but the documents are of no store.
    expect(await told(denis, 'martin')).toMatchObject({ quotes: [], invoices: [] })
    await expect(stranger(search, { q: 'martin' })).rejects.toMatchObject({ status: 401 })
  }))

test('at most five of each, the best first', () =>
  scene('2026-03-31', async ({ alice }) => {
    for (let n = 1; n <= 8; n += 1) await alice(createCustomer, { name: `Cabinet Vauban ${n}` })
    await alice(createCustomer, { name: 'Vauban Conseil' })
    const found = await told(alice, 'vauban')
    expect(found.customers).toHaveLength(5)
    expect(found.customers[0]).toBe('Vauban Conseil')
  }))
