import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { importSales } from '#features/insight/imports/contract.ts'
import {
  creditInvoice,
  invoiceQuote,
  issueInvoice,
  listInvoices,
} from '#features/sales/invoices/contract.ts'
import { cancelOrder, confirmOrder, createOrder } from '#features/sales/orders/contract.ts'
import { listPayments, recordPayment } from '#features/sales/payments/contract.ts'
import { attachDocument, createProject } from '#features/sales/projects/contract.ts'
import { addKind, addVenue } from '#features/sales/projects/contract/settings.ts'
import {
  createQuote,
  listQuotes,
  refuseQuote,
  sendQuote,
  signQuote,
} from '#features/sales/quotes/contract.ts'
import type { Validity } from '#features/sales/quotes/rules/validity.ts'
import { type Day, day } from '#kernel/day.ts'
import { bps, cents, price } from '#kernel/money.ts'
import { issuedInvoice, line, newClient, nowhere, threeLines } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { sized } from '#test/scale.ts'
import { type Refused, type Scene, scene } from '#test/scene.ts'
import { analytics } from './contract.ts'
import {
  aboutMeasure,
  type Dimension,
  dimensions,
  isRatio,
  type Measure,
  measures,
  sourceOf,
  usesItem,
  whyNotBy,
} from './rules.ts'

const excerpt = readFileSync(join(import.meta.dirname, '../imports/excerpt.csv'))
const whole = { from: day('2010-12-01'), to: day('2011-05-31') }
const bring = (who: Scene['alice']) =>
  who(importSales, { name: 'ventes.csv' } as never, { file: excerpt })

