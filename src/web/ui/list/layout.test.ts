import { expect, test } from 'vitest'
import type { Column } from './definition.ts'
import {
  hiddenOf,
  movedBefore,
  orderOf,
  resized,
  sameLayout,
  shownIn,
  stepped,
  toggled,
  wholeLayout,
} from './layout.ts'

const column = (key: string, more: Partial<Column<unknown, unknown>> = {}) =>
  ({ key, label: () => key, cell: () => key, width: 100, ...more }) as Column<unknown, unknown>
const columns = [
  column('number', { leads: true }),
  column('customer', { grows: true }),
  column('day'),
  column('seller', { extra: true }),
  column('gross'),
]
const keys = (layout: Parameters<typeof shownIn>[1]) => shownIn(columns, layout).map((c) => c.key)

test('nothing chosen, a list shows its own columns, the lead first', () => {
  expect(keys({})).toEqual(['number', 'customer', 'day', 'gross'])
  expect(hiddenOf(columns, {})).toEqual(['seller'])
})

test('columns are hidden, shown, moved by steps or before another; the lead never moves', () => {
  const hidden = toggled(columns, {}, 'day')
  expect(keys(hidden)).toEqual(['number', 'customer', 'gross'])
  expect(keys(toggled(columns, hidden, 'seller'))).toEqual([
    'number',
    'customer',
    'seller',
    'gross',
  ])
  expect(keys(stepped(columns, {}, 'customer', 1))).toEqual(['number', 'day', 'customer', 'gross'])
  expect(stepped(columns, {}, 'customer', -1)).toEqual({})
  expect(keys(movedBefore(columns, {}, 'gross', 'customer'))).toEqual([
    'number',
    'gross',
    'customer',
    'day',
  ])
  expect(keys(movedBefore(columns, {}, 'customer', null))).toEqual([
    'number',
    'day',
    'gross',
    'customer',
  ])
  expect(movedBefore(columns, {}, 'number', 'gross')).toEqual({})
})

test('a width is kept within reason, and given up; a chosen one does not grow', () => {
  const wide = resized({}, 'customer', 312.4)
  expect(shownIn(columns, wide)[1]).toMatchObject({ width: 312, grows: false })
  expect(resized({}, 'day', 3).widths).toEqual({ day: 56 })
  expect(resized({}, 'day', 9000).widths).toEqual({ day: 800 })
  expect(sameLayout(columns, resized(wide, 'customer', null), {})).toBe(true)
  expect(sameLayout(columns, wide, {})).toBe(false)
})

test('a column that the program gained later is shown as the program says, one it lost is forgotten', () => {
  const kept = {
    ...wholeLayout(columns, {}),
    order: ['gross', 'customer', 'lost'],
    hidden: ['lost'],
  }
  expect(orderOf(columns, kept)).toEqual(['gross', 'customer', 'day', 'seller'])
  expect(keys(kept)).toEqual(['number', 'gross', 'customer', 'day'])
})
