import assert from 'node:assert/strict'
import fc from 'fast-check'
import { test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { Ledger } from './ledger.ts'
import { accuracyOf, confidenceOf, learn, type Tested, withMonth } from './model.ts'

type Month = Parameters<typeof withMonth>[1]

const testedOf = (months: readonly Month[]): Tested =>
  months.reduce<Tested | undefined>((so, month) => withMonth(so, month), undefined) as Tested

const bought = (outcome: number, likely = outcome): Month => ({
  ...{ likely, outcome },
  low: Math.min(likely, outcome),
  high: likely,
})
const times = (n: number, month: Month): Month[] => Array.from({ length: n }, () => month)
const silent: Month = { likely: 0, low: 0, high: 0, outcome: 0 }

const money = fc.integer({ min: 1, max: 1e7 })
const months = fc.array(fc.tuple(money, money), { minLength: 4, maxLength: 12 })

test('a month in which nothing was foreseen and nothing came proves nothing', () => {
  fc.assert(
    fc.property(months, fc.nat(20), (told, empty) => {
      const told_ = told.map(([outcome, likely]) => bought(outcome, likely))
      const [alone, among] = [testedOf(told_), testedOf([...told_, ...times(empty, silent)])]
      assert.deepEqual(accuracyOf(among), accuracyOf(alone))
      assert.equal(confidenceOf(among), confidenceOf(alone))
      assert.equal(among.within, alone.within)
      assert.equal(among.months, alone.months + empty)
    }),
  )
})

test('too few months with purchases measure nothing, however well they were foreseen', () => {
  for (let active = 0; active < 4; active++) {
    const tested = testedOf([...times(active, bought(100_00)), ...times(9, silent)])
    assert.equal(accuracyOf(tested), null)
    assert.equal(confidenceOf(tested), 'unmeasured')
  }
  assert.equal(confidenceOf(null), 'unmeasured')
})

test('what was foreseen in vain counts as an error, in parts of a month with purchases', () => {
  // Four months of 100 foreseen to the cent, and four of which 100 were expected and nothing came.
  const tested = testedOf([...times(4, bought(100_00)), ...times(4, bought(0, 100_00))])
  assert.deepEqual(accuracyOf(tested), { error: 50_00, share: 0.5 })
  assert.equal(confidenceOf(tested), 'low')
})

test.each([
  [6, 1200, 'high'],
  [5, 1200, 'medium'],
  [6, 1300, 'medium'],
  [12, 1500, 'low'],
] as const)('%i months off by what %i tells of 1,000 are trusted: %s', (count, likely, said) => {
  assert.equal(confidenceOf(testedOf(times(count, bought(1000, likely)))), said)
})

/** What was learned of those who buy 100 so many days apart, over two years, as seen on a day. */
function learnedOf(every: Readonly<Record<string, number>>, today: Day) {
  const start = day('2024-01-03')
  const ledgers = Object.entries(every).map(([customer, days]): Ledger => ({
    customer,
    sales: Array.from({ length: Math.ceil(1058 / days) }, (_, at) => addDays(start, at * days))
      .filter((on) => on <= today)
      .map((on) => ({ day: on, net: 100_00 })),
  }))
  return learn(ledgers, { day: today, country: 'FR' })!.tested
}

test('who buys every 79 days is never foreseen with high confidence, who buys every week is', () => {
  for (const today of ['2026-03-10', '2026-05-22', '2026-08-28', '2026-11-22'] as Day[]) {
    const tested = learnedOf({ rare: 79, weekly: 7, other: 9 }, today)
    const rare = tested.get('rare')!
    assert.ok(rare.active < 6, today)
    assert.notEqual(confidenceOf(rare), 'high', today)
    assert.equal(confidenceOf(tested.get('weekly')!), 'high', today)
  }
})
