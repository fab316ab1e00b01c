import { expect, test } from 'vitest'
import { bps } from '#kernel/money.ts'
import { inserted, removed } from './edits.ts'
import { blankLine, type Cell, type EditorLine, named } from './line.ts'
import { firstUnread, ofDocument, type UnreadLines, withUnread } from './unread.ts'

const vat = { category: 'S' as const, rate: bps(2000) }
const item = (key: string): EditorLine => named(blankLine(key, vat), `Article ${key}`)
const lines = [item('a'), item('b'), blankLine('end', vat)]
const unread = (typed: string) => ({ typed, why: `« ${typed} » n’est pas un montant.` })
const left = (...told: [key: string, cell: Cell, typed: string][]): UnreadLines =>
  told.reduce<UnreadLines>(
    (all, [key, cell, typed]) => withUnread(all, key, cell, unread(typed)),
    new Map(),
  )

test('the first cell that is not read holds the draft, in the order of reading', () => {
  let all = left(['b', 'quantity', 'deux'], ['a', 'discount', 'peu'], ['a', 'price', 'abc'])
  const read = (key: string, cell: Cell) => (all = withUnread(all, key, cell, null))
  expect(firstUnread(all, lines)).toEqual({ key: 'a', cell: 'price', why: unread('abc').why })
  read('a', 'price')
  expect(firstUnread(all, lines)).toMatchObject({ key: 'a', cell: 'discount' })
  read('a', 'discount')
  expect(firstUnread(all, lines)).toMatchObject({ key: 'b', cell: 'quantity' })
  read('b', 'quantity')
  expect(firstUnread(all, lines)).toBe(null)
  expect(all.size).toBe(0)
})

test('the discount on the whole holds it too, after the lines', () => {
  const all = left([ofDocument, 'discount', 'beaucoup'])
  expect(firstUnread(all, lines)).toMatchObject({ key: ofDocument, cell: 'discount' })
  const both = withUnread(all, 'b', 'cost', unread('abc'))
  expect(firstUnread(both, lines)).toMatchObject({ key: 'b', cell: 'cost' })
})

test('it goes with its line, and comes back with it as it was typed', () => {
  const all = left(['a', 'price', 'abc'])
  expect(firstUnread(all, removed(lines, 'a'))).toBe(null)
  expect(firstUnread(all, lines)).toMatchObject({ key: 'a', cell: 'price' })
  // Emptied, the line shows no cell but its name.
  const emptied = inserted(removed(lines, 'a'), 'b', [blankLine('a', vat)], true)
  expect(firstUnread(all, emptied)).toBe(null)
})

test('what is said of a line leaves the others as they are: their rows are not drawn again', () => {
  const all = left(['a', 'price', 'abc'])
  expect(withUnread(all, 'b', 'price', unread('xyz')).get('a')).toBe(all.get('a'))
})
