import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { openDemo } from '#features/insight/demo/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { listPayments } from '#features/sales/payments/contract.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import { scene, type Someone } from '#test/scene.ts'
import { home } from './contract.ts'
import { behind, type Query, sameDaysBefore } from './rules.ts'

type Row = Record<string, unknown>

/** Every row behind an address, read page by page as the list does. */
async function rowsBehind(
  someone: Someone,
  endpoint: typeof listInvoices | typeof listQuotes | typeof listPayments,
  query: Query,
): Promise<Row[]> {
  const rows: Row[] = []
  for (;;) {
    const input = z.decode(
      endpoint.input as z.ZodType,
      { ...query, offset: rows.length, limit: 7 } as never,
    )
    const page = (await someone(endpoint as typeof listInvoices, input as never)) as { rows: Row[] }
    rows.push(...page.rows)
    if (page.rows.length < 7) return rows
  }
}

const add = (rows: Row[], name: string) => rows.reduce((total, row) => total + Number(row[name]), 0)

// The demonstration is made once, and looked at as time goes on.
vi.setConfig({ testTimeout: 300_000 })
const looks = ['2026-03-02', '2026-03-31', '2026-05-31', '2027-01-04']

test('each figure of the home page is the sum of the list that it opens, whatever the day', () =>
  scene(looks[0]!, async (play) => {
    const { id } = await play.alice(openDemo, {})
    const there = play.in(play.alice, id)
    for (const today of looks) {
      play.travel(today)
      await expectFigures(there, day(today))
    }
    play.travel(looks[0]!)
    const { invoices, quotes } = await there(home, {})
    // The control: the demonstration has something behind the figures that matter.
    expect(invoices!.late.count * quotes!.expiring.count).toBeGreaterThan(0)
    expect(invoices!.oldest[0]?.lateDays).toBe(
      Math.max(...invoices!.oldest.map((one) => one.lateDays)),
    )
  }))

async function expectFigures(there: Someone, on: Day): Promise<void> {
  const { invoices, quotes, payments } = await there(home, {})
  const told = [
    [listInvoices, behind.late(), invoices!.late, 'outstanding'],
    [listInvoices, behind.unpaid(), invoices!.unpaid, 'outstanding'],
    [listInvoices, behind.partial(), invoices!.partial, 'outstanding'],
    [listInvoices, behind.invoiceDrafts(), invoices!.drafts, 'gross'],
    [listInvoices, behind.sales(on), invoices!.sales, 'net'],
    [listInvoices, behind.salesBefore(on), invoices!.salesBefore, 'net'],
    [listQuotes, behind.expiring(), quotes!.expiring, 'gross'],
    [listQuotes, behind.expired(), quotes!.expired, 'gross'],
    [listQuotes, behind.pending(), quotes!.pending, 'gross'],
    [listQuotes, behind.quoteDrafts(), quotes!.drafts, 'gross'],
    [listQuotes, behind.signed(on), quotes!.signed, 'gross'],
    [listPayments, behind.collected(on), payments!.collected, 'amount'],
  ] as const
  for (const [endpoint, query, figure, sum] of told) {
    const rows = await rowsBehind(there, endpoint, query)
    const where = `${on} ${JSON.stringify(query)}`
    expect(figure.count, where).toBe(rows.length)
    expect(figure.amount, where).toBe(add(rows, sum))
  }
}

test('a role sees no figure of what it may not read, rather than a zero', () =>
  scene('2026-03-31', async ({ alice, fanny, claire }) => {
    expect(await fanny(home, {})).toMatchObject({ invoices: null, payments: null })
    expect((await fanny(home, {})).quotes).not.toBeNull()
    expect((await claire(home, {})).invoices).not.toBeNull()
    expect((await alice(home, {})).there).toEqual({
      customers: 0,
      items: 0,
      quotes: 0,
      invoices: 0,
    })
  }))

test('the same days of the month before stay in that month', () => {
  expect(sameDaysBefore(day('2026-03-31'))).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(sameDaysBefore(day('2026-01-15'))).toEqual({ from: '2025-12-01', to: '2025-12-15' })
  expect(addDays(day('2026-03-01'), -1)).toBe('2026-02-28')
})
