import { expect, test } from 'vitest'
import {
  can,
  deliveryStates,
  whyNotCancel,
  whyNotChange,
  whyNotDeliver,
  whyNotDeliverOrder,
  whyNotEdit,
  whyNotInvoice,
  whyNotPrepare,
  whyNotReturn,
  whyNotShip,
  whyNotSign,
} from './life.ts'

/** Of each state, what may be done and what it becomes; everything else is refused. */
const life = {
  draft: { edit: 'draft', prepare: 'ready', cancel: 'cancelled' },
  ready: { ship: 'shipped', deliver: 'delivered', cancel: 'cancelled' },
  shipped: { deliver: 'delivered', return: 'returned' },
  delivered: { takeBack: 'delivered', return: 'returned' },
  returned: {},
  cancelled: {},
} as const

test('of each state, these acts and no others', () => {
  for (const state of deliveryStates) {
    const possible = Object.entries(can)
      .filter(([, move]) => move(state))
      .map(([name, { to }]) => [name, to])
    expect(Object.fromEntries(possible), state).toEqual(life[state])
  }
})

test('a refusal is told of each state where an act is not possible', () => {
  const told = (why: (of: { state: (typeof deliveryStates)[number] }) => string | null) =>
    deliveryStates.filter((state) => why({ state }) === null)
  expect(told(whyNotEdit)).toEqual(['draft'])
  expect(told(whyNotPrepare)).toEqual(['draft'])
  expect(told(whyNotChange)).toEqual(['draft', 'ready', 'shipped'])
  expect(told(whyNotShip)).toEqual(['ready'])
  expect(told(whyNotDeliver)).toEqual(['ready', 'shipped'])
  expect(told(whyNotSign)).toEqual(['ready', 'shipped', 'delivered'])
  expect(told(whyNotReturn)).toEqual(['shipped', 'delivered'])
  expect(told(whyNotCancel)).toEqual(['draft', 'ready'])
  expect(told(({ state }) => whyNotInvoice({ state, invoicing: 'partial' }))).toEqual(['delivered'])
  expect(whyNotInvoice({ state: 'delivered', invoicing: 'whole' })).toBe('delivery_invoiced')
})

test('only a confirmed order with goods left is delivered', () => {
  const asked = (state: 'draft' | 'confirmed' | 'completed' | 'cancelled', toDeliver: boolean) =>
    whyNotDeliverOrder({ state, toDeliver })
  expect(asked('confirmed', true)).toBeNull()
  expect(asked('confirmed', false)).toBe('order_delivered')
  for (const state of ['draft', 'completed', 'cancelled'] as const) {
    expect(asked(state, true)).toBe('order_not_confirmed')
  }
})
