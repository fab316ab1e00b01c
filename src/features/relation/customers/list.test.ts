// What the list says of money is recomputed here row by row, from documents drawn at random.
import { describe, expect, test } from 'vitest'
import type { InputOf } from '#kernel/endpoint.ts'
import { addDays, addMonths, type Day, day } from '#kernel/day.ts'
import type pg from 'pg'
import { type Scene, scene } from '#test/scene.ts'
import { create, list, show, sortKeys } from './contract.ts'

type Filters = Partial<InputOf<typeof list>>
const window = { offset: 0, limit: 200 }
const today = day('2026-03-31')

/** A repeatable draw (mulberry32): a failure shows again under its seed. */
function draw(seed: number) {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return { below, pick: <T>(from: readonly T[]): T => from[below(from.length)] as T }
}

type Invoice = {
  gross: number
  net: number
  settled: number
  due: Day
  day: Day
  issued: boolean
  imported: boolean
}
type Customer = {
  id: string
  name: string
  city: string
  country: string
  kind: 'company' | 'person'
  isCustomer: boolean
  isSupplier: boolean
  archived: boolean
  seller: string | null
  created: Day
  imported: boolean
  invoices: Invoice[]
  payments: { amount: number; reversed: boolean; reversal: boolean }[]
}

/** Draws a directory with its documents, and writes it as the features would have. */
async function populate({ alice, bruno, owner, companies }: Scene, seed: number) {
  const { below, pick } = draw(seed)
  const customers: Customer[] = []
  for (let n = 0; n < 40; n += 1) {
    const isCustomer = below(5) > 0
    const values = {
      name: `${pick(['Boulangerie', 'Garage', 'Hôtel', 'Menuiserie'])} ${pick(['Martin', 'Durand', 'Éluard', 'du Lac'])} ${n}`,
      city: pick(['Lyon', 'LYON', 'Paris', '']),
      country: pick(['FR', 'FR', 'BE']),
      kind: pick(['company', 'person'] as const),
      isCustomer,
      isSupplier: !isCustomer || below(4) === 0,
      seller: pick([alice.id, bruno.id, null]),
    }
    const { city, seller, ...fields } = values
    const { id } = await alice(create, {
      ...fields,
      sellerId: seller,
      addresses: city ? [{ city }] : [],
    })
    const archived = below(8) === 0
    const imported = n % 7 === 0
    // At the last minute of a day or at the first, where the company is.
    const created = addDays(today, n - 39)
    await owner.query(
      `update customer set archived = $2, imported = $3,
        created_at = $4::timestamp at time zone 'Europe/Paris' where id = $1`,
      [id, archived, imported, `${created} ${n % 2 ? '23:59:59' : '00:00'}`],
    )
    const invoices = Array.from({ length: below(5) }, () => drawInvoice(below))
    const payments = Array.from({ length: below(3) }, () => {
      const amount = (below(100_000) + 1) * (below(6) ? 1 : -1)
      const reversal = below(6) === 0
      return { amount, reversal, reversed: !reversal && below(5) === 0 }
    })
    for (const one of invoices) await writeInvoice(owner, companies.lumiere, id, one)
    for (const one of payments) await writePayment(owner, companies.lumiere, id, one)
    customers.push({ id, archived, created, imported, invoices, payments, ...values })
  }
  return customers
}

function drawInvoice(below: (n: number) => number): Invoice {
  const isCredit = below(5) === 0
  const net = (below(500_000) + 1) * (isCredit ? -1 : 1)
  const gross = Math.round(net * 1.2)
  const made = addDays(today, -below(800))
  const settled = [0, 0, gross, Math.trunc(gross / 3)][below(4)] as number
  const [issued, imported] = [below(6) > 0, below(4) === 0]
  return {
    net,
    gross,
    settled,
    issued,
    imported: issued && imported,
    day: made,
    due: addDays(made, 30),
  }
}

async function writeInvoice(owner: pg.Client, company: string, customer: string, one: Invoice) {
  await owner.query(
    `insert into invoice (company_id, id, kind, number, imported, state, customer_id, day, due_day,
      terms_days, terms_end_of_month, payment_method, currency, language, net, tax, gross, settled, frozen)
     values ($1, gen_random_uuid(), $2, case when $3 then gen_random_uuid()::text end, $4,
      case when $3 then 'issued' else 'draft' end, $5, $6, $7, 30, false, 'transfer', 'EUR', 'fr',
      $8::bigint, $9::bigint - $8::bigint, $9, $10, case when $3 then '{}'::jsonb end)`,
    [
      company,
      one.gross < 0 ? 'credit_note' : 'invoice',
      one.issued,
      one.imported,
      customer,
      one.day,
      one.due,
      one.net,
      one.gross,
      one.settled,
    ],
  )
}

