// Deliveries at random and at once: delivered, given back, invoiced by deliveries and apart from them,
// credited. After each act the SQL and the rules say the same, and nothing goes beyond what was ordered;
// those who do the same thing in the same instant never do it twice.
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { showBulk, startBulk, tryBulk } from '#features/base/bulk/contract.ts'
import { creditInvoice, deleteInvoice, issueInvoice } from '#features/sales/invoices/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { findFacts as findOrderFacts } from '#features/sales/orders/queries/control.ts'
import { confirmOrder, createOrder, showOrder } from '#features/sales/orders/contract.ts'
import { afterDiscount, leftNet, progressOf } from '#features/sales/orders/rules/progress.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { bps, type Cents, type Quantity, quantity } from '#kernel/money.ts'
import { racing, stepsOf, tried } from '#test/chain.ts'
import { line, newClient, page } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import {
  cancelDelivery,
  createDelivery,
  deliver,
  listDeliveries,
  prepareDelivery,
  returnDelivery,
  shipDelivery,
  showDelivery,
} from './contract.ts'
import { invoiceDeliveries, showDelivering } from './contract/ordered.ts'
import { findBilled, findFacts } from './queries/standing.ts'
import { invoicedOf, invoicingOf, leftToInvoice } from './rules/quantities.ts'

const day = '2026-03-31'
const long = { timeout: 3_600_000 }
const q = (count: number) => quantity(count * 10_000)

const steps = stepsOf(8, 16)

/** The orders of one client, and what there is of them. */
type Deal = {
  readonly someone: Someone
  readonly orders: string[]
  readonly deliveries: string[]
  readonly invoices: string[]
}

async function enact(deal: Deal, act: number, which: number, count: Quantity): Promise<void> {
  const { someone } = deal
  const order = deal.orders[which % deal.orders.length] as string
  const id = deal.deliveries[which % Math.max(1, deal.deliveries.length)] as string
  const invoice = deal.invoices[which % Math.max(1, deal.invoices.length)] as string
  if (act <= 1) {
    const { lines } = await someone(showDelivering, { id: order })
    const lone = {
      orders: [order],
      lines: [{ line: lines[which % lines.length]!.line, quantity: count }],
    }
    const asked =
      which % 4 === 0 ? { orders: deal.orders } : which % 4 === 1 ? { orders: [order] } : lone
    const { id: made } = await someone(createDelivery, asked)
    deal.deliveries.push(made)
    await someone(prepareDelivery, { id: made })
    if (act === 0) await someone(deliver, { id: made })
  } else if (act === 2 && id) {
    await (which % 3 ? someone(shipDelivery, { id }) : someone(cancelDelivery, { id }))
  } else if (act === 3 && id) {
    const { lines } = await someone(showDelivery, { id })
    const some = { lines: lines.map((one) => ({ line: one.id, quantity: count })) }
    await someone(deliver, { id, ...(which % 2 ? {} : some) })
  } else if (act === 4 && id) {
    const { lines } = await someone(showDelivery, { id })
    const some = { lines: [{ line: lines[which % lines.length]!.id, quantity: count }] }
    await someone(returnDelivery, { id, reason: 'Retour', ...(which % 3 ? some : {}) })
  } else if (act === 5 && id) {
    const asked = which % 3 ? [id] : deal.deliveries
    deal.invoices.push((await someone(invoiceDeliveries, { deliveries: asked })).id)
  } else if (act === 6) {
    const { lines } = await someone(showOrder, { id: order })
    const lone = { lines: [{ line: lines[0]!.id, quantity: count }] }
    deal.invoices.push((await someone(invoiceOrders, { orders: [order], ...lone })).id)
  } else if (act === 7 && invoice) {
    if (which % 3 === 0) return void (await someone(deleteInvoice, { id: invoice }))
    await someone(issueInvoice, { id: invoice })
    if (which % 3 === 1) return
    const { id: credit } = await someone(creditInvoice, { id: invoice })
    await someone(issueInvoice, { id: credit })
  }
}

/** What must be true after all: the SQL says what the rules say, and nothing is beyond. */
async function check({ someone, orders, deliveries }: Deal, { as }: Scene): Promise<void> {
  for (const id of orders) {
    const order = await someone(showOrder, { id })
    const goods = order.lines
      .filter((one) => one.kind === 'item')
      .filter((one) => one.nature === 'goods')
    for (const one of goods) {
      expect(one.delivered).toBeGreaterThanOrEqual(0)
      expect(one.planned).toBeGreaterThanOrEqual(one.delivered)
      expect(one.planned).toBeLessThanOrEqual(one.quantity)
      expect(one.invoiced).toBeLessThanOrEqual(one.quantity)
    }
    const had = goods.map((one) => ({ ...one, done: one.delivered }))
    expect(order.delivering).toBe(progressOf(had))
    const off = (net: Cents) => afterDiscount(net, order.discount)
    expect(order.notDelivered).toBe(off(leftNet(had)))
    const held = goods.map((one) => ({ ...one, done: one.planned }))
    expect(order.leftToDeliver).toBe(off(leftNet(held)))
    await as('alice', async (act) => {
      // By the pieces: what is left of a cheap one may be worth less than a cent.
      const isLeft = goods.some(({ planned, quantity: all }) => planned < all)
      expect((await findOrderFacts(act, id)).to_deliver).toBe(isLeft)
    })
  }
  await as('alice', async (act) => {
    const facts = await findFacts(act, deliveries)
    const billed = await findBilled(act, deliveries)
    for (const [id, told] of facts) {
      const lines = billed.filter((one) => one.delivery_id === id)
      const { net } = await someone(showDelivery, { id })
      expect(told.invoicing).toBe(invoicingOf(lines))
      expect(told.left_to_invoice).toBe(leftToInvoice(net, lines))
    }
    // Of each ordered line, the deliveries in the order in which they were received.
    for (const line of new Set(billed.map((one) => one.order_line_id))) {
      const order = await someone(showOrder, {
        id: billed.find((one) => one.order_line_id === line)!.order_id,
      })
      const invoiced = order.lines.flatMap((one) =>
        one.kind === 'item' && one.id === line ? [one.invoiced] : [],
      )[0] as Quantity
      const those = await act.tx
        .selectFrom('delivery')
        .select('id')
        .where('company_id', '=', act.company)
        .where('state', '=', 'delivered')
        .orderBy('delivered_at')
        .orderBy('id')
        .execute()
      const queue = those.flatMap(({ id }) =>
        billed.filter((one) => one.delivery_id === id && one.order_line_id === line),
      )
      expect(queue.map((one) => one.invoiced)).toEqual(invoicedOf(queue, invoiced))
    }
  })
}

