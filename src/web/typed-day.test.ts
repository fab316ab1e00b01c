import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readTypedDay } from './typed-day.ts'

// A Tuesday.
const today = day('2026-03-31')
const read = (typed: string) => readTypedDay(typed, today)

test('figures, in every way they are typed', () => {
  for (const typed of [
    '05/04/2026',
    '5/4/2026',
    '5.4.26',
    '5-4-2026',
    '050426',
    '05042026',
    '2026-04-05',
  ]) {
    expect(read(typed), typed).toBe('2026-04-05')
  }
})

test('without its year a day is the nearest one meant', () => {
  expect(read('5/4')).toBe('2026-04-05')
  expect(read('15/3')).toBe('2026-03-15')
  expect(readTypedDay('5/1', day('2026-12-20'))).toBe('2027-01-05')
})

test('names', () => {
  expect(read('demain')).toBe('2026-04-01')
  expect(read('Après-demain')).toBe('2026-04-02')
  expect(read('aujourd’hui')).toBe('2026-03-31')
  expect(read('hier')).toBe('2026-03-30')
  expect(read('fin de mois')).toBe('2026-03-31')
  expect(read('tomorrow')).toBe('2026-04-01')
})

test('a weekday is the next one, never today', () => {
  expect(read('ven.')).toBe('2026-04-03')
  expect(read('vendredi')).toBe('2026-04-03')
  expect(read('fri')).toBe('2026-04-03')
  expect(read('mardi')).toBe('2026-04-07')
  expect(read('lun')).toBe('2026-04-06')
})

test('steps', () => {
  expect(read('+30')).toBe('2026-04-30')
  expect(read('+2s')).toBe('2026-04-14')
  expect(read('-1 j')).toBe('2026-03-30')
})

test('what is no day is none', () => {
  for (const typed of ['', '31/02/2026', '32/1', 'bientôt', 've', '12', '+', '99999999']) {
    expect(read(typed), typed).toBeNull()
  }
})
