// What is ordered, controlled, bought, invoiced; through the same actions as anyone's.
import { generatePurchases } from '#features/purchasing/purchase-orders/actions/generate.ts'
import { sendPurchase } from '#features/purchasing/purchase-orders/actions/life.ts'
import { createAppointment, holdAppointment } from '#features/relation/appointments/actions/plan.ts'
import { instantAt } from '#features/relation/appointments/rules/clock.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { invoiceOrders } from '#features/sales/invoices/actions/ordered.ts'
import {
  blockOrder,
  changeOrderRules,
  holdBack,
  reviewOrder,
  tickCheck,
} from '#features/sales/orders/actions/control.ts'
import { createOrder } from '#features/sales/orders/actions/draft.ts'
import { cancelOrder, completeOrder, confirmOrder } from '#features/sales/orders/actions/life.ts'
import { orderQuote } from '#features/sales/orders/actions/quoted.ts'
import type { Order } from '#features/sales/orders/contract.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { bps, cents, price, quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { findPartyNamed, findQuoteToOrder, findSuppliersOf } from '../queries.ts'
import { checks, type DemoOrder, orders } from '../rules/orders.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'

/** The manager orders. */
const who = -1

export const orderEvents = (known: Directory, today: Day): Event[] => [
  { daysAgo: 90, who, happen: async (on) => void (await changeOrderRules(on, rules)) },
  ...orders.flatMap((order) => eventsOf(order, known, today)),
]

const rules = {
  overdueDays: 60,
  overdueAllowed: cents(500_00),
  creditLimit: null,
  depositRate: bps(3000),
  checks,
}

function eventsOf(told: DemoOrder, known: Directory, today: Day): Event[] {
  const { daysAgo, invoiced, ends } = told
  const made: { order?: Order } = {}
  const order = (): Order => {
    if (!made.order) throw new Error(`not ordered yet: ${told.subject}`)
    return made.order
  }
  const after = (days: number, happen: (on: Act, order: Order) => Promise<unknown>): Event => ({
    daysAgo: daysAgo - days,
    who,
    happen: async (on) => void (await happen(on, order())),
  })
  return [
    {
      daysAgo,
      who,
      happen: async (on) => {
        const drafted = await draft(on, told, known, today)
        if (!drafted) return
        made.order = told.confirmed ? await confirmOrder(on, { id: drafted.id }) : drafted
        await decide(on, told, made.order, today)
      },
    },
    ...(invoiced ? [after(invoiced.after, (on, one) => bill(on, one, invoiced.first))] : []),
    ...(ends
      ? [
          after(ends.after, (on, { id }) =>
            ends.how === 'complete' ? completeOrder(on, { id }) : cancelOrder(on, { id }),
          ),
        ]
      : []),
  ]
}

/** A direct order, or that of a signed quote of which nothing is invoiced, if there is one. */
async function draft(
  on: Act,
  { client, subject, lines, wishedIn, reference = '' }: DemoOrder,
  known: Directory,
  today: Day,
): Promise<Order | null> {
  if (client === null) {
    const quote = await findQuoteToOrder(on)
    return quote === null ? null : orderQuote(on, { id: quote })
  }
  return createOrder(on, {
    customer: await findPartyNamed(on, client),
    subject,
    customerReference: reference,
    depositRate: bps(0),
    deliveryDay: wishedIn === undefined ? null : addDays(today, wishedIn),
    lines: lines.map(([what, count, euros]) => ({
      kind: 'item' as const,
      quantity: quantity(count * 10_000),
      ...(euros === undefined
        ? { item: known.items.get(what)?.id ?? null }
        : { name: what, price: price(euros * 1e6) }),
    })),
  })
}

/** What is decided of it at once: ticked and reviewed, set aside, blocked, bought. */
async function decide(on: Act, told: DemoOrder, { id, checks: asked }: Order, today: Day) {
  if (told.reviewed) {
    for (const { id: check, required } of asked) {
      if (required) await tickCheck(on, { id, check, ticked: true })
    }
    await reviewOrder(on, { id, reviewed: true })
  }
  const { held, blocked } = told
  if (held) {
    const until = held.until === undefined ? null : addDays(today, held.until)
    await holdBack(on, { id, reason: held.reason, until })
  }
  if (blocked) await blockOrder(on, { id, reason: blocked })
  if (told.bought) await buy(on, id)
  if (told.fittedIn !== undefined) await fit(on, id, addDays(today, told.fittedIn), today)
}

const fitters = { name: 'Poses du Rhône', address: 'contact@poses-du-rhone.example' }

/** A morning at the client's; what is past was held. */
async function fit(on: Act, order: string, day: Day, today: Day): Promise<void> {
  const { id } = await createAppointment(on, {
    kind: 'fitting',
    title: 'Pose des luminaires',
    startsAt: instantAt(day, '08:00', on.timeZone),
    endsAt: instantAt(day, '12:00', on.timeZone),
    about: { type: 'order', id: order },
    // They fit for the workshop, and have no account.
    guests: day < today ? [] : [fitters],
  })
  if (day < today) await holdAppointment(on, { id })
}

/** Its goods from their usual suppliers, in purchase orders that leave. */
async function buy(on: Act, order: string): Promise<void> {
  const lines = await findSuppliersOf(on, order)
  const { rows } = await generatePurchases(on, { lines, merge: true })
  for (const { id } of rows) await sendPurchase(on, { id, how: 'email' })
}

/** All of it, or so much of its first line, in an invoice that is issued. */
async function bill(on: Act, order: Order, first?: number): Promise<void> {
  const [line] = order.lines
  const part =
    first === undefined || !line
      ? {}
      : { lines: [{ line: line.id, quantity: quantity(first * 10_000) }] }
  const { id } = await invoiceOrders(on, { orders: [order.id], ...part })
  await issueInvoice(on, { id })
}
