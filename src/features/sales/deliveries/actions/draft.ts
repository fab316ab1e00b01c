// Drafting: a delivery is made of what is left of orders, changed, and thrown away.
import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import { checkColleagues } from '#features/relation/activities/queries/people.ts'
import { readAddresses } from '#features/relation/customers/queries/people.ts'
import { findFacts as findOrderFacts } from '#features/sales/orders/queries/control.ts'
import {
  findOrder,
  isAddressOf,
  lockOrders,
  type OrderFound,
} from '#features/sales/orders/queries/find.ts'
import { whyStopped } from '#features/sales/orders/rules/control.ts'
import type { OrderState } from '#features/sales/orders/rules/life.ts'
import { beyondLeft, leftOf } from '#features/sales/orders/rules/progress.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  type createDelivery as creation,
  Delivery,
  type updateDelivery as update,
} from '../contract.ts'
import { type DeliveryFound, findDelivery, findDeliveryLines } from '../queries/find.ts'
import { movedTo, partiesOf, showDelivery } from '../queries/show.ts'
import { findOrdered, type Ordered, ordersOf } from '../queries/standing.ts'
import {
  deleteDraft,
  insertDelivery,
  insertLines,
  type NewLine,
  replaceLines,
  saveDelivery,
} from '../queries/write.ts'
import { type DeliveryState, whyNotChange, whyNotDeliverOrder, whyNotEdit } from '../rules/life.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { amountsOfDelivery } from './sums.ts'

type Asked = InputOf<typeof creation>

/**
 * Drafts one delivery of orders of one client: of all that is left of their goods, or of quantities.
 * @throws Refusal `order_not_confirmed`, `order_delivered`, `order_blocked`, `order_held`,
 * `beyond_ordered`, `nothing_to_deliver`, `deliveries_of_one_client`, `delivery_orders_differ`.
 */
export async function createDelivery(act: Act, asked: Asked): Promise<Delivery> {
  const orders = await holdOrders(act, asked.orders)
  checkTogether(orders)
  const sources = await findOrdered(
    act,
    orders.map(({ id }) => id),
  )
  for (const order of orders) {
    const own = sources.filter(({ order_id }) => order_id === order.id)
    const toDeliver = own.some((one) => leftOf(one) > 0)
    const reason = whyNotDeliverOrder({ state: order.state as OrderState, toDeliver })
    if (reason) refuse(reason, 'orders')
  }
  await checkStopped(act, orders)
  const wanted = asked.lines ?? sources.map((one) => ({ line: one.id, quantity: leftOf(one) }))
  const lines = linesOf(wanted, sources, orders)
  const [first] = orders as [OrderFound]
  const address = asked.address === undefined ? first.address_id : asked.address
  await checkAddress(act, address, first.customer_id)
  return insertDraft(act, orders, lines, {
    address_id: address,
    wished_day: asked.wishedDay === undefined ? wishedOf(orders) : asked.wishedDay,
  })
}

/** The orders, held in the order of their identifiers, in the order in which they were asked. */
async function holdOrders(act: Act, ids: readonly string[]): Promise<OrderFound[]> {
  const unique = [...new Set(ids)]
  await lockOrders(act, unique.toSorted())
  const found: OrderFound[] = []
  for (const id of unique) found.push((await findOrder(act, id)) ?? refuse('not_found', 'orders'))
  return found
}

/** What orders must have in common to leave together, so that one invoice may be made of them. */
const same = ['discount', 'currency', 'terms_days', 'terms_end_of_month', 'payment_method'] as const

function checkTogether(orders: readonly OrderFound[]): void {
  const [first] = orders as [OrderFound]
  if (orders.some((one) => one.customer_id !== first.customer_id)) {
    refuse('deliveries_of_one_client', 'orders')
  }
  if (orders.some((one) => same.some((name) => one[name] !== first[name]))) {
    refuse('delivery_orders_differ', 'orders')
  }
}

