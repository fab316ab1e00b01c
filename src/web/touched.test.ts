import { expect, test } from 'vitest'
import { isTouched } from './touched.ts'

test('a change touches the lists of its noun, its own record and what shows it, and no other', () => {
  const id = 'a'
  const list = ['GET /quotes', { offset: 0 }]
  const record = (which: string) => ['GET /quotes/:id/links', { id: which }]
  expect(isTouched(list, [['quote', id]])).toBe(true)
  expect(isTouched(record(id), [['quote', id]])).toBe(true)
  expect(isTouched(record('b'), [['quote', id]])).toBe(false)
  expect(isTouched(record('b'), [['quote', null]])).toBe(true)
  expect(isTouched(['GET /home', {}], [['quote', id]])).toBe(true)
  expect(isTouched(['GET /customers/:id', { id: 'c' }], [['quote', id]])).toBe(true)
  expect(isTouched(['GET /items', {}], [['quote', id]])).toBe(false)
  expect(isTouched(['GET /journal', {}], [['unheard', id]])).toBe(true)
  expect(isTouched(['GET /quotes', {}], [['unheard', id]])).toBe(false)
  expect(isTouched(['me'], [['quote', id]])).toBe(false)
})