/** Ten-thousandths, so that amounts, counts and pieces add up exactly. */
const exact = (value: string): bigint => {
  const [, sign = '', units = '0', rest = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(value) ?? []
  return BigInt(`${sign}${units}${rest.padEnd(4, '0')}`)
}

test('sales by month are those of the file, to the cent', () =>
  scene('2026-03-31', async ({ alice }) => {
    await bring(alice)
    const { rows, total } = await alice(analytics, { measure: 'sales', by: ['month'], ...whole })
    expect(rows.map(({ key, value }) => [key, value])).toEqual([
      ['2010-12', '4984.05'],
      ['2011-01', '1006.58'],
      ['2011-02', '24.37'],
      ['2011-03', '-2200.96'],
      ['2011-04', '818.23'],
      ['2011-05', '668.67'],
    ])
    expect(total).toBe('5300.94')
  }))

/** A trade with something of everything, beside what was imported. */
async function trade(play: Scene): Promise<void> {
  const { alice, bruno, travel } = play
  await bring(alice)
  const { id: item } = await alice(createItem, {
    name: 'Poêle',
    brand: 'Godin',
    family: 'Poêles',
    price: price(900_000_000),
  })
  const { id: kind } = await alice(addKind, { name: 'Rénovation' })
  const { id: venue } = await alice(addVenue, { ...place, name: 'Hôtel du Parc' })
  for (const [rank, seller] of [alice, bruno, null, alice].entries()) {
    travel(['2026-01-12', '2026-02-28', '2026-03-01', '2026-03-20'][rank]!)
    const { id: customer } = await newClient(alice, { name: `Client ${rank}` })
    const lines = [...threeLines(), line('Poêle', 900_00 + rank, { item })]
    const of = { customer, lines, seller: seller?.id ?? null, discount: bps(rank * 333) }
    const quotes = []
    for (let n = 0; n < 4; n += 1) {
      const { id } = await alice(createQuote, of)
      if (n < 3) quotes.push(await alice(sendQuote, { id, how: 'hand' }))
    }
    const [signed, refused] = quotes
    await alice(signQuote, { id: signed!.id, signer: 'S' })
    await alice(refuseQuote, { id: refused!.id })
    if (rank > 1) {
      const project = await alice(createProject, { name: 'P', customer, kind, venue })
      await alice(attachDocument, { id: project.id, kind: 'quote', document: signed!.id })
    }
    const { id: invoice } = await alice(invoiceQuote, { id: signed!.id })
    const { totals } = await alice(issueInvoice, { id: invoice })
    if (rank < 3) {
      const part = cents(rank === 0 ? totals.gross : 100_00)
      const allocations = [{ invoice, amount: part }]
      await alice(recordPayment, { customer, method: 'card', amount: part, allocations })
    }
    if (rank === 1) await alice(issueInvoice, await alice(creditInvoice, { id: invoice }))
    const { id: order } = await alice(createOrder, { ...of, customer })
    await alice(confirmOrder, { id: order })
    const { id: dropped } = await alice(createOrder, { ...of, customer })
    await alice(confirmOrder, { id: dropped })
    if (rank !== 2) await alice(cancelOrder, { id: dropped })
  }
  travel('2026-04-20')
}
const place = {
  street: '',
  street2: '',
  postalCode: '',
  city: 'Lyon',
  country: 'FR',
  phone: '',
  access: '',
}

test('whatever it is told by and wherever it is read, a measure adds up to the same', () =>
  scene('2026-01-10', async (play) => {
    await trade(play)
    const { alice } = play
    const ever = { from: day('2010-12-01'), to: day('2026-04-20') }
    const [sources, subjects] = [new Set<string>(), new Set<string>()]
    let seen = 0
    for (const measure of measures) {
      const by = dimensions.filter((one) => whyNotBy(measure, one) === null)
      const pairs = by
        .flatMap((a) => by.map((b) => [a, b]))
        .filter(([a, b]) => a !== b && !twice(a, b))
      // Of each subject, one measure by each dimension; of the others, some.
      const first = subjects.add(aboutMeasure[measure].subject).size
      const isFirst = first > seen
      seen = first
      const each = isFirst ? by : fc.sample(fc.constantFrom(...by), sampled(by.length, 0.25))
      const some = fc.sample(fc.constantFrom(...pairs), sampled(60, 0.03))
      const totals = new Set<string>()
      for (const told of [...each.map((one) => [one]), ...some]) {
        const { rows, count, total, source } = await alice(analytics, {
          measure,
          by: told as Dimension[],
          ...ever,
          limit: 10_000,
        })
        sources.add(source)
        expect(rows).toHaveLength(count)
        totals.add(total)
        // A document of several items or brands is one of each: these do not add up to documents.
        const counts = aboutMeasure[measure].unit === 'count' && usesItem(told as Dimension[])
        const sum = rows.reduce((all, { value }) => all + exact(value), 0n)
        if (!counts && !isRatio(measure)) expect(sum, `${measure} by ${told}`).toBe(exact(total))
      }
      expect([...totals], measure).toHaveLength(1)
    }
    expect([...sources].toSorted()).toEqual(['customer', 'day', 'documents', 'item'])
    expect(await wrongIn(play)).toEqual([])
  }))

const sampled = (figure: number, part: number) => ({ numRuns: sized(figure, part), seed: 7 })
const twice = (a: string | undefined, b: string | undefined): boolean =>
  [a, b].every((one) => one === 'client' || one === 'customer')

test('each figure is the sum of the documents that it is about', () =>
  scene('2026-01-10', async (play) => {
    await trade(play)
    const { alice } = play
    const periods = [
      { from: day('2026-01-01'), to: day('2026-04-20') },
      { from: day('2026-02-10'), to: day('2026-03-10') },
    ]
    for (const period of periods) {
      const total = async (measure: Measure, by?: Dimension) => {
        const told = await alice(analytics, { measure, ...period, ...(by && { by: [by] }) })
        return exact(told.total) / 100n
      }
      const list = { offset: 0, limit: 1, ...period }
      const quotes = async (...validity: Validity[]) => {
        const { sums, total: count } = await alice(listQuotes, { ...list, validity })
        return [BigInt(Number(sums['net'])), BigInt(count) * 100n]
      }
      const parts = { signed: ['signed'], lost: ['expired', 'refused'] } as const
      const open = ['expiring', 'valid', 'pending'] as const
      const told = async (measure: Measure) => [
        await total(measure, 'seller'),
        await total(`${measure}Count` as Measure, 'family'),
      ]
      expect(await told('signed')).toEqual(await quotes(...parts.signed))
      expect(await told('lost')).toEqual(await quotes(...parts.lost))
      expect(await told('pending')).toEqual(await quotes(...open))
      const [[signed = 0n], [lost = 0n]] = [await quotes('signed'), await quotes(...parts.lost)]
      const conversion = Math.round((Number(signed) * 10_000) / Number(signed + lost))
      expect(await total('conversionNet', 'brand')).toBe(BigInt(conversion))
      const received = await alice(listPayments, list)
      expect(await total('collected', 'customer')).toBe(BigInt(Number(received.sums['amount'])))
      const invoiced = await alice(listInvoices, list)
      const drafts = await alice(listInvoices, { ...list, payment: ['draft'] })
      const net = Number(invoiced.sums['net']) - Number(drafts.sums['net'])
      for (const by of ['day', 'client', 'item', 'venue'] as const)
        expect(await total('sales', by), by).toBe(BigInt(net))
    }
    const all = { offset: 0, limit: 1 }
    const due = await alice(listInvoices, { ...all, payment: ['unpaid', 'partial'] })
    const late = await alice(listInvoices, { ...all, late: 'true' })
    for (const by of ['month', 'client', 'kind'] as const) {
      const told = await alice(analytics, { measure: 'due', by: [by] })
      expect(exact(told.total) / 100n, by).toBe(BigInt(Number(due.sums['outstanding'])))
      const overdue = await alice(analytics, { measure: 'overdue', by: [by] })
      expect(exact(overdue.total) / 100n, by).toBe(BigInt(Number(late.sums['outstanding'])))
    }
    const kinds = await alice(analytics, {
      measure: 'sales',
      by: ['kind'],
      from: day('2026-01-01'),
    })
    expect(kinds.rows.map(({ key }) => key).toSorted()).toEqual(['', 'Rénovation'])
    for (const { parts, value } of kinds.rows) {
      const narrowed = { measure: 'sales', kind: parts[0]?.id ?? '', by: ['brand'] } as const
      const again = await alice(analytics, { ...narrowed, by: ['brand'], from: day('2026-01-01') })
      expect(again.total).toBe(value)
    }
    const few = await alice(analytics, { measure: 'quotes', by: ['client'], limit: 2 })
    const shown = few.rows.reduce((sum, { value }) => sum + exact(value), 0n)
    expect(few.rest?.count).toBe(few.count - 2)
    expect(shown + exact(few.rest?.value ?? '')).toBe(exact(few.total))
  }))

test('what is narrowed to one client is what their row said', () =>
  scene('2026-03-31', async ({ alice }) => {
    await bring(alice)
    const { rows } = await alice(analytics, { measure: 'sales', by: ['client'], ...whole })
    const values = rows.map(({ value }) => exact(value))
    expect(values).toEqual(values.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0)))
    for (const { parts, value } of rows.slice(0, 5)) {
      const customer = parts[0]?.id ?? undefined
      const narrowed = { measure: 'sales', customer, ...whole } as const
      expect((await alice(analytics, narrowed)).total).toBe(value)
      const byItem = await alice(analytics, { ...narrowed, by: ['item'] })
      expect([byItem.source, byItem.total]).toEqual(['documents', value])
    }
  }))