/** Refuses to let go what is blocked or set aside. @throws Refusal `order_blocked`, `order_held`. */
export async function checkStopped(act: Act, orders: readonly { id: string }[]): Promise<void> {
  for (const { id } of orders) {
    const { control } = await findOrderFacts(act, id)
    const reason = whyStopped(control)
    if (reason) refuse(reason)
  }
}

type Wanted = readonly { readonly line: string; readonly quantity: Quantity }[]

/** The lines of these quantities, in the order of the orders. @throws Refusal `beyond_ordered`… */
function linesOf(
  wanted: Wanted,
  sources: readonly Ordered[],
  orders: readonly { readonly id: string }[],
): NewLine[] {
  const unknown = wanted.findIndex(({ line }) => !sources.some(({ id }) => id === line))
  if (unknown >= 0) refuse('not_found', `lines.${unknown}.line`)
  const rank = beyondLeft(
    wanted.map((one) => ({ source: one.line, quantity: one.quantity })),
    sources,
  )
  if (rank !== null) refuse('beyond_ordered', `lines.${rank}.quantity`)
  const rankOf = (one: Ordered) => orders.findIndex(({ id }) => id === one.order_id)
  const lines = sources
    .toSorted((a, b) => rankOf(a) - rankOf(b) || a.rank - b.rank)
    .flatMap((source) => {
      const count = wanted
        .filter(({ line }) => line === source.id)
        .reduce((all, one) => all + one.quantity, 0)
      return count === 0 ? [] : [{ source, count }]
    })
  if (lines.length === 0) refuse('nothing_to_deliver', 'lines')
  return lines.map(({ source, count }, at) => ({
    id: newId(),
    rank: at,
    order_id: source.order_id,
    order_line_id: source.id,
    quantity: quantity(count),
  }))
}

/** The day that is wished of orders that leave together: the first. */
const wishedOf = (orders: readonly OrderFound[]): OrderFound['delivery_day'] =>
  orders
    .map(({ delivery_day }) => delivery_day)
    .filter((day) => day !== null)
    .toSorted()[0] ?? null

async function insertDraft(
  act: Act,
  orders: readonly OrderFound[],
  lines: readonly NewLine[],
  given: { address_id: string | null; wished_day: OrderFound['delivery_day'] },
): Promise<Delivery> {
  const [first] = orders as [OrderFound]
  const { name } = (await findAround(act, first)).customer
  const id = newId()
  const reference = orders.length === 1 ? first.customer_reference : ''
  const numbers = orders.map(({ number }) => number)
  await insertDelivery(act, {
    ...given,
    id,
    day: act.today,
    customer_id: first.customer_id,
    contact_id: first.contact_id,
    store_id: first.store_id,
    seller_id: first.seller_id,
    customer_reference: reference,
    currency: first.currency,
    discount: first.discount,
    language: first.language,
    search: searchOf(...numbers, name, reference),
  })
  await insertLines(act, id, lines)
  await saveDelivery(act, id, await amountsOfDelivery(act, id, first.discount, 'draft'))
  record(act, 'delivery.drafted', 'delivery', id, {
    label: name,
    after: { orders: numbers.join(', '), lines: lines.length, wishedDay: given.wished_day },
  })
  return showDelivery(act, id)
}

/**
 * Saves where a delivery goes and how, and its quantities while it is a draft.
 * @throws Refusal `changed_meanwhile`, `delivery_over`, `not_a_draft`, `beyond_ordered`.
 */
