// Deliveries through HTTP and PostgreSQL: what leaves of orders, who received it, what comes back and
// what is invoiced. Never more than was ordered, never twice.
import { describe, expect, test } from 'vitest'
import {
  creditInvoice,
  deleteInvoice,
  issueInvoice,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import {
  cancelOrder,
  completeOrder,
  confirmOrder,
  createOrder,
  type Order,
  showOrder,
} from '#features/sales/orders/contract.ts'
import { blockOrder } from '#features/sales/orders/contract/control.ts'
import { bps, quantity } from '#kernel/money.ts'
import { line, newClient, page } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene, type Someone } from '#test/scene.ts'
import {
  cancelDelivery,
  createDelivery,
  deleteDelivery,
  deliver,
  type Delivery,
  deliveryPdf,
  listDeliveries,
  prepareDelivery,
  returnDelivery,
  shipDelivery,
  showDelivery,
  updateDelivery,
} from './contract.ts'
import { mailDelivery, proposeDeliveryMail } from './contract/mail.ts'
import { invoiceDeliveries, showDelivering } from './contract/ordered.ts'
import { addPhoto, removePhoto } from './contract/photos.ts'

const day = '2026-03-31'
const q = (count: number) => quantity(count * 10_000)
const drawing = 'M10 100L200 40L380 160L560 100'

/** Ten lamps at 100 €, two tables at 250 €, and an hour of fitting at 45 €. */
const goods = () => [
  line('Suspension Alba', 100_00, { quantity: q(10) }),
  line('Table basse', 250_00, { quantity: q(2) }),
  line('Pose', 45_00, { nature: 'service' }),
]

async function ordered(someone: Someone, customer: string, lines = goods(), more = {}) {
  const { id } = await someone(createOrder, { customer, lines: lines as never, ...more })
  return someone(confirmOrder, { id })
}

/** The lines of an order, by their identifiers. */
const linesOf = (order: Order) =>
  order.lines.map(({ id }) => ({ id })) as [{ id: string }, { id: string }]

/** The first lines of a delivery, for these quantities. */
const some = (delivery: Delivery, ...counts: number[]) =>
  counts.map((count, at) => ({ line: delivery.lines[at]!.id, quantity: q(count) }))

async function gone(someone: Someone, id: string): Promise<Delivery> {
  await someone(prepareDelivery, { id })
  await someone(shipDelivery, { id, carrier: 'Chronopost', tracking: 'XY123' })
  return someone(deliver, { id })
}

