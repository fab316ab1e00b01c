// What one does with many orders.
import { z } from 'zod'
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import { refuse } from '#kernel/refusal.ts'
import { CalendarDay, Line } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import { listOrders } from '../contract.ts'
import { findReviews } from '../queries/checks.ts'
import { orderRows } from '../queries/list.ts'
import { whyNotCarryOut, whyNotEntrust, whyNotReview } from '../rules/life.ts'
import { holdBack, releaseOrder, resumeOrder, reviewOrder } from './control.ts'
import { entrustOrder } from './entrust.ts'
import { confirmOrder } from './life.ts'

type Row = Awaited<ReturnType<typeof orderRows>>[number]

/** The orders of a selection, each with why an act leaves it out. */
export const orderCandidates =
  (whyNot: (row: Row) => string | null) =>
  async (act: Act, asked: Parameters<typeof orderRows>[1]): Promise<Candidate[]> => {
    const rows = await orderRows(act, asked)
    return rows.map((row) => ({
      ...labelled(act, row),
      reason: whyNot(row),
    }))
  }

const labelled = ({ locale }: Act, { id, number, customer }: Row) => ({
  id,
  label: documentLabel(locale, number, customer.name),
})

/** Tried while it is typed: a reason is asked of each order, when it is done. */
const decided = z.object({ reason: Line(300), until: CalendarDay.nullable() })

export const orderBulk = [
  ...entrusting({
    name: 'orders',
    right: 'orders.write',
    list: listOrders,
    find: async (act, asked) =>
      (await orderRows(act, asked)).map((row) => ({
        ...labelled(act, row),
        ...row,
        reason: whyNotEntrust(row),
      })),
    entrust: entrustOrder,
  }),
  bulkAct({
    name: 'orders.confirm',
    right: 'orders.write',
    list: listOrders,
    options: noOptions,
    find: orderCandidates(({ state }) => (state === 'draft' ? null : 'not_a_draft')),
    run: async (act, id) => {
      await confirmOrder(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'orders.review',
    right: 'orders.write',
    list: listOrders,
    options: noOptions,
    find: async (act, asked) => {
      const found = await orderCandidates(whyNotCarryOut)(act, asked)
      const reviews = await findReviews(
        act,
        found.map(({ id }) => id),
      )
      return found.map((one) => ({
        ...one,
        reason: one.reason ?? whyNotReview(reviews.get(one.id)),
      }))
    },
    run: async (act, id) => {
      await reviewOrder(act, { id, reviewed: true })
      return null
    },
    undo: async (act, id) => void (await reviewOrder(act, { id, reviewed: false })),
  }),
  bulkAct({
    name: 'orders.hold',
    right: 'orders.write',
    list: listOrders,
    options: decided,
    find: orderCandidates(whyNotCarryOut),
    run: async (act, id, options) => {
      if (options.reason === '') refuse('reason_missing', 'reason')
      await holdBack(act, { id, ...options })
      return null
    },
    undo: async (act, id) => void (await resumeOrder(act, { id })),
  }),
  bulkAct({
    name: 'orders.resume',
    right: 'orders.write',
    list: listOrders,
    options: noOptions,
    find: orderCandidates(
      (row) => whyNotCarryOut(row) ?? (row.control === 'on_hold' ? null : 'order_not_held'),
    ),
    run: async (act, id) => {
      await resumeOrder(act, { id })
      return null
    },
  }),
  bulkAct({
    name: 'orders.release',
    right: 'orders.administer',
    list: listOrders,
    options: decided,
    find: orderCandidates(
      (row) => whyNotCarryOut(row) ?? (row.control === 'blocked' ? null : 'nothing_to_release'),
    ),
    run: async (act, id, options) => {
      if (options.reason === '') refuse('reason_missing', 'reason')
      await releaseOrder(act, { id, ...options })
      return null
    },
  }),
]
