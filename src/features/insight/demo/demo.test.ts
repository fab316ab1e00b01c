import { expect, test } from 'vitest'
import { me } from '#features/base/team/contract.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { listPayments } from '#features/sales/payments/contract.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { eraseDemo, openDemo } from './contract.ts'
import { clients, deals, fictionalSiren, items, workingDaysBack } from './rules.ts'
import { readSiren } from '#kernel/identifiers.ts'
import { addDays, day } from '#kernel/day.ts'

const page = { offset: 0, limit: 200 }

/** Alice in her demonstration. */
async function inDemo(play: Scene): Promise<{ demo: string; there: Someone }> {
  const { id } = await play.alice(openDemo, {})
  return { demo: id, there: play.in(play.alice, id) }
}

test('a demonstration holds every state that exists, dated from today, and its books are exact', () =>
  scene('2026-03-31', async (play) => {
    const { demo, there } = await inDemo(play)
    const quotes = await there(listQuotes, page)
    expect(quotes.total).toBe(deals(42).length)
    for (const validity of ['draft', 'valid', 'expiring', 'expired', 'signed', 'refused']) {
      expect(quotes.indicators[validity]?.count, validity).toBeGreaterThan(0)
    }
    const invoices = await there(listInvoices, page)
    for (const state of ['draft', 'unpaid', 'partial', 'settled', 'late']) {
      expect(invoices.indicators[state]?.count, state).toBeGreaterThan(0)
    }
    expect((await there(listPayments, page)).total).toBeGreaterThan(5)
    expect((await there(listCustomers, { ...page, role: 'customer' })).total).toBe(clients.length)
    const newest = quotes.rows
      .map((row) => row.day)
      .sort()
      .at(-1)
    expect(newest).toBe('2026-03-31')
    const numbered = invoices.rows
      .filter((row) => row.number)
      .sort((a, b) => (a.number! < b.number! ? -1 : 1))
    expect(numbered.map((row) => row.day)).toEqual(numbered.map((row) => row.day).sort())
    const checks = await play.within(demo, checkBooks)
    expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([])
    expect(checks.every(({ looked }) => looked > 0)).toBe(true)
  }))

test('it is erased whole in one act, and nothing else is', () =>
  scene('2026-03-31', async (play) => {
    const { demo, there } = await inDemo(play)
    await there(eraseDemo, {})
    const { rows: tables } = await play.owner.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns
       where column_name = 'company_id' and table_schema = 'public'`,
    )
    for (const { name } of tables) {
      const left = await play.owner.query(`select from "${name}" where company_id = $1`, [demo])
      expect(left.rowCount, name).toBe(0)
    }
    const { companies } = await play.alice(me, {})
    expect(companies.map(({ id }) => id)).toEqual([play.companies.lumiere])
  }))

test('a real company is never erased, whoever asks', () =>
  scene('2026-03-31', async (play) => {
    await expect(play.alice(eraseDemo, {})).rejects.toMatchObject({ reason: 'not_a_demo' })
    await expect(play.bruno(eraseDemo, {})).rejects.toMatchObject({ reason: 'forbidden' })
    // Nor by the database itself, were the program's own question forgotten.
    await expect(
      play.as('alice', async ({ tx }) => {
        const { eraseCompany } = await import('./queries.ts')
        await eraseCompany({ tx } as never)
      }),
    ).rejects.toThrow(/only a demo company/)
    expect(
      (await play.owner.query('select from company where id = $1', [play.companies.lumiere]))
        .rowCount,
    ).toBe(1)
  }))

test('the same seed tells the same deals; identifiers are right in form', () => {
  expect(deals(42)).toEqual(deals(42))
  expect(deals(42)).not.toEqual(deals(43))
  expect([1, 2, 11, 345].map((n) => readSiren(fictionalSiren(n)))).not.toContain(null)
  expect(items.length).toBeGreaterThan(10)
  const friday = day('2026-03-27')
  for (const after of [0, 1, 2]) {
    expect(addDays(addDays(friday, after), -workingDaysBack(addDays(friday, after), 0))).toBe(
      friday,
    )
  }
})
