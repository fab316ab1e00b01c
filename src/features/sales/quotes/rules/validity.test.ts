import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { quoteStates } from './life.ts'
import { validityOf, validUntilWhenSent } from './validity.ts'

const today = day('2026-03-31')
const inDays = (n: number) => ({ state: 'sent' as const, validUntil: addDays(today, n) })

test.each([
  [-400, 'expired'],
  [-1, 'expired'],
  [0, 'expiring'],
  [1, 'expiring'],
  [9, 'expiring'],
  [10, 'expiring'],
  [11, 'valid'],
  [365, 'valid'],
])('a sent quote with %i days left is %s', (left, validity) => {
  expect(validityOf(inDays(left), today, 10)).toEqual({ validity, daysLeft: left })
})

test('the threshold is the one of the company, its own day counted', () => {
  expect(validityOf(inDays(0), today, 0).validity).toBe('expiring')
  expect(validityOf(inDays(1), today, 0).validity).toBe('valid')
  expect(validityOf(inDays(90), today, 90).validity).toBe('expiring')
  expect(validityOf(inDays(91), today, 90).validity).toBe('valid')
})

test('only a sent quote runs out; without a limit it is pending', () => {
  expect(validityOf({ state: 'sent', validUntil: null }, today, 10)).toEqual({
    validity: 'pending',
    daysLeft: null,
  })
  for (const state of quoteStates.filter((one) => one !== 'sent')) {
    expect(validityOf({ ...inDays(-5), state }, today, 10)).toEqual({
      validity: state,
      daysLeft: null,
    })
  }
})

test('a validity that nobody chose runs from the sending; one that was chosen stays', () => {
  const drafted = day('2026-03-01')
  const sent = day('2026-03-20')
  const usual = { day: drafted, validUntil: addDays(drafted, 30) }
  expect(validUntilWhenSent(usual, sent, 30)).toBe('2026-04-19')
  expect(validUntilWhenSent({ ...usual, validUntil: day('2026-04-01') }, sent, 30)).toBe(
    '2026-04-01',
  )
  expect(validUntilWhenSent({ ...usual, validUntil: null }, sent, 30)).toBeNull()
})
