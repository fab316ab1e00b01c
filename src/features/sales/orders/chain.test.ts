// The chain at random: a quote is ordered, drafted, cancelled, invoiced from its orders and from itself,
// credited. After each act nothing goes beyond what was signed, and everyone counts the same; and those
// who do the same thing in the same instant never do it twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createAppointment, holdAppointment } from '#features/relation/appointments/contract.ts'
import {
  creditInvoice,
  deleteInvoice,
  invoiceQuote,
  issueInvoice,
} from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import { cents, type Quantity, quantity } from '#kernel/money.ts'
import { racing, stepsOf, tried } from '#test/chain.ts'
import { line, newClient, page, signedQuote } from '#test/deal.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { cancelOrder, confirmOrder, deleteOrder, listOrders, showOrder } from './contract.ts'
import {
  blockOrder,
  changeOrderRules,
  decideFitting,
  holdOrder,
  releaseOrder,
  reviewOrder,
} from './contract/control.ts'
import { orderQuote, showOrdering } from './contract/quoted.ts'
import { findFacts, accountOf, purchasesOf, releaseOf } from './queries/control.ts'
import { findOrder } from './queries/find.ts'
import { automaticBlocks, controlOf } from './rules/control.ts'
import { fittingOf } from './rules/fitting.ts'
import type { OrderState } from './rules/life.ts'
import { leftToInvoice, progressOf } from './rules/progress.ts'

const { invoiceBalance } = quoteDeal

const day = '2026-03-31'
const long = { timeout: 3_600_000 }

const steps = stepsOf(6, 14)

/** The deal that is played, and what there is of it. */
type Deal = {
  readonly someone: Someone
  readonly quote: string
  readonly orders: string[]
  readonly invoices: string[]
}

async function enact(deal: Deal, act: number, which: number, count: Quantity): Promise<void> {
  const { someone, quote: id } = deal
  const order = deal.orders[which % deal.orders.length]
  const invoice = deal.invoices[which % deal.invoices.length]
  if (act <= 1) {
    const { lines } = await someone(showOrdering, { id })
    const asked = lines.map(({ line: of }) => ({ line: of, quantity: count }))
    const lone = [asked[which % asked.length]!]
    deal.orders.push((await someone(orderQuote, { id, ...(act ? {} : { lines: lone }) })).id)
  } else if (act === 2 && order) {
    await someone(confirmOrder, { id: order })
  } else if (act === 3 && order) {
    await (which % 2 ? someone(cancelOrder, { id: order }) : someone(deleteOrder, { id: order }))
  } else if (act === 4 && order) {
    const { lines } = await someone(showOrder, { id: order })
    const sold = lines.filter((one) => one.kind === 'item')
    const of = sold[which % sold.length]
    const lone = of && which % 3 ? { lines: [{ line: of.id, quantity: count }] } : {}
    deal.invoices.push((await someone(invoiceOrders, { orders: [order], ...lone })).id)
  } else if (act === 5) {
    const { lines } = await someone(showOrdering, { id })
    const lone = { lines: [{ line: lines[which % lines.length]!.line, quantity: count }] }
    const made = which % 4 ? invoiceQuote : invoiceBalance
    deal.invoices.push(
      (await someone(made as typeof invoiceQuote, { id, ...(which % 4 ? lone : {}) })).id,
    )
  } else if (act === 6 && invoice) {
    await (which % 3
      ? someone(issueInvoice, { id: invoice })
      : someone(deleteInvoice, { id: invoice }))
  } else if (act === 7 && invoice) {
    const { id: credit } = await someone(creditInvoice, { id: invoice })
    await someone(issueInvoice, { id: credit })
  }
}

/** What must be true after any act. */
async function check(deal: Deal, on: Scene): Promise<void> {
  const { someone } = deal
  const quote = await someone(showQuote, { id: deal.quote })
  const ordering = await someone(showOrdering, { id: deal.quote })
  const signed = new Map(quote.lines.flatMap((one) => (one.kind === 'item' ? [[one.id, one]] : [])))
  const ordered = new Map<string, number>()
  const invoiced = new Map<string, number>()
  const { rows } = await someone(listOrders, { ...page, quote: deal.quote })
  for (const row of rows) {
    const order = await someone(showOrder, { id: row.id })
    const sold = order.lines.filter((one) => one.kind === 'item')
    expect([row.control, row.invoicing, row.gross]).toEqual([
      order.control,
      order.invoicing,
      order.totals.gross,
    ])
    if (order.state === 'cancelled') continue
    const lines = sold.map((one) => ({ ...one, done: one.invoiced }))
    expect(order.invoicing).toBe(progressOf(lines))
    const { net } = order.totals
    expect(order.leftToInvoice).toBe(leftToInvoice({ net, discount: order.discount }, lines))
    for (const one of sold) {
      expect(one.invoiced).toBeGreaterThanOrEqual(0)
      expect(one.invoiced).toBeLessThanOrEqual(one.quantity)
      const of = one.quoteLine as string
      ordered.set(of, (ordered.get(of) ?? 0) + one.quantity)
      invoiced.set(of, (invoiced.get(of) ?? 0) + one.invoiced)
    }
    await sameControl(on, row.id, row.control)
  }
  for (const { line: of, quantity: whole, left } of ordering.lines) {
    expect((ordered.get(of) ?? 0) + left).toBe(whole)
    const line = signed.get(of) as { invoiced: Quantity }
    expect(line.invoiced).toBeLessThanOrEqual(whole)
    // What is invoiced counts for the orders first.
    expect(invoiced.get(of) ?? 0).toBe(Math.min(line.invoiced, ordered.get(of) ?? 0))
  }
}

