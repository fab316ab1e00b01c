import { expect, test } from 'vitest'
import { match } from './matching.ts'

const routes = ['/clients', '/clients/:id', '/clients/nouveau', '/clients/:id/:onglet'].map(
  (path) => ({
    path,
  }),
)
const found = (path: string) => {
  const one = match(routes, path)
  return one && [one.route.path, one.params]
}

test('a path finds its screen and its parts', () => {
  expect(found('/clients')).toEqual(['/clients', {}])
  expect(found('/clients/')).toEqual(['/clients', {}])
  expect(found('/clients/42')).toEqual(['/clients/:id', { id: '42' }])
  expect(found('/clients/a%2Fb/documents')).toEqual([
    '/clients/:id/:onglet',
    { id: 'a/b', onglet: 'documents' },
  ])
})

test('a fixed word is no part', () => {
  expect(found('/clients/nouveau')).toEqual(['/clients/nouveau', {}])
})

test('what leads nowhere leads nowhere', () => {
  expect(found('/factures')).toBeNull()
  expect(found('/clients/1/2/3')).toBeNull()
  expect(found('/clients/%E0%A4%A')).toBeNull()
})
