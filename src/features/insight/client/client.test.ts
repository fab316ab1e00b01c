// Every figure of a client's dashboard is the sum of the list that it opens; a part that fails says so
// alone; nobody is told of what they may not read.
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { analytics } from '#features/insight/analyses/contract.ts'
import { openDemo } from '#features/insight/demo/contract.ts'
import { clientFigures } from '#features/insight/figures/rules/client.ts'
import { type Figure, type Narrowing, queryOf } from '#features/insight/figures/rules/figure.ts'
import { create } from '#features/relation/customers/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { listInvoices as findInvoices } from '#features/sales/invoices/queries/list.ts'
import { listOrders } from '#features/sales/orders/contract.ts'
import { listOrders as findOrders } from '#features/sales/orders/queries/list.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { listQuotes as findQuotes } from '#features/sales/quotes/queries/list.ts'
import { addDays, day } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Cents, sum, text } from '#kernel/money.ts'
import type { Days } from '#kernel/period.ts'
import type { Act } from '#server/act.ts'
import { namedByInvoices, seeded } from '#test/drawn.ts'
import { sized } from '#test/scale.ts'
import { scene, type Someone } from '#test/scene.ts'
import { clientDashboard } from './contract.ts'
import { readDashboard } from './queries/dashboard.ts'

type Dashboard = OutputOf<typeof clientDashboard>
type Listed = { total: number; sums: Record<string, Cents> }
type Find = (act: Act, asked: never) => Promise<Listed>
const lists = {
  invoices: { endpoint: listInvoices, find: findInvoices as Find },
  quotes: { endpoint: listQuotes, find: findQuotes as Find },
  orders: { endpoint: listOrders, find: findOrders as Find },
} as const

// The demonstration is made once, and looked at as time goes on.
vi.setConfig({ testTimeout: 600_000 })

/** What a list comes to under the filters of a figure: how many, and the sum that the figure names. */
async function behind(
  act: Act,
  figure: Figure,
  period: Days,
  narrowing: Narrowing,
  beside: { distributor?: string },
) {
  const { endpoint, find } = lists[figure.list as keyof typeof lists]
  const context = { today: act.today, period, before: period, narrowing }
  const asked = z.decode(
    endpoint.input as z.ZodType,
    {
      ...queryOf(figure, context),
      ...(figure.list === 'invoices' ? beside : {}),
      limit: 1,
    } as never,
  )
  const { total, sums } = await find(act, asked as never)
  return { count: total, amount: sums[figure.sum ?? ''] }
}

/** Each figure of a dashboard, with the days that it tells of, and what it says. */
function* figuresOf(told: Dashboard): Generator<[keyof typeof clientFigures, Days, object]> {
  const ever = { from: day('1900-01-01'), to: day('2199-12-31') }
  const { sales, due, paying, deals, open, brands } = told
  if (sales) {
    for (const { net, ...days } of Object.values(sales.trend))
      yield ['sales', days, { amount: net }]
    for (const { now, yearBefore, net, before } of sales.months) {
      yield ['sales', now, { amount: net }]
      yield ['sales', yearBefore, { amount: before }]
    }
    const [first, last] = [sales.months[0]!, sales.months.at(-1)!]
    yield ['sales', { from: first.now.from, to: last.now.to }, { amount: sales.net }]
    yield [
      'sales',
      { from: first.yearBefore.from, to: last.yearBefore.to },
      { amount: sales.before },
    ]
  }
  if (due) {
    yield ['outstanding', ever, { count: due.count, amount: due.outstanding }]
    yield ['overdue', ever, { count: due.overdueCount, amount: due.overdue }]
    yield ['toCome', ever, { amount: due.toCome }]
    for (const { from, to, amount, count } of due.ages)
      yield ['dueIn', { from: from ?? ever.from, to }, { amount, count }]
  }
  if (paying) yield ['paid', paying, { count: paying.count + paying.credited }]
  if (deals?.quotes) {
    const { sent, signed, refused, expired } = deals.quotes
    yield ['quotesSent', deals, { count: sent.count, amount: sent.net }]
    yield ['quotesSigned', deals, { count: signed.count, amount: signed.net }]
    yield ['quotesRefused', deals, { count: refused.count, amount: refused.net }]
    yield ['quotesLapsed', deals, { count: expired.count, amount: expired.net }]
  }
  if (deals?.orders)
    yield ['ordered', deals, { count: deals.orders.count, amount: deals.orders.net }]
  if (brands) {
    yield ['quotesSent', brands, { amount: brands.quoted }]
    if (brands.ordered !== null) yield ['ordered', brands, { amount: brands.ordered }]
    if (brands.bought !== null) yield ['sales', brands, { amount: brands.bought }]
  }
  if (!open) return
  const waiting = [
    ['quotesOpen', open.quotes],
    ['quoteDrafts', open.quoteDrafts],
    ['toDeliver', open.toDeliver],
    ['toInvoice', open.toInvoice],
    ['orderDrafts', open.orderDrafts],
    ['invoiceDrafts', open.invoiceDrafts],
  ] as const
  for (const [name, figure] of waiting) if (figure) yield [name, ever, figure]
}

