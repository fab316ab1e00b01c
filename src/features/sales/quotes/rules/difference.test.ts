import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { DraftLine } from '#features/sales/documents/rules/frozen.ts'
import { draftInvoice } from '#features/sales/documents/rules/samples.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import { differenceOf, type Version } from './difference.ts'

const item = (name: string, euros = 1): DraftLine => ({
  kind: 'item',
  reference: '',
  name,
  description: '',
  nature: 'goods',
  quantity: quantity(10_000),
  unit: '',
  price: price(euros * 1_000_000),
  discount: bps(0),
  category: 'S',
  rate: bps(2000),
  optional: false,
  chosen: true,
})

/** A version whose lines are named by a letter, and are of that identifier. */
const version = (letters: string, euros: Record<string, number> = {}): Version => ({
  frozen: freeze({
    ...draftInvoice,
    discount: bps(0),
    lines: [...letters].map((letter) => item(letter, euros[letter])),
  }),
  ids: [...letters],
})
const said = (from: Version, to: Version) =>
  differenceOf(from, to).lines.map(({ change, name }) => `${change} ${name}`)

test('a version differs in nothing from itself', () => {
  const one = version('abc')
  expect(differenceOf(one, one)).toEqual({ head: [], lines: [], totals: [] })
})

test('what is moved is told once: the lines around it have not moved', () => {
  expect(said(version('abcde'), version('bcdea'))).toEqual(['moved a'])
  expect(said(version('abcde'), version('eabcd'))).toEqual(['moved e'])
  expect(said(version('abcde'), version('acxde'))).toEqual(['added x', 'removed b'])
  expect(said(version('abcde'), version('dabce', { d: 5 }))).toEqual(['changed d'])
})

test('each field that differs is told as it is written on the wire', () => {
  const { lines, totals } = differenceOf(version('a'), version('a', { a: 3 }))
  expect(lines).toEqual([
    {
      change: 'changed',
      kind: 'item',
      name: 'a',
      fields: [
        { field: 'price', before: '1', after: '3' },
        { field: 'net', before: '1.00', after: '3.00' },
      ],
    },
  ])
  expect(totals.map(({ field, before, after }) => [field, before, after])).toEqual([
    ['lines', '1.00', '3.00'],
    ['net', '1.00', '3.00'],
    ['tax', '0.20', '0.60'],
    ['gross', '1.20', '3.60'],
  ])
})

test('what is added one way is removed the other way, whatever the versions', () => {
  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
  fc.assert(
    fc.property(letters, letters, (one, other) => {
      const [there, back] = [
        said(version(one.join('')), version(other.join(''))),
        said(version(other.join('')), version(one.join(''))),
      ]
      const of = (all: string[], change: string) =>
        all.flatMap((text) => (text.startsWith(change) ? [text.slice(-1)] : [])).sort()
      expect(of(there, 'added')).toEqual(of(back, 'removed'))
      expect(of(there, 'removed')).toEqual(of(back, 'added'))
      expect(of(there, 'moved').length).toBe(of(back, 'moved').length)
      const kept = other.filter(
        (letter) => one.includes(letter) && !of(there, 'moved').includes(letter),
      )
      // What has not moved is in the same order in both.
      expect(one.filter((letter) => kept.includes(letter))).toEqual(kept)
    }),
    { numRuns: 300 },
  )
})