test('who sees their own documents is told of these alone, and of no margin', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno } = play
    const { id: customer } = await newClient(alice)
    await issuedInvoice(alice, customer, 120_00)
    await issuedInvoice(alice, customer, 60_00, { seller: bruno.id })
    const list = await bruno(listInvoices, { offset: 0, limit: 50 })
    for (const by of ['month', 'client', 'item', 'seller'] as const) {
      const { total } = await bruno(analytics, { measure: 'sales', by: [by] })
      expect(exact(total), by).toBe(BigInt(Number(list.sums['net'])) * 100n)
    }
    expect((await bruno(analytics, { measure: 'sales' })).total).toBe('50.00')
    expect((await alice(analytics, { measure: 'sales' })).total).toBe('150.00')
    for (const measure of ['margin', 'cost'] as const) {
      const hidden = bruno(analytics, { measure })
      await expect(hidden).rejects.toMatchObject({ reason: 'margin_hidden' })
    }
  }))

test.each([
  [{ by: ['month', 'item', 'brand'] }, 'too_many_dimensions'],
  [{ by: ['client', 'customer'] }, 'same_dimension_twice'],
  [{ from: '2026-03-02', to: '2026-03-01' }, 'from_after_to'],
  [{ measure: 'collected', by: ['brand'] }, 'not_told_by'],
  [{ measure: 'due', item: nowhere }, 'not_told_by'],
])('%j is refused: %s', (asked, reason) =>
  scene('2026-03-31', async ({ alice }) => {
    const refused = alice(analytics, { measure: 'sales', ...(asked as object) })
    await expect(refused).rejects.toMatchObject({ reason } satisfies Partial<Refused>)
  }),
)