async function writePayment(
  owner: pg.Client,
  company: string,
  customer: string,
  one: Customer['payments'][number],
) {
  const values = `values ($1, gen_random_uuid(), $2, '2026-03-01', 'card', $3, $4, $5) returning id`
  const insert = (of: string | null, reversed: boolean, amount: number) =>
    owner.query<{ id: string }>(
      `insert into payment (company_id, id, customer_id, day, method, amount, reversed, reversal_of) ${values}`,
      [company, customer, amount, reversed, of],
    )
  // A reversal is the mirror of a payment that is marked reversed: the two are worth nothing.
  const { rows } = await insert(null, one.reversed || one.reversal, one.amount)
  if (one.reversal || one.reversed) await insert(rows[0]!.id, false, -one.amount)
}

const add = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0)

/** The account of a customer, by the words of its definition. */
function account({ invoices, payments }: Customer) {
  const issued = invoices.filter((one) => one.issued)
  const ours = issued.filter((one) => !one.imported)
  const year = issued.filter((one) => one.day > addMonths(today, -12) && one.day <= today)
  const standing = payments.filter((one) => !one.reversed && !one.reversal)
  const late = ours.filter((one) => one.due < today && one.gross > one.settled)
  const days = issued.filter((one) => one.gross >= 0).map((one) => one.day)
  return {
    balance: add(ours.map((one) => one.gross)) - add(standing.map((one) => one.amount)),
    overdue: add(late.map((one) => one.gross - one.settled)),
    turnover: add(year.map((one) => one.net)),
    lastInvoiceDay: days.length > 0 ? days.sort().at(-1) : null,
  }
}

const inSituation = (situation: Filters['situation'], one: Customer): boolean => {
  const { balance, overdue } = account(one)
  if (situation === 'overdue') return overdue > 0
  if (situation === 'owing') return balance > 0
  return situation === 'credit' ? balance < 0 : true
}

/** Who a list without indicators would keep, asked of each customer in turn. */
const keeps = (filters: Filters, one: Customer): boolean =>
  one.archived === (filters.archived === 'true') &&
  (filters.role === undefined || (filters.role === 'customer' ? one.isCustomer : one.isSupplier)) &&
  (filters.seller === undefined || one.seller === filters.seller) &&
  (filters.createdFrom === undefined || one.created >= filters.createdFrom) &&
  (filters.createdTo === undefined || one.created <= filters.createdTo) &&
  (filters.imported === undefined || one.imported === (filters.imported === 'true')) &&
  (filters.kind === undefined || one.kind === filters.kind) &&
  (filters.country === undefined || one.country === filters.country) &&
  (!filters.city || one.city.toLowerCase() === filters.city.toLowerCase()) &&
  (!filters.q || one.name.toLowerCase().includes(filters.q))

function drawFilters(seed: number, seller: string): Filters {
  const { pick } = draw(seed)
  const maybe = <T>(...values: T[]): T | undefined => pick([undefined, undefined, ...values])
  return {
    role: maybe('customer', 'supplier'),
    archived: maybe('true', 'false'),
    seller: maybe(seller),
    kind: maybe('company', 'person'),
    country: maybe('FR', 'BE'),
    createdFrom: maybe(addDays(today, -30), addDays(today, -12)),
    createdTo: maybe(addDays(today, -11), today),
    imported: maybe('true', 'false'),
    city: maybe('Lyon', 'paris'),
    q: maybe('garage', 'martin'),
    situation: maybe('overdue', 'owing', 'credit'),
  }
}

