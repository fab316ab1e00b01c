// Ten thousand stories of one order: delivered in several goes, given back, invoiced by deliveries and
// apart from them, credited. After each act, nothing goes beyond what was ordered.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { beyondLeft, leftOf } from '#features/sales/orders/rules/progress.ts'
import { cents, quantity, type Quantity } from '#kernel/money.ts'
import { can, type DeliveryState } from './life.ts'
import {
  type DeliveredLine,
  hadOf,
  heldOf,
  invoicedOf,
  invoicingOf,
  isDeliverable,
  leftToInvoice,
  whyNotBack,
  whyNotTaken,
} from './quantities.ts'

type Trip = { state: DeliveryState; line: DeliveredLine; own: number }
type World = { ordered: Quantity; trips: Trip[]; apart: number }

const held = ({ trips }: World) =>
  quantity(trips.reduce((all, { line, state }) => all + heldOf(line, state), 0))
const invoiced = ({ trips, apart }: World) => trips.reduce((all, { own }) => all + own, apart)

/** What each trip that the client has is invoiced, as the page and the list tell it. */
function billed(world: World) {
  const there = world.trips.filter(({ state }) => state === 'delivered')
  const lines = there.map(({ line, own }) => ({ had: hadOf(line), own: quantity(own) }))
  return {
    there,
    had: lines.map((one) => one.had),
    told: invoicedOf(lines, quantity(invoiced(world))),
  }
}

/** One act, if the rules let it. */
function play(world: World, act: number, which: number, count: Quantity): void {
  const trip = world.trips[which % Math.max(1, world.trips.length)]
  if (act === 0) {
    const source = { id: 'line', quantity: world.ordered, done: held(world) }
    if (beyondLeft([{ source: 'line', quantity: count }], [source]) !== null) return
    world.trips.push({
      state: 'draft',
      line: { quantity: count, delivered: null, returned: quantity(0) },
      own: 0,
    })
  } else if (act === 1 && trip) {
    const move = (['prepare', 'ship', 'cancel'] as const)[which % 3] as 'ship'
    if (can[move](trip.state)) trip.state = can[move].to
  } else if (act === 2 && trip && can.deliver(trip.state)) {
    const taken = which % 2 ? trip.line.quantity : count
    if (whyNotTaken([{ prepared: trip.line.quantity, taken }])) return
    trip.line = { ...trip.line, delivered: taken }
    trip.state = can.deliver.to
  } else if (act === 3 && trip && can.return(trip.state)) {
    const line = { ...trip.line, delivered: trip.line.delivered ?? trip.line.quantity }
    const back = which % 2 || trip.state === 'shipped' ? hadOf(line) : count
    if (whyNotBack([{ had: hadOf(line), back }])) return
    trip.line = { ...line, returned: quantity(line.returned + back) }
    trip.state = hadOf(trip.line) === 0 ? can.return.to : can.takeBack.to
  } else if (act === 4) {
    const { there, had, told } = billed(world)
    const at = which % Math.max(1, there.length)
    const one = there[at]
    if (one) one.own += (had[at] as number) - (told[at] as number)
  } else if (act === 5) {
    const left = leftOf({ quantity: world.ordered, done: quantity(invoiced(world)) })
    if (count <= left) world.apart += count
  } else if (act === 6) {
    if (trip && which % 2) trip.own = 0
    else world.apart = 0
  }
}

/** What must be true after any act; the first that is not. */
function broken(world: World): string | null {
  const { had, told } = billed(world)
  const all = had.reduce((n, one) => n + one, 0)
  const open = all - told.reduce((n, one) => n + one, 0)
  const bill = invoiced(world)
  if (held(world) > world.ordered) return 'more is held than was ordered'
  if (bill > world.ordered) return 'more is invoiced than was ordered'
  if (told.some((one, at) => one < 0 || one > (had[at] as number))) return 'more than one has'
  // Whichever way it was invoiced, what is had is open once, and what is open is not invoiced yet.
  if (open !== Math.max(0, all - bill)) return 'open is not had less invoiced'
  return null
}

test('whatever happens, nothing is delivered or invoiced beyond what was ordered', () => {
  const step = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.nat(9), fc.integer({ min: 1, max: 60 }))
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100 }),
      fc.array(step, { minLength: 4, maxLength: 24 }),
      (ordered, steps) => {
        const world: World = { ordered: quantity(ordered), trips: [], apart: 0 }
        for (const [act, which, count] of steps) {
          play(world, act, which, quantity(count))
          const wrong = broken(world)
          if (wrong) throw new Error(wrong)
        }
      },
    ),
    { numRuns: 10_000 },
  )
})

const q = quantity

test('what was invoiced of the order counts for its deliveries in their order', () => {
  const two = [
    { had: q(6), own: q(0) },
    { had: q(4), own: q(0) },
  ]
  expect(invoicedOf(two, q(7))).toEqual([6, 1])
  // What was invoiced of goods that came back since counts for those that took their place.
  const back = [
    { had: q(6), own: q(10) },
    { had: q(4), own: q(0) },
  ]
  expect(invoicedOf(back, q(10))).toEqual([6, 4])
})

test('what is left to invoice is the part of the lines that are open, of orders that are', () => {
  const line = { had: q(5), invoiced: q(0), ordered: q(10), net: cents(100_00), billable: true }
  expect(leftToInvoice(cents(45_00), [line])).toBe(45_00)
  expect(leftToInvoice(cents(45_00), [{ ...line, invoiced: q(2) }])).toBe(27_00)
  expect(leftToInvoice(cents(45_00), [{ ...line, billable: false }])).toBe(0)
  expect(invoicingOf([{ ...line, invoiced: q(2) }])).toBe('partial')
  expect(invoicingOf([{ ...line, invoiced: q(5) }])).toBe('whole')
})

test('goods are delivered: neither services, nor what is taken back, nor words', () => {
  const goods = { kind: 'item', nature: 'goods', quantity: q(1) }
  expect(isDeliverable(goods)).toBe(true)
  expect(isDeliverable({ ...goods, nature: 'service' })).toBe(false)
  expect(isDeliverable({ ...goods, quantity: q(-1) })).toBe(false)
  expect(isDeliverable({ ...goods, kind: 'section' })).toBe(false)
})
