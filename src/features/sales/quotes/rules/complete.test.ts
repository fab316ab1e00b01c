import { describe, expect, test } from 'vitest'
import { bps, cents, price, quantity } from '#kernel/money.ts'
import { type CatalogItem, completeLine, type Completing, type TypedLine } from './complete.ts'
import type { StoredLine } from './stored.ts'

const lamp: CatalogItem = {
  id: 'lamp',
  reference: 'SUS-1',
  name: 'Suspension laiton',
  description: 'Diamètre 30 cm',
  nature: 'goods',
  unit: 'pièce',
  price: price(120_000_000),
  cost: price(70_000_000),
  vat: { category: 'S', rate: bps(2000) },
}
const kept: StoredLine = {
  id: 'line',
  rank: 0,
  kind: 'item',
  item_id: 'lamp',
  reference: 'SUS-1',
  name: 'Suspension laiton, fil noir',
  description: '',
  nature: 'goods',
  quantity: quantity(30_000),
  unit: 'pièce',
  price: price(110_000_000),
  discount: bps(500),
  vat_category: 'S',
  vat_rate: bps(1000),
  cost: price(65_000_000),
  net: cents(313_50),
}
const usual: Completing = {
  kept: undefined,
  item: undefined,
  regimes: { company: 'standard', customer: 'domestic' },
  freed: false,
  seesCosts: true,
}
const complete = (line: TypedLine, over: Partial<Completing> = {}) =>
  completeLine(line, { ...usual, ...over })

test('a new line of an item is that item, once', () => {
  expect(complete({ kind: 'item', item: 'lamp' }, { item: lamp })).toEqual({
    kind: 'item',
    item_id: 'lamp',
    reference: 'SUS-1',
    name: 'Suspension laiton',
    description: 'Diamètre 30 cm',
    nature: 'goods',
    quantity: 10_000,
    unit: 'pièce',
    price: 120_000_000,
    discount: 0,
    vat_category: 'S',
    vat_rate: 2000,
    cost: 70_000_000,
    optional: false,
    chosen: true,
  })
})

test('an option is out of the sum until someone chooses it; any other line is in it', () => {
  const told = (typed: object, kept?: object) => {
    const was = kept && ({ ...complete({ kind: 'item', name: 'Pose' }), ...kept } as never)
    const { optional, chosen } = complete({ kind: 'item', ...typed }, was ? { kept: was } : {})
    return [optional, chosen]
  }
  expect(told({})).toEqual([false, true])
  expect(told({ chosen: false })).toEqual([false, true])
  expect(told({ optional: true })).toEqual([true, false])
  expect(told({ optional: true, chosen: true })).toEqual([true, true])
  // What is not said stays as it was; a line that becomes an option leaves the sum.
  expect(told({}, { optional: true, chosen: true })).toEqual([true, true])
  expect(told({ optional: true }, { optional: false, chosen: true })).toEqual([true, false])
  expect(told({ optional: false }, { optional: true, chosen: false })).toEqual([false, true])
})

test('what is typed goes before the item; a line without an item stands alone', () => {
  const typed = {
    kind: 'item',
    item: 'lamp',
    name: 'Sur mesure',
    price: price(1),
    vat: { category: 'S', rate: bps(550) },
  } as const
  expect(complete(typed, { item: lamp })).toMatchObject({
    name: 'Sur mesure',
    price: 1,
    vat_rate: 550,
    cost: 70_000_000,
  })
  expect(complete({ kind: 'item', name: 'Pose' })).toMatchObject({
    item_id: null,
    name: 'Pose',
    price: 0,
    cost: null,
    vat_category: 'S',
    vat_rate: 2000,
  })
})

test('a line that is kept keeps what is not typed, as long as it is of the same item', () => {
  expect(complete({ kind: 'item', id: 'line' }, { kept, item: lamp })).toMatchObject({
    name: 'Suspension laiton, fil noir',
    quantity: 30_000,
    price: 110_000_000,
    discount: 500,
    vat_rate: 1000,
    cost: 65_000_000,
  })
  const other: CatalogItem = { ...lamp, id: 'bulb', name: 'Ampoule', price: price(2_000_000) }
  const changed = complete({ kind: 'item', id: 'line', item: 'bulb' }, { kept, item: other })
  expect(changed).toMatchObject({ item_id: 'bulb', name: 'Ampoule', price: 2_000_000 })
  expect(changed.cost).toBe(70_000_000)
})

describe('costs', () => {
  const typed = { kind: 'item', id: 'line', cost: price(1) } as const
  test('are set by whoever sees them', () => {
    expect(complete(typed, { kept, item: lamp }).cost).toBe(1)
    expect(complete({ ...typed, cost: null }, { kept, item: lamp }).cost).toBeNull()
  })
  test('are kept, or taken from the item, whatever is typed by whoever does not', () => {
    expect(complete(typed, { kept, item: lamp, seesCosts: false }).cost).toBe(65_000_000)
    const fresh = { kind: 'item', item: 'lamp', cost: price(1) } as const
    expect(complete(fresh, { item: lamp, seesCosts: false }).cost).toBe(70_000_000)
  })
})

test('a line that its client’s regime exempted is taxed again when the client is no longer that one', () => {
  const exported = { ...kept, vat_category: 'G', vat_rate: bps(0) }
  const same = { kind: 'item', id: 'line', vat: { category: 'G', rate: bps(0) } } as const
  expect(complete(same, { kept: exported, item: lamp, freed: true })).toMatchObject({
    vat_category: 'S',
    vat_rate: 2000,
  })
  expect(
    complete(same, {
      kept: exported,
      item: lamp,
      regimes: { company: 'standard', customer: 'export' },
    }),
  ).toMatchObject({ vat_category: 'G', vat_rate: 0 })
})

test('lines for the reader hold their words and nothing that counts', () => {
  for (const kind of ['section', 'text', 'subtotal', 'page_break'] as const) {
    const line = complete({ kind, name: 'Fournitures' })
    expect(line).toMatchObject({ kind, name: 'Fournitures', quantity: 0, price: 0, item_id: null })
  }
})
