// What one does with many deliveries, and the deliveries of many orders.
import { z } from 'zod'
import { bulkAct, type Candidate, noOptions, type Turn } from '#features/base/bulk/actions.ts'
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { rehearsed } from '#features/base/bulk/actions/rehearse.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import { deleteInvoice } from '#features/sales/invoices/actions/draft.ts'
import { doubtfulDeliveries } from '#features/sales/invoices/queries/doubtful.ts'
import { listOrders } from '#features/sales/orders/contract.ts'
import { findFactsOf, orderRows } from '#features/sales/orders/queries/list.ts'
import { whyStopped } from '#features/sales/orders/rules/control.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { listDeliveries } from '../contract.ts'
import { findDelivery } from '../queries/find.ts'
import { deliveryRows } from '../queries/list.ts'
import { deliveryKeys, madeOf, orderKeys } from '../queries/together.ts'
import {
  can,
  type DeliveryState,
  whyNotChange,
  whyNotDeliver,
  whyNotDeliverOrder,
  whyNotInvoice,
  whyNotPrepare,
  whyNotShip,
} from '../rules/life.ts'
import { createDelivery, deleteDelivery } from './draft.ts'
import { entrustDelivery } from './entrust.ts'
import { invoiceDeliveries } from './invoice.ts'
import { cancelDelivery, deliver, prepareDelivery, shipDelivery } from './life.ts'

type Row = Awaited<ReturnType<typeof deliveryRows>>[number]

/** The deliveries of a selection, oldest first, each with why an act leaves it out. */
const candidates =
  (whyNot: (row: Row) => string | null) =>
  async (act: Act, asked: Parameters<typeof deliveryRows>[1]): Promise<Candidate[]> => {
    const rows = await deliveryRows(act, { ...asked, sort: 'day', direction: 'asc' })
    return rows.map((row) => ({ ...labelled(act, row), reason: whyNot(row) }))
  }

const labelled = ({ locale }: Act, { id, number, customer }: Row) => ({
  id,
  label: documentLabel(locale, number, customer.name),
})

/** Which records one document is made of, decided by the trial: the first makes it, for all of them. */
export type Plan = { readonly first: string; readonly all: readonly string[] }

/**
 * Those that are concerned, brought together by key; each alone where there is none. What was taken out
 * of the selection joins nobody.
 */
export function brought(
  all: readonly Candidate[],
  keys: ReadonlyMap<string, string> | null,
  except: ReadonlySet<string> = new Set(),
): Candidate[] {
  const groups = new Map<string, string[]>()
  const keyOf = (id: string) => keys?.get(id) ?? id
  const found = all.filter(({ id }) => !except.has(id))
  for (const { id, reason } of found) {
    if (reason === null) groups.set(keyOf(id), [...(groups.get(keyOf(id)) ?? []), id])
  }
  return found.map((one) => {
    const together = groups.get(keyOf(one.id)) ?? [one.id]
    const plan: Plan = { first: together[0] ?? one.id, all: together }
    const first = found.find(({ id }) => id === plan.first)
    const joins = one.reason === null && plan.first !== one.id
    return { ...one, plan, ...(joins && first ? { note: `+ ${first.label}` } : {}) }
  })
}

/** The same, tried where it is doubtful whether the document of a group may be made. */
export const tried = (
  act: Act,
  all: readonly Candidate[],
  doubtful: ReadonlySet<string>,
  make: (scratch: Act, ids: readonly string[]) => Promise<unknown>,
): Promise<Candidate[]> => {
  const planOf = ({ plan }: Candidate) => plan as Plan
  const together = (scratch: Act, one: Candidate) => make(scratch, planOf(one).all)
  return rehearsed(act, all, doubtful, together, (one) => planOf(one).first)
}

/** The first of a group makes the document of all of it; where it could not, each makes its own. */
export async function made(
  act: Act,
  id: string,
  turn: Turn,
  make: (ids: readonly string[]) => Promise<{ id: string }>,
): Promise<string> {
  const plan = (turn.plan as Plan | null) ?? { first: id, all: [id] }
  if (plan.first === id) return (await make(plan.all)).id
  return (await madeOf(act, turn.run, plan.first)) ?? (await make([id])).id
}

