import { expect, test, vi } from 'vitest'
import { listMails } from '#features/base/mail/contract.ts'
import { verifyChain } from '#features/base/journal/contract.ts'
import { listMembers, me } from '#features/base/team/contract.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { customerHistory } from '#features/relation/customers/contract/papers.ts'
import { keepOldAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { lookAgain } from '#features/sales/orders/queries/kept.ts'
import { historyWords } from '#features/sales/documents/web/history-words.ts'
import { listDeliveries } from '#features/sales/deliveries/contract.ts'
import { deliveryStates } from '#features/sales/deliveries/rules/life.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { listPayments } from '#features/sales/payments/contract.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { listReminders } from '#features/sales/reminders/contract.ts'
import { listCalls, listPromises } from '#features/sales/reminders/contract/calls.ts'
import { validities } from '#features/sales/quotes/rules/validity.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { eraseDemo, openDemo } from './contract.ts'
import { items } from './rules/catalogue.ts'
import { fictionalSiren, workingDaysBack } from './rules/chance.ts'
import { clients, prospects } from './rules/clients.ts'
import { deals } from './rules/deals.ts'
import { colleagues, domain } from './rules/people.ts'
import { stories } from './rules/stories.ts'
import { readSiren } from '#kernel/identifiers.ts'
import { addDays, day } from '#kernel/day.ts'

const page = { offset: 0, limit: 200 }

/** Alice in her demonstration. */
async function inDemo(play: Scene): Promise<{ demo: string; there: Someone }> {
  const { id } = await play.alice(openDemo, {})
  return { demo: id, there: play.in(play.alice, id) }
}

// Three years of deals: more acts than any other test.
vi.setConfig({ testTimeout: 300_000 })

test('a demonstration holds every state that exists, dated from today; its books and its journal are exact; it is erased whole', () =>
  scene('2026-03-31', async (play) => {
    const { demo, there } = await inDemo(play)
    const quotes = await there(listQuotes, page)
    // Others come of what each part of the program tells beside them.
    const least = deals(42, day('2026-03-31')).length + stories.length
    expect(quotes.total).toBeGreaterThanOrEqual(least)
    for (const validity of validities) {
      expect(quotes.indicators[validity]?.count, validity).toBeGreaterThan(0)
    }
    const invoices = await there(listInvoices, page)
    for (const [state, { count }] of Object.entries(invoices.indicators)) {
      if (state !== 'imported') expect(count, state).toBeGreaterThan(0)
    }
    for (const kind of ['invoice', 'deposit', 'final', 'credit_note'] as const) {
      expect((await there(listInvoices, { ...page, kind: [kind] })).total, kind).toBeGreaterThan(2)
    }
    const credits = await there(listInvoices, { ...page, kind: ['credit_note'] })
    for (const state of ['draft', 'unpaid', 'partial', 'settled'] as const) {
      expect(credits.indicators[state]?.count, `credit note ${state}`).toBeGreaterThan(0)
    }
    const payments = await there(listPayments, page)
    for (const [state, { count }] of Object.entries(payments.indicators)) {
      expect(count, state).toBeGreaterThan(0)
    }
    for (const list of [listReminders, listPromises]) {
      const { indicators } = await there(list, page)
      expect(Object.values(indicators).filter(({ count }) => count > 0).length).toBeGreaterThan(1)
    }
    expect((await there(listCalls, {})).rows.length).toBeGreaterThan(0)
    const deliveries = await there(listDeliveries, page)
    for (const state of deliveryStates) {
      expect(deliveries.rows.filter((row) => row.state === state).length, state).toBeGreaterThan(0)
    }
    const refunds = await there(listPayments, { ...page, kind: 'refund' })
    expect(refunds.total).toBeGreaterThan(0)
    expect((await there(listCustomers, { ...page, role: 'customer' })).total).toBe(
      clients.length + prospects.length,
    )
    expect((await there(listMembers, {})).rows).toHaveLength(1 + colleagues.length)
    const days = quotes.rows.map((row) => row.day)
    expect(days).toContain('2026-03-31')
    // As the jobs do: until then, nothing is kept of where orders stand nor of rhythms, nor compared.
    await play.within(demo, lookAgain)
    await play.within(demo, keepOldAccounts)
    const checks = await play.within(demo, checkBooks)
    expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([])
    // Each has something to look at.
    expect(checks.filter(({ looked }) => looked === 0)).toEqual([])
    // What happened with a client is said in words, in both languages.
    const { rows: all } = await there(listCustomers, page)
    const histories = await Promise.all(
      all.map(({ id }) => there(customerHistory, { id, offset: 0, limit: 100 })),
    )
    const happened = histories.flatMap(({ rows }) => rows.map(({ action }) => action))
    for (const { acts } of Object.values(historyWords))
      expect([...new Set(happened)].filter((action) => !(action in acts))).toEqual([])
    // A firm of four with a shop: about a million a year, and a little more each year.
    const turnovers = await Promise.all(
      [0, 1, 2].map(async (year) => {
        const [from, to] = [-365 * (year + 1), -365 * year].map((n) =>
          addDays(day('2026-03-31'), n),
        )
        const { rows } = await play.owner.query<{ net: number }>(
          `select (sum(net) / 100)::int as net from invoice
           where company_id = $1 and state = 'issued' and day > $2 and day <= $3`,
          [demo, from, to],
        )
        return rows[0]!.net
      }),
    )
    expect(turnovers[0]).toBeGreaterThan(900_000)
    expect(turnovers[0]).toBeLessThan(1_400_000)
    expect(turnovers[2]).toBeGreaterThan(500_000)
    const { indicators: mails } = await there(listMails, page)
    for (const state of ['sent', 'held', 'failed'] as const) {
      expect(mails[state]?.count, state).toBeGreaterThan(0)
    }
    // Nothing of it is sent to anyone, nor printed before someone asks.
    const { rows } = await play.owner.query(
      // How its clients buy and pay, and what they will buy, is learned at once.
      `select task_identifier as left from graphile_worker.jobs
       where task_identifier not in ('projection-learn', 'customer-accounts')`,
    )
    expect(rows).toEqual([])

    // Its journal is dated as things happened, by whom, and holds.
    const dated = await play.owner.query<{ first: string; last: string; people: number }>(
      `select min(at)::text as first, max(at)::text as last, count(distinct person_id)::int as people
       from journal where company_id = $1`,
      [demo],
    )
    expect(dated.rows[0]!.first.slice(0, 7)).toBe('2023-03')
    expect(dated.rows[0]!.last.slice(0, 10)).toBe('2026-03-31')
    expect(dated.rows[0]!.people).toBe(1 + colleagues.length)
    expect(await there(verifyChain, {})).toMatchObject({ intact: true })

    // It is erased whole in one act, with its colleagues, and nothing else is.
    await there(eraseDemo, {})
    const { rows: tables } = await play.owner.query<{ name: string }>(
      `select distinct table_name as name from information_schema.columns
       where column_name = 'company_id' and table_schema = 'public'`,
    )
    for (const { name } of tables) {
      const left = await play.owner.query(`select from "${name}" where company_id = $1`, [demo])
      expect(left.rowCount, name).toBe(0)
    }
    const people = await play.owner.query('select from person where email like $1', [`%@${domain}`])
    expect(people.rowCount).toBe(0)
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
  const today = day('2026-03-31')
  expect(deals(42, today)).toEqual(deals(42, today))
  expect(deals(42, today)).not.toEqual(deals(43, today))
  expect([1, 2, 11, 345].map((n) => readSiren(fictionalSiren(n)))).not.toContain(null)
  expect(items.length).toBeGreaterThan(10)
  const friday = day('2026-03-27')
  for (const after of [0, 1, 2]) {
    expect(addDays(addDays(friday, after), -workingDaysBack(addDays(friday, after), 0))).toBe(
      friday,
    )
  }
})