describe('from an order to its deliveries', () => {
  test('all that is left of the goods leaves, in two goes, and never more', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id)
      const [lamp, table] = linesOf(order)
      const first = await alice(createDelivery, {
        orders: [order.id],
        lines: [{ line: lamp.id, quantity: q(6) }],
      })
      expect([first.state, first.number, first.net]).toEqual(['draft', null, 600_00])
      const over = { orders: [order.id], lines: [{ line: lamp.id, quantity: q(5) }] }
      await expect(alice(createDelivery, over)).rejects.toMatchObject({ reason: 'beyond_ordered' })

      // The rest, one key away: services are no delivery.
      const rest = await alice(createDelivery, { orders: [order.id] })
      expect(rest.lines.map((one) => [one.name, one.quantity, one.open])).toEqual([
        ['Suspension Alba', q(4), q(4)],
        ['Table basse', q(2), q(2)],
      ])
      await expect(alice(createDelivery, { orders: [order.id] })).rejects.toMatchObject({
        reason: 'order_delivered',
      })
      const fewer = [{ line: table.id, quantity: q(1) }]
      const changed = await alice(updateDelivery, {
        id: rest.id,
        version: rest.version,
        lines: fewer,
        carrier: 'Notre camion',
        weight: quantity(125_000),
      })
      expect([changed.lines.length, changed.net, changed.carrier]).toEqual([
        1,
        250_00,
        'Notre camion',
      ])
      await alice(deleteDelivery, { id: rest.id })

      await gone(alice, first.id)
      const told = await alice(showDelivering, { id: order.id })
      expect(told.lines.map((one) => [one.delivered, one.prepared, one.left])).toEqual([
        [q(6), 0, q(4)],
        [0, 0, q(2)],
      ])
      const after = await alice(showOrder, { id: order.id })
      expect(after.delivering).toBe('partial')
      expect([after.goodsNet, after.notDelivered, after.leftToDeliver]).toEqual([
        1_500_00, 900_00, 900_00,
      ])
      await expect(alice(cancelOrder, { id: order.id })).rejects.toMatchObject({
        reason: 'order_begun',
      })
    }))

  test('several orders of one client leave together, under their numbers; those of others do not', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const other = await newClient(alice, { name: 'Garage Petit', siren: '732829320' })
      const one = await ordered(alice, client.id)
      const two = await ordered(alice, client.id, [line('Lampadaire', 80_00)])
      const far = await ordered(alice, other.id)
      await expect(alice(createDelivery, { orders: [one.id, far.id] })).rejects.toMatchObject({
        reason: 'deliveries_of_one_client',
      })
      const cheap = await ordered(alice, client.id, goods(), { discount: bps(5_00) })
      await expect(alice(createDelivery, { orders: [one.id, cheap.id] })).rejects.toMatchObject({
        reason: 'delivery_orders_differ',
      })
      const { id } = await alice(createDelivery, { orders: [one.id, two.id] })
      const delivery = await gone(alice, id)
      expect(delivery.orders.map(({ number }) => number)).toEqual([one.number, two.number])
      expect(delivery.documents.map(({ kind }) => kind)).toEqual(['order', 'order'])
      const bill = await alice(invoiceDeliveries, { deliveries: [id] })
      expect(bill.totals.net).toBe(1_580_00)
    }))

  test('amounts are those after the discount of the order, on every page alike', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id, goods(), { discount: bps(5_00) })
      expect([order.goodsNet, order.notDelivered, order.leftToDeliver]).toEqual([
        1_425_00, 1_425_00, 1_425_00,
      ])
      const [lamp] = linesOf(order)
      const half = { orders: [order.id], lines: [{ line: lamp.id, quantity: q(5) }] }
      const one = await gone(alice, (await alice(createDelivery, half)).id)
      expect([one.net, one.leftToInvoice]).toEqual([475_00, 475_00])
      const list = await alice(listDeliveries, page)
      expect([list.sums['net'], list.indicators['to_invoice']?.amount]).toEqual([475_00, 475_00])
      const after = await alice(showOrder, { id: order.id })
      expect([after.notDelivered, after.leftToDeliver]).toEqual([950_00, 950_00])
      const bill = await alice(invoiceDeliveries, { deliveries: [one.id] })
      expect(bill.totals.net).toBe(475_00)
    }))

  test('what is blocked neither starts nor leaves', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id)
      const { id } = await alice(createDelivery, { orders: [order.id] })
      await alice(blockOrder, { id: order.id, reason: 'Litige' })
      const blocked = { reason: 'order_blocked' }
      await expect(alice(createDelivery, { orders: [order.id] })).rejects.toMatchObject({
        reason: 'order_delivered',
      })
      await expect(alice(prepareDelivery, { id })).rejects.toMatchObject(blocked)
      await alice(cancelDelivery, { id, reason: 'Litige' })
      await expect(alice(createDelivery, { orders: [order.id] })).rejects.toMatchObject(blocked)
    }))
})

