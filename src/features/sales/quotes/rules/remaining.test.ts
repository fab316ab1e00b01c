import { expect, test } from 'vitest'
import { quantity } from '#kernel/money.ts'
import { beyondQuote, invoicingOf, remainingOf } from './remaining.ts'

const line = (id: string, quoted: number, invoiced: number) => ({
  id,
  quantity: quantity(quoted),
  invoiced: quantity(invoiced),
})

test.each([
  [50, 0, 50],
  [50, 20, 30],
  [50, 50, 0],
  [50, 60, 0],
  [-50, 0, -50],
  [-50, -20, -30],
  [-50, -60, 0],
  [0, 0, 0],
])('of %i quoted and %i invoiced, %i remains', (quoted, invoiced, left) => {
  expect(remainingOf(line('a', quoted, invoiced))).toBe(left)
})

test('a quote is invoiced not at all, in part, or whole', () => {
  expect(invoicingOf([])).toBe('none')
  expect(invoicingOf([line('a', 10, 0), line('b', 5, 0)])).toBe('none')
  expect(invoicingOf([line('a', 10, 10), line('b', 5, 0)])).toBe('partial')
  expect(invoicingOf([line('a', 10, 4), line('b', 5, 5)])).toBe('partial')
  expect(invoicingOf([line('a', 10, 10), line('b', -5, -5), line('c', 0, 0)])).toBe('whole')
})

test('no line takes more than remains of its source, alone or together', () => {
  const quoted = [line('a', 50, 20), line('b', -10, 0)]
  const take = (...asked: [string | null, number][]) =>
    beyondQuote(
      asked.map(([quoteLine, wanted]) => ({ quoteLine, quantity: quantity(wanted) })),
      quoted,
    )
  expect(take(['a', 30])).toBeNull()
  expect(take(['a', 31])).toBe(0)
  expect(take(['a', 20], ['a', 10])).toBeNull()
  expect(take(['a', 20], ['a', 11])).toBe(1)
  expect(take(['a', -1])).toBe(0)
  expect(take(['b', -10])).toBeNull()
  expect(take(['b', -11])).toBe(0)
  expect(take(['b', 1])).toBe(0)
  expect(take([null, 9999], ['elsewhere', 9999])).toBeNull()
})
