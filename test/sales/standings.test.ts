// Where orders stand is kept: whatever people do around orders, in whatever order, what is kept and would
// be read is what is found by looking; and the tiles tell the same before and after they are looked at
// again. Each step is an act, a day that passes, or that look. SEED chooses another run, SCALE a longer one.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  create as createItem,
  show as showItem,
  update as updateItem,
} from '#features/catalog/items/contract.ts'
import {
  generatePurchases,
  listNeeds,
} from '#features/purchasing/purchase-orders/contract/buying.ts'
import {
  cancelPurchase,
  listPurchases,
  sendPurchase,
} from '#features/purchasing/purchase-orders/contract.ts'
import {
  cancelAppointment,
  createAppointment,
  holdAppointment,
} from '#features/relation/appointments/contract.ts'
import {
  cancelDelivery,
  createDelivery,
  deleteDelivery,
  deliver,
  listDeliveries,
  prepareDelivery,
  returnDelivery,
  shipDelivery,
} from '#features/sales/deliveries/contract.ts'
import {
  createInvoice,
  creditInvoice,
  deleteInvoice,
  invoiceQuote,
  issueInvoice,
  listInvoices,
} from '#features/sales/invoices/contract.ts'
import { orderBilling, quoteBilling } from '#features/sales/billing/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import {
  cancelOrder,
  completeOrder,
  confirmOrder,
  createOrder,
  listOrders,
  reopenOrder,
} from '#features/sales/orders/contract.ts'
import {
  blockOrder,
  changeCustomerCredit,
  changeOrderRules,
  decideFitting,
  holdOrder,
  releaseOrder,
  reviewOrder,
} from '#features/sales/orders/contract/control.ts'
import { orderQuote } from '#features/sales/orders/contract/quoted.ts'
import { lookAgain, staleOrders } from '#features/sales/orders/queries/kept.ts'
import { listPayments, recordPayment, reversePayment } from '#features/sales/payments/contract.ts'
import { attachDocument, createProject, detachDocument } from '#features/sales/projects/contract.ts'
import { addDays, day, type Day } from '#kernel/day.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { type Bps, cents, centsAsPrice, quantity } from '#kernel/money.ts'
import { line, newClient, nowhere, page, signedQuote, vat20 } from '#test/deal.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { sized } from '#test/scale.ts'
import { Refused, type Scene, scene } from '#test/scene.ts'

const start = day('2026-03-02')
const all = { ...page, limit: 200 }

type Deal = {
  readonly play: Scene
  readonly clients: readonly string[]
  readonly item: string
  readonly supplier: string
  readonly projects: readonly string[]
  readonly appointments: string[]
  today: Day
}

/** One thing that may happen, around the `n`th of what there is; what is refused changes nothing. */
type Act = (deal: Deal, n: number) => Promise<unknown>

const nth = <T>(of: readonly T[], n: number): T | undefined => of[n % Math.max(1, of.length)]

const onOne =
  <E extends Endpoint, Of extends Endpoint>(
    list: E,
    act: Of,
    more: (deal: Deal, n: number, row: { id: string }) => object = () => ({}),
  ): Act =>
  async (deal, n) => {
    const { rows } = (await deal.play.alice(list, all as never)) as { rows: { id: string }[] }
    const row = nth(rows, n)
    if (row)
      await deal.play.alice(act, { id: row.id, ...more(deal, n, row) } as unknown as InputOf<Of>)
  }

const order = <E extends Endpoint>(act: E, more?: (deal: Deal, n: number) => object) =>
  onOne(listOrders, act, more)
const client = (deal: Deal, n: number) => nth(deal.clients, n)!
const goods = ({ item }: Deal, n: number) => [
  { kind: 'item' as const, item, quantity: quantity(10_000 * (1 + (n % 3))) },
  line('Étude', 45_00 + n, { nature: 'service' }),
]

/** The deal of an order: of its quote, or its own. */
async function dealOf({ play }: Deal, n: number, narrowed: { todo?: ['step_due'] } = {}) {
  const row = nth((await play.alice(listOrders, { ...all, ...narrowed })).rows, n)
  return row?.quote
    ? { at: quoteBilling, id: row.quote.id }
    : { at: orderBilling, id: row?.id ?? nowhere }
}