/** Its breakdowns are those of the analyses, row by row, and add up to their totals. */
async function expectBreakdowns(
  someone: Someone,
  told: Dashboard,
  narrowing: Narrowing,
): Promise<void> {
  const { brands, items } = told
  if (!brands || !items) return
  const { from, to } = brands
  const asked = { measure: 'sales', from, to, ...narrowing } as const
  for (const [stage, measure] of [
    ['quoted', 'quotes'],
    ['ordered', 'orders'],
    ['bought', 'sales'],
  ] as const) {
    const question = { ...asked, measure }
    expect(sum(brands.rows.map((row) => row[stage]))).toBe(brands[stage] ?? 0)
    const byBrand = await someone(analytics, { ...question, by: [brands.by] })
    for (const row of brands.rows) {
      const there = byBrand.rows.find(({ key }) => key === row.key)
      expect(text(row[stage], 'cents'), `${stage} ${row.key}`).toBe(there?.value ?? '0.00')
    }
  }
  const byItem = await someone(analytics, { ...asked, by: ['item'] })
  for (const { id, net } of items.rows) {
    const row = byItem.rows.find(({ parts }) => parts[0]?.id === id)
    expect(text(net, 'cents')).toBe(row?.value)
  }
}

test('every figure is the sum of the list that it opens, in random contexts', () =>
  scene('2026-03-02', async (play) => {
    const { id: company } = await play.alice(openDemo, {})
    const there = play.in(play.alice, company)
    const random = seeded(7)
    const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
    const seen = new Map<string, number>()
    for (let n = 0; n < sized(20, 0.3); n += 1) {
      const today = addDays(day('2026-03-02'), pick([0, 1, 13, 29, 60]))
      play.travel(today)
      await play.within(company, async (everyone) => {
        const [customers, sellers, stores] = [
          await namedByInvoices(everyone, 'customer_id'),
          await namedByInvoices(everyone, 'seller_id'),
          await namedByInvoices(everyone, 'store_id'),
        ]
        // The first is that of whom most is known.
        const id = n === 0 ? customers[0]! : pick(customers)
        const whose =
          n === 0 ? {} : pick([{}, {}, { seller: pick(sellers) }, { store: pick(stores) }])
        const bought = await namedByInvoices(everyone, 'distributor_id')
        const by = bought.length > 0 && n % 4 === 1 ? { distributor: pick(bought) } : {}
        const person = { id: pick(sellers), name: '' }
        // One who sees their own documents alone, every third time, if they see this client.
        const act: Act =
          n % 3 === 2 ? { ...everyone, person, role: { ...everyone.role, scope: 'own' } } : everyone
        const told = await readDashboard(act, { id, ...whose, ...by }).catch(() => null)
        if (!told) return
        expect(told.failed).toEqual([])
        // As it is sent: instants and days are what the contract says.
        z.encode(clientDashboard.output, told)
        const narrowing = { customer: id, ...whose }
        for (const [name, days, figure] of figuresOf(told)) {
          const list = await behind(act, clientFigures[name], days, narrowing, by)
          const where = `${today} ${name} ${days.from} ${days.to} ${JSON.stringify(narrowing)}`
          expect(list, where).toMatchObject(figure)
          if (list.count > 0) seen.set(name, (seen.get(name) ?? 0) + 1)
        }
        if (act === everyone && !('distributor' in by))
          await expectBreakdowns(there, told, narrowing)
      })
    }
    // The control: nothing was compared with nothing alone.
    const told = ['sales', 'paid', 'quotesSent', 'quotesSigned'] as const
    for (const name of told) expect(seen.get(name), name).toBeGreaterThan(0)
  }))

test('what one may not read is null, and a part that fails says so alone', () =>
  scene('2026-03-02', async ({ alice, fanny, eve, owner, as }) => {
    const { id } = await alice(create, { name: 'Chapelle Notre-Dame' })
    const told = await alice(clientDashboard, { id })
    expect(told).toMatchObject({
      failed: [],
      sales: { ever: false },
      open: { quotes: { count: 0 } },
    })
    // Who reads no invoice is told nothing of money, rather than zeros.
    const little = await as('alice', (act) => {
      const levels = { ...act.role.levels, invoices: 'none', activities: 'none' } as const
      return readDashboard({ ...act, role: { ...act.role, levels } }, { id })
    })
    expect(little).toMatchObject({ sales: null, due: null, paying: null, items: null, mix: null })
    expect(little.open).toMatchObject({ quotes: { count: 0 }, invoiceDrafts: null })
    await expect(fanny(clientDashboard, { id })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(eve(clientDashboard, { id })).rejects.toMatchObject({ reason: 'not_found' })

    const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
    await owner.query('revoke select on allocation, note from comptoir_app')
    try {
      const broken = await as('alice', (act) => readDashboard(act, { id }))
      expect(broken.failed.toSorted()).toEqual(['events', 'mix', 'paying'])
      expect(broken).toMatchObject({ paying: null, mix: null, sales: told.sales, due: told.due })
      expect(warned).toHaveBeenCalledTimes(3)
    } finally {
      await owner.query('grant select on allocation, note to comptoir_app')
      warned.mockRestore()
    }
  }))