describe('received, given back', () => {
  test('numbers follow each other without a gap, and what is ready keeps its own', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id)
      const [lamp] = linesOf(order)
      const make = async () =>
        alice(createDelivery, { orders: [order.id], lines: [{ line: lamp.id, quantity: q(1) }] })
      const three = [await make(), await make(), await make()]
      await alice(cancelDelivery, { id: three[1]!.id })
      const numbers: (string | null)[] = []
      for (const one of [three[0]!, three[2]!]) {
        numbers.push((await alice(prepareDelivery, { id: one.id })).number)
      }
      expect(numbers).toEqual(['BL-2026-0001', 'BL-2026-0002'])
      await alice(cancelDelivery, { id: three[0]!.id, reason: 'Erreur' })
      expect((await alice(prepareDelivery, { id: (await make()).id })).number).toBe('BL-2026-0003')
      await expect(alice(deleteDelivery, { id: three[0]!.id })).rejects.toMatchObject({
        reason: 'not_a_draft',
      })
    }))

  test('the driver has it signed, for what the client took, with a photo; the rest goes again', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id)
      const { id } = await alice(createDelivery, { orders: [order.id] })
      const ready = await alice(prepareDelivery, { id })
      const png = Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      )
      const photo = await alice(addPhoto, { id }, { file: png })
      await expect(alice(addPhoto, { id }, { file: Buffer.from('no') })).rejects.toMatchObject({
        reason: 'not_an_image',
      })
      const taken = some(ready, 8, 2)
      await expect(alice(deliver, { id, lines: some(ready, 11, 2) })).rejects.toMatchObject({
        reason: 'delivered_beyond',
      })
      await expect(alice(deliver, { id, lines: some(ready, 0, 0) })).rejects.toMatchObject({
        reason: 'nothing_delivered',
      })
      await expect(alice(deliver, { id, drawing })).rejects.toMatchObject({
        reason: 'signer_missing',
      })
      await expect(
        alice(deliver, { id, drawing: 'M1 1L2 2', signer: 'Paul Roux' }),
      ).rejects.toMatchObject({ reason: 'not_drawn' })
      const done = await alice(deliver, { id, lines: taken, signer: 'Paul Roux', drawing })
      expect([done.state, done.signature?.name, done.net]).toEqual([
        'delivered',
        'Paul Roux',
        1_300_00,
      ])
      expect(done.photos.map((one) => one.id)).toEqual([photo.id])
      await expect(alice(removePhoto, { id, photo: photo.id })).rejects.toMatchObject({
        reason: 'delivery_over',
      })
      const rest = await alice(createDelivery, { orders: [order.id] })
      expect(rest.lines.map((one) => [one.name, one.quantity])).toEqual([['Suspension Alba', q(2)]])
    }))

  test('what comes back is delivered again, and no longer to be invoiced', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id)
      const made = await alice(createDelivery, { orders: [order.id] })
      const { id } = await gone(alice, made.id)
      const part = await alice(returnDelivery, { id, lines: some(made, 3), reason: 'Rayées' })
      expect([part.state, part.net, part.leftToInvoice]).toEqual(['delivered', 1_200_00, 1_200_00])
      await expect(
        alice(returnDelivery, { id, lines: some(made, 8), reason: 'Trop' }),
      ).rejects.toMatchObject({ reason: 'returned_beyond' })
      const again = await alice(createDelivery, { orders: [order.id] })
      expect(again.lines.map((one) => one.quantity)).toEqual([q(3)])
      const all = await alice(returnDelivery, { id, reason: 'Erreur de modèle' })
      expect([all.state, all.net, all.leftToInvoice]).toEqual(['returned', 0, 0])
      const refused = await alice(prepareDelivery, { id: again.id })
      await alice(shipDelivery, { id: refused.id })
      const home = await alice(returnDelivery, { id: refused.id, reason: 'Absent' })
      expect(home.state).toBe('returned')
      expect((await alice(showOrder, { id: order.id })).delivering).toBe('none')
      await alice(cancelOrder, { id: order.id })
    }))
})

