import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, type Day } from '#kernel/day.ts'
import { absent, dimensions, measures, spans } from '../rules.ts'
import { narrowedTo } from './drill.ts'
import { type Answer, beside, pivotOf, sorted } from './pivot.ts'
import { daysOfKey, keyOf, keysOf, type Question, questionOf, writtenOf } from './question.ts'

const days = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays('2000-01-01' as Day, n))

test('an address says a question whole, and nothing is lost on the way', () => {
  const questions = fc.record({
    measure: fc.constantFrom(...measures),
    by: fc.uniqueArray(fc.constantFrom(...dimensions.filter((one) => one !== 'client')), {
      maxLength: 2,
    }),
    period: fc.oneof(
      fc.constantFrom({ name: 'month' } as const, { name: 'year12' } as const),
      fc.record({ name: fc.constant('custom' as const), from: days, to: days }),
    ),
    compare: fc.constantFrom(null, 'before' as const, 'lastYear' as const),
    narrowed: fc.constantFrom({}, { brand: 'Élan & fils' }, { customer: 'c', country: 'FR' }),
  })
  fc.assert(
    fc.property(questions, (question) => {
      expect(questionOf(writtenOf(question))).toEqual(question)
    }),
  )
})

test('what an address says wrongly is the usual', () => {
  expect(questionOf({ measure: 'nothing', by: 'month,month,nope', from: '2026-02-30' })).toEqual({
    measure: 'sales',
    by: ['month'],
    period: { name: 'year12' },
    compare: 'lastYear',
    narrowed: {},
  })
  expect(questionOf({ by: 'client,item' }).by).toEqual(['customer', 'item'])
})

test('each day is in the days of its key, whatever the span, and keys follow each other', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...spans), (one, span) => {
      const own = daysOfKey(span, keyOf(span, one))
      expect(own && own.from <= one && one <= own.to).toBe(true)
      const keys = keysOf(span, { from: one, to: addDays(one, 300) })
      expect(keys[0]).toBe(keyOf(span, one))
      expect(keys.at(-1)).toBe(keyOf(span, addDays(one, 300)))
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

const asked: Question = {
  measure: 'sales',
  by: ['month', 'brand'],
  period: { name: 'year12' },
  compare: null,
  narrowed: { seller: 's' },
}
const year = { from: day('2025-04-10'), to: day('2026-03-31') }

test('a cell leads to its own days and name, then to clients, then items, then nothing more', () => {
  const cell = [
    { key: '2025-04', id: null },
    { key: 'Elan', id: null },
  ]
  const first = narrowedTo(asked, year, cell)
  expect(first).toMatchObject({
    period: { name: 'custom', from: '2025-04-10', to: '2025-04-30' },
    narrowed: { seller: 's', brand: 'Elan' },
    by: ['item'],
  })
  const second = first && narrowedTo(first, year, [{ key: 'R1', id: 'i' }])
  expect(second).toMatchObject({ narrowed: { item: 'i', brand: 'Elan' }, by: ['customer'] })
  expect(second && narrowedTo(second, year, [{ key: 'C1', id: 'c' }])?.by).toEqual([])
  // What has no brand is asked for too, and so is what is due at no date.
  expect(narrowedTo(asked, year, [cell[0]!, { key: '', id: null }])?.narrowed.brand).toBe(absent)
  const undated = narrowedTo({ ...asked, measure: 'due' }, null, [{ key: '', id: null }])
  expect(undated).toMatchObject({ period: asked.period, narrowed: { undated: 'true' } })
  expect(narrowedTo(asked, year, [{ key: 'nothing', id: null }, cell[1]!])).toBeNull()
})

const row = (keys: readonly string[], value: string) => ({
  parts: keys.map((key) => ({ key, label: key, id: null })),
  value,
})
const answer = (...rows: Answer['rows']): Answer => ({
  rows,
  count: rows.length,
  total: String(rows.reduce((sum, { value }) => sum + Number(value), 0)),
})

test('months without a sale are shown as nothing, each beside its twin', () => {
  const pivot = pivotOf(
    {
      measure: 'sales',
      by: ['month'],
      period: { from: day('2026-01-01'), to: day('2026-03-15') },
      before: { from: day('2025-01-01'), to: day('2025-03-15') },
    },
    answer(row(['2026-01'], '10.00'), row(['2026-03'], '-2.50')),
    answer(row(['2025-02'], '4.00')),
  )
  expect(pivot.rows.map(({ key, value, before }) => [key, value, before])).toEqual([
    ['2026-01', 1000, 0],
    ['2026-02', 0, 400],
    ['2026-03', -250, 0],
  ])
  expect([pivot.total, pivot.before]).toEqual([750, 400])
})

test('two answers side by side: what is no longer there too, and in time each month beside its twin', () => {
  const [period, before] = [
    { from: day('2026-01-01'), to: day('2026-02-28') },
    { from: day('2025-01-01'), to: day('2025-02-28') },
  ]
  const now = answer(row(['2026-01', 'Elan'], '3.00'), row(['2026-02', 'Godin'], '5.00'))
  const then = answer(row(['2025-01', 'Elan'], '1.00'), row(['2025-02', 'Elan'], '2.00'))
  const asked = { measure: 'sales', by: ['month', 'brand'], period, before } as const
  const told = (rows: ReturnType<typeof beside>) =>
    rows.map(({ parts, value, before: was }) => [...parts.map(({ key }) => key), value, was])
  expect(told(beside(asked, now, then))).toEqual([
    ['2026-01', 'Elan', 300, 100],
    ['2026-02', 'Godin', 500, 0],
    ['2026-02', 'Elan', 0, 200],
  ])
  // Beyond what was read nobody knows: it is not nothing.
  const cut = { ...then, count: 9 }
  expect(told(beside(asked, now, cut))[1]).toEqual(['2026-02', 'Godin', 500, null])
  expect(told(beside(asked, { ...now, count: 9 }, then))).toHaveLength(2)
})

test('two dimensions cross where one of them is short, whichever it is; else they are pairs', () => {
  const many = Array.from({ length: 30 }, (_, n) => row(['2026-01', `c${n}`], '1.00'))
  const ask = { measure: 'sales', by: ['month', 'customer'], period: null, before: null } as const
  const turned = pivotOf(ask, answer(...many, row(['2026-02', 'c1'], '5.00')), null)
  expect(turned.by).toEqual(['customer', 'month'])
  expect(turned.columns.map(({ key }) => key)).toEqual(['2026-01', '2026-02'])
  expect(turned.rows[0]).toMatchObject({ key: 'c1', value: 600 })
  expect(turned.drawn?.by).toEqual(['month', 'customer'])
  const wide = Array.from({ length: 30 }, (_, n) => row([`i${n}`, `c${n}`], '1.00'))
  const pairs = pivotOf({ ...ask, by: ['item', 'customer'] }, answer(...wide), null)
  expect([pairs.columns.length, pairs.rows.length]).toEqual([0, 30])
  expect(sorted(turned.rows, { by: 'value', direction: 'asc' }).at(-1)?.key).toBe('c1')
})
