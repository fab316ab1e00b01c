import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bps } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import {
  duplicated,
  inserted,
  type Lines,
  moved,
  movedTo,
  removed,
  replaced,
  vatAfter,
  withBlank,
  written,
} from './edits.ts'
import {
  asOption,
  blankLine,
  draftLine,
  type EditorLine,
  isBlank,
  type ItemLine,
  named,
  pricedLine,
} from './line.ts'

const vat: Vat = { category: 'S', rate: bps(2000) }
const reduced: Vat = { category: 'S', rate: bps(550) }
const item = (key: string, of = vat): EditorLine => named(blankLine(key, of), `Article ${key}`)
const document = (...keys: string[]): Lines => [
  ...keys.map((key) => item(key)),
  blankLine('end', vat),
]
const keys = (lines: Lines) => lines.map(({ key }) => key).join(' ')

describe('the blank last line', () => {
  test('is made where it lacks, and only there', () => {
    expect(keys(withBlank([item('a')], 'new', vat))).toBe('a new')
    const whole = document('a')
    expect(withBlank(whole, 'new', vat)).toBe(whole)
    expect(keys(withBlank([], 'new', vat))).toBe('new')
  })

  test('is the line that was emptied last, and there is only one', () => {
    const emptied = named(named(blankLine('b', vat), 'Vase'), '')
    expect(isBlank(emptied)).toBe(true)
    expect(keys(withBlank([item('a'), emptied, blankLine('end', vat)], 'new', vat))).toBe('a b')
  })

  test('takes the VAT of the line above', () => {
    const [, last] = withBlank([item('a', reduced)], 'new', vat)
    expect(last).toMatchObject({ vat: reduced })
    expect(vatAfter([{ kind: 'page_break', key: 'p' }], vat)).toBe(vat)
  })

  test('is never saved, wherever a blank one stands', () => {
    const lines = [blankLine('x', vat), ...document('a', 'b')]
    expect(keys(written(lines))).toBe('a b')
    expect(written([{ kind: 'text', key: 't', name: '' }])).toHaveLength(1)
  })
})

describe('edits', () => {
  test('insert after, before, and always above the blank one', () => {
    const lines = document('a', 'b')
    expect(keys(inserted(lines, 'a', [item('x')]))).toBe('a x b end')
    expect(keys(inserted(lines, 'a', [item('x')], true))).toBe('x a b end')
    expect(keys(inserted(lines, 'end', [item('x')]))).toBe('a b x end')
    expect(keys(inserted(lines, null, [item('x'), item('y')]))).toBe('a b x y end')
  })

  test('move one place, and stop at both ends', () => {
    const lines = document('a', 'b', 'c')
    expect(keys(moved(lines, 'b', -1))).toBe('b a c end')
    expect(keys(moved(lines, 'b', 1))).toBe('a c b end')
    expect(moved(lines, 'a', -1)).toBe(lines)
    expect(moved(lines, 'c', 1)).toBe(lines)
    expect(moved(lines, 'end', -1)).toBe(lines)
    expect(keys(movedTo(lines, 'a', 2))).toBe('b c a end')
    expect(movedTo(lines, 'a', 3)).toBe(lines)
  })

  test('duplicate below, but nothing that is blank', () => {
    expect(keys(duplicated(document('a', 'b'), 'a', 'copy'))).toBe('a copy b end')
    const lines = document('a')
    expect(duplicated(lines, 'end', 'copy')).toBe(lines)
    const invoiced: EditorLine = {
      ...blankLine('a', vat),
      name: 'Pose',
      remaining: 10_000 as never,
    }
    const copies = duplicated([invoiced, blankLine('end', vat)], 'a', 'copy')
    expect(copies[1]).toMatchObject({ name: 'Pose', remaining: null })
  })

  test('remove any line but the last one', () => {
    const lines = document('a', 'b')
    expect(keys(removed(lines, 'a'))).toBe('b end')
    expect(removed(lines, 'end')).toBe(lines)
    expect(removed(lines, 'nowhere')).toBe(lines)
  })

  test('a change that changes nothing keeps the very same list', () => {
    const lines = document('a', 'b')
    expect(replaced(lines, 'a', (line) => line)).toBe(lines)
    expect(replaced(lines, 'nowhere', () => item('z'))).toBe(lines)
    const next = replaced(lines, 'b', (line) => ({ ...line, name: 'autre' }) as EditorLine)
    expect(next[0]).toBe(lines[0])
    expect(next[1]).toMatchObject({ name: 'autre' })
  })

  test('moving neither loses nor repeats a line, whatever the order of moves', () => {
    const rank = fc.integer({ min: -2, max: 8 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', 'end'), rank)), (steps) => {
        const lines = steps.reduce<Lines>(
          (before, [key, to]) => movedTo(before, key, to),
          document('a', 'b', 'c', 'd'),
        )
        expect(lines.map(({ key }) => key).toSorted()).toEqual(['a', 'b', 'c', 'd', 'end'])
        expect(isBlank(lines.at(-1)!)).toBe(true)
      }),
    )
  })
})

describe('an option', () => {
  const line = named(blankLine('a', vat), 'Pose') as ItemLine
  const regimes = { company: 'standard', customer: 'domestic' } as const

  test('leaves the sum, and is in it again once it is none any more', () => {
    const option = asOption(line, true)
    expect(pricedLine(option, regimes)).toMatchObject({ chosen: false })
    expect(pricedLine({ ...option, chosen: true }, regimes)).toMatchObject({ chosen: true })
    expect(pricedLine(asOption(option, false), regimes)).toMatchObject({ chosen: true })
  })

  test('is sent as such, and so is one that is none any more', () => {
    const option = asOption(line, true)
    expect(draftLine(option, undefined)).toMatchObject({ optional: true, chosen: false })
    expect(draftLine(asOption(option, false), 'x')).toMatchObject({ optional: false, chosen: true })
  })
})
