import { describe, expect, test } from 'vitest'
import type { AnyLine } from '#features/sales/quotes/rules/lines.ts'
import { day } from '#kernel/day.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import {
  can,
  dueDayOf,
  invoiceKinds,
  invoiceStates,
  type ToIssue,
  whyNotCredit,
  whyNotDelete,
  whyNotEdit,
  whyNotIssue,
} from './life.ts'

const today = day('2026-03-31')
const line: AnyLine = {
  kind: 'item',
  name: 'Suspension',
  quantity: quantity(10_000),
  price: price(1_000_000),
  discount: bps(0),
  vat: { category: 'S', rate: bps(2000) },
}
const draft: ToIssue = {
  state: 'draft',
  kind: 'invoice',
  lines: [line],
  discount: bps(0),
  dueDay: null,
  terms: { days: 30, endOfMonth: false },
  incomplete: [],
}

const allowed = { draft: ['edit', 'issue'], issued: ['credit', 'settle'] } as const

test('every state allows its moves, and refuses all others', () => {
  for (const state of invoiceStates) {
    const moves = (Object.keys(can) as (keyof typeof can)[]).filter((move) => can[move](state))
    expect(moves, state).toEqual(allowed[state])
  }
})

test('the reasons follow the table, for every state and kind', () => {
  for (const state of invoiceStates) {
    for (const kind of invoiceKinds) {
      const isDraft = state === 'draft'
      const edit = isDraft ? fixed[kind] : 'not_a_draft'
      expect(whyNotEdit({ state, kind }), `${state} ${kind}`).toBe(edit)
      expect(whyNotDelete({ state }), state).toBe(isDraft ? null : 'not_a_draft')
      const issue = whyNotIssue({ ...draft, state, kind }, today, today, null)
      expect(issue, `${state} ${kind}`).toBe(isDraft ? null : 'not_a_draft')
    }
  }
})

test('why no credit note: the first reason that holds, in this order', () => {
  const booleans = [false, true]
  let asked = 0
  for (const state of invoiceStates) {
    for (const kind of invoiceKinds) {
      for (const imported of booleans) {
        for (const drafted of booleans) {
          for (const whole of booleans) {
            for (const deductedBy of [null, 'FA-2026-00003']) {
              const because = [
                state === 'draft' && 'not_issued',
                kind === 'credit_note' && 'not_an_invoice',
                imported && 'not_followed',
                drafted && 'credit_drafted',
                whole && 'already_credited',
                deductedBy !== null && 'deposit_deducted',
                null,
              ].find((reason) => reason !== false)
              const invoice = { state, kind, imported, drafted, whole, deductedBy }
              expect(whyNotCredit(invoice), JSON.stringify(invoice)).toBe(because)
              asked += 1
            }
          }
        }
      }
    }
  }
  expect(asked).toBe(2 * 5 * 16)
})

const fixed = {
  invoice: null,
  deposit: 'deposit_fixed',
  situation: 'situation_fixed',
  final: 'final_fixed',
  credit_note: 'credit_note_fixed',
}

describe('issuing', () => {
  test.each([
    ['no line', { lines: [] }, 'no_lines'],
    ['a line without a name', { lines: [{ ...line, name: '' }] }, 'line_unnamed'],
    ['a negative total', { lines: [{ ...line, quantity: quantity(-10_000) }] }, 'negative_total'],
    [
      'a negative total on a credit note',
      { kind: 'credit_note', lines: [{ ...line, quantity: quantity(-10_000) }] },
      null,
    ],
    ['a total of zero', { discount: bps(10_000) }, null],
    ['due before its date', { dueDay: day('2026-03-30') }, 'due_before_day'],
    ['due on its date', { dueDay: today }, null],
    [
      'without the SIREN of the client',
      { incomplete: [{ code: 'buyer_siren_missing', field: 'buyer.siren' }] },
      'buyer_siren_missing',
    ],
  ] as const)('%s', (_, over, reason) => {
    expect(whyNotIssue({ ...draft, ...over } as ToIssue, today, today, null)).toBe(reason)
  })

  test.each([
    ['today, after an earlier one', '2026-03-31', '2026-03-30', null],
    ['on the day of the last', '2026-03-30', '2026-03-30', null],
    ['before the last', '2026-03-29', '2026-03-30', 'earlier_than_last'],
    ['the first of its series, in the past', '2026-01-01', null, null],
    ['tomorrow', '2026-04-01', null, 'day_ahead'],
  ])('%s', (_, on, last, reason) => {
    expect(whyNotIssue(draft, day(on), today, last === null ? null : day(last))).toBe(reason)
  })
})

test('an invoice is due by its terms unless a day was chosen; a credit note never is', () => {
  expect(dueDayOf(draft, today)).toBe('2026-04-30')
  expect(dueDayOf({ ...draft, terms: { days: 30, endOfMonth: true } }, day('2026-01-15'))).toBe(
    '2026-02-28',
  )
  expect(dueDayOf({ ...draft, dueDay: day('2026-06-01') }, today)).toBe('2026-06-01')
  expect(dueDayOf({ ...draft, kind: 'credit_note', dueDay: today }, today)).toBeNull()
})
