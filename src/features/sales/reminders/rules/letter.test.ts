import { expect, test } from 'vitest'
import { atelier, martin } from '#features/sales/documents/rules/sample-parties.ts'
import { addDays, day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import {
  indemnityOf,
  oldestOf,
  overdueOf,
  reminderLetter,
  reminderText,
  toneOf,
  tones,
} from './letter.ts'
import type { OpenDocument } from '#features/sales/statements/rules/statement.ts'

const on = day('2026-03-31')
const open = (number: string, outstanding: number, late: number): OpenDocument => ({
  kind: outstanding > 0 ? 'invoice' : 'credit_note',
  id: number,
  number,
  day: day('2025-06-01'),
  dueDay: addDays(on, -late),
  gross: cents(outstanding),
  outstanding: cents(outstanding),
})

test('each side of every tone', () => {
  const table = { friendly: [1, 15], firm: [16, 45], notice: [46, 400] } as const
  for (const tone of tones) for (const late of table[tone]) expect(toneOf(late)).toBe(tone)
})

test('only what is late is asked for: neither what is due today nor credit notes', () => {
  const all = [open('a', 100, 1), open('b', 100, 0), open('c', 100, -5), open('d', -100, 30)]
  const overdue = overdueOf(all, on)
  expect(overdue.map(({ number }) => number)).toEqual(['a'])
  expect(oldestOf(overdue, on)).toBe(1)
  expect(oldestOf([], on)).toBe(0)
})

test('the indemnity is asked of professionals only, and only in a formal notice', () => {
  const overdue = [open('a', 100_00, 50), open('b', 50_00, 10)]
  expect([indemnityOf(overdue, true), indemnityOf(overdue, false)]).toEqual([80_00, 0])
  const said = (professional: boolean, late: number) =>
    reminderText({ overdue: [open('a', 100_00, late)], on, professional }, String, 'fr').opening
  expect(said(true, 50)).toContain('D441-5')
  expect(said(false, 50)).not.toContain('D441-5')
  expect(said(true, 45)).not.toContain('D441-5')
})

test('the letter lists and sums what is late, in both languages', () => {
  const reminder = {
    overdue: [open('FA-1', 100_00, 50), open('FA-2', 50_50, 10)],
    on,
    professional: true,
  }
  const parties = { seller: atelier, buyer: martin, currency: 'EUR', timeZone: 'Europe/Paris' }
  for (const locale of ['fr', 'en'] as const) {
    const { table, totals, title } = reminderLetter(reminder, parties, locale)
    expect(table.rows.map(({ cells }) => cells[0]).slice(0, 2)).toEqual(['FA-1', 'FA-2'])
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length)
    expect(table.rows.at(-1)?.cells.at(-1)).toMatch(/150[.,]50/)
    // The debt, and twice the indemnity.
    expect(totals.at(-1)?.amount).toMatch(/230[.,]50/)
    expect(title).not.toBe('')
  }
})