export const deliveryBulk = [
  ...entrusting({
    name: 'deliveries',
    right: 'deliveries.write',
    list: listDeliveries,
    find: async (act, asked) =>
      (await deliveryRows(act, asked)).map((row) => ({
        ...labelled(act, row),
        ...row,
        reason: whyNotChange(row),
      })),
    entrust: entrustDelivery,
  }),
  bulkAct({
    name: 'orders.deliver',
    right: 'deliveries.write',
    list: listOrders,
    options: z.object({ per: z.enum(['order', 'customer']) }),
    find: async (act, asked, { per }) => {
      const rows = await orderRows(act, { ...asked, sort: 'day', direction: 'asc' })
      const ids = rows.map(({ id }) => id)
      const facts = await findFactsOf(act, ids)
      const found = rows.map((row) => ({
        id: row.id,
        label: documentLabel(act.locale, row.number, row.customer.name),
        reason:
          whyNotDeliverOrder({
            state: row.state,
            toDeliver: facts.get(row.id)?.to_deliver ?? false,
          }) ?? whyStopped(row.control),
      }))
      return brought(found, per === 'customer' ? await orderKeys(act, ids) : null, asked.except)
    },
    makes: 'delivery',
    run: (act, id, _, turn) =>
      made(act, id, turn, (orders) => createDelivery(act, { orders: [...orders] })),
    undo: async (act, _, delivery) => {
      const row = delivery === null ? undefined : await findDelivery(act, delivery)
      // Another order of the same delivery has taken it back already.
      if (!row || row.state === 'cancelled') return
      if (row.state === 'draft' && grants(act.role, 'deliveries.delete')) {
        await deleteDelivery(act, row.id)
      } else {
        await cancelDelivery(act, { id: row.id })
      }
    },
  }),
  bulkAct({
    name: 'deliveries.prepare',
    right: 'deliveries.write',
    list: listDeliveries,
    options: noOptions,
    find: candidates(whyNotPrepare),
    run: async (act, id) => {
      await prepareDelivery(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'deliveries.ship',
    right: 'deliveries.write',
    list: listDeliveries,
    options: noOptions,
    find: candidates(whyNotShip),
    run: async (act, id) => {
      await shipDelivery(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'deliveries.deliver',
    right: 'deliveries.write',
    list: listDeliveries,
    options: noOptions,
    find: candidates(whyNotDeliver),
    run: async (act, id) => {
      await deliver(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'deliveries.cancel',
    right: 'deliveries.write',
    list: listDeliveries,
    options: noOptions,
    find: candidates(({ state }) => (can.cancel(state as DeliveryState) ? null : 'delivery_gone')),
    run: async (act, id) => {
      await cancelDelivery(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'deliveries.invoice',
    right: 'invoices.write',
    list: listDeliveries,
    options: z.object({ per: z.enum(['delivery', 'customer']) }),
    find: async (act, asked, { per }) => {
      const found = await candidates(whyNotInvoice)(act, asked)
      const ids = found.map(({ id }) => id)
      const keys = per === 'customer' ? await deliveryKeys(act, ids) : null
      const all = brought(found, keys, asked.except)
      return tried(act, all, await doubtfulDeliveries(act, ids), (scratch, deliveries) =>
        invoiceDeliveries(scratch, { deliveries: [...deliveries] }),
      )
    },
    makes: 'invoice',
    run: (act, id, _, turn) =>
      made(act, id, turn, (deliveries) => invoiceDeliveries(act, { deliveries: [...deliveries] })),
    undo: async (act, _, invoice) => {
      if (!grants(act.role, 'invoices.delete')) refuse('forbidden')
      if (invoice !== null && (await isThere(act, invoice))) await deleteInvoice(act, invoice)
    },
  }),
]

/** Another delivery of the same invoice may have taken it back already. */
export async function isThere({ tx, company }: Act, invoice: string): Promise<boolean> {
  const row = await tx
    .selectFrom('invoice')
    .select('id')
    .where('company_id', '=', company)
    .where('id', '=', invoice)
    .executeTakeFirst()
  return row !== undefined
}
