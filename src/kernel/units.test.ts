import { expect, test } from 'vitest'
import { quantity } from './money.ts'
import { unitFor } from './units.ts'

test.each([
  ['pièce', 10_000, 'fr', 'pièce'],
  ['pièce', 19_999, 'fr', 'pièce'],
  ['pièce', 20_000, 'fr', 'pièces'],
  ['pièce', -30_000, 'fr', 'pièces'],
  ['rouleau', 50_000, 'fr', 'rouleaux'],
  ['pièces', 50_000, 'fr', 'pièces'],
  ['m²', 50_000, 'fr', 'm²'],
  ['mois', 50_000, 'fr', 'mois'],
  ['toString', 50_000, 'fr', 'toString'],
  ['hour', 15_000, 'en', 'hours'],
  ['hour', 10_000, 'en', 'hour'],
  ['box', 0, 'en', 'boxes'],
] as const)('%s × %i in %s is %s', (unit, size, locale, written) => {
  expect(unitFor(unit, quantity(size), locale)).toBe(written)
})
