import { expect, test } from 'vitest'
import { nearness, slipped } from './matching.ts'

test('nearer labels score higher', () => {
  const scores = ['Factures', 'Nouvelle facture', 'Préfacturer', 'Clients'].map((label) =>
    nearness(label, 'fact'),
  )
  expect(scores).toEqual([5, 4, 3, 0])
})

test('accents, capitals and the order of words do not matter', () => {
  expect(nearness('Règlements', 'regl')).toBe(5)
  expect(nearness('Passer au thème sombre', 'SOMBRE theme')).toBe(4)
})

test('one slip of the finger is forgiven in a word of four letters or more', () => {
  expect(nearness('Factures', 'fcature')).toBeGreaterThan(0)
  expect(nearness('Factures', 'facure')).toBeGreaterThan(0)
  expect(nearness('Factures', 'facxture')).toBeGreaterThan(0)
  expect(nearness('Factures', 'fax')).toBe(0)
  expect(nearness('Factures', 'fautcre')).toBe(0)
  expect(slipped('factures', 'fbctures')).toBe(true)
})
