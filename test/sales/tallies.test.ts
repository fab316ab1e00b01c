// The tallies of the lists: what each counts through the life of a document is what its documents say,
// and whatever happened to them they are made again.
import { expect, test } from 'vitest'
import { listRegister } from '#features/insight/register/contract.ts'
import {
  createInvoice,
  creditInvoice,
  issueInvoice,
  listInvoices,
} from '#features/sales/invoices/contract.ts'
import { invoiceTiles } from '#features/sales/invoices/contract/list.ts'
import { remakeTally as remakeInvoices } from '#features/sales/invoices/queries/tally.ts'
import { listPayments, recordPayment } from '#features/sales/payments/contract.ts'
import { remakeTally as remakePayments } from '#features/sales/payments/queries/write.ts'
import { createQuote, deleteQuote, listQuotes, sendQuote } from '#features/sales/quotes/contract.ts'
import { remakeTally as remakeQuotes } from '#features/sales/quotes/queries/write.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import { line, newClient, threeLines } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { type Scene, scene } from '#test/scene.ts'

const window = { offset: 0, limit: 50 }

/** The tiles of both lists, without those that are empty. */
async function tiles({ alice }: Scene) {
  const [quotes, payments] = [await alice(listQuotes, window), await alice(listPayments, window)]
  return Object.fromEntries(
    [...Object.entries(quotes.indicators), ...Object.entries(payments.indicators)]
      // Quotes that wait for an answer are told together too.
      .filter(([name, { count }]) => count > 0 && name !== 'open')
      .map(([name, { count, amount }]) => [name, [count, amount]]),
  )
}

test('a tile moves with its documents, and with the days', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const { id: thrown } = await alice(createQuote, { customer, lines: threeLines() })
    const quote = await alice(createQuote, { customer, lines: threeLines() })
    const { gross } = quote.totals
    expect(await tiles(play)).toEqual({ draft: [2, 2 * gross] })
    await alice(deleteQuote, { id: thrown })
    await alice(sendQuote, { id: quote.id, how: 'hand' })
    expect(await tiles(play)).toEqual({ valid: [1, gross] })
    await alice(recordPayment, { customer, method: 'card', amount: cents(1_00) })
    expect(await tiles(play)).toEqual({ valid: [1, gross], unallocated: [1, 1_00] })
    play.travel('2027-03-31')
    expect(await tiles(play)).toEqual({ expired: [1, gross], unallocated: [1, 1_00] })
    expect(await wrongIn(play)).toEqual([])
  }))

test('a period is told by its whole months, and by the days around them', () =>
  scene('2026-01-10', async (play) => {
    const { alice, bruno, travel } = play
    const { id: customer } = await newClient(alice, { sellerId: bruno.id })
    for (const [n, on] of ['01-10', '01-31', '02-01', '02-17', '03-01', '03-30'].entries()) {
      travel(`2026-${on}`)
      const by = n % 2 ? alice : bruno
      const { id } = await by(createInvoice, { customer, lines: threeLines() })
      if (n !== 3) await alice(issueInvoice, { id })
      const part = { customer, method: 'card', amount: cents(5_00 + n) } as const
      const allocations = [{ invoice: id, amount: cents(5_00 + n) }]
      if (n % 3 === 1) await alice(recordPayment, { ...part, allocations })
    }
    travel('2026-03-31')
    const days = ['01-01', '01-31', '02-01', '02-10', '02-28', '03-01', '03-31'].map((one) =>
      day(`2026-${one}`),
    )
    const limits: (Day | undefined)[] = [undefined, ...days]
    for (const from of limits) {
      for (const to of limits) {
        const asked = { ...window, ...(from && { from }), ...(to && { to }) }
        for (const by of [alice, bruno]) {
          const [invoices, all] = [await by(listInvoices, asked), await by(listRegister, asked)]
          for (const { rows, total, sums } of [invoices, all]) {
            const told = `${from} ${to} ${by.id}`
            expect(total, told).toBe(rows.length)
            expect(sums.net, told).toBe(sum(rows.map(({ net }) => net ?? cents(0))))
          }
          expect(invoices.sums.outstanding).toBe(
            sum(invoices.rows.map(({ outstanding }) => outstanding)),
          )
          // Those of the company are told whole where no limit is.
          if (!from && !to && by === alice) expect(invoices.total).toBe(6)
        }
      }
    }
  }))