const acts: readonly Act[] = [
  async (deal, n) => {
    const { id } = await signedQuote(deal.play.alice, client(deal, n), goods(deal, n) as never)
    await deal.play.alice(orderQuote, { id })
  },
  (deal, n) =>
    deal.play.alice(createOrder, { customer: client(deal, n), lines: goods(deal, n) as never }),
  order(confirmOrder),
  order(confirmOrder),
  order(confirmOrder),
  order(reviewOrder, (_, n) => ({ reviewed: n % 3 > 0 })),
  order(reviewOrder, () => ({ reviewed: true })),
  order(holdOrder, ({ today }, n) => ({
    reason: 'Chantier',
    until: n % 2 ? addDays(today, 1 + (n % 9)) : null,
  })),
  order(blockOrder, () => ({ reason: 'Litige' })),
  order(releaseOrder, ({ today }, n) => ({
    reason: 'Vu',
    until: n % 2 ? addDays(today, n % 9) : null,
  })),
  order(completeOrder),
  order(reopenOrder),
  order(cancelOrder),
  order(decideFitting, (_, n) => ({ asks: nth(['items', 'asked', 'none'], n) })),
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    const about = nth(rows, n)
    const project = nth(deal.projects, n)!
    const made = await deal.play.alice(createAppointment, {
      kind: 'fitting',
      title: 'Pose',
      startsAt: `${addDays(deal.today, n % 5)}T08:00:00Z`,
      endsAt: `${addDays(deal.today, n % 5)}T12:00:00Z`,
      about: n % 2 && about ? { type: 'order', id: about.id } : { type: 'project', id: project },
    })
    deal.appointments.push(made.id)
  },
  (deal, n) => deal.play.alice(holdAppointment, { id: nth(deal.appointments, n) ?? nowhere }),
  (deal, n) => deal.play.alice(cancelAppointment, { id: nth(deal.appointments, n) ?? nowhere }),
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    const [id, row] = [nth(deal.projects, n)!, nth(rows, n)]
    if (row) await deal.play.alice(attachDocument, { id, kind: 'order', document: row.id })
  },
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    const id = nth(deal.projects, n)!
    await deal.play.alice(detachDocument, { id, document: nth(rows, n)?.id ?? nowhere })
  },
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    const orders = [
      nth(rows, n)?.id ?? nowhere,
      ...(n % 2 ? [nth(rows, n + 1)?.id ?? nowhere] : []),
    ]
    await deal.play.alice(invoiceOrders, { orders: [...new Set(orders)] })
  },
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    const quote = nth(rows, n)?.quote?.id
    if (quote) await deal.play.alice(invoiceQuote, { id: quote })
  },
  (deal, n) =>
    deal.play.alice(createInvoice, {
      customer: client(deal, n),
      lines: [line('Suspension', 300_00 + n)],
      terms: { days: n % 20, endOfMonth: false },
    }),
  async (deal, n) => {
    const { at, id } = await dealOf(deal, n)
    const { version } = await deal.play.alice(at.showPlan, { id })
    await deal.play.alice(at.savePlan, {
      ...{ id, version, recovery: 'progress', retention: 0 as Bps, bond: '' },
      steps: [
        {
          ...{ kind: 'balance', percent: null, amount: null, label: '' },
          trigger: nth(['signature', 'delivery', 'reception', 'date'] as const, n)!,
          day: n % 4 === 3 ? addDays(deal.today, n % 6) : null,
        },
      ],
    })
  },
  async (deal, n) => {
    const { at, id } = await dealOf(deal, n, { todo: ['step_due'] })
    const { steps } = await deal.play.alice(at.showPlan, { id })
    expect(steps.map(({ dueSince }) => dueSince !== null)).toContain(true)
    await deal.play.alice(at.invoiceStep, { id, step: steps[0]!.id })
  },
  async (deal, n) => {
    const { at, id } = await dealOf(deal, n)
    await deal.play.alice(at.receiveWorks, { id, day: n % 2 ? deal.today : null })
  },
  onOne(listInvoices, issueInvoice),
  onOne(listInvoices, issueInvoice),
  onOne(listInvoices, creditInvoice),
  onOne(listInvoices, deleteInvoice),
  (deal, n) =>
    deal.play.alice(recordPayment, {
      ...{ customer: client(deal, n), method: 'transfer', second: true },
      amount: cents(60_00 + 60_00 * (n % 7)),
    }),
  onOne(listPayments, reversePayment, () => ({ reason: 'rejected' })),
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    await deal.play.alice(createDelivery, { orders: [nth(rows, n)?.id ?? nowhere] })
  },
  onOne(listDeliveries, prepareDelivery),
  onOne(listDeliveries, shipDelivery),
  onOne(listDeliveries, deliver, () => ({ signer: 'Sophie Martin' })),
  onOne(listDeliveries, returnDelivery, () => ({ reason: 'Cassé' })),
  onOne(listDeliveries, cancelDelivery),
  onOne(listDeliveries, deleteDelivery),
  async (deal, n) => {
    const { rows } = await deal.play.alice(listOrders, all)
    const needs = await deal.play.alice(listNeeds, { orders: [nth(rows, n)?.id ?? nowhere] })
    if (needs.rows.length === 0) return
    await deal.play.alice(generatePurchases, {
      lines: needs.rows.map((need) => ({
        order: need.order,
        orderLine: need.orderLine,
        supplier: deal.supplier,
        quantity: n % 3 ? need.missing : quantity(10_000),
      })),
      merge: n % 2 === 0,
      beyond: true,
    })
  },
  onOne(listPurchases, sendPurchase, () => ({ how: 'post' })),
  onOne(listPurchases, cancelPurchase, () => ({ reason: 'Rupture' })),
  async (deal, n) => {
    const { version } = await deal.play.alice(showItem, { id: deal.item })
    await deal.play.alice(updateItem, {
      ...{ id: deal.item, version },
      ...(n % 2
        ? { supplier: n % 4 === 1 ? deal.supplier : null }
        : { cost: n % 4 ? null : centsAsPrice(cents(90_00)) }),
      ...(n % 3 ? {} : { fitted: n % 6 > 0 }),
    })
  },
  (deal, n) =>
    deal.play.alice(changeCustomerCredit, {
      id: client(deal, n),
      creditLimit: n % 3 ? cents(500_00 * (n % 5)) : null,
      blocked: n % 4 === 3 ? 'Litige' : null,
    }),
  (deal, n) =>
    deal.play.alice(changeOrderRules, {
      overdueDays: n % 4 ? n % 6 : null,
      overdueAllowed: cents(n % 2 ? 0 : 100_00),
      creditLimit: n % 3 ? null : cents(2000_00),
      depositRate: (n % 2 ? 3000 : 0) as Bps,
      checks: [],
    }),
]

