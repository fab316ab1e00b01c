import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fold, searchText } from './search.ts'

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

test('the text of a record: its parts, each word once', () => {
  expect(searchText('Boulangerie Martin', null, 'MARTIN', undefined, '', 'Évry')).toBe(
    'boulangerie martin evry',
  )
  expect(searchText(null)).toBe('')
})
