import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { outstandingOf, paymentOf, whyNotSettle } from './payment.ts'

const today = day('2026-03-31')
const issued = {
  state: 'issued',
  imported: false,
  gross: cents(120_00),
  settled: cents(0),
  dueDay: today,
} as const

test.each([
  ['nothing paid', {}, 'unpaid'],
  ['a cent paid', { settled: cents(1) }, 'partial'],
  ['a cent missing', { settled: cents(119_99) }, 'partial'],
  ['all paid', { settled: cents(120_00) }, 'settled'],
  ['nothing to pay', { gross: cents(0) }, 'settled'],
  ['a draft', { state: 'draft' }, 'draft'],
  ['imported', { imported: true }, 'imported'],
  ['a credit note that nobody has used', { gross: cents(-50_00) }, 'unpaid'],
  ['a credit note used in part', { gross: cents(-50_00), settled: cents(-20_00) }, 'partial'],
  ['a credit note used up', { gross: cents(-50_00), settled: cents(-50_00) }, 'settled'],
] as const)('the card of %s', (_, over, payment) => {
  expect(paymentOf({ ...issued, ...over } as typeof issued, today).payment).toBe(payment)
})

test.each([
  ['due tomorrow', 1, 0, null],
  ['due today', 0, 0, null],
  ['due yesterday', -1, 0, 1],
  ['due a year ago, half paid', -365, 60_00, 365],
  ['due a year ago, paid', -365, 120_00, null],
])('late when %s', (_, inDays, settled, late) => {
  const invoice = { ...issued, dueDay: addDays(today, inDays), settled: cents(settled) }
  expect(paymentOf(invoice, today).lateDays).toBe(late)
})

test('a credit note, a draft, an import and what has no due date are never late', () => {
  const past = { ...issued, dueDay: day('2025-01-01') }
  expect(paymentOf({ ...past, gross: cents(-1) }, today).lateDays).toBeNull()
  expect(paymentOf({ ...past, state: 'draft' }, today).lateDays).toBeNull()
  expect(paymentOf({ ...past, imported: true }, today).lateDays).toBeNull()
  expect(paymentOf({ ...past, dueDay: null }, today).lateDays).toBeNull()
})

test('what is settled stays between nothing and the whole, whatever is tried', () => {
  const amount = fc.integer({ min: -1_000, max: 1_000 })
  fc.assert(
    fc.property(amount, fc.array(amount, { maxLength: 40 }), (gross, tries) => {
      let invoice = { ...issued, gross: cents(gross), settled: cents(0) }
      for (const tried of tries) {
        const reason = whyNotSettle(invoice, cents(tried))
        const settled = invoice.settled + tried
        const fits =
          gross >= 0 ? settled >= 0 && settled <= gross : settled <= 0 && settled >= gross
        expect(reason).toBe(fits ? null : 'beyond_outstanding')
        if (reason === null) invoice = { ...invoice, settled: cents(settled) }
        expect(Math.abs(outstandingOf(invoice))).toBeLessThanOrEqual(Math.abs(gross))
      }
    }),
  )
})

test('only what is issued here is settled', () => {
  expect(whyNotSettle({ ...issued, state: 'draft' }, cents(1))).toBe('not_issued')
  expect(whyNotSettle({ ...issued, imported: true }, cents(1))).toBe('not_followed')
})
