import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { runningBalance } from './movements.ts'

const moved = (on: string, effect: number, rank = on) => ({
  id: `${on} ${effect}`,
  day: day(on),
  rank,
  effect: cents(effect),
})
const told = (since: string | null, balance: number, ...movements: ReturnType<typeof moved>[]) =>
  runningBalance(movements, cents(balance), since === null ? null : day(since)).map((one) => [
    one.id,
    one.balance,
  ])

test('the latest movement leads to the balance of today, the first starts from nothing', () => {
  const all = [
    moved('2026-01-10', 12_000),
    moved('2026-03-05', -5_000),
    moved('2026-02-01', 3_000),
    moved('2026-03-20', 0),
  ]
  expect(told(null, 10_000, ...all)).toEqual([
    ['2026-03-20 0', 10_000],
    ['2026-03-05 -5000', 10_000],
    ['2026-02-01 3000', 15_000],
    ['2026-01-10 12000', 12_000],
  ])
})

test('within a day, what was written last comes first', () => {
  const invoice = moved('2026-03-05', 12_000, '2026-03-05T09:00')
  const payment = moved('2026-03-05', -12_000, '2026-03-05T10:00')
  expect(told(null, 0, invoice, payment)).toEqual([
    [payment.id, 0],
    [invoice.id, 12_000],
  ])
})

test('nothing is said of days that are not wholly known', () => {
  const all = [moved('2026-01-10', 12_000), moved('2026-03-05', -5_000)]
  expect(told('2026-01-10', 7_000, ...all)).toEqual([['2026-03-05 -5000', 7_000]])
})