/** The SQL of the control and the pure rule say the same of the same facts. */
async function sameControl({ as }: Scene, id: string, told: string): Promise<void> {
  await as('alice', async (act) => {
    const row = (await findOrder(act, id))!
    const facts = await findFacts(act, id)
    const asked = {
      state: row.state as OrderState,
      blocked: row.blocked_at !== null,
      blocks: automaticBlocks(accountOf(facts)),
      release: releaseOf(row),
      held: row.held_at !== null,
      heldUntil: row.hold_until,
      reviewed: row.reviewed_at !== null,
      purchases: purchasesOf(facts),
    }
    expect(controlOf(asked, act.today)).toBe(told)
    const { fitting_asks: asks, has_fitted: hasFitted, fit_planned: planned, fit_held } = facts
    expect(fittingOf({ asks, hasFitted, planned, held: fit_held })).toBe(facts.fitting)
  })
}

test('whatever happens to the orders of a quote, nothing goes beyond what was signed', long, () =>
  scene(day, async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const lines = [
          line('Suspension', 33_33, { quantity: quantity(70_000) }),
          line('Pose', 45_10, { quantity: quantity(25_000), nature: 'service' }),
        ]
        const quote = await signedQuote(alice, customer, lines)
        const deal: Deal = { someone: alice, quote: quote.id, orders: [], invoices: [] }
        for (const { act, which, count } of all)
          await tried(() => enact(deal, act, which, quantity(count)))
        await check(deal, play)
      }),
      { numRuns: sized(1000, 0.012) },
    )
  }),
)

test(
  'of many who order or invoice the same thing at once, no more is done than there is',
  long,
  () =>
    scene(day, async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const race = racing(play)
      for (let round = 0; round < sized(200, 0.03); round += 1) {
        const quote = await signedQuote(alice, customer, [
          line('Suspension', 10_00, { quantity: quantity(50_000) }),
        ])
        const of = quote.lines[0]!.id
        const part = { lines: [{ line: of, quantity: '2' }] }
        const made = await race(`/quotes/${quote.id}/order`, [part, part, part, {}])
        const orders = made
          .filter(({ status }) => status < 300)
          .map(({ text }) => JSON.parse(text).id)
        const { lines } = await alice(showOrdering, { id: quote.id })
        expect(lines[0]!.left).toBeGreaterThanOrEqual(0)
        const whole = lines[0]!.left === 0 ? [] : [(await alice(orderQuote, { id: quote.id })).id]
        for (const id of [...orders, ...whole]) await alice(confirmOrder, { id })
        const [first] = orders as [string]
        const all = { orders: [first] }
        const billed = await race('/order-invoices', [all, all, all])
        expect(billed.filter(({ status }) => status < 300)).toHaveLength(1)
        const rest = await race(`/quotes/${quote.id}/invoice`, [{}, {}])
        expect(rest.filter(({ status }) => status < 300).length).toBeLessThanOrEqual(1)
        const { lines: after } = await alice(showQuote, { id: quote.id })
        expect((after[0] as { invoiced: Quantity }).invoiced).toBe(50_000)
      }
    }),
)

/** An order that is fitted: to be planned, planned, or done. */
async function fitted(someone: Someone, id: string, n: number): Promise<void> {
  await someone(decideFitting, { id, asks: 'asked' })
  if (n % 3 === 1) return
  const about = { type: 'order', id } as const
  const made = await someone(createAppointment, {
    kind: 'fitting',
    title: 'Pose',
    startsAt: '2026-04-02T08:00:00Z',
    endsAt: '2026-04-02T12:00:00Z',
    about,
  })
  if (n % 2 === 0) await someone(holdAppointment, { id: made.id })
}

test('the list says of each order what its record does, wherever it stands', long, () =>
  scene(day, async (play) => {
    const { alice, travel } = play
    await alice(changeOrderRules, {
      overdueDays: null,
      overdueAllowed: cents(0),
      creditLimit: null,
      depositRate: 0 as never,
      checks: [],
    })
    const clients = [
      await newClient(alice),
      await newClient(alice, { name: 'Garage Petit', siren: '732829320' }),
    ]
    for (let n = 0; n < 12; n += 1) {
      travel(`2026-03-${10 + n}`)
      const customer = clients[n % 2]!.id
      const quote = await signedQuote(alice, customer, [
        line('Suspension', 100_00 + n, { nature: n % 3 ? 'goods' : 'service' }),
      ])
      const { id } = await alice(orderQuote, { id: quote.id })
      if (n % 6 === 5) continue
      await alice(confirmOrder, { id })
      if (n % 5 === 1) await alice(blockOrder, { id, reason: 'Litige' })
      if (n === 11 || n === 1)
        await alice(releaseOrder, { id, reason: 'Réglé', until: null }).catch(() => 0)
      if (n % 5 === 2) await alice(holdOrder, { id, reason: 'Chantier', until: null })
      if (n % 2 === 0) await alice(reviewOrder, { id, reviewed: true })
      if (n % 4 === 3) await alice(invoiceOrders, { orders: [id] })
      if (n % 3 > 0) await fitted(alice, id, n)
      if (n === 8) await alice(cancelOrder, { id })
    }
    travel(day)
    const { rows } = await alice(listOrders, page)
    for (const row of rows) await sameControl(play, row.id, row.control)
  }),
)
