import { expect, test } from 'vitest'
import { importSales } from '#features/insight/imports/contract.ts'
import { scene } from '#test/scene.ts'
import { findLedgers } from './queries/ledgers.ts'
import { backTest, measured } from './rules/back-test.ts'

// Three customers over seven months, one of whom gives something back each month, and the counter.
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
const months = ['01', '02', '03', '04', '05', '06', '07']
const lines = months.flatMap((month, at) => [
  ...['05', '12', '19', '26'].map(
    (date, week) => `7${at}${week}1,A,Tasse,10,2025-${month}-${date} 10:00:00,25.00,LEROY,France`,
  ),
  `7${at}12,B,Bol,${10 + at},2025-${month}-10 10:00:00,10.00,MOREL,France`,
  `C7${at}13,B,Bol,-1,2025-${month}-20 10:00:00,10.00,MOREL,France`,
  `7${at}14,B,Bol,1,2025-${month}-20 11:00:00,99.00,,France`,
  ...(at < 2 ? [`7${at}15,B,Bol,1,2025-${month}-21 11:00:00,50.00,RARE,France`] : []),
])

test('what a projection reads adds up to what is invoiced, without the counter', () =>
  scene('2025-08-10', async ({ alice, as }) => {
    const file = Buffer.from(header + lines.join('\n'))
    await alice(importSales, { name: 'ventes.csv' } as never, { file })
    const ledgers = await as('alice', findLedgers)
    const sums = ledgers.map(({ sales }) => sales.reduce((all, { net }) => all + net, 0))
    expect(sums.toSorted((a, b) => a - b)).toEqual([10_000, 84_000, 700_000])
    for (const { sales } of ledgers)
      expect(sales.map(({ day }) => day)).toEqual(sales.map(({ day }) => day).toSorted())

    const walked = backTest(ledgers, { date: 15, country: 'FR', known: '2025-07-31' as never })
    // Two customers have four active months before May, June and July; the third has two in all.
    expect(walked.map(({ month }) => month).toSorted()).toEqual(
      ['05', '05', '06', '06', '07', '07'].map((month) => `2025-${month}`),
    )
    const steady = walked.filter(({ soFar }) => soFar === 50_000)
    expect(steady.map(({ outcome }) => outcome)).toEqual([100_000, 100_000, 100_000])
    const found = measured(walked)
    expect(found?.error).toBeLessThan(found?.nothing ?? 0)
  }))
