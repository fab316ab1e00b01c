import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cents, sum } from '#kernel/money.ts'
import {
  allocationOf,
  can,
  oldestFirst,
  type Open,
  paymentStandings,
  standingOf,
  whyNotAllocate,
  whyNotRecord,
  whyNotReverse,
} from './allocate.ts'

const open = (id: string, outstanding: number, customer = 'martin'): Open => ({
  id,
  number: `FA-${id}`,
  customer,
  outstanding: cents(outstanding),
})
const payment = {
  reversed: false,
  reversalOf: null,
  customer: 'martin',
  remaining: cents(100_00),
}

test('every standing allows its moves, and refuses all others', () => {
  const allowed = { recorded: ['allocate', 'reverse'], reversed: [], reversal: [] } as const
  for (const standing of paymentStandings) {
    const moves = (Object.keys(can) as (keyof typeof can)[]).filter((move) => can[move](standing))
    expect(moves, standing).toEqual(allowed[standing])
  }
  const standings = [
    { reversed: false, reversalOf: null },
    { reversed: true, reversalOf: null },
    { reversed: false, reversalOf: 'other' },
  ]
  expect(standings.map(standingOf)).toEqual(paymentStandings)
  expect(standings.map(whyNotReverse)).toEqual([null, 'not_reversible', 'not_reversible'])
})

test('the colour of a payment', () => {
  const of = (allocated: number, over = {}) =>
    allocationOf({ ...payment, amount: cents(100), allocated: cents(allocated), ...over })
  expect([of(0), of(1), of(99), of(100)]).toEqual([
    'unallocated',
    'partial',
    'partial',
    'allocated',
  ])
  expect(of(100, { reversed: true })).toBe('reversed')
  expect(of(-100, { reversalOf: 'other' })).toBe('reversed')
})

test('the oldest are paid first, and never beyond what they ask', () => {
  expect(oldestFirst(cents(150), [open('a', 100), open('b', -30), open('c', 80)])).toEqual([
    { invoice: 'a', amount: 100 },
    { invoice: 'c', amount: 50 },
  ])
  const invoices = fc.array(fc.integer({ min: -500, max: 5_000 }), { maxLength: 30 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), invoices, (amount, owed) => {
      const asked = owed.map((outstanding, at) => open(String(at), outstanding))
      const given = oldestFirst(cents(amount), asked)
      const due = owed.filter((n) => n > 0).reduce((a, b) => a + b, 0)
      expect(sum(given.map((part) => part.amount))).toBe(Math.min(amount, due))
      expect(whyNotAllocate({ ...payment, remaining: cents(amount) }, given, asked)).toBeNull()
      // All but the last one served are served whole, and none is skipped.
      const positive = asked.filter(({ outstanding }) => outstanding > 0)
      given.slice(0, -1).forEach(({ invoice, amount: part }, at) => {
        expect([invoice, part]).toEqual([positive[at]?.id, positive[at]?.outstanding])
      })
    }),
  )
})

describe('an allocation that may not be', () => {
  const invoices = [open('a', 60_00), open('b', 80_00), open('other', 10_00, 'dupont')]
  test.each([
    ['of a reversed payment', { reversed: true }, [], 'not_reversible', 'id'],
    ['to an unknown invoice', {}, [['x', 1]], 'other_customer', 'allocations.0.invoice'],
    ['to another client', {}, [['other', 1]], 'other_customer', 'allocations.0.invoice'],
    [
      'twice to one invoice',
      {},
      [
        ['a', 1],
        ['a', 2],
      ],
      'allocated_twice',
      'allocations.1.invoice',
    ],
    ['of nothing', {}, [['a', 0]], 'allocation_not_positive', 'allocations.0.amount'],
    ['of a negative amount', {}, [['a', -1]], 'allocation_not_positive', 'allocations.0.amount'],
    ['beyond the invoice', {}, [['a', 60_01]], 'beyond_outstanding', 'allocations.0.amount'],
    [
      'beyond the payment',
      {},
      [
        ['a', 60_00],
        ['b', 40_01],
      ],
      'beyond_payment',
      'allocations',
    ],
  ] as const)('%s', (_, over, asked, code, param) => {
    const allocations = asked.map(([invoice, amount]) => ({ invoice, amount: cents(amount) }))
    expect(whyNotAllocate({ ...payment, ...over }, allocations, invoices)).toMatchObject({
      code,
      param,
    })
  })

  test('while the whole of both is fine', () => {
    const allocations = [
      { invoice: 'a', amount: cents(60_00) },
      { invoice: 'b', amount: cents(40_00) },
    ]
    expect(whyNotAllocate(payment, allocations, invoices)).toBeNull()
  })
})

test('only money received is recorded', () => {
  expect(whyNotRecord({ amount: cents(1) })).toBeNull()
  expect(whyNotRecord({ amount: cents(0) })).toBe('amount_not_positive')
  expect(whyNotRecord({ amount: cents(-1) })).toBe('amount_not_positive')
})
