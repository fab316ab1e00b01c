import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { letterView } from '#features/sales/documents/rules/letter.ts'
import { atelier, martin } from '#features/sales/documents/rules/sample-parties.ts'
import { addDays, day } from '#kernel/day.ts'
import { type Cents, cents, sum, zero } from '#kernel/money.ts'
import { statementCsv } from './csv.ts'
import { statementLetter } from './letter.ts'
import {
  ageing,
  ageOf,
  ages,
  daysLate,
  type Facts,
  type Movement,
  movementKinds,
  type OpenDocument,
  running,
  statementOf,
} from './statement.ts'

const on = day('2026-03-31')
/** The spaces of French print, as one types them. */
const plainly = (text: string | undefined): string => (text ?? '').replace(/[\u202f\u00a0]/gu, ' ')
const movement = (amount: number, over: Partial<Movement> = {}): Movement => ({
  kind: amount > 0 ? 'invoice' : 'payment',
  id: 'one',
  day: on,
  dueDay: null,
  label: '',
  method: null,
  amount: cents(amount),
  ...over,
})
const open = (outstanding: number, dueDay: string | null): OpenDocument => ({
  kind: outstanding > 0 ? 'invoice' : 'credit_note',
  id: 'one',
  number: 'FA-1',
  day: day('2025-01-01'),
  dueDay: dueDay === null ? null : day(dueDay),
  gross: cents(outstanding),
  outstanding: cents(outstanding),
})

test('each side of every age', () => {
  const table = {
    to_come: [0, -1, -400],
    days_30: [1, 30],
    days_60: [31, 60],
    days_90: [61, 90],
    older: [91, 4000],
  } as const
  for (const age of ages) {
    for (const late of table[age]) {
      expect(ageOf(addDays(on, -late), on), `${age} ${late}`).toBe(age)
      expect(daysLate(addDays(on, -late), on)).toBe(Math.max(0, late))
    }
  }
  expect(ageOf(null, on)).toBe('to_come')
})

test('the balance after each movement is the sum of all up to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.array(fc.integer({ min: -1e9, max: 1e9 })),
      (opening, amounts) => {
        const rows = running(
          cents(opening),
          amounts.map((amount) => ({ amount: cents(amount) })),
        )
        rows.forEach(({ balance }, at) => {
          expect(balance).toBe(amounts.slice(0, at + 1).reduce((a, b) => a + b, opening))
        })
      },
    ),
  )
})

test('a figure is the sum of what it opens: ages, sums, closing', () => {
  const amount = fc.integer({ min: -500_000, max: 500_000 }).filter((n) => n !== 0)
  const documents = fc.array(fc.tuple(amount, fc.integer({ min: -200, max: 200 })))
  fc.assert(
    fc.property(amount, fc.array(amount), documents, (opening, amounts, of) => {
      const documents_ = of.map(([n, late]) => open(n, addDays(on, -late)))
      const facts: Facts = {
        from: day('2026-01-01'),
        to: on,
        opening: cents(opening),
        movements: amounts.map((n) => movement(n)),
        open: documents_,
        onAccount: zero,
      }
      const view = statementOf(facts)
      const due = sum(of.filter(([n]) => n > 0).map(([n]) => cents(n)))
      expect(sum(ages.map((age) => view.ageing[age]))).toBe(due)
      expect(sum([view.late, view.toCome])).toBe(due)
      for (const age of ages) {
        const opened = documents_.filter(
          (one) => one.outstanding > 0 && ageOf(one.dueDay, on) === age,
        )
        expect(view.ageing[age]).toBe(sum(opened.map(({ outstanding }) => outstanding)))
      }
      expect(view.credits).toBe(-sum(of.filter(([n]) => n < 0).map(([n]) => cents(n))) + 0)
      expect(view.closing).toBe(opening + view.sums.debit - view.sums.credit)
      expect(view.rows.at(-1)?.balance ?? view.opening).toBe(view.closing)
    }),
  )
})

test('a credit note is of no age', () => {
  expect(ageing([open(-50, '2025-01-01')], on)).toEqual({
    to_come: 0,
    days_30: 0,
    days_60: 0,
    days_90: 0,
    older: 0,
  })
})