describe('invoiced', () => {
  test('several deliveries in one invoice, under their numbers; neither way invoices twice', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id)
      const [lamp] = linesOf(order)
      const half = { orders: [order.id], lines: [{ line: lamp.id, quantity: q(6) }] }
      const one = await gone(alice, (await alice(createDelivery, half)).id)
      await expect(
        alice(invoiceDeliveries, {
          deliveries: [one.id, (await alice(createDelivery, { orders: [order.id] })).id],
        }),
      ).rejects.toMatchObject({ reason: 'delivery_not_delivered' })
      const { rows } = await alice(listDeliveries, { ...page, state: ['draft'] })
      const two = await gone(alice, rows[0]!.id)
      const bill = await alice(invoiceDeliveries, { deliveries: [one.id, two.id] })
      expect(bill.totals.net).toBe(1_500_00)
      expect(bill.lines.map((of) => ('name' in of ? of.name : ''))).toEqual([
        `Bon de livraison ${one.number} du 31/03/2026`,
        'Suspension Alba',
        `Bon de livraison ${two.number} du 31/03/2026`,
        'Suspension Alba',
        'Table basse',
      ])
      for (const id of [one.id, two.id]) {
        const told = await alice(showDelivery, { id })
        expect([told.invoicing, told.leftToInvoice]).toEqual(['whole', 0])
        await expect(alice(invoiceDeliveries, { deliveries: [id] })).rejects.toMatchObject({
          reason: 'delivery_invoiced',
        })
      }
      // The rest of the order is its services.
      const rest = await alice(invoiceOrders, { orders: [order.id] })
      expect(rest.totals.net).toBe(45_00)
      // A draft that is thrown away, and a credit note that is issued, give it back.
      await alice(deleteInvoice, { id: bill.id })
      expect((await alice(showDelivery, { id: two.id })).leftToInvoice).toBe(900_00)
      const again = await alice(invoiceDeliveries, { deliveries: [two.id] })
      await alice(issueInvoice, { id: again.id })
      expect((await alice(showInvoice, { id: again.id })).documents.map((of) => of.kind)).toEqual([
        'order',
        'delivery',
      ])
      const credit = await alice(creditInvoice, { id: again.id })
      await alice(issueInvoice, { id: credit.id })
      expect((await alice(showDelivery, { id: two.id })).leftToInvoice).toBe(900_00)
    }))

  test('what is invoiced of the order is invoiced of its deliveries, the first first', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await ordered(alice, client.id, [line('Lampe', 100_00, { quantity: q(10) })])
      const [lamp] = linesOf(order)
      const half = { orders: [order.id], lines: [{ line: lamp.id, quantity: q(5) }] }
      const one = await gone(alice, (await alice(createDelivery, half)).id)
      const two = await gone(alice, (await alice(createDelivery, half)).id)
      await alice(invoiceOrders, {
        orders: [order.id],
        lines: [{ line: lamp.id, quantity: q(7) }],
      })
      const left = async (id: string) => (await alice(showDelivery, { id })).leftToInvoice
      expect([await left(one.id), await left(two.id)]).toEqual([0, 300_00])
      const { indicators } = await alice(listDeliveries, page)
      expect(indicators['to_invoice']).toMatchObject({ count: 1, amount: 300_00 })
      await alice(completeOrder, { id: order.id })
      expect(await left(two.id)).toBe(0)
      await expect(alice(invoiceDeliveries, { deliveries: [two.id] })).rejects.toMatchObject({
        reason: 'order_not_confirmed',
      })
    }))
})

test('its paper has no price unless it is wished, its signature, and the words of the client', () =>
  scene(day, async ({ alice }) => {
    const client = await newClient(alice)
    const order = await ordered(alice, client.id)
    const { id } = await alice(createDelivery, { orders: [order.id] })
    const ready = await alice(prepareDelivery, { id })
    const paper = async () => {
      const pdf = (await alice(deliveryPdf, { id })) as Uint8Array
      return (await readBack(pdf)).text.replace(/\s+/g, ' ')
    }
    const bare = await paper()
    expect(bare).toContain(`Bon de livraison ${ready.number}`)
    expect(bare).toContain('Marchandise reçue')
    expect(bare).toContain(order.number)
    expect(bare).not.toMatch(/100,00|TVA \(|Total HT/)
    await alice(updateDelivery, { id, version: ready.version, priced: true, tracking: 'XY 42' })
    expect(await paper()).toMatch(/100,00.*Total HT/)
    await alice(deliver, { id, signer: 'Paul Roux', drawing })
    expect(await paper()).toContain('Reçu par Paul Roux le')
    const to = [{ name: 'Paul Roux', address: 'paul@exemple.fr' }]
    const { subject, body } = await alice(proposeDeliveryMail, { id })
    expect(subject).toContain(ready.number)
    const sent = await alice(mailDelivery, { id, to, cc: [], subject, body })
    expect(sent.id).toBeTruthy()
  }))

test('a driver sees what they take to the client, hands it over, and invoices nothing', () =>
  scene(day, async ({ alice, fanny, eve }) => {
    const client = await newClient(alice)
    const order = await ordered(alice, client.id)
    const { id } = await alice(createDelivery, { orders: [order.id] })
    const ready = await alice(prepareDelivery, { id })
    // Of another company, or in nobody’s hands: there is none.
    for (const other of [fanny, eve]) {
      await expect(other(showDelivery, { id })).rejects.toMatchObject({ reason: 'not_found' })
      expect((await other(listDeliveries, page)).total).toBe(0)
    }
    await alice(updateDelivery, { id, version: ready.version, driver: fanny.id })
    expect((await fanny(listDeliveries, { ...page, driver: fanny.id })).total).toBe(1)
    const done = await fanny(deliver, { id, signer: 'Paul Roux', drawing })
    expect(done.state).toBe('delivered')
    await expect(fanny(invoiceDeliveries, { deliveries: [id] })).rejects.toMatchObject({
      reason: 'forbidden',
    })
    await expect(eve(showDelivery, { id })).rejects.toMatchObject({ reason: 'not_found' })
  }))
