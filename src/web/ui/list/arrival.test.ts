import { expect, test } from 'vitest'
import type { View, Views } from '../../views.ts'
import { addressOfView, arrivalOf, rememberedOf, sameQuery } from './arrival.ts'

const view = (id: string, query: Record<string, string>): View => ({
  id,
  list: 'quotes',
  name: id,
  query,
  layout: {},
  shared: false,
  version: 1,
  starred: false,
  boards: [],
  changeable: true,
})
const known: Views = {
  views: [view('a', { validity: 'expired' }), view('b', {})],
  lists: [{ list: 'quotes', layout: {}, view: 'a' }],
}
const bare: Views = { views: known.views, lists: [] }
const kept = { store: 's' }

test('what a link says is what is shown', () => {
  expect(arrivalOf({ customer: 'c' }, 'quotes', known, kept)).toBe(null)
  expect(arrivalOf({ customer: 'c', vue: 'a' }, 'quotes', known, kept)).toBe(null)
})

test('a link that only names a view opens it; of another list, or unknown, it says nothing', () => {
  expect(arrivalOf({ vue: 'a' }, 'quotes', bare, kept)).toEqual({ validity: 'expired', vue: 'a' })
  expect(arrivalOf({ vue: 'a', row: '12' }, 'quotes', bare, kept)).toEqual({
    validity: 'expired',
    vue: 'a',
  })
  expect(arrivalOf({ vue: 'b' }, 'quotes', bare, kept)).toBe(null)
  expect(arrivalOf({ vue: 'a' }, 'invoices', bare, kept)).toBe(null)
  expect(arrivalOf({ vue: 'zzz' }, 'quotes', bare, kept)).toBe(null)
})

test('without a word, the view that one opens with comes first, then the filters of the last time', () => {
  expect(arrivalOf({}, 'quotes', known, kept)).toEqual(addressOfView(known.views[0]!))
  expect(arrivalOf({ row: '3' }, 'quotes', bare, kept)).toEqual(kept)
  expect(arrivalOf({}, 'quotes', bare, {})).toBe(null)
  expect(arrivalOf({}, 'quotes', bare, null)).toBe(null)
})

test('a view remembers an order only where it is not the list’s own', () => {
  const said = { filters: { store: 's' }, q: '', group: 'customer' }
  const own = { by: 'day', direction: 'desc' }
  expect(rememberedOf({ ...said, sort: 'day', direction: 'desc' }, own)).toEqual({
    store: 's',
    group: 'customer',
  })
  expect(rememberedOf({ ...said, sort: 'day', direction: 'asc' }, own)).toEqual({
    store: 's',
    group: 'customer',
    sort: 'day',
    direction: 'asc',
  })
  expect(sameQuery({ a: '1', b: '2' }, { b: '2', a: '1' })).toBe(true)
  expect(sameQuery({ a: '1' }, { a: '1', b: '2' })).toBe(false)
})
