import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import type { Filter } from './definition.ts'
import { likeliest, suggestions } from './suggestions.ts'
import { fr } from './words.ts'

const noRecords = () => Promise.resolve([])
const noName = () => Promise.resolve('')

const filters: readonly Filter<object>[] = [
  {
    kind: 'choice',
    name: 'state',
    many: true,
    label: () => 'État',
    options: () => [
      { value: 'draft', label: 'Brouillon' },
      { value: 'sent', label: 'Envoyé' },
      { value: 'signed', label: 'Signé' },
    ],
  },
  { kind: 'flag', name: 'late', label: () => 'En retard' },
  { kind: 'days', from: 'from', to: 'to', label: () => 'Date' },
  { kind: 'amounts', from: 'min', to: 'max', label: () => 'Montant' },
  { kind: 'text', name: 'city', label: () => 'Ville' },
  { kind: 'record', name: 'store', label: () => 'Magasin', search: noRecords, nameOf: noName },
]
const offered = (typed: string, query = {}) =>
  suggestions(typed, {
    filters,
    words: {},
    list: fr,
    formats: formats('fr', 'EUR', 'Europe/Paris'),
    today: day('2026-03-31'),
    query,
  })
const first = (typed: string, query = {}) => offered(typed, query)[0]?.change

test('a value finds its field', () => {
  expect(first('retard')).toEqual({ late: 'true' })
  expect(first('sig')).toEqual({ state: 'signed' })
  expect(first('envoye')).toEqual({ state: 'sent' })
  expect(first('mars 2026')).toEqual({ from: '2026-03-01', to: '2026-03-31' })
  expect(first('12/03/2026')).toEqual({ from: '2026-03-12', to: '2026-03-12' })
  expect(offered('rouen').at(-1)?.change).toEqual({ city: 'rouen' })
})

test('a second value of a filter is "or"', () => {
  expect(first('sig', { state: 'draft' })).toEqual({ state: 'draft,signed' })
  expect(first('sig', { state: 'draft,signed' })).toEqual({ state: 'draft,signed' })
})

test('amounts, one-sided and between', () => {
  expect(first('> 1000')).toEqual({ min: '1000.00' })
  expect(first('<= 250,50')).toEqual({ max: '250.50' })
  expect(first('1000-2000')).toEqual({ min: '1000.00', max: '2000.00' })
  expect(offered('1 500').map(({ change }) => change)).toContainEqual({ min: '1500.00' })
})

test('nothing typed offers every choice, and the form of what has none', () => {
  const all = offered('')
  expect(all.map(({ value }) => value)).toEqual(
    expect.arrayContaining(['Brouillon', 'Signé', 'oui']),
  )
  expect(all.filter(({ change }) => change === null).map(({ field }) => field)).toEqual([
    'Date',
    'Montant',
    'Magasin',
  ])
})

test('a field is found by its name, though its values are asked of the server', () => {
  expect(offered('maga')[0]).toMatchObject({ field: 'Magasin', change: null })
})

test('what begins with the typed text comes before what only has it', () => {
  const found = (value: string) => ({ id: value, field: 'Client', value, change: {}, filter: 4 })
  const all = [found('Hôtel de Lyon'), { ...found('Lyon – Presqu’île'), field: 'Magasin' }]
  const records = filters.map(() => ({ kind: 'record' as const }))
  expect(likeliest(all, 'lyon', records).map(({ field }) => field)).toEqual(['Magasin', 'Client'])
})
