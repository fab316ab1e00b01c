import { describe, expect, test } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import type { Bps, Price } from '#kernel/money.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  archive,
  choices,
  create,
  list,
  lookup,
  prices,
  remove,
  show,
  unarchive,
  update,
} from './contract.ts'

const window = { offset: 0, limit: 50 }
const euros = (n: number) => Math.round(n * 1_000_000) as Price
const nowhere = '018f0000-0000-7000-8000-000000000000'
const full = { category: 'S', rate: 2000 as Bps } as const

const supplierOf = async ({ alice }: Scene, name = 'Lumen Distribution') =>
  (await alice(createCustomer, { name, isSupplier: true, isCustomer: false })).id

describe('creating', () => {
  test('a name and a price are enough', () =>
    scene('2026-03-31', async ({ alice }) => {
      const first = await alice(create, { name: 'Lampe de bureau', price: euros(49.9) })
      const second = await alice(create, { name: 'Abat-jour', price: euros(0.125) })
      expect(first).toMatchObject({
        reference: 'A00001',
        nature: 'goods',
        price: 49_900_000,
        cost: null,
        vat: full,
        supplier: null,
        ecoContribution: 0,
        barcodeIsGtin: true,
        archived: false,
        version: 1,
      })
      expect([second.reference, second.price]).toEqual(['A00002', 125_000])
      expect((await alice(choices, {})).nextReference).toBe('A00003')
    }))

  test('everything else is told by who knows it', () =>
    scene('2026-03-31', async (played) => {
      const supplierId = await supplierOf(played)
      const made = await played.alice(create, {
        reference: 'LX-204 B',
        name: 'Suspension laiton',
        description: 'Diamètre 30 cm\nLivrée sans ampoule',
        nature: 'goods',
        family: 'Suspensions',
        brand: 'Lumen',
        unit: 'pièce',
        price: euros(129),
        cost: euros(61.5),
        vat: full,
        supplierId,
        ecoContribution: euros(0.21),
        barcode: '3760123450017',
      })
      expect(made.supplier).toMatchObject({ id: supplierId, name: 'Lumen Distribution' })
      expect(made).toMatchObject({ cost: 61_500_000, ecoContribution: 210_000 })
      const offered = await played.alice(choices, {})
      expect(offered).toMatchObject({
        families: ['Suspensions'],
        brands: ['Lumen'],
        units: ['pièce'],
        suppliers: [{ id: supplierId, name: 'Lumen Distribution' }],
        usualVat: full,
      })
    }))

  test.each([
    [{ price: euros(-1) }, 'negative_price', 'price'],
    [{ cost: euros(-1) }, 'negative_price', 'cost'],
    [{ ecoContribution: euros(-1) }, 'negative_price', 'ecoContribution'],
    [{ vat: { category: 'S', rate: 1900 as Bps } }, 'vat_rate_unknown', 'vat'],
    [{ vat: { category: 'K', rate: 0 as Bps } }, 'vat_not_of_items', 'vat'],
    [{ supplierId: nowhere }, 'not_found', 'supplierId'],
    [{ reference: 'PRIS' }, 'reference_taken', 'reference'],
  ] as const)('%o is refused: %s', (fields, reason, param) =>
    scene('2026-03-31', async ({ alice }) => {
      const taken = await alice(create, { reference: 'PRIS', name: 'Pris', price: euros(1) })
      const refused = { reason, problem: { param } }
      const item = { name: 'A', price: euros(1), ...fields }
      await expect(alice(create, item)).rejects.toMatchObject(refused)
      const other = await alice(create, { name: 'B', price: euros(1) })
      expect((await alice(list, window)).total).toBe(2)
      await expect(alice(update, { id: other.id, version: 1, ...fields })).rejects.toMatchObject(
        refused,
      )
      expect((await alice(show, { id: taken.id })).version).toBe(1)
    }),
  )

  test('a bar code that is no GTIN is kept, with a warning', () =>
    scene('2026-03-31', async ({ alice }) => {
      const made = await alice(create, { name: 'A', price: euros(1), barcode: '3760123450018' })
      expect(made).toMatchObject({ barcode: '3760123450018', barcodeIsGtin: false })
    }))

  test('a company under the exemption scheme sells without VAT', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      await owner.query(`update company set vat_regime = 'franchise' where id = $1`, [
        companies.lumiere,
      ])
      const made = await alice(create, { name: 'A', price: euros(1) })
      expect(made.vat).toEqual({ category: 'E', rate: 0 })
      await expect(alice(create, { name: 'B', price: euros(1), vat: full })).rejects.toMatchObject({
        reason: 'vat_under_franchise',
      })
      expect((await alice(choices, {})).vat).toEqual([{ category: 'E', rate: 0 }])
    }))

  test('a company of elsewhere says its rates itself', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      await owner.query(`update company set country = 'DE' where id = $1`, [companies.lumiere])
      await expect(alice(create, { name: 'A', price: euros(1) })).rejects.toMatchObject({
        reason: 'vat_required',
      })
      const vat = { category: 'S', rate: 1900 as Bps } as const
      expect((await alice(create, { name: 'A', price: euros(1), vat })).vat).toEqual(vat)
    }))
})

