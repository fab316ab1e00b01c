import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cents } from '#kernel/money.ts'
import { dueOn, retyped, spread } from './spread.ts'

const open = (id: string, outstanding: number) => ({
  id,
  number: `FA-${id}`,
  customer: 'martin',
  outstanding: cents(outstanding),
})
const invoices = [open('a', 10_000), open('b', 5_000), open('c', 20_000)]

test('by itself the oldest first, the rest on account', () => {
  expect(spread(cents(12_000), invoices, null)).toMatchObject({
    amounts: { a: 10_000, b: 2_000 },
    total: 12_000,
    left: 0,
    tooMuch: [],
  })
  expect(spread(cents(40_000), invoices, null)).toMatchObject({ total: 35_000, left: 5_000 })
  expect(dueOn(invoices)).toBe(35_000)
})

test('an edit keeps what was shown on the other invoices', () => {
  const before = spread(cents(12_000), invoices, null)
  const typed = retyped(before, null, 'a', cents(4_000))
  const after = spread(cents(12_000), invoices, typed)
  expect(after.amounts).toEqual({ a: 4_000, b: 2_000 })
  expect(after.left).toBe(6_000)
  expect(spread(cents(12_000), invoices, retyped(after, typed, 'b', null)).allocations).toEqual([
    { invoice: 'a', amount: 4_000 },
  ])
})

test('more than there is, and more than is owed, are told', () => {
  const typed = { a: cents(11_000), b: cents(5_000) }
  expect(spread(cents(12_000), invoices, typed)).toMatchObject({ left: -4_000, tooMuch: ['a'] })
})

test('whatever is due and received: nothing is lost, and no invoice gets too much by itself', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1e9 }), { maxLength: 8 })
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 5e9 }), (due, received) => {
      const all = due.map((amount, rank) => open(String(rank), amount))
      const { total, left, tooMuch } = spread(cents(received), all, null)
      expect(total + left).toBe(received)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(left > 0 ? total : 0).toBe(left > 0 ? dueOn(all) : 0)
      expect(tooMuch).toEqual([])
    }),
  )
})
