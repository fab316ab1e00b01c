import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import { cashLimitPassed } from './cash.ts'
import { givenBack, type Owed, owedOn, whyNotGiveBack } from './refund.ts'

const today = day('2026-03-31')
const of = (id: string, left: number, on: Day = today, kind: Owed['kind'] = 'payment'): Owed => ({
  kind,
  id,
  label: `REF-${id}`,
  day: on,
  left: cents(left),
})

test('the oldest is given back first, and nothing that came later', () => {
  const owed = [of('b', 50, day('2026-03-10')), of('a', 30, day('2026-03-01')), of('c', 20)]
  expect(givenBack(cents(60), owed, today)).toEqual([
    { kind: 'payment', id: 'a', amount: 30 },
    { kind: 'payment', id: 'b', amount: 30 },
  ])
  expect(owedOn(owed, today)).toBe(100)
  expect(owedOn(owed, day('2026-03-09'))).toBe(30)
  expect(owedOn(owed, day('2026-02-01'))).toBe(0)
  // A refund that nothing covers any more is what the client owes.
  expect(owedOn([...owed, of('d', -90)], today)).toBe(10)
  expect(owedOn([...owed, of('d', -190)], today)).toBe(0)
})

test('whatever the client is owed, a refund is that or less, and is covered to the cent', () => {
  const sources = fc.array(
    fc.record({
      left: fc.integer({ min: -500, max: 5_000 }),
      ago: fc.integer({ min: -5, max: 40 }),
    }),
    { maxLength: 20 },
  )
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 60_000 }), sources, (amount, lefts) => {
      const owed = lefts.map(({ left, ago }, at) => of(String(at), left, addDays(today, -ago)))
      const due = owedOn(owed, today)
      const parts = givenBack(cents(amount), owed, today)
      const wrong = whyNotGiveBack({ amount: cents(amount), day: today }, parts, owed, today)
      if (amount > due) {
        expect(wrong).toMatchObject({ code: 'beyond_owed', owed: due })
      } else {
        expect(wrong).toBeNull()
        expect(sum(parts.map((part) => part.amount))).toBe(amount)
        for (const part of parts) {
          const source = owed.find(({ id }) => id === part.id)!
          expect(part.amount).toBeLessThanOrEqual(source.left)
          expect(source.day <= today).toBe(true)
        }
      }
    }),
    { numRuns: 2_000 },
  )
})

describe('a refund that may not be', () => {
  const owed = [
    of('a', 60),
    of('note', 40, today, 'credit_note'),
    of('late', 900, day('2026-04-01')),
  ]
  test.each([
    ['of nothing', 0, today, [], 'amount_not_positive', 'amount'],
    ['tomorrow', 10, day('2026-04-01'), [['payment', 'a', 10]], 'day_ahead', 'day'],
    ['beyond what is owed', 101, today, [['payment', 'a', 60]], 'beyond_owed', 'amount'],
    ['of an unknown thing', 10, today, [['payment', 'x', 10]], 'not_to_give_back', 'sources.0'],
    [
      'of a thing of another kind',
      10,
      today,
      [['payment', 'note', 10]],
      'not_to_give_back',
      'sources.0',
    ],
    ['of what came later', 10, today, [['payment', 'late', 10]], 'not_to_give_back', 'sources.0'],
    ['of a negative part', 10, today, [['payment', 'a', -1]], 'not_to_give_back', 'sources.0'],
    ['beyond its source', 70, today, [['payment', 'a', 70]], 'beyond_source', 'sources.0.amount'],
    [
      'beyond its source in two parts',
      70,
      today,
      [
        ['payment', 'a', 35],
        ['payment', 'a', 35],
      ],
      'beyond_source',
      'sources.1.amount',
    ],
    ['of less than its amount', 10, today, [['payment', 'a', 9]], 'not_all_given_back', 'sources'],
    ['of more than its amount', 10, today, [['payment', 'a', 11]], 'not_all_given_back', 'sources'],
  ] as const)('%s', (_, amount, on, parts, code, param) => {
    const given = parts.map(([kind, id, part]) => ({ kind, id, amount: cents(part) }))
    const wrong = whyNotGiveBack({ amount: cents(amount), day: on }, given, owed, today)
    expect(wrong).toMatchObject({ code, param })
  })

  test('while all of it is fine', () => {
    const parts = givenBack(cents(100), owed, today)
    expect(whyNotGiveBack({ amount: cents(100), day: today }, parts, owed, today)).toBeNull()
  })
})

test('cash is limited as the law says, for whoever sells in France', () => {
  const passed = (amount: number, payer: object = {}, seller = 'FR', method = 'cash') =>
    cashLimitPassed(
      { method, amount: cents(amount) },
      { kind: 'company', country: 'FR', ...payer },
      seller,
    )
  expect(passed(1_000_00)).toBeNull()
  expect(passed(1_000_01)).toBe(1_000_00)
  expect(passed(1_000_01, { kind: 'person' })).toBe(1_000_00)
  expect(passed(1_000_01, { country: 'BE' })).toBe(1_000_00)
  expect(passed(15_000_00, { kind: 'person', country: 'BE' })).toBeNull()
  expect(passed(15_000_01, { kind: 'person', country: 'BE' })).toBe(15_000_00)
  expect(passed(1_000_01, {}, 'BE')).toBeNull()
  expect(passed(1_000_01, {}, 'FR', 'cheque')).toBeNull()
})
