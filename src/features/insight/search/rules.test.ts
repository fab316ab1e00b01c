import { expect, test } from 'vitest'
import { defaultNumbering } from '#features/base/company/rules.ts'
import { numbersOf, speaksOf } from './rules.ts'

const { invoice, credit_note: credit } = defaultNumbering

test.each([
  ['FA-2026-00042', ['FA-2026-00042']],
  ['fa-2026-00042', ['FA-2026-00042', 'fa-2026-00042']],
  [' 536365 ', ['536365', 'FA-2026-536365', 'AV-2026-536365']],
  ['42', ['42', 'FA-2026-00042', 'FA-2024-00042', 'AV-2025-00042']],
  ['00042', ['00042', 'FA-2026-00042']],
  ['dupont', []],
  ['0', ['0']],
])('"%s" may stand for %o', (typed, some) => {
  const numbers = numbersOf(typed, [invoice, credit], 2026)
  expect(numbers).toEqual(expect.arrayContaining(some))
  if (some.length === 0) expect(numbers).toEqual([])
})

test('a bare count goes back three years, and no further', () => {
  expect(numbersOf('7', [invoice], 2026)).toEqual([
    '7',
    'FA-2026-00007',
    'FA-2025-00007',
    'FA-2024-00007',
  ])
  expect(numbersOf('7', [{ prefix: 'F', digits: 3, yearly: false }], 2026)).toEqual(['7', 'F007'])
})

test.each([
  ['Éloïse Lefèvre eloise@martin.example 33612345678 0612345678', 'lefevre', true],
  ['Éloïse Lefèvre eloise@martin.example 33612345678 0612345678', 'lefebvre eloise', true],
  ['Éloïse Lefèvre eloise@martin.example 33612345678 0612345678', '061234', true],
  ['Éloïse Lefèvre eloise@martin.example 33612345678 0612345678', '0612345679', false],
  ['Éloïse Lefèvre', 'boulangerie', false],
  ['Éloïse Lefèvre', 'lefevre lyon', false],
])('%s, asked %s: %s', (text, sought, told) => {
  expect(speaksOf(text, sought)).toBe(told)
})
