import { expect, test } from 'vitest'
import { amountSought, soughtIn } from './search.ts'

test('an amount is looked for as one where it is written as one', () => {
  for (const typed of ['1 234,50', '1234.50', '1\u202f234,50 €', ' 1234,50€ ']) {
    expect(amountSought(typed), typed).toBe(123_450)
  }
  expect(amountSought('42 €')).toBe(4200)
  expect(amountSought('-12,00')).toBe(-1200)
  for (const typed of [
    '',
    '42',
    '00042',
    'FA-2026-00042',
    '2026',
    '12,5',
    'lampe 12,50',
    '1,234.5',
  ]) {
    expect(amountSought(typed), typed).toBe(null)
  }
})

test('what is typed without a space stays together', () => {
  expect(soughtIn('FA-2026-00042 École')).toEqual(['%fa 2026 00042%', '%ecole%'])
  expect(soughtIn(' % _ ')).toEqual([])
})