test('a question that nobody waits for any more is cancelled in the database', () =>
  scene('2026-03-31', async ({ alice, owner, server }) => {
    const waiting = async () => {
      const asked = `select count(*)::int as n from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      return (await owner.query<{ n: number }>(asked)).rows[0]?.n
    }
    await owner.query('begin; lock table turnover_day')
    const gone = new AbortController()
    const request = new Request('http://localhost/api/v1/analytics?measure=sales&by=month', {
      headers: { cookie: alice.cookie, 'x-company-id': alice.company },
      signal: gone.signal,
    })
    const answer = Promise.resolve(server.app.fetch(request))
    await vi.waitFor(async () => expect(await waiting()).toBe(1), { timeout: 20_000 })
    gone.abort()
    expect((await answer).status).toBe(503)
    expect(await waiting()).toBe(0)
    await owner.query('rollback')
    expect((await alice(analytics, { measure: 'sales' })).total).toBe('0.00')
  }))

test('nothing was sold: nothing is told, and the total is nought', () =>
  scene('2026-03-31', async ({ alice }) => {
    const none = await alice(analytics, { measure: 'sales', by: ['month'] })
    expect(none).toMatchObject({ rows: [], count: 0, total: '0.00' })
  }))

const asked = (measure: Measure, uses: readonly string[], from: string, to: string) =>
  sourceOf({
    measure,
    uses: uses as never,
    from: from as Day,
    to: to as Day,
    today: day('2026-03-20'),
    seesAll: true,
  })

test.each([
  ['sales', ['month'], '2026-01-01', '2026-03-31', 'day'],
  ['sales', ['week', 'store'], '2026-01-05', '2026-03-15', 'day'],
  ['sales', ['month', 'client'], '2026-01-01', '2026-03-20', 'customer'],
  ['sales', ['week', 'client'], '2026-01-01', '2026-03-31', 'documents'],
  ['sales', ['client'], '2026-01-02', '2026-03-31', 'customer'],
  ['sales', ['client'], '2026-01-02', '2026-02-27', 'documents'],
  ['quotes', ['month', 'seller'], '2026-01-02', '2026-02-27', 'day'],
  ['quotes', ['month', 'client'], '2026-01-01', '2026-02-28', 'documents'],
  ['sales', ['brand', 'quarter'], '2026-01-01', '2026-02-28', 'item'],
  ['quantity', ['month'], '2026-01-01', '2026-02-28', 'item'],
  ['invoices', ['item'], '2026-01-01', '2026-02-28', 'documents'],
  ['sales', ['item', 'client'], '2026-01-01', '2026-02-28', 'documents'],
] as const)('%s by %j from %s to %s is read from %s', (measure, uses, from, to, source) => {
  expect(asked(measure, uses, from, to)).toBe(source)
})