describe('suppliers', () => {
  test('are of the directory, and supply', () =>
    scene('2026-03-31', async (played) => {
      const { alice, eve } = played
      const customer = await alice(createCustomer, { name: 'Martin' })
      const item = { name: 'A', price: euros(1) }
      await expect(alice(create, { ...item, supplierId: customer.id })).rejects.toMatchObject({
        reason: 'not_a_supplier',
      })
      const supplierId = await supplierOf(played)
      await expect(eve(create, { ...item, supplierId })).rejects.toMatchObject({
        status: 404,
        reason: 'not_found',
        problem: { param: 'supplierId' },
      })
      const theirs = await eve(create, item)
      await expect(eve(update, { id: theirs.id, version: 1, supplierId })).rejects.toMatchObject({
        status: 404,
      })
    }))
})

describe('changing', () => {
  test('each price leaves its trace, with who and when', () =>
    scene('2026-03-31', async ({ alice, denis, travel }) => {
      const { id } = await alice(create, { name: 'A', price: euros(10), cost: euros(6) })
      travel('2026-04-10')
      await denis(update, { id, version: 1, price: euros(12) })
      await denis(update, { id, version: 2, name: 'B' })
      travel('2026-05-02')
      await alice(update, { id, version: 3, cost: euros(7) })
      const { rows } = await alice(prices, { id })
      const told = rows.map(({ price, cost, person, at }) => [price, cost, person, at.slice(0, 10)])
      expect(told).toEqual([
        [12_000_000, 7_000_000, 'Alice Garnier', '2026-05-02'],
        [12_000_000, 6_000_000, 'Denis Moreau', '2026-04-10'],
        [10_000_000, 6_000_000, 'Alice Garnier', '2026-03-31'],
      ])
    }))

  test('a stale version shows what it is by now', () =>
    scene('2026-03-31', async ({ alice, denis }) => {
      const { id } = await alice(create, { name: 'A', price: euros(10) })
      await alice(update, { id, version: 1, name: 'B' })
      await expect(denis(update, { id, version: 1, name: 'C' })).rejects.toMatchObject({
        status: 409,
        reason: 'changed_meanwhile',
        problem: { current: { name: 'B', price: '10', version: 2 } },
      })
      await expect(denis(archive, { id, version: 1 })).rejects.toMatchObject({ status: 409 })
    }))

  test('the archive hides, the picker forgets, and it comes back', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id } = await alice(create, { name: 'Lampe', price: euros(10) })
      const found = async () => (await alice(lookup, { q: 'lampe', limit: 8 })).rows.length
      expect(await found()).toBe(1)
      await alice(archive, { id, version: 1 })
      expect([await found(), (await alice(list, window)).total]).toEqual([0, 0])
      expect((await alice(list, { ...window, archived: 'true' })).total).toBe(1)
      await alice(unarchive, { id, version: 2 })
      expect(await found()).toBe(1)
    }))

  test('what is on no document is deleted, with its history', () =>
    scene('2026-03-31', async ({ alice, owner }) => {
      const { id } = await alice(create, { name: 'A', price: euros(10) })
      expect(await alice(remove, { id })).toEqual({ done: true })
      await expect(alice(show, { id })).rejects.toMatchObject({ reason: 'not_found' })
      const left = await owner.query('select 1 from item_price where item_id = $1', [id])
      expect(left.rowCount).toBe(0)
    }))

  test('what a quote holds stays', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const customer = await alice(createCustomer, { name: 'Martin' })
      const { id } = await alice(create, { name: 'A', price: euros(10) })
      await owner.query(
        `with q as (insert into quote (company_id, id, customer_id, day, terms_days,
           terms_end_of_month, payment_method, currency, language)
           values ($1, gen_random_uuid(), $2, '2026-03-01', 30, false, 'transfer', 'EUR', 'fr')
           returning company_id, id)
         insert into quote_line (company_id, quote_id, id, rank, kind, item_id)
         select company_id, id, gen_random_uuid(), 1, 'item', $3 from q`,
        [companies.lumiere, customer.id, id],
      )
      await expect(alice(remove, { id })).rejects.toMatchObject({ reason: 'item_linked' })
    }))
})

