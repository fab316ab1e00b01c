import { expect, test } from 'vitest'
import { entriesOf, type Group } from './entries.ts'

const group = (key: string | null, count: number): Group => ({ key, name: key, count, sums: {} })
const groups = [group('a', 3), group('b', 1), group(null, 2)]
const written = (entries: ReturnType<typeof entriesOf>) =>
  Array.from({ length: entries.count }, (_, place) => {
    const { head, row } = entries.at(place)
    return head ? `${head.key ?? '–'}${head.folded ? '+' : ''}` : row
  })

test('without groups, entries are the rows', () => {
  const entries = entriesOf(null, 3, new Set())
  expect(written(entries)).toEqual([0, 1, 2])
  expect([entries.moved(0, 1), entries.moved(0, -1), entries.moved(1, 9)]).toEqual([1, 0, 2])
  expect(entries.placeOf(2)).toBe(2)
})

test('with groups, each head comes before its rows, and a folded one hides them', () => {
  expect(written(entriesOf(groups, 6, new Set()))).toEqual(['a', 0, 1, 2, 'b', 3, '–', 4, 5])
  expect(written(entriesOf(groups, 6, new Set(['a', ''])))).toEqual(['a+', 'b', 3, '–+'])
  expect(written(entriesOf(groups, 6, new Set(['a', 'b', ''])))).toEqual(['a+', 'b+', '–+'])
})

test('a row is found where it stands, and one moves from row to row over heads and folded groups', () => {
  const open = entriesOf(groups, 6, new Set())
  for (let place = 0; place < open.count; place += 1) {
    const { row } = open.at(place)
    if (row !== null) expect(open.placeOf(row)).toBe(place)
  }
  expect([open.moved(2, 1), open.moved(3, -1), open.moved(-1, 1)]).toEqual([3, 2, 0])
  const folded = entriesOf(groups, 6, new Set(['b']))
  expect(folded.placeOf(3)).toBe(null)
  expect([folded.moved(2, 1), folded.moved(4, -1), folded.moved(5, 1)]).toEqual([4, 2, 5])
  expect(entriesOf(groups, 6, new Set(['a', 'b', ''])).moved(2, 1)).toBe(2)
})
