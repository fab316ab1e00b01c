// The tallies of the lists: what each counts through the life of a document is what its documents say,
// and whatever happened to them they are made again.
import { expect, test } from 'vitest'
import { listRegister } from '#features/insight/register/contract.ts'
import { createInvoice, issueInvoice, listInvoices } from '#features/sales/invoices/contract.ts'
import { remakeTally as remakeInvoices } from '#features/sales/invoices/queries/tally.ts'
import { listPayments, recordPayment } from '#features/sales/payments/contract.ts'
import { remakeTally as remakePayments } from '#features/sales/payments/queries/write.ts'
import { createQuote, deleteQuote, listQuotes, sendQuote } from '#features/sales/quotes/contract.ts'
import { remakeTally as remakeQuotes } from '#features/sales/quotes/queries/write.ts'
import { type Day, day } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import { newClient, threeLines } from '#test/deal.ts'
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

test('a tally that was changed behind the program is seen, and made again', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const { id: customer } = await newClient(alice)
    const { id } = await alice(createQuote, { customer, lines: threeLines() })
    await alice(sendQuote, { id, how: 'hand' })
    await alice(recordPayment, { customer, method: 'card', amount: cents(1_00) })
    const shown = await tiles(play)
    for (const table of ['quote_tally', 'payment_tally', 'quotes_by_day', 'payments_by_day']) {
      const change = `update ${table} set documents = documents + 1 where company_id = $1`
      await owner.query(change, [alice.company])
    }
    expect(await wrongIn(play)).toHaveLength(4)
    await play.as('alice', async (act) => {
      for (const remake of [remakeInvoices, remakeQuotes, remakePayments]) await remake(act)
    })
    expect(await wrongIn(play)).toEqual([])
    expect(await tiles(play)).toEqual(shown)
  }))