describe('costs', () => {
  test('never reach who does not see them', () =>
    scene('2026-03-31', async ({ alice, bruno, gilles, fanny }) => {
      const item = { name: 'Lampe', price: euros(10), cost: euros(6.123457) }
      const { id } = await alice(create, item)
      await alice(update, { id, version: 1, cost: euros(6.234568) })
      for (const [who, name] of [
        [bruno, 'bruno'],
        [gilles, 'gilles'],
        [fanny, 'fanny'],
      ] as const) {
        const paths = [`/items/${id}`, '/items', '/items/lookup?q=lampe', `/items/${id}/prices`]
        for (const path of [...paths, '/items/choices']) {
          const text = await (await who.raw('GET', `/api/v1${path}`)).text()
          expect(text, `${name} ${path}`).not.toMatch(/6\.123457|6\.234568/)
        }
        expect((await who(show, { id })).cost).toBeNull()
        // Not even that it changed.
        expect((await who(prices, { id })).rows).toHaveLength(1)
        await expect(who(list, { ...window, sort: 'cost' })).rejects.toMatchObject({
          reason: 'cost_hidden',
        })
      }
      expect((await alice(prices, { id })).rows).toHaveLength(2)
      expect((await alice(list, { ...window, sort: 'cost' })).rows[0]?.cost).toBe(6_234_568)
    }))

  test('are not written by who does not see them, nor shown in a conflict', () =>
    scene('2026-03-31', async ({ alice, denis, owner, companies }) => {
      const { id } = await alice(create, { name: 'Lampe', price: euros(10), cost: euros(6.123457) })
      await owner.query(
        `update role set sees_costs = false where company_id = $1 and preset = 'coordinator'`,
        [companies.lumiere],
      )
      await expect(denis(update, { id, version: 1, cost: euros(1) })).rejects.toMatchObject({
        reason: 'cost_hidden',
      })
      await alice(update, { id, version: 1, name: 'Lampe neuve' })
      await expect(denis(update, { id, version: 1, name: 'Autre' })).rejects.toMatchObject({
        problem: { current: { cost: null } },
      })
      const priced = await denis(update, { id, version: 2, price: euros(11) })
      expect(priced.cost).toBeNull()
      expect((await alice(show, { id })).cost).toBe(6_123_457)
    }))
})

