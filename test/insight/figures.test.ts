// The promise of every figure (issue 5): it is the sum of the rows of the list that it opens, whatever
// the day, the period, whose documents are told, and who looks.
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { analytics } from '#features/insight/analyses/contract.ts'
import { listLines } from '#features/insight/analyses/contract/lines.ts'
import { listDeeds } from '#features/insight/deeds/contract.ts'
import { deedKinds } from '#features/insight/deeds/rules.ts'
import { openDemo } from '#features/insight/demo/contract.ts'
import { readThese } from '#features/insight/figures/queries/read.ts'
import { type FigureName, figures } from '#features/insight/figures/rules/all.ts'
import { confirmed } from '#features/insight/figures/rules/deals.ts'
import { forecasts } from '#features/insight/figures/rules/expected.ts'
import {
  type Figure,
  type FigureContext,
  type FigureList,
  queryOf,
} from '#features/insight/figures/rules/figure.ts'
import {
  home,
  homeActivity,
  homeAnswers,
  homeDeals,
  homeEvents,
  homeForecast,
  homeMargin,
  homeRanking,
  homeSales,
  homeTeam,
  rankedBy,
} from '#features/insight/home/contract.ts'
import { listSupplierInvoices as supplierInvoices } from '#features/purchasing/supplier-invoices/contract.ts'
import { listSupplierInvoices } from '#features/purchasing/supplier-invoices/queries.ts'
import { list as customers } from '#features/relation/customers/contract.ts'
import { keepOldAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { customerRows } from '#features/relation/customers/queries/list.ts'
import { orderBilling, quoteBilling } from '#features/sales/billing/contract.ts'
import { listInvoices as invoices } from '#features/sales/invoices/contract.ts'
import { invoiceRows } from '#features/sales/invoices/queries/list.ts'
import { listOrders as orders } from '#features/sales/orders/contract.ts'
import { orderRows } from '#features/sales/orders/queries/list.ts'
import { listPayments as payments } from '#features/sales/payments/contract.ts'
import { paymentRows } from '#features/sales/payments/queries/list.ts'
import { listProjects as projects } from '#features/sales/projects/contract.ts'
import { projectRows } from '#features/sales/projects/queries/list.ts'
import { listQuotes as quotes } from '#features/sales/quotes/contract.ts'
import { findThreshold, quoteRows } from '#features/sales/quotes/queries/list.ts'
import { addDays, day } from '#kernel/day.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { read } from '#kernel/money.ts'
import { comparedWith, comparisons, periodNames, periodOf } from '#kernel/period.ts'
import type { Act } from '#server/act.ts'
import { namedByInvoices, seeded } from '#test/drawn.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

type Row = Readonly<Record<string, unknown>>
type Read = (act: Act, asked: never) => Promise<readonly Row[]>

/** The rows of each list, by its own function. */
const rowsOf: Readonly<Record<FigureList, { endpoint: Endpoint; read: Read }>> = {
  customers: {
    endpoint: customers,
    read: (act, asked: InputOf<typeof customers>) =>
      customerRows(act, { ...asked, role: 'customer' }),
  },
  invoices: { endpoint: invoices, read: invoiceRows },
  quotes: {
    endpoint: quotes,
    read: async (act, asked) => quoteRows(act, asked, await findThreshold(act)),
  },
  orders: { endpoint: orders, read: orderRows },
  payments: { endpoint: payments, read: paymentRows },
  projects: { endpoint: projects, read: projectRows },
  supplierInvoices: {
    endpoint: supplierInvoices,
    read: async (act, asked) => (await listSupplierInvoices(act, asked)).rows,
  },
}

/** Every row behind an address, page by page as the screen reads it. */
async function rowsBehind(act: Act, figure: Figure, context: FigureContext): Promise<Row[]> {
  const { endpoint, read } = rowsOf[figure.list]
  const rows: Row[] = []
  for (;;) {
    const written = { ...queryOf(figure, context), offset: rows.length, limit: 200 }
    const page = await read(act, z.decode(endpoint.input as z.ZodType, written as never) as never)
    rows.push(...page)
    if (page.length < 200) return rows
  }
}

// The demonstration is made once, and looked at as time goes on.
vi.setConfig({ testTimeout: 600_000 })

test('every figure is the sum of the list that it opens, in random contexts', () =>
  scene('2026-03-02', async (play) => {
    const { id } = await play.alice(openDemo, {})
    // How clients pay is known from the night on.
    await play.within(id, keepOldAccounts)
    const random = seeded(41)
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const told = new Map<string, number>()
    for (let n = 0; n < sized(20, 0.25); n += 1) {
      // The first look is on the day itself, at everything.
      const today =
        n === 0 ? day('2026-03-02') : addDays(day('2026-03-02'), pick([0, 1, 13, 29, 60]))
      play.travel(today)
      await play.within(id, async (everyone) => {
        const people = await namedByInvoices(everyone, 'seller_id')
        const [stores, customers] = [
          await namedByInvoices(everyone, 'store_id'),
          await namedByInvoices(everyone, 'customer_id'),
        ]
        const name = n === 0 ? ('year12' as const) : pick(periodNames)
        const from = addDays(today, -pick([3, 40, 200]))
        const period =
          name === 'custom'
            ? periodOf({ name, from, to: addDays(from, pick([0, 20, 90])) }, today, 1)
            : periodOf({ name }, today, pick([1, 4, 9]))
        const context: FigureContext = {
          today,
          period,
          before: comparedWith(period, pick(comparisons), today),
          narrowing:
            n === 0
              ? {}
              : pick([
                  {},
                  { seller: pick(people) },
                  { store: pick(stores) },
                  { customer: pick(customers) },
                ]),
        }
        // One who sees what is theirs alone, every third time.
        const act: Act =
          n % 3 === 2
            ? {
                ...everyone,
                person: { id: pick(people), name: '' },
                role: { ...everyone.role, scope: 'own' },
              }
            : everyone
        const all = Object.entries<Figure>(figures)
        const answers = await readThese(
          act,
          all.map(([, figure]) => figure),
          context,
        )
        for (const [at, [name, figure]] of all.entries()) {
          const rows = await rowsBehind(act, figure, context)
          const said = `${name} ${JSON.stringify(context)} ${act.role.scope}`
          const { count, amount } = answers[at]!
          if (!figure.countless) expect(count, said).toBe(rows.length)
          expect(amount, said).toBe(
            figure.sum === null
              ? null
              : rows.reduce((total, row) => total + Number(row[figure.sum!] ?? 0), 0),
          )
          told.set(name, (told.get(name) ?? 0) + rows.length)
        }
        const owed = (name: string) => answers[all.findIndex(([one]) => one === name)]!.amount ?? 0
        // Whatever is owed is of one age, what has no due day as well.
        expect(ages.reduce((total, name) => total + owed(name), 0)).toBe(owed('outstanding'))
        // And is expected once.
        expect(forecasts.reduce((total, name) => total + owed(name), 0)).toBe(owed('outstanding'))
      })
    }
    await expectParts(play, play.in(play.alice, id))
    // The control: the demonstration has something behind nearly all of them.
    const silent = [...told].filter(([, rows]) => rows === 0).map(([name]) => name)
    expect(silent.length, silent.join(' ')).toBeLessThan(told.size / 4)
    for (const name of ['prospects', 'expectedPast', 'expected30', 'expectedKnown'])
      expect(silent).not.toContain(name)
  }))

const ages = ['notDue', 'due30', 'due60', 'due90', 'dueOlder'] satisfies FigureName[]

const amountOf = (figures: readonly { name: string; amount: number | null }[], name: string) =>
  figures.find((one) => one.name === name)?.amount

/** Every widget of the home that tells parts adds up to the figure beside it. */
async function expectParts(play: Scene, there: Someone): Promise<void> {
  for (const [today, asked] of [
    ['2026-03-02', { period: 'year12' }],
    ['2026-03-02', { period: 'quarter', compare: 'lastYear' }],
    ['2026-03-31', { period: 'month' }],
    // Of past months both of whose ends are within one: their days are read beside the sums.
    ['2026-03-31', { period: 'custom', from: day('2025-11-12'), to: day('2026-02-17') }],
  ] as const) {
    play.travel(today)
    const { figures, context } = await there(home, { tab: 'sales', ...asked })
    const sales = amountOf(figures, 'sales')
    const { bars } = await there(homeSales, asked)
    expect(bars.reduce((all, bar) => all + bar.value, 0)).toBe(sales)
    // Bars lie one after the other, over the whole period.
    expect([bars[0]!.from, bars.at(-1)!.to]).toEqual([context.from, context.to])
    for (const [at, bar] of bars.slice(1).entries()) expect(bar.from).toBe(addDays(bars[at]!.to, 1))
    const { rows } = await there(homeTeam, asked)
    expect(rows.reduce((all, row) => all + row.sales, 0)).toBe(sales)
    const days = { from: context.from, to: context.to }
    const listed = await there(orders, {
      ...days,
      control: confirmed.split(',') as never,
      ...{ offset: 0, limit: 1 },
    })
    expect(rows.reduce((all, row) => all + row.orders, 0)).toBe(listed.total)
    // What is compared with nothing is told of nothing before.
    const alone = await there(homeSales, { ...asked, compare: 'none' })
    expect(alone.bars.map(({ value }) => value)).toEqual(bars.map(({ value }) => value))
    expect(alone.bars.some(({ before }) => before !== null)).toBe(false)
    const margin = await there(analytics, { measure: 'margin', by: ['month'], ...days })
    const told = await there(homeMargin, asked)
    expect(read(margin.total, 'cents')).toBe(told.margin)
    // The cost is the analysis that it opens, and the lines behind that.
    const cost = await there(analytics, { measure: 'cost', by: ['month'], ...days })
    expect(read(cost.total, 'cents')).toBe(told.cost)
    const lines = await there(listLines, { measure: 'cost', ...days, offset: 0, limit: 200 })
    expect([lines.sums['cost'], read(lines.figure, 'cents')]).toEqual([told.cost, told.cost])
    if (lines.total <= 200) {
      expect(lines.rows.reduce((sum, row) => sum + (row.cost ?? 0), 0)).toBe(told.cost)
    }
    for (const of of rankedBy) {
      const told = await there(homeRanking, { ...asked, of })
      expect(told.total, of).toBe(sales)
      expect(told.rows.reduce((all, row) => all + row.amount, 0) + told.rest.amount, of).toBe(sales)
    }
  }
  play.travel('2026-03-02')
  const { rows } = await there(homeAnswers, {})
  expect(rows.map(({ month }) => month)).toHaveLength(12)
  // Each bar is what the list behind it adds up to.
  const parts = {
    signed: ['signed'],
    lost: ['refused', 'expired'],
    pending: ['pending', 'valid', 'expiring'],
  } as const
  for (const { from, to, ...told } of rows) {
    for (const [part, validity] of Object.entries(parts)) {
      const list = await there(quotes, { from, to, validity: [...validity], offset: 0, limit: 1 })
      const { count, amount } = told[part as keyof typeof parts]
      expect([count, amount], `${from} ${part}`).toEqual([list.total, list.sums.gross])
    }
  }
  const team = await there(homeTeam, { period: 'year12' })
  for (const { id, sent, signed } of team.rows.filter(({ id: one }) => one !== null)) {
    const asked = { seller: id!, from: rows[0]!.from, to: rows.at(-1)!.to, offset: 0, limit: 1 }
    const list = await there(quotes, asked)
    const count = (name: 'draft' | 'signed' | 'cancelled') => list.indicators[name]?.count ?? 0
    expect(sent).toBe(list.total - count('draft') - count('cancelled'))
    expect(signed).toBe(count('signed'))
  }
  expect(rows.reduce((all, { signed }) => all + signed.count, 0)).toBeGreaterThan(0)
  expect((await there(homeEvents, {})).rows).toHaveLength(10)
  const forecast = await there(homeForecast, {})
  expect(forecast.rows.reduce((all, row) => all + row.amount, 0)).toBe(
    amountOf((await there(home, { tab: 'billing' })).figures, 'outstanding'),
  )
  expect(forecast.rows.map(({ name }) => name)).toEqual(forecasts)
  expect(forecast.known).toBeGreaterThan(0)
  await expectDeeds(there)
  // Each deal is as its own page says, and those that ask for something come first.
  const deals = await there(homeDeals, {})
  expect(deals.rows.length).toBe(Math.min(50, deals.count))
  expect(deals.rows.findIndex(({ reasons }) => reasons.length === 0)).toBe(
    deals.toAct < deals.rows.length ? deals.toAct : -1,
  )
  expect(new Set(deals.rows.flatMap(({ reasons }) => reasons)).size).toBeGreaterThan(2)
  for (const { kind, id, number, ...row } of deals.rows) {
    const { figures: plan } = await there(
      (kind === 'quote' ? quoteBilling : orderBilling).showPlan,
      {
        id,
      },
    )
    expect([row.signed, row.outstanding], number).toEqual([plan.signed, plan.outstanding])
    if (!row.reasons.includes('draft') && row.left > 0) expect(row.left, number).toBe(plan.left)
  }
  // What is most pressing is the head of the list beside it.
  const told = await there(home, {})
  const { context } = told
  const about = { today: day('2026-03-02'), period: context, before: context.before, narrowing: {} }
  const head = async (figure: Figure, endpoint: Endpoint) => {
    const written = { ...queryOf(figure, about), limit: 3 } as never
    const asked = z.decode(endpoint.input as z.ZodType, written) as never
    const { rows } = (await there(endpoint, asked)) as { rows: { id: string; number: string }[] }
    return rows.map(({ id, number }) => [id, number])
  }
  expect(told.oldest.map(({ id, number }) => [id, number])).toEqual(
    await head(figures.late, invoices),
  )
  expect(told.soonest.map(({ id, number }) => [id, number])).toEqual(
    await head(figures.quotesExpiring, quotes),
  )
  expect([told.oldest.length, told.soonest.length]).toEqual([3, 3])
  expect(told.oldest.every(({ days, amount }) => days > 0 && amount > 0)).toBe(true)
  expect(told.soonest.every(({ days }) => days >= 0)).toBe(true)
}

/** Each count of a colleague is that of the list that it opens, and the counts of all are its tiles. */
async function expectDeeds(there: Someone): Promise<void> {
  const names = {
    call: 'calls',
    visit: 'visits',
    note: 'notes',
    mail: 'mails',
    task: 'tasks',
  } as const
  for (const asked of [{ period: 'year12' }, { period: 'month' }, { period: 'week' }] as const) {
    const { context } = await there(home, { tab: 'activity', ...asked })
    const days = { from: context.from, to: context.to, offset: 0, limit: 200 }
    const { rows } = await there(homeActivity, asked)
    for (const kind of deedKinds) {
      for (const { id, name, ...told } of rows) {
        const list = await there(listDeeds, { ...days, person: id, kind: [kind] })
        expect([told[names[kind]], list.rows.length], `${name} ${kind}`).toEqual([
          list.total,
          list.total,
        ])
        expect(list.rows.every((row) => row.kind === kind && row.person.id === id)).toBe(true)
      }
      const all = await there(listDeeds, { ...days, limit: 1 })
      expect(all.indicators[kind]?.count).toBe(
        rows.reduce((sum, told) => sum + told[names[kind]], 0),
      )
    }
    // The control: something was done.
    if (asked.period === 'year12') expect(rows.length).toBeGreaterThan(1)
  }
}
