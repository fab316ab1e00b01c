// What screens read of what is sold equals what the documents add up to, whatever the period.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importSales } from '#features/insight/imports/contract.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import { issuedInvoice, newClient } from '#test/deal.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  daysOfCustomer,
  type Ranked,
  ranking,
  salesBy,
  salesOf,
  salesOfCustomer,
} from './queries/read.ts'
import { cutAtMonths, type Period } from './rules.ts'

const excerpt = readFileSync(join(import.meta.dirname, '../../insight/imports/excerpt.csv'))
const scale = Number(process.env['SCALE'] ?? 0)

const aDay = (from: string, days: number) =>
  fc.integer({ min: 0, max: days }).map((n) => addDays(day(from), n))
const aPeriod = (from: string, days: number) =>
  fc
    .tuple(aDay(from, days), aDay(from, days))
    .map(([a, b]): Period => (a < b ? { from: a, to: b } : { from: b, to: a }))

test('a period cut at its months is itself again: whole months, and less than one at each end', () => {
  fc.assert(
    fc.property(aPeriod('2025-11-20', 500), aDay('2026-01-01', 400), (period, today) => {
      const { whole, edges } = cutAtMonths(period, today)
      const pieces = [...edges, ...(whole ? [whole] : [])].toSorted((a, b) =>
        a.from < b.from ? -1 : 1,
      )
      expect(pieces[0]?.from).toBe(period.from)
      expect(pieces.at(-1)?.to).toBe(period.to)
      for (const [rank, { from }] of pieces.entries())
        if (rank > 0) expect(from).toBe(addDays(pieces[rank - 1]!.to, 1))
      expect(edges.length).toBeLessThanOrEqual(whole ? 2 : 1)
      if (whole) expect(whole.from.slice(8)).toBe('01')
      if (whole && whole.to < today) expect(addDays(whole.to, 1).slice(8)).toBe('01')
    }),
  )
})

/** The documents of a period added up by a column, by other means than the program's. */
async function fromDocuments({ owner, alice }: Scene, by: string, { from, to }: Period) {
  const { rows } = await owner.query<{ key: string; net: string }>(
    `select coalesce(${by}, '') as key, sum(l.net) as net
     from invoice v join invoice_line l using (company_id) left join customer c
       on c.company_id = v.company_id and c.id = v.customer_id
     left join item i on i.company_id = v.company_id and i.id = l.item_id
     where v.company_id = $1 and l.invoice_id = v.id and v.day between $2 and $3
     group by 1 having sum(l.net) <> 0`,
    [alice.company, from, to],
  )
  return new Map(rows.map(({ key, net }) => [key, Number(net)]))
}

test('of any period, rankings and sales by day are those of the documents', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    await alice(importSales, { name: 'ventes.csv' } as never, { file: excerpt })
    await owner.query(
      `update item set brand = 'M' || length(name) % 4, family = 'F' || length(name) % 3
       where company_id = $1`,
      [alice.company],
    )
    const columns = {
      customer: 'c.code',
      item: 'i.reference',
      brand: 'i.brand',
      family: 'i.family',
    }
    await fc.assert(
      fc.asyncProperty(aPeriod('2010-11-20', 200), async (period) => {
        for (const [of, column] of Object.entries(columns)) {
          const expected = await fromDocuments(play, column, period)
          const told = await play.as('alice', (act) =>
            ranking(act, of as Ranked, period, { limit: 1000 }),
          )
          const found = new Map<string, number>()
          for (const { key, net } of told.rows) if (net !== 0) found.set(key, net)
          expect(found, of).toEqual(expected)
          const few = await play.as('alice', (act) =>
            ranking(act, of as Ranked, period, { limit: 2 }),
          )
          const shown = few.rows.reduce((all, { net }) => all + net, 0)
          expect([shown + few.rest.net, few.total]).toEqual([told.total, told.total])
          expect(few.rows.length + few.rest.count).toBe(told.rows.length)
        }
        const days = await play.as('alice', (act) => salesBy(act, 'day', period))
        const byDay = await fromDocuments(play, 'v.day::text', period)
        const sold = days.filter(({ net }) => net !== 0)
        expect(new Map(sold.map(({ key, net }) => [key, net]))).toEqual(byDay)
        const { net } = await play.as('alice', (act) => salesOf(act, period))
        expect(net).toBe([...byDay.values()].reduce((all, one) => all + one, 0))
      }),
      { numRuns: scale ? 100 : 8, seed: 2011 },
    )
  }))

test('a client is told month by month, to the day that is asked, and day by day', () =>
  scene('2026-03-20', async (play) => {
    const { alice, bruno } = play
    const { id: customer } = await newClient(alice)
    play.travel('2026-01-10')
    await issuedInvoice(alice, customer, 12_00)
    play.travel('2026-03-05')
    await issuedInvoice(alice, customer, 24_00, { seller: bruno.id })
    play.travel('2026-03-20')
    await issuedInvoice(alice, customer, 48_00)
    const told = (name: 'alice' | 'bruno', to?: Day) =>
      play.as(name, async (act) => {
        const months = await salesOfCustomer(act, customer, { months: 3, ...(to && { to }) })
        return months.map(({ month, net, invoices }) => [month.slice(0, 7), net, invoices])
      })
    const [january, february] = [
      ['2026-01', 10_00, 1],
      ['2026-02', 0, 0],
    ]
    expect(await told('alice')).toEqual([january, february, ['2026-03', 60_00, 2]])
    expect(await told('alice', day('2026-03-19'))).toEqual([
      january,
      february,
      ['2026-03', 20_00, 1],
    ])
    // Who sees their own documents is told of these alone, and of no cost.
    expect(await told('bruno')).toEqual([['2026-01', 0, 0], february, ['2026-03', 20_00, 1]])
    const period = { from: day('2026-03-01'), to: day('2026-03-31') }
    const days = await play.as('alice', (act) => daysOfCustomer(act, customer, period))
    expect(days.map((one) => [one.day, one.net])).toEqual([
      ['2026-03-05', 20_00],
      ['2026-03-20', 40_00],
    ])
    const mine = await play.as('bruno', (act) => ranking(act, 'item', period))
    expect([mine.total, mine.rows.map(({ cost }) => cost)]).toEqual([20_00, [null]])
    const bySeller = await play.as('alice', (act) => salesBy(act, 'seller', period))
    expect(bySeller.map(({ key, net }) => [key, net])).toEqual([
      [alice.id, 40_00],
      [bruno.id, 20_00],
    ])
  }))