export async function updateDelivery(
  act: Act,
  { id, version, lines, ...head }: InputOf<typeof update>,
): Promise<Delivery> {
  const row = await holdDelivery(act, id, version)
  const state = row.state as DeliveryState
  const reason = whyNotChange({ state }) ?? (lines ? whyNotEdit({ state }) : null)
  if (reason) refuse(reason)
  if (lines) await saveLines(act, row, lines)
  const moved = head.address !== undefined && head.address !== row.address_id
  if (moved) await checkAddress(act, head.address ?? null, row.customer_id)
  if (head.driver) await checkColleagues(act, [head.driver], 'driver')
  const columns = {
    address_id: head.address === undefined ? row.address_id : head.address,
    wished_day: head.wishedDay === undefined ? row.wished_day : head.wishedDay,
    driver_id: head.driver === undefined ? row.driver_id : head.driver,
    carrier: head.carrier ?? row.carrier,
    tracking: head.tracking ?? row.tracking,
    packages: head.packages === undefined ? row.packages : head.packages,
    weight: head.weight === undefined ? row.weight : head.weight,
    priced: head.priced ?? row.priced,
    note: head.note ?? row.note,
  }
  const frozen = moved && row.frozen !== null ? await refrozen(act, row, columns.address_id) : {}
  await saveDelivery(act, id, {
    ...columns,
    ...frozen,
    ...(lines ? await amountsOfDelivery(act, id, row.discount, state) : {}),
  })
  const told = changed(toldOf(row), toldOf(columns))
  record(act, 'delivery.saved', 'delivery', id, {
    label: row.number ?? (await findAround(act, row)).customer.name,
    before: told.before,
    after: { ...told.after, ...(lines ? { lines: lines.length } : {}) },
  })
  return showDelivery(act, id)
}

async function saveLines(act: Act, row: DeliveryFound, wanted: Wanted): Promise<void> {
  const orders = await ordersOf(act, [row.id])
  const sources = await findOrdered(act, orders, row.id)
  // The orders stay in the order in which they were brought together.
  const kept = await findDeliveryLines(act, [row.id])
  const order = [...new Set(kept.map(({ order_id }) => order_id))].map((id) => ({ id }))
  await replaceLines(act, row.id, linesOf(wanted, sources, order))
}

/** The parties, with the goods going elsewhere. */
async function refrozen(act: Act, row: DeliveryFound, address: string | null) {
  const parties = await partiesOf(act, await findCompany(act), row)
  const chosen = (await readAddresses(act, row.customer_id)).find(({ id }) => id === address)
  const { buyer } = parties
  const moved = chosen
    ? movedTo(parties, chosen)
    : { ...parties, buyer: { ...buyer, delivery: null } }
  return { frozen: JSON.stringify(moved) }
}

type Told = Pick<
  DeliveryFound,
  | 'address_id'
  | 'wished_day'
  | 'driver_id'
  | 'carrier'
  | 'tracking'
  | 'packages'
  | 'weight'
  | 'priced'
  | 'note'
>
/** What the journal tells of the head of a delivery. */
const toldOf = (row: Told) => ({
  address: row.address_id,
  wishedDay: row.wished_day,
  driver: row.driver_id,
  carrier: row.carrier,
  tracking: row.tracking,
  packages: row.packages,
  weight: row.weight,
  priced: row.priced,
  note: row.note,
})

async function checkAddress(act: Act, address: string | null, customer: string): Promise<void> {
  if (address !== null && !(await isAddressOf(act, address, customer))) {
    refuse('not_found', 'address')
  }
}

/** Deletes a draft. @throws Refusal `not_found`, `not_a_draft`. */
export async function deleteDelivery(act: Act, id: string): Promise<{ done: true }> {
  const row = await holdDelivery(act, id)
  const reason = whyNotEdit({ state: row.state as DeliveryState })
  if (reason) refuse(reason)
  await deleteDraft(act, id)
  record(act, 'delivery.deleted', 'delivery', id, {
    label: (await findAround(act, row)).customer.name,
    before: toldOf(row),
  })
  return { done: true }
}

/**
 * The delivery, held until the commit, and before it its orders: whoever delivers from them waits.
 * @throws Refusal `not_found`; `changed_meanwhile` with the current record.
 */
export async function holdDelivery(act: Act, id: string, version?: number): Promise<DeliveryFound> {
  if (!(await findDelivery(act, id))) refuse('not_found')
  await lockOrders(act, await ordersOf(act, [id]))
  const row = (await findDelivery(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) {
    const current = z.encode(Delivery, await showDelivery(act, id))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}
