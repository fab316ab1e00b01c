import fc from 'fast-check'
import { expect, test } from 'vitest'
import { price, type Quantity, quantity } from '#kernel/money.ts'
import { day } from '#kernel/day.ts'
import {
  can,
  isToInvoice,
  purchaseStates,
  standingOf,
  standings,
  whyNotCancel,
  whyNotClose,
} from './life.ts'
import { grouped, neededOf, whyNotBuy } from './needs.ts'
import { missingOf, receivedPercent, remainingOf, served, whyNotTake } from './quantities.ts'

const q = (n: number): Quantity => quantity(n * 10_000)
const line = (ordered: number, received = 0, invoiced = 0) => ({
  quantity: q(ordered),
  received: q(received),
  invoiced: q(invoiced),
})
const today = day('2026-03-31')

test('a purchase order stands in one way, whatever its state and what came of it', () => {
  for (const state of purchaseStates) {
    for (const due of [null, day('2026-03-30'), today, day('2026-04-01')]) {
      for (const came of [0, 1, 2, 3]) {
        const found = standingOf({ state, due, lines: [line(2, came)] }, today)
        expect(standings, `${state} ${due} ${came}`).toContain(found)
        const open = can.receive(state)
        if (found === 'late') expect(open && came < 2 && due === '2026-03-30').toBe(true)
        if (found === 'sent') expect(state).toBe('sent')
        if (open && came >= 2) expect(found).toBe('received')
      }
    }
  }
})

test('nothing is cancelled that came, and nothing is given up without a reason', () => {
  for (const state of purchaseStates) {
    const open = state === 'sent' || state === 'confirmed'
    expect(whyNotCancel({ state, lines: [line(2)] })).toBe(open ? null : 'purchase_not_open')
    expect(whyNotCancel({ state, lines: [line(2, 1)] })).toBe(
      open ? 'purchase_received' : 'purchase_not_open',
    )
    expect(whyNotClose({ state, lines: [line(2, 1)] }, ' ')).toBe(
      open ? 'reason_missing' : 'purchase_not_open',
    )
    expect(whyNotClose({ state, lines: [line(2, 2)] }, '')).toBe(open ? null : 'purchase_not_open')
    expect(isToInvoice({ state, lines: [line(2, 2, 1)] })).toBe(
      state !== 'draft' && state !== 'cancelled',
    )
  }
})

test('almost all is not all, and a little is not nothing', () => {
  expect(receivedPercent([])).toBe(0)
  expect(receivedPercent([line(1000, 999)])).toBe(99)
  expect(receivedPercent([line(1000, 1), line(1000, 0)])).toBe(1)
  expect(receivedPercent([line(2, 3), line(2, 0)])).toBe(50)
  expect(receivedPercent([line(2, 2), line(3, 3)])).toBe(100)
})

const anyAct = fc.record({
  act: fc.constantFrom('buy', 'receive', 'invoice', 'reverse', 'close'),
  at: fc.nat(2),
  amount: fc.integer({ min: 1, max: 6 }),
})

test('10 000 random lives: what is bought, received and invoiced is never beyond what stands before', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 3, maxLength: 3 }),
      fc.array(anyAct, { maxLength: 25 }),
      (sold, acts) => {
        const lives = sold.map((n) => ({ sold: q(n), needed: q(0), ...line(0) }))
        for (const { act, at, amount } of acts) {
          const life = lives[at]
          if (!life) continue
          const asked = q(amount)
          const buying = { quantity: life.sold, purchased: life.needed }
          if (act === 'buy' && whyNotBuy(buying, asked, false) === null) {
            life.needed = quantity(life.needed + neededOf(buying, asked))
            life.quantity = quantity(life.quantity + asked)
          }
          if (act === 'receive' && whyNotTake(life, asked, false) === null) {
            life.received = quantity(life.received + asked)
          }
          if (act === 'invoice' && asked <= life.received - life.invoiced) {
            life.invoiced = quantity(life.invoiced + asked)
          }
          if (act === 'reverse' && life.received - asked >= life.invoiced) {
            life.received = quantity(life.received - asked)
          }
          if (act === 'close') {
            const kept = served([{ quantity: life.needed }], life.received)
            life.needed = kept[0]?.quantity ?? q(0)
            life.quantity = life.received
          }
          expect(life.needed).toBeLessThanOrEqual(life.sold)
          expect(life.needed).toBeLessThanOrEqual(life.quantity)
          expect(life.received).toBeLessThanOrEqual(life.quantity)
          expect(life.invoiced).toBeLessThanOrEqual(life.received)
          expect(remainingOf(life)).toBe(life.quantity - life.received)
          expect(missingOf(life.sold, life.needed)).toBe(life.sold - life.needed)
        }
      },
    ),
    { numRuns: 10_000 },
  )
})

const anyWanted = fc.record({
  order: fc.constantFrom('o1', 'o2', 'o3'),
  orderLine: fc.uuid(),
  supplier: fc.constantFrom('s1', 's2'),
  item: fc.constantFrom('a', 'b', null),
  name: fc.constant('Suspension'),
  description: fc.constantFrom('', 'noire'),
  unit: fc.constant(''),
  price: fc.constantFrom(price(1_000_000), price(2_000_000)),
  quantity: fc.integer({ min: 1, max: 50_000 }).map((n) => quantity(n)),
})

test('grouped by supplier, merged or not: nothing is lost, nothing is mixed', () => {
  fc.assert(
    fc.property(fc.array(anyWanted, { maxLength: 20 }), fc.boolean(), (wanted, merge) => {
      const groups = grouped(wanted, merge)
      expect(new Set(groups.map((group) => group.supplier)).size).toBe(groups.length)
      const lines = groups.flatMap((group) => group.lines.map((one) => ({ ...one, group })))
      for (const one of lines) {
        expect(one.quantity).toBe(one.all.reduce((n, part) => n + part.quantity, 0))
        for (const part of one.all) {
          expect(part.supplier).toBe(one.group.supplier)
          expect([part.item, part.price]).toEqual([one.of.item, one.of.price])
        }
        // A free line is nobody else's.
        if (one.of.item === null || !merge) expect(one.all).toHaveLength(1)
      }
      expect(lines.flatMap((one) => one.all).length).toBe(wanted.length)
    }),
  )
})

test('what comes serves those who asked first', () => {
  const needs = [{ quantity: q(2) }, { quantity: q(3) }, { quantity: q(1) }]
  expect(served(needs, q(4))).toEqual([{ quantity: q(2) }, { quantity: q(2) }])
  expect(served(needs, q(9))).toEqual(needs)
  expect(served(needs, q(0))).toEqual([])
})