test(
  'what is kept of where orders stand is what looking at them finds',
  { timeout: 3_600_000 },
  async () => {
    const steps = fc.array(fc.record({ what: fc.nat(acts.length + 5), n: fc.nat(1000) }), {
      minLength: 120,
      maxLength: 160,
    })
    const seed = Number(process.env['SEED'] ?? 36)
    for (const [run, story] of fc.sample(steps, { numRuns: sized(40, 0.025), seed }).entries()) {
      await scene(start, (play) => told(play, story, `run ${run}`))
    }
  },
)

async function told(play: Scene, story: readonly { what: number; n: number }[], said: string) {
  const deal = await populated(play)
  const done = new Set<number>()
  for (const [rank, { what, n }] of story.entries()) {
    const act = acts[what]
    // The first steps make something to act upon.
    if (act)
      await tried(
        () => act(deal, n),
        () => done.add(what),
      )
    else if (what % 2) await lookedAgain(deal, `${said}, step ${rank}`)
    else {
      deal.today = addDays(deal.today, 1 + (n % 3))
      play.travel(deal.today)
    }
    if (rank % 25 === 24) expect(await wrongOf(play), `${said}, step ${rank}: ${what}`).toEqual([])
  }
  await lookedAgain(deal, said)
  // Refusals are fine, but not so many that nothing would be told.
  expect(done.size).toBeGreaterThan(acts.length / 3)
}

/** What `comptoir doctor` finds wrong, with its first rows: what is stored, what it should be. */
async function wrongOf({ alice, within }: Scene) {
  const checks = await within(alice.company, checkBooks)
  return checks.filter(({ wrong }) => wrong > 0)
}

/** The tiles are the same before and after; then nothing is stale, and nothing wrong. */
async function lookedAgain({ play }: Deal, said: string): Promise<void> {
  const before = await play.alice(listOrders, all)
  await play.within(play.alice.company, lookAgain)
  expect(await play.alice(listOrders, all), said).toEqual(before)
  expect(await play.within(play.alice.company, staleOrders), said).toEqual([])
  expect(await wrongOf(play), said).toEqual([])
}

async function tried(act: () => Promise<unknown>, done: () => void): Promise<void> {
  try {
    await act()
    done()
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    expect(error.status, String(error)).toBeLessThan(500)
  }
}

async function populated(play: Scene): Promise<Deal> {
  const { alice } = play
  const clients = [
    await newClient(alice),
    await newClient(alice, { name: 'Garage Petit', siren: '732829320' }),
  ].map(({ id }) => id)
  const { id: supplier } = await newClient(alice, {
    ...{ name: 'Fonderie Durand', isCustomer: false, isSupplier: true },
  })
  const item = await alice(createItem, {
    ...{ reference: 'LAMP', name: 'Lampadaire', vat: vat20, supplier },
    price: centsAsPrice(cents(210_00)),
    cost: centsAsPrice(cents(90_00)),
  })
  const projects: string[] = []
  for (const customer of clients) {
    projects.push((await alice(createProject, { customer, name: 'Boutique' })).id)
  }
  const deal: Deal = {
    ...{ play, clients, supplier, projects, item: item.id },
    appointments: [],
    today: start,
  }
  for (let n = 0; n < 4; n += 1) {
    await acts[0]!(deal, n)
    await acts[1]!(deal, n)
  }
  return deal
}