describe('figures', () => {
  test.each([1, 2, 3])('add up under 20 draws of filters, directory %i', (seed) =>
    scene(today, async (played) => {
      const customers = await populate(played, seed)
      for (let n = 0; n < 20; n += 1) {
        const filters = drawFilters(seed * 1000 + n, played.bruno.id)
        const context = JSON.stringify(filters)
        const told = await played.alice(list, { ...window, ...filters })
        const near = customers.filter((one) => keeps(filters, one))
        const kept = near.filter((one) => inSituation(filters.situation, one))
        expect(told.total, context).toBe(kept.length)
        expect(new Set(told.rows.map((row) => row.id)), context).toEqual(
          new Set(kept.map((one) => one.id)),
        )
        for (const row of told.rows) {
          const one = customers.find(({ id }) => id === row.id)!
          expect(row, `${context} ${row.name}`).toMatchObject(account(one))
        }
        for (const name of ['balance', 'overdue', 'turnover'] as const) {
          expect(told.sums[name], `${name} ${context}`).toBe(
            add(kept.map((one) => account(one)[name])),
          )
          expect(told.sums[name], `${name} ${context}`).toBe(
            add(told.rows.map((row) => row[name]!)),
          )
        }
        for (const tile of ['overdue', 'owing', 'credit'] as const) {
          const those = near.filter((one) => inSituation(tile, one))
          const amount = add(
            those.map((one) => account(one)[tile === 'overdue' ? 'overdue' : 'balance']),
          )
          expect(told.indicators[tile], `${tile} ${context}`).toMatchObject({
            count: those.length,
            amount,
          })
        }
        expect(told.indicators['all']?.count, context).toBe(near.length)
      }
    }),
  )

  test('a click on an indicator shows what it told', () =>
    scene(today, async (played) => {
      await populate(played, 7)
      const { indicators } = await played.alice(list, window)
      for (const situation of ['overdue', 'owing', 'credit'] as const) {
        const shown = await played.alice(list, { ...window, situation })
        const sum = situation === 'overdue' ? shown.sums.overdue : shown.sums.balance
        expect(indicators[situation]).toEqual({
          count: shown.total,
          amount: sum,
          sums: shown.sums,
        })
      }
    }))

  test('the record tells what the list tells', () =>
    scene(today, async (played) => {
      const customers = await populate(played, 11)
      for (const one of customers.slice(0, 12)) {
        const { figures } = await played.alice(show, { id: one.id })
        expect(figures).toMatchObject(account(one))
        const late = one.invoices.filter(
          (i) => i.issued && !i.imported && i.due < today && i.gross > i.settled,
        )
        expect(figures!.overdueDays > 0).toBe(late.length > 0)
      }
    }))
})

test.each(sortKeys)(
  'sorted by %s, both ways, a page at a time, nobody is lost or told twice',
  (sort) =>
    scene(today, async (played) => {
      const customers = await populate(played, 5)
      const expected = customers.filter((one) => !one.archived).map((one) => one.id)
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = []
        for (let offset = 0; offset < 60; offset += 7) {
          const page = await played.alice(list, { offset, limit: 7, sort, direction })
          expect(page.total).toBe(expected.length)
          seen.push(...page.rows.map((row) => row.id))
        }
        expect([...seen].sort()).toEqual([...expected].sort())
        const { rows } = await played.alice(list, { ...window, sort, direction })
        expect(rows.map((row) => row.id)).toEqual(seen)
        const key = { lastInvoice: 'lastInvoiceDay', created: 'createdAt' }[sort as string] ?? sort
        const values = rows.map((row) => row[key as 'balance']).filter((value) => value !== null)
        if (typeof values[0] === 'number') {
          const sorted = [...values].sort((a, b) => (direction === 'asc' ? a - b : b - a))
          expect(values).toEqual(sorted)
        }
      }
    }),
)

describe('money', () => {
  test('is hidden from who does not read invoices, in sorts and filters too', () =>
    scene(today, async ({ alice, fanny }) => {
      const { id } = await alice(create, { name: 'Martin', sellerId: fanny.id })
      const told = await fanny(list, window)
      expect(told.rows).toMatchObject([{ id, balance: null, overdue: null, turnover: null }])
      expect(told.sums).toEqual({ balance: null, overdue: null, turnover: null })
      expect(told.indicators['all']).toMatchObject({ count: 1, amount: null, sums: told.sums })
      expect((await fanny(show, { id })).figures).toBeNull()
      for (const asked of [{ sort: 'balance' }, { sort: 'lastInvoice' }, { situation: 'owing' }]) {
        await expect(fanny(list, { ...window, ...asked } as never)).rejects.toMatchObject({
          reason: 'forbidden',
        })
      }
    }))

  test('of one company is not added to that of another', () =>
    scene(today, async (played) => {
      await populate(played, 13)
      await played.eve(create, { name: 'Seule' })
      const told = await played.eve(list, window)
      expect([told.total, told.sums.balance, told.sums.turnover]).toEqual([1, 0, 0])
    }))
})
