import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reasons } from './refusal.ts'
import { french } from './typography.ts'

test.each([
  ['Supprimer ce devis ?', 'Supprimer ce devis\u202f?'],
  ['Attention ! Trop tard ; tant pis.', 'Attention\u202f! Trop tard\u202f; tant pis.'],
  ['Exemple : {name}', 'Exemple\u00a0: {name}'],
  [
    'Cocher « Fournisseur » ou «Client»',
    'Cocher «\u00a0Fournisseur\u00a0» ou «\u00a0Client\u00a0»',
  ],
  ["L'adresse d'envoi...", 'L’adresse d’envoi…'],
  ['4 000 pixels, 1 000 000 €, 20 %', '4\u202f000 pixels, 1\u202f000\u202f000\u00a0€, 20\u00a0%'],
  ['06 12 34 56 78', '06 12 34 56 78'],
  ['https://exemple.fr/?a=1:2', 'https://exemple.fr/?a=1:2'],
  ['à 14:30', 'à 14:30'],
])('%s', (typed, dressed) => expect(french(typed)).toBe(dressed))

test('dressing twice is dressing once', () => {
  const any = fc.string({
    unit: fc.constantFrom(..."aé 0 1:;!?«» '.€%\u00a0\u202f…’"),
    maxLength: 40,
  })
  fc.assert(
    fc.property(any, (text) => {
      expect(french(french(text))).toBe(french(text))
    }),
    { numRuns: 5000 },
  )
})

test('the sentences of refusals are dressed, in French only', () => {
  const table = reasons({ late: { fr: 'Trop tard : où aller ?', en: 'Too late : where to ?' } })
  expect(table.late).toEqual({
    fr: 'Trop tard\u00a0: où aller\u202f?',
    en: 'Too late : where to ?',
  })
})
