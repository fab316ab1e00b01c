import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paymentMethods } from '#features/base/company/rules.ts'
import { day } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import {
  allocationOf,
  can,
  kindOf,
  oldestFirst,
  type Open,
  paymentStandings,
  type ReversalReason,
  reversalReasons,
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
  rejected: false,
  reversalOf: null,
  customer: 'martin',
  remaining: cents(100_00),
}

test('every standing allows its moves, and refuses all others', () => {
  const allowed = {
    recorded: ['allocate', 'reverse', 'reject'],
    rejected: [],
    reversed: [],
    reversal: [],
  } as const
  for (const standing of paymentStandings) {
    const moves = (Object.keys(can) as (keyof typeof can)[]).filter((move) => can[move](standing))
    expect(moves, standing).toEqual(allowed[standing])
  }
  const standings = [
    { reversed: false, rejected: false, reversalOf: null },
    { reversed: true, rejected: true, reversalOf: null },
    { reversed: true, rejected: false, reversalOf: null },
    { reversed: false, rejected: false, reversalOf: 'other' },
  ]
  expect(standings.map(standingOf)).toEqual(paymentStandings)
  for (const reason of reversalReasons) {
    const why = standings.map((one) => whyNotReverse(received(one), reason, on, on)?.code ?? null)
    expect(why).toEqual([null, 'not_reversible', 'not_reversible', 'not_reversible'])
  }
})

const on = day('2026-03-31')
const received = (over: object) => ({ ...payment, day: on, method: 'cheque' as const, ...over })

test('a reversal has its day and its reason', () => {
  const why = (over: object, reason: ReversalReason, at: string) =>
    whyNotReverse(received(over), reason, day(at), day('2026-04-10'))
  expect(why({}, 'rejected', '2026-04-10')).toBeNull()
  expect(why({}, 'rejected', '2026-03-31')).toBeNull()
  expect(why({}, 'mistake', '2026-03-30')).toEqual({ code: 'before_payment', param: 'day' })
  expect(why({}, 'mistake', '2026-04-11')).toEqual({ code: 'day_ahead', param: 'day' })
  for (const method of paymentMethods) {
    const expected = method === 'cash' ? { code: 'never_bounces', param: 'reason' } : null
    expect(why({ method }, 'rejected', '2026-04-01'), method).toEqual(expected)
    expect(why({ method }, 'mistake', '2026-04-01'), method).toBeNull()
  }
})

test('money in and money out, and the counter-entry of each', () => {
  const of = (amount: number, reversalOf: string | null) =>
    kindOf({ amount: cents(amount), reversalOf })
  expect([of(5, null), of(-5, 'a'), of(-5, null), of(5, 'a')]).toEqual([
    'payment',
    'payment',
    'refund',
    'refund',
  ])
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
  expect(of(100, { reversed: true, rejected: true })).toBe('rejected')
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
