import { expect, test } from 'vitest'
import { csvHead, csvWords } from './csv.ts'
import { invoiceKinds } from './life.ts'
import { paymentStates } from './payment.ts'

test('both languages have the same columns, and a word for everything', () => {
  expect(csvHead('fr').startsWith('\ufeffType;Numéro;Date;')).toBe(true)
  for (const locale of ['fr', 'en'] as const) {
    const { headings, kinds, payments } = csvWords[locale]
    expect(headings).toHaveLength(16)
    expect(csvHead(locale).split(';')).toHaveLength(16)
    expect(Object.keys(kinds).sort()).toEqual([...invoiceKinds].sort())
    expect(Object.keys(payments).sort()).toEqual([...paymentStates].sort())
    for (const word of [...headings, ...Object.values(kinds), ...Object.values(payments)]) {
      expect(word).toMatch(/^[\p{L} ’-]+$/u)
    }
  }
})
