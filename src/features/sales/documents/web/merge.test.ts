import { describe, expect, test } from 'vitest'
import { bps, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { blankLine, type EditorLine, named } from './line.ts'
import { merged } from './merge.ts'
import type { EditorState, Head } from './state.ts'

const vat: Vat = { category: 'S', rate: bps(2000) }
const line = (key: string, name = key, count = 10_000): EditorLine => ({
  ...named(blankLine(key, vat), name),
  quantity: quantity(count),
})
const head: Head = {
  customer: { id: 'c', name: 'Boulangerie Martin', code: 'T00001' },
  contact: null,
  seller: null,
  store: null,
  subject: 'Vitrine',
  customerReference: '',
  validUntil: null,
  deliveryDay: null,
  dueDay: null,
  address: null,
  depositRate: bps(0),
  fitting: 'items',
  terms: { days: 30, endOfMonth: false },
  paymentMethod: 'transfer',
  discount: bps(0),
  language: 'fr',
  note: '',
}
const state = (lines: readonly EditorLine[], change: Partial<Head> = {}): EditorState => ({
  head: { ...head, ...change },
  lines,
  regimes: { company: 'standard', customer: 'domestic' },
})
const names = (of: EditorState) => of.lines.map(({ key }) => key).join(' ')

const base = state([line('a'), line('b'), line('c')])

describe('a merge of the head', () => {
  test('what only one of them changed is taken without asking', () => {
    const { state: both, conflicts } = merged(
      base,
      state(base.lines, { subject: 'Vitrine neuve' }),
      state(base.lines, { note: 'Merci' }),
    )
    expect(both.head).toMatchObject({ subject: 'Vitrine neuve', note: 'Merci' })
    expect(conflicts).toEqual([])
  })

  test('what both changed differently is asked, and mine stands meanwhile', () => {
    const { state: both, conflicts } = merged(
      base,
      state(base.lines, { subject: 'A', terms: { days: 45, endOfMonth: false } }),
      state(base.lines, { subject: 'B', terms: { days: 45, endOfMonth: false } }),
    )
    expect(conflicts).toEqual(['subject'])
    expect(both.head.subject).toBe('A')
  })
})

describe('a merge of the lines', () => {
  test('other lines changed, added and moved come together', () => {
    const mine = state([line('a', 'a', 20_000), line('b'), line('mine'), line('c')])
    const theirs = state([line('theirs'), line('a'), line('b'), line('c', 'c', 30_000)])
    const { state: both, conflicts } = merged(base, mine, theirs)
    expect(conflicts).toEqual([])
    expect(names(both)).toBe('theirs a b mine c')
    expect(both.lines.find(({ key }) => key === 'a')).toMatchObject({ quantity: 20_000 })
    expect(both.lines.find(({ key }) => key === 'c')).toMatchObject({ quantity: 30_000 })
  })

  test('the order of whoever moved is kept', () => {
    const mine = state([line('c'), line('a'), line('b')])
    const theirs = state([line('a'), line('b'), line('new'), line('c')])
    expect(names(merged(base, mine, theirs).state)).toBe('c a b new')
    expect(names(merged(base, theirs, mine).state)).toBe('c a b new')
  })

  test('a line deleted by one is gone, unless the other was working on it', () => {
    const without = state([line('a'), line('c')])
    expect(names(merged(base, without, base).state)).toBe('a c')
    expect(names(merged(base, base, without).state)).toBe('a c')
    const working = state([line('a'), line('b', 'b', 50_000), line('c')])
    const kept = merged(base, without, working)
    expect(names(kept.state)).toBe('a b c')
    expect(kept.conflicts).toEqual(['lines'])
  })

  test('the same line changed by both is asked; changed alike, it is not', () => {
    const one = state([line('a', 'a', 20_000), line('b'), line('c')])
    const other = state([line('a', 'a', 30_000), line('b'), line('c')])
    expect(merged(base, one, other).conflicts).toEqual(['lines'])
    expect(merged(base, one, one).conflicts).toEqual([])
  })
})
