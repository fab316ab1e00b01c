import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint, pathParts } from './endpoint.ts'
import { anyOf, listInput, listOutput } from './list.ts'
import { bps, type Cents, cents, price, quantity } from './money.ts'
import {
  Amount,
  CalendarDay,
  Currency,
  Line,
  Name,
  Paragraph,
  Qty,
  Rate,
  UnitPrice,
  VatTreatment,
  Window,
} from './shapes.ts'

const refuses = (shape: z.ZodType, value: unknown) => !shape.safeParse(value).success

describe('numbers on the wire', () => {
  test('are decimal text outside and scaled integers inside', () => {
    expect(z.decode(Amount, '1234.50')).toBe(123450)
    expect(z.encode(Amount, cents(-5))).toBe('-0.05')
    expect(z.decode(UnitPrice, '2.551')).toBe(2_551_000)
    expect(z.encode(Qty, quantity(15_000))).toBe('1.5')
    expect(z.encode(UnitPrice, price(2_551_000))).toBe('2.551')
    expect(z.encode(Rate, bps(550))).toBe('5.5')
  })
  test('go and come back the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (n) => {
        expect(z.decode(Amount, z.encode(Amount, n as Cents))).toBe(n)
      }),
    )
  })
  test('are never numbers of JSON, rounded, or beyond their limits', () => {
    for (const wrong of [12.5, 12, null, '', '12,5', '1e3', '0.001', 'NaN', ' 1', '1'.repeat(30)])
      expect(refuses(Amount, wrong), String(wrong)).toBe(true)
    expect([refuses(Amount, '10000000000.00'), refuses(Amount, '10000000000.01')]).toEqual([
      false,
      true,
    ])
    expect([refuses(Rate, '100'), refuses(Rate, '100.01'), refuses(Rate, '-1')]).toEqual([
      false,
      true,
      true,
    ])
    expect(() => z.encode(Amount, 0.5 as Cents)).toThrow()
  })
})

describe('text on the wire', () => {
  test('lines are trimmed, and have no sign that breaks a line', () => {
    expect(Name().parse('  Martin ')).toBe('Martin')
    expect(refuses(Name(), '   ')).toBe(true)
    for (const sign of ['\n', '\t', '\u0000', '\u007f', '\u0085', '\u2028'])
      expect(refuses(Line(), `a${sign}b`), JSON.stringify(sign)).toBe(true)
    expect(Line().parse('« Où\u202f? »')).toBe('« Où\u202f? »')
    expect(refuses(Line(3), 'abcd')).toBe(true)
  })
  test('paragraphs keep their lines', () => {
    expect(Paragraph().parse(' a\r\nb\rc\n')).toBe('a\nb\nc')
    expect(refuses(Paragraph(), 'a\u0000')).toBe(true)
  })
  test('days exist', () => {
    expect(z.decode(CalendarDay, '2024-02-29')).toBe('2024-02-29')
    expect(refuses(CalendarDay, '2026-02-29')).toBe(true)
  })
  test('currencies have cents', () => {
    expect(['EUR', 'GBP', 'USD', 'CHF'].map((one) => refuses(Currency, one))).toEqual(
      Array(4).fill(false),
    )
    expect(['JPY', 'TND', 'ABC', 'eur'].map((one) => refuses(Currency, one))).toEqual(
      Array(4).fill(true),
    )
  })
  test('a VAT rate goes with the category S, in an extended shape too', () => {
    expect(VatTreatment.parse({ category: 'S', rate: '20' })).toEqual({ category: 'S', rate: 2000 })
    expect(VatTreatment.parse({ category: 'AE', rate: '0' })).toEqual({ category: 'AE', rate: 0 })
    const line = VatTreatment.extend({ label: z.string() })
    for (const shape of [VatTreatment, line]) {
      expect(refuses(shape, { label: '', category: 'E', rate: '20' })).toBe(true)
      expect(refuses(shape, { label: '', category: 'S', rate: '0' })).toBe(true)
    }
  })
})

describe('lists', () => {
  const input = listInput(['name', 'day'], { state: anyOf(['sent', 'signed']) })

  test('are asked for by a window, an enumerated sort and filters', () => {
    expect(input.parse({})).toEqual({ offset: 0, limit: 50 })
    expect(input.parse({ offset: '100', limit: '20', sort: 'day', state: 'sent,signed' })).toEqual({
      offset: 100,
      limit: 20,
      sort: 'day',
      state: ['sent', 'signed'],
    })
    for (const wrong of [
      { sort: 'password' },
      { direction: 'up' },
      { limit: '201' },
      { limit: '0' },
      { offset: '-1' },
      { offset: '1.5' },
      { state: '' },
      { state: 'sent,' },
      { state: 'sent,draft' },
    ])
      expect(refuses(input, wrong), JSON.stringify(wrong)).toBe(true)
    expect(z.encode(input, { ...Window.parse({}), state: ['sent'] })).toMatchObject({
      state: 'sent',
    })
  })
  test('answer rows, a total, sums and indicators', () => {
    const output = listOutput(z.object({ gross: Amount }), {
      sums: ['gross'],
      indicators: ['late'],
    })
    const wire = {
      rows: [{ gross: '1.00' }],
      total: 1,
      sums: { gross: '1.00' },
      indicators: { late: { count: 1, amount: null } },
    }
    const read = z.decode(output, wire)
    expect(read.sums).toEqual({ gross: 100 })
    expect(z.encode(output, read)).toEqual(wire)
    expect(refuses(output, { ...wire, sums: {} })).toBe(true)
    expect(refuses(output, { ...wire, indicators: {} })).toBe(true)
  })
})

test('endpoints', () => {
  const made = endpoint('GET', '/invoices/:id/lines/:rank', {
    summary: 'A line of an invoice',
    input: z.object({}),
    output: z.object({}),
    refusals: ['not_found'],
  })
  expect(made).toMatchObject({ answer: 'json', body: 'json', refusals: ['not_found'] })
  expect(pathParts(made.path)).toEqual(['id', 'rank'])
  expect(pathParts('/invoices')).toEqual([])
})