async function ordered(someone: Someone, customer: string): Promise<string> {
  const lines = [
    line('Suspension', 33_33, { quantity: quantity(70_000) }),
    line('Rail', 12_10, { quantity: quantity(45_000) }),
    line('Pose', 45_10, { nature: 'service' }),
  ]
  const { id } = await someone(createOrder, { customer, lines, discount: bps(5_00) })
  await someone(confirmOrder, { id })
  return id
}

test('whatever happens, nothing leaves, is kept or is invoiced beyond what was ordered', long, () =>
  scene(day, async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const orders = [await ordered(alice, customer), await ordered(alice, customer)]
        const deal: Deal = { someone: alice, orders, deliveries: [], invoices: [] }
        for (const { act, which, count } of all)
          await tried(() => enact(deal, act, which, quantity(count)))
        await check(deal, play)
      }),
      { numRuns: sized(1000, 0.01) },
    )
  }),
)

test(
  'of many who deliver, receive, take back or invoice the same thing at once, one does',
  long,
  () =>
    scene(day, async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const race = racing(play)
      const done = (answers: readonly { status: number }[]) =>
        answers.filter(({ status }) => status < 300).length
      for (let round = 0; round < sized(400, 0.01); round += 1) {
        const { id: order } = await alice(createOrder, {
          customer,
          lines: [line('Suspension', 10_00, { quantity: q(5) })],
        })
        const { lines } = await alice(confirmOrder, { id: order })
        const part = { orders: [order], lines: [{ line: lines[0]!.id, quantity: '2' }] }
        const made = await race('/deliveries', [part, part, part, { orders: [order] }])
        const told = await alice(showDelivering, { id: order })
        expect(told.lines[0]!.left).toBeGreaterThanOrEqual(0)
        const id = JSON.parse(made.find(({ status }) => status < 300)!.text).id as string
        expect(done(await race(`/deliveries/${id}/preparation`, [{}, {}, {}]))).toBe(1)
        expect(done(await race(`/deliveries/${id}/receipt`, [{}, {}, {}]))).toBe(1)
        const bill = { deliveries: [id] }
        const all = { orders: [order] }
        await Promise.all([
          race('/delivery-invoices', [bill, bill]),
          race('/order-invoices', [all]),
        ])
        const { lines: after } = await alice(showOrder, { id: order })
        expect((after[0] as { invoiced: Quantity }).invoiced).toBeLessThanOrEqual(q(5))
        const back = { reason: 'Retour' }
        expect(done(await race(`/deliveries/${id}/return`, [back, back]))).toBe(1)
      }
    }),
)

/** Starts an act on a selection, and waits for its end. */
async function run(play: Scene, asked: InputOf<typeof startBulk>): Promise<void> {
  const { id } = await play.alice(startBulk, asked)
  await withWorkers(play, undefined, () =>
    vi.waitFor(async () => expect((await play.alice(showBulk, { id })).endedAt).not.toBe(null), {
      timeout: 20_000,
      interval: 50,
    }),
  )
}

test('many orders leave in one delivery for each client, and are invoiced so; what is not concerned is told', () =>
  scene(day, async (play) => {
    const { alice } = play
    const one = await newClient(alice)
    const two = await newClient(alice, { name: 'Garage Petit', siren: '732829320' })
    const ids = [
      await ordered(alice, one.id),
      await ordered(alice, two.id),
      await ordered(alice, one.id),
    ]
    const drafted = await alice(createOrder, { customer: one.id, lines: [line('Lampe', 10_00)] })
    const selection = { ids: [...ids, drafted.id] }
    const asked = { act: 'orders.deliver', selection, options: { per: 'customer' } }
    const trial = await alice(tryBulk, asked)
    expect([trial.concerned, trial.excluded.map(({ record }) => record)]).toEqual([3, [drafted.id]])
    await run(play, asked)
    const { rows } = await alice(listDeliveries, page)
    expect(rows.map((row) => [row.customer.name, row.orders.length]).toSorted()).toEqual(
      [
        [one.name, 2],
        [two.name, 1],
      ].toSorted(),
    )
    for (const { id } of rows) {
      await alice(prepareDelivery, { id })
      await alice(deliver, { id })
    }
    await run(play, {
      act: 'deliveries.invoice',
      selection: { ids: rows.map(({ id }) => id) },
      options: { per: 'customer' },
    })
    const after = await alice(listDeliveries, page)
    expect(after.rows.map((row) => row.invoicing)).toEqual(['whole', 'whole'])
  }))