test('between two amounts, lists add up to their rows: twenty of them, whole bands or cut', () =>
  scene('2026-02-20', async (play) => {
    const { alice, bruno, travel } = play
    const { id: customer } = await newClient(alice, { sellerId: bruno.id })
    const prices = [8_33, 83_33, 100_00, 104_17, 833_33, 1_000_00, 1_041_66, 1_249_99, 8_333_33]
    for (const [n, amount] of prices.entries()) {
      travel(addDays(day('2026-02-20'), 5 * n))
      const by = n % 2 ? alice : bruno
      const { id, totals } = await by(createInvoice, { customer, lines: [line('Mât', amount)] })
      if (n === 4) continue
      await alice(issueInvoice, { id })
      if (n === 3) await alice(creditInvoice, { id })
      const part = n % 3 ? totals.gross : cents(Math.round(totals.gross / 3))
      const allocations = [{ invoice: id, amount: part }]
      if (n % 2) continue
      await alice(recordPayment, { customer, method: 'card', amount: part, allocations })
    }
    // Some are late, some are due this month, before and after today.
    travel('2026-04-10')
    const [invoices, payments] = [
      await alice(listInvoices, window),
      await alice(listPayments, window),
    ]
    const limits = [
      ...invoices.rows.map((one) => one.gross),
      ...[0, -1, 100, 1_000, 1_250].map(inCents),
    ]
    for (let n = 0; n < 20; n += 1) {
      const [a, b] = [limits[(7 * n) % limits.length]!, limits[(5 * n + 3) % limits.length]!]
      const min = cents(Math.min(a, b) + (n % 3) - 1)
      const asked = { ...window, min, ...(n % 4 ? { max: cents(Math.max(a, b)) } : {}) }
      const by = n % 5 ? alice : bruno
      const [some, paid, all] = await Promise.all([
        by(listInvoices, asked),
        by(listPayments, asked),
        by(listRegister, asked),
      ])
      const told = JSON.stringify(asked)
      if (by === alice) {
        const isAsked = (of: number) => of >= min && of <= (asked.max ?? Infinity)
        expect(some.total, told).toBe(invoices.rows.filter(({ gross }) => isAsked(gross)).length)
        expect(paid.total, told).toBe(payments.rows.filter((one) => isAsked(one.amount)).length)
      }
      for (const list of [some, paid, all]) {
        expect(list.total, told).toBe(list.rows.length)
      }
      expect(all.sums.gross, told).toBe(sum(all.rows.map(({ gross }) => gross ?? cents(0))))
      expect(paid.sums.remaining, told).toBe(sum(paid.rows.map(({ remaining }) => remaining)))
      for (const [name, { filter }] of Object.entries(invoiceTiles)) {
        const behind = await by(listInvoices, { ...asked, ...filter } as never)
        const { count, sums } = some.indicators[name]!
        expect(count, `${told} ${name}`).toBe(behind.rows.length)
        const owed = sum(behind.rows.map(({ outstanding }) => outstanding))
        expect(sums?.['outstanding'], `${told} ${name}`).toBe(owed)
      }
    }
    expect(await wrongIn(play)).toEqual([])
  }))
const inCents = (n: number) => cents(n * 100)

test('a tally that was changed behind the program is seen, and made again', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const { id: customer } = await newClient(alice)
    const { id } = await alice(createQuote, { customer, lines: threeLines() })
    await alice(sendQuote, { id, how: 'hand' })
    await alice(recordPayment, { customer, method: 'card', amount: cents(1_00) })
    const shown = await tiles(play)
    const [by, among] = [['quotes_by_day', 'payments_by_day'], ['payment_amounts']]
    for (const table of ['quote_tally', 'payment_tally', ...by, ...among]) {
      const change = `update ${table} set documents = documents + 1 where company_id = $1`
      await owner.query(change, [alice.company])
    }
    expect(await wrongIn(play)).toHaveLength(5)
    await play.as('alice', async (act) => {
      for (const remake of [remakeInvoices, remakeQuotes, remakePayments]) await remake(act)
    })
    expect(await wrongIn(play)).toEqual([])
    expect(await tiles(play)).toEqual(shown)
  }))
