import { expect, test } from 'vitest'
import { importSales } from '#features/insight/imports/contract.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { scene } from '#test/scene.ts'
import { learnProjection } from './actions.ts'
import { customerProjection } from './contract.ts'
import { findLedgers } from './queries/ledgers.ts'
import { findModel } from './queries/model.ts'
import { backTest } from './rules/back-test.ts'
import { foreseeMonth, learn } from './rules/model.ts'

// One buys every week, one once a month, one has bought in two months only.
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n'
const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09']
const lines = months.flatMap((month, at) => [
  ...['05', '12', '19', '26']
    .filter((date) => month < '09' || date === '05')
    .map(
      (date, week) => `7${at}${week}1,A,Tasse,10,2025-${month}-${date} 10:00:00,25.00,LEROY,France`,
    ),
  ...(month < '09'
    ? [`7${at}12,B,Bol,${10 + at},2025-${month}-10 10:00:00,10.00,MOREL,France`]
    : []),
  ...(at < 2 ? [`7${at}15,B,Bol,1,2025-${month}-21 11:00:00,50.00,RARE,France`] : []),
])

test('the running month of a client is foreseen as the back-test would, and says how it did', () =>
  scene('2025-09-10', async ({ alice, as }) => {
    await alice(importSales, { name: 'ventes.csv' } as never, {
      file: Buffer.from(header + lines.join('\n')),
    })
    const { rows } = await alice(listCustomers, { limit: 50, offset: 0 } as never)
    const idOf = (code: string) => rows.find(({ name }) => name.includes(code))!.id
    const asked = (code: string) => alice(customerProjection, { id: idOf(code) })
    expect((await asked('LEROY')).state).toBe('learning')

    await learnProjection((fn) => as('alice', fn), {})
    const rare = await asked('RARE')
    expect(rare).toMatchObject({
      state: 'tooLittle',
      projection: null,
      tested: null,
      activeMonths: 2,
    })
    const weekly = await asked('LEROY')
    expect(weekly).toMatchObject({
      state: 'known',
      month: '2025-09',
      soFar: 25_000,
      activeMonths: 8,
    })
    const { low, likely, high } = weekly.projection!
    expect(low).toBeLessThanOrEqual(likely)
    expect(likely).toBeLessThanOrEqual(high)
    expect(likely).toBeGreaterThan(weekly.soFar)

    // What is said to have been missed is what the back-test misses, month by month.
    const ledgers = await as('alice', findLedgers)
    const walked = backTest(ledgers, { date: 10, country: 'FR', known: '2025-08-31' as never })
    const own = walked.filter(({ customer }) => customer === idOf('LEROY'))
    const errors = own.map((one) => Math.abs(one.likely - one.outcome))
    const error = errors.reduce((all, one) => all + one, 0) / 4
    const bought = own.reduce((all, { outcome }) => all + outcome, 0) / 4
    expect(weekly.tested).toEqual({
      ...{ months: 4, active: 4, told: 4 },
      accuracy: { error: Math.round(error), share: Math.round((error / bought) * 1000) / 1000 },
      within: own.filter((one) => one.low <= one.outcome && one.outcome <= one.high).length,
    })

    // What is kept foresees as what was learned.
    const learned = learn(ledgers, { day: '2025-09-10' as never, country: 'FR' })
    const kept = await as('alice', findModel)
    for (const ledger of ledgers)
      expect(foreseeMonth(kept!, ledger)).toEqual(foreseeMonth(learned!.model, ledger))
  }))