describe('the list', () => {
  const settle = async (played: Scene) => {
    const supplierId = await supplierOf(played)
    const items = [
      { name: 'Ampoule LED E27', family: 'Ampoules', brand: 'Lumen', price: euros(4), supplierId },
      { name: 'Éclairage de secours', family: 'Secours', price: euros(0), nature: 'service' },
      { name: 'Suspension laiton', brand: 'Oxyd', price: euros(129), reference: 'LX-204 B' },
      { name: 'Applique murale', family: 'Ampoules', price: euros(35), barcode: '3760123450017' },
    ] as const
    for (const item of items) await played.alice(create, item)
    return supplierId
  }

  test.each([
    [{}, 4],
    [{ family: 'Ampoules' }, 2],
    [{ brand: 'Oxyd' }, 1],
    [{ nature: 'service' }, 1],
    [{ without: 'price' }, 1],
    [{ without: 'supplier' }, 2],
    [{ without: 'family' }, 1],
    [{ family: 'Ampoules', without: 'supplier' }, 1],
    [{ archived: 'true' }, 0],
  ] as const)('%o keeps %i, and says how many lack what', (filters, count) =>
    scene('2026-03-31', async (played) => {
      const supplier = await settle(played)
      const told = await played.alice(list, { ...window, ...filters })
      expect([told.total, told.rows.length]).toEqual([count, count])
      const { without: _, ...others } = filters as Record<string, string>
      for (const gap of ['price', 'supplier', 'family'] as const) {
        const shown = await played.alice(list, { ...window, ...others, without: gap })
        expect(told.indicators[gap]).toEqual({ count: shown.total, amount: null })
      }
      expect((await played.alice(list, { ...window, supplier })).total).toBe(1)
      expect((await played.eve(list, { ...window, supplier })).total).toBe(0)
    }),
  )

  test.each([
    ['led e27', 'Ampoule LED E27'],
    ['eclairage', 'Éclairage de secours'],
    ['lx-204', 'Suspension laiton'],
    ['lx204b', 'Suspension laiton'],
    ['LX 204 B', 'Suspension laiton'],
    ['3760123450017', 'Applique murale'],
    ['oxyd', 'Suspension laiton'],
    ['secours', 'Éclairage de secours'],
    ['suspention', 'Suspension laiton'],
    ['aplique', 'Applique murale'],
    ['apmoule', 'Ampoule LED E27'],
    ['murale appl', 'Applique murale'],
    ['velours', null],
    ['lx-205', null],
  ])('"%s" finds %s', (q, expected) =>
    scene('2026-03-31', async (played) => {
      await settle(played)
      const picked = await played.alice(lookup, { q, limit: 5 })
      expect(picked.rows[0]?.name ?? null).toBe(expected)
      const { rows } = await played.alice(list, { ...window, q })
      expect(rows[0]?.name ?? null).toBe(expected)
      expect((await played.eve(lookup, { q, limit: 5 })).rows).toEqual([])
    }),
  )

  test('is sorted by what one asks', () =>
    scene('2026-03-31', async (played) => {
      await settle(played)
      const by = async (sort: 'name' | 'price' | 'brand', direction: 'asc' | 'desc') =>
        (await played.alice(list, { ...window, sort, direction })).rows.map((row) => row.name[0])
      expect(await by('name', 'asc')).toEqual(['A', 'A', 'É', 'S'])
      expect(await by('price', 'desc')).toEqual(['S', 'A', 'A', 'É'])
      expect((await by('brand', 'desc')).slice(0, 2)).toEqual(['S', 'A'])
    }))

  test('a role without the right reads nothing and writes nothing', () =>
    scene('2026-03-31', async ({ alice, bruno, eve }) => {
      const { id } = await alice(create, { name: 'A', price: euros(1) })
      const attempts = [
        () => bruno(create, { name: 'B', price: euros(1) }),
        () => bruno(update, { id, version: 1, name: 'B' }),
        () => bruno(remove, { id }),
      ]
      for (const attempt of attempts) {
        await expect(attempt()).rejects.toMatchObject({ reason: 'forbidden' })
      }
      for (const attempt of [
        () => eve(show, { id }),
        () => eve(prices, { id }),
        () => eve(update, { id, version: 1, name: 'B' }),
        () => eve(archive, { id, version: 1 }),
        () => eve(remove, { id }),
      ]) {
        await expect(attempt()).rejects.toMatchObject({ status: 404, reason: 'not_found' })
      }
    }))
})
