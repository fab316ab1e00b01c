import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { importSales } from '#features/insight/imports/contract.ts'
import { type Day, day } from '#kernel/day.ts'
import { issuedInvoice, newClient } from '#test/deal.ts'
import { type Refused, type Scene, scene } from '#test/scene.ts'
import { analytics } from './contract.ts'
import { dimensions, type Measure, measures, sourceOf } from './rules.ts'

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

test('whatever it is told by and wherever it is read, a measure adds up to the same', () =>
  scene('2026-03-31', async ({ alice }) => {
    await bring(alice)
    const sources = new Set<string>()
    for (const measure of measures) {
      const totals = new Set<string>()
      const one = dimensions.map((name) => [name] as const)
      const two = dimensions.flatMap((a) => [
        ['month', a] as const,
        [a, 'brand'] as const,
        [a, 'store'] as const,
      ])
      for (const by of [...one, ...two.filter(([a, b]) => a !== b)]) {
        const { rows, count, total, source } = await alice(analytics, {
          measure,
          by: [...by],
          ...whole,
          limit: 10_000,
        })
        sources.add(source)
        expect(rows).toHaveLength(count)
        const sum = rows.reduce((all, { value }) => all + exact(value), 0n)
        // An invoice of several items or brands is one of each: these do not add up to invoices.
        if (measure !== 'invoices' || !by.some((name) => ofItems.has(name))) {
          expect(sum, `${measure} by ${by}`).toBe(exact(total))
          totals.add(total)
        }
      }
      expect([...totals], measure).toHaveLength(1)
    }
    expect([...sources].toSorted()).toEqual(['customer', 'day', 'documents', 'item'])
  }))

const ofItems = new Set<string>(['item', 'brand', 'family'])

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
    const margin = bruno(analytics, { measure: 'margin' })
    await expect(margin).rejects.toMatchObject({ reason: 'margin_hidden' })
  }))

test.each([
  [{ by: ['month', 'item', 'brand'] }, 'too_many_dimensions'],
  [{ by: ['client', 'customer'] }, 'same_dimension_twice'],
  [{ from: '2026-03-02', to: '2026-03-01' }, 'from_after_to'],
])('%j is refused: %s', (asked, reason) =>
  scene('2026-03-31', async ({ alice }) => {
    const refused = alice(analytics, { measure: 'sales', ...(asked as object) })
    await expect(refused).rejects.toMatchObject({ reason } satisfies Partial<Refused>)
  }),
)

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
  ['sales', ['client'], '2026-01-02', '2026-03-31', 'documents'],
  ['sales', ['brand', 'quarter'], '2026-01-01', '2026-02-28', 'item'],
  ['quantity', ['month'], '2026-01-01', '2026-02-28', 'item'],
  ['invoices', ['item'], '2026-01-01', '2026-02-28', 'documents'],
  ['sales', ['item', 'client'], '2026-01-01', '2026-02-28', 'documents'],
] as const)('%s by %j from %s to %s is read from %s', (measure, uses, from, to, source) => {
  expect(asked(measure, uses, from, to)).toBe(source)
})