describe('on paper', () => {
  const parties = { seller: atelier, buyer: martin, currency: 'EUR', timeZone: 'Europe/Paris' }
  const view = statementOf({
    from: day('2026-01-01'),
    to: on,
    opening: cents(1_200_00),
    movements: [
      movement(600_00, {
        label: 'FA-2026-00042',
        day: day('2026-02-12'),
        dueDay: day('2026-03-14'),
      }),
      movement(-1_200_00, { label: 'VIR MARTIN', method: 'transfer', day: day('2026-02-18') }),
      movement(-60_00, { kind: 'credit_note', label: 'AV-2026-00001', day: day('2026-03-01') }),
    ],
    open: [open(600_00, '2026-03-14'), open(-60_00, null)],
    onAccount: zero,
  })

  test('opening, movements, closing, ages, and the amount that is due', () => {
    const letter = statementLetter(view, parties, 'fr')
    expect(letter.table.rows.map(({ cells }) => cells.map(plainly))).toEqual([
      ['', '', 'Solde avant le 01/01/2026', '', '', '1 200,00'],
      ['12/02/2026', 'FA-2026-00042', 'Facture, échéance 14/03/2026', '600,00', '', '1 800,00'],
      ['18/02/2026', '', 'Règlement par virement, VIR MARTIN', '', '1 200,00', '600,00'],
      ['01/03/2026', 'AV-2026-00001', 'Avoir', '', '60,00', '540,00'],
      ['', '', 'Solde au 31/03/2026', '600,00', '1 260,00', '540,00'],
    ])
    const [total] = letter.totals
    expect([total?.label, plainly(total?.amount), plainly(total?.detail ?? '')]).toEqual([
      'Solde dû',
      '540,00 €',
      'dont échu 600,00 €, après déduction de 60,00 € en votre faveur',
    ])
    expect(letter.summary?.cells.map(({ value }) => plainly(value))).toEqual([
      '0,00 €',
      '600,00 €',
      '0,00 €',
      '0,00 €',
      '0,00 €',
    ])
    expect(letter.payable).toBe(true)
    for (const locale of ['fr', 'en'] as const) {
      const printed = letterView(statementLetter(view, parties, locale), locale)
      for (const { cells } of printed.table.rows) expect(cells).toHaveLength(6)
    }
  })

  test('nothing is asked of who owes nothing', () => {
    const ahead = statementOf({ ...view, movements: [movement(-2_000_00)], open: [] })
    const letter = statementLetter(ahead, parties, 'fr')
    expect(letter.payable).toBe(false)
    expect(letter.summary).toBeNull()
    const [total] = letter.totals
    expect([total?.label, plainly(total?.amount), total?.detail]).toEqual([
      'Solde en votre faveur',
      '800,00 €',
      null,
    ])
  })

  test('every kind of movement has its words', () => {
    for (const kind of movementKinds) {
      for (const locale of ['fr', 'en'] as const) {
        const one = statementOf({ ...view, movements: [movement(5, { kind, method: 'cash' })] })
        const [, row] = statementLetter(one, parties, locale).table.rows
        expect(row?.cells[2], kind).toMatch(/^\p{Lu}\p{L}+/u)
      }
    }
  })
})

test('in a spreadsheet: no formula, semicolons, decimal commas', () => {
  const view = statementOf({
    from: day('2026-01-01'),
    to: on,
    opening: cents(-5_05) as Cents,
    movements: [movement(-12_30, { label: '=SUM(A1;"x")', method: 'cheque' })],
    open: [],
    onAccount: zero,
  })
  expect(statementCsv(view, 'fr').split('\r\n')).toEqual([
    '\ufeffDate;Pièce;Libellé;Échéance;Débit;Crédit;Solde',
    '2026-01-01;;Solde avant le 01/01/2026;;;;-5,05',
    `2026-03-31;"'=SUM(A1;""x"")";"Règlement par chèque, =SUM(A1;""x"")";;;12,30;-17,35`,
    '2026-03-31;;Solde au 31/03/2026;;;;-17,35',
    '',
  ])
})
