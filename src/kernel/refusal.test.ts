import { expect, test } from 'vitest'
import { fill, reasons, Refusal, refuse } from './refusal.ts'

const refusal = (act: () => never): Refusal => {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

test('a refusal carries its code, its field, its values and what mends it', () => {
  const refused = refusal(() => refuse('too_late', 'day', { days: 3 }, { theirs: 2 }))
  expect(refused).toMatchObject({
    name: 'Refusal',
    message: 'too_late',
    code: 'too_late',
    param: 'day',
    values: { days: 3 },
    more: { theirs: 2 },
  })
  expect(refusal(() => refuse('not_found'))).toMatchObject({
    param: undefined,
    values: {},
    more: {},
  })
})

test('places of a sentence are filled, all of them, with the values as they are', () => {
  expect(fill('{n} jours avant le {day}, oui {n}', { n: 3, day: '1ᵉʳ mai' })).toBe(
    '3 jours avant le 1ᵉʳ mai, oui 3',
  )
  expect(fill('{name}', { name: '$& {n} $1' })).toBe('$& {n} $1')
  expect(fill('zéro : {n}', { n: 0 })).toBe('zéro : 0')
})

test('a place without a value is left to be seen', () => {
  expect(fill('Il manque {name}')).toBe('Il manque {name}')
  expect(fill('{constructor} {toString}', {})).toBe('{constructor} {toString}')
})

test('a table of reasons is itself', () => {
  const table = reasons({ no_lines: { fr: 'Ajoutez une ligne.', en: 'Add a line.', status: 422 } })
  expect(table.no_lines.status).toBe(422)
})
