import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, needle, phoneDigits, searchText } from './search.ts'

test.each([
  ['Cœur d’Étoile — S.A.R.L.', 'coeur d etoile s a r l'],
  ['ÇA, OÙ ? L’ÎLE… À NOËL !', 'ca ou l ile a noel'],
  ['Lætitia Øster & Łukasz Weiß', 'laetitia oster lukasz weiss'],
  ['FA-2026-000123', 'fa 2026 000123'],
  ['  12,50\u202f€\u00a0TTC ', '12 50 ttc'],
  ['E\u0301milie', 'emilie'],
  ['ﬁche №5 Ｗ½', 'fiche no5 w1 2'],
  ['İstanbul IŞIK', 'istanbul isik'],
  ['100 % “été”', '100 ete'],
  ['', ''],
  ['!?…', ''],
  ['東京 Ωμέγα', '東京 ωμεγα'],
])('%s folds to %s', (text, folded) => expect(fold(text)).toBe(folded))

test('folding twice is folding once, and leaves words alone', () => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(any, (text) => {
      const folded = fold(text)
      expect(fold(folded)).toBe(folded)
      expect(folded).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u)
    }),
    { numRuns: 5000 },
  )
})

test('upper and lower case, composed and decomposed, fold alike', () => {
  const french = fc.string({
    unit: fc.constantFrom(...'aàâäbcçdeéèêëiîïnoôöœæuùûüyÿ 1-’'),
    maxLength: 30,
  })
  fc.assert(
    fc.property(french, (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text))
      expect(fold(text.normalize('NFD'))).toBe(fold(text))
    }),
  )
})

test('the text of a record: its parts, each once, its words in their place', () => {
  expect(searchText('Martin', null, 'MARTIN', undefined, '', '…', 'Évry')).toBe('martin evry')
  expect(searchText('Salon 2026', 'FA-2026-00042')).toContain(fold('FA-2026-00042'))
  expect(searchText(null)).toBe('')
  expect(searchText('Constructor SA')).toBe('constructor sa')
})

test.each([
  ['06 12 34', '061234'],
  ['+33 (0)6.12.34', '3361234'],
  ['0033 6 12 34 56 78', '33612345678'],
  ['732 829 320', '732829320'],
  ['Dupont 69', 'dupont 69'],
  ['Dupont 06-12', 'dupont 0612'],
  ['Lyon 69002', 'lyon 69002'],
  ['T00042', 't00042'],
  ['Dupont et Fils', 'dupont fils'],
  ['Et', 'et'],
  ['St-Étienne', 'saint etienne'],
  ['St', 'st'],
  ['panneau 60 72', 'panneau 60 72'],
  ['FA-2026-00042', 'fa 2026 00042'],
  ['2026-00042', '2026 00042'],
  ['2026 00042', '2026 00042'],
  ['06-12-34-56-78', '0612345678'],
  ['552\u202f100\u00a0554 00013', '55210055400013'],
  ['', ''],
])('%s is sought as %s', (typed, sought) => {
  expect(needle(typed)).toBe(sought)
})

test('a saint is found in full and in short', () => {
  expect(searchText('Mairie de St-Étienne')).toBe('mairie de st etienne saint')
})

test('a phone number is found with its country code and without', () => {
  expect(phoneDigits('+33612345678')).toBe('33612345678 0612345678')
  expect(phoneDigits('+32475123456')).toBe('32475123456')
  expect(phoneDigits('')).toBe('')
})
