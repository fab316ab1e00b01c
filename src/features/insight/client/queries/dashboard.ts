// All that the dashboard of a client shows, in one answer.
import { sql } from 'kysely'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants, type Right } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { clientDashboard } from '../contract.ts'
import { readAhead, readEvents, readMix } from './around.ts'
import { dealsOf, orderDays, readOpen, readOrders, readQuotes } from './deals.ts'
import { readBrands, readItems, readItemsSold } from './lines.ts'
import { readDistributors, readDue, readPaying, readSales } from './money.ts'
import type { Narrow } from './narrow.ts'
import { inParts } from './parts.ts'

/**
 * Every part at once, each from the documents of this client by index. Null is what the role does not
 * read; `failed` what could not be read. @throws Refusal `not_found`.
 */
export async function readDashboard(
  act: Act,
  { id, seller, store, distributor }: InputOf<typeof clientDashboard>,
): Promise<OutputOf<typeof clientDashboard>> {
  // All of it is found by the keys of one client: planned once, whoever they are.
  const [{ walk_in: walkIn }] = await Promise.all([
    findCustomer(act, id),
    sql`set local plan_cache_mode = force_generic_plan`.execute(act.tx),
  ])
  const about = { customer: id, seller, store, distributor, walkIn }
  const { read, failed } = await inParts(act, () => partsOf(act, about))
  return { id, walkIn, at: act.now.toISOString(), failed, ...read }
}

function partsOf(act: Act, about: Narrow & { walkIn: boolean }) {
  const may = <T>(right: Right, read: () => Promise<T>): Promise<T | null> =>
    grants(act.role, right) ? read() : Promise.resolve(null)
  // What several parts are told from is read once, by the first that asks.
  const quotes = once(() => may('quotes.read', () => readQuotes(act, about)))
  const orders = once(() => may('orders.read', () => readOrders(act, about)))
  const sold = once(() => readItemsSold(act, about))
  const deals = grants(act.role, 'quotes.read') || grants(act.role, 'orders.read')
  const { walkIn } = about
  return {
    sales: () => may('invoices.read', () => readSales(act, about, orders().then(orderDays))),
    distributors: () => may('invoices.read', () => readDistributors(act, about)),
    due: () => may('invoices.read', () => readDue(act, about)),
    // Whoever buys at the counter has no habits together with the next one.
    paying: async () => (walkIn ? null : may('invoices.read', () => readPaying(act, about))),
    deals: async () => (deals ? dealsOf(act, await quotes(), await orders()) : null),
    brands: async () =>
      walkIn || !(deals || grants(act.role, 'invoices.read')) ? null : readBrands(act, about, sold),
    items: async () => (walkIn ? null : may('invoices.read', () => readItems(act, sold()))),
    open: async () =>
      deals || grants(act.role, 'invoices.read') ? readOpen(act, about, quotes(), orders()) : null,
    ahead: () => may('activities.read', () => readAhead(act, about)),
    events: () => readEvents(act, about),
    mix: () => may('activities.read', () => readMix(act, about)),
  }
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined
  return () => (reading ??= read())
}
