import { record } from '#features/base/journal/actions.ts'
import { holdPurchase } from '#features/purchasing/purchase-orders/actions/draft.ts'
import { tellReceived } from '#features/purchasing/purchase-orders/actions/life.ts'
import { findStandings } from '#features/purchasing/purchase-orders/queries/find.ts'
import { showPurchase } from '#features/purchasing/purchase-orders/queries/show.ts'
import {
  type PurchaseState,
  whyNotReceive,
} from '#features/purchasing/purchase-orders/rules/life.ts'
import { whyNotTake } from '#features/purchasing/purchase-orders/rules/quantities.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { receive as receiving, reverseReceipt as reversing } from './contract.ts'
import { findReceipt, findReceiptLines, insertReceipt, markReversed } from './queries.ts'
import { whyNotReverse } from './rules.ts'

/**
 * Records what came, under the lock of the purchase order: two people who unload the same lorry cannot
 * both record it. @throws Refusal `purchase_not_open`, `received_beyond` at `lines.N.quantity`, `day_ahead`.
 */
export async function receive(
  act: Act,
  asked: InputOf<typeof receiving>,
): Promise<OutputOf<typeof receiving>> {
  const { id, version, day = act.today, deliveryNote = '', note = '', lines, beyond } = asked
  const row = await holdPurchase(act, id, version)
  const reason = whyNotReceive(row.state as PurchaseState)
  if (reason) refuse(reason)
  if (day > act.today) refuse('day_ahead', 'day')
  const standings = await findStandings(act, id)
  const seen = new Set<string>()
  for (const [rank, { line, quantity: came }] of lines.entries()) {
    const standing = standings.get(line)
    if (!standing || seen.has(line)) return refuse('not_found', `lines.${rank}.line`)
    seen.add(line)
    const wrong = whyNotTake(standing, came, beyond ?? false)
    if (wrong) refuse(wrong, `lines.${rank}.quantity`)
  }
  const receipt = newId(act.now.getTime())
  await insertReceipt(act, {
    id: receipt,
    purchase: id,
    day,
    deliveryNote,
    note,
    reversalOf: null,
    lines,
  })
  await tellReceived(act, row)
  record(act, 'purchase_order.received', 'purchase_order', id, {
    label: row.number ?? '',
    after: { receipt, day, deliveryNote, lines: lines.length, beyond: beyond ?? false },
  })
  return { id: receipt, purchase: await showPurchase(act, id) }
}

/** Takes a receipt back. @throws Refusal `not_found`, `receipt_reversed`, `receipt_invoiced`. */
export async function reverseReceipt(
  act: Act,
  { id, reason: why = '' }: InputOf<typeof reversing>,
): Promise<OutputOf<typeof reversing>> {
  const { purchase_order_id: purchase } = (await findReceipt(act, id)) ?? refuse('not_found')
  const row = await holdPurchase(act, purchase)
  // Read again once it is held: someone may have taken it back meanwhile.
  const receipt = (await findReceipt(act, id)) ?? refuse('not_found')
  const closed = whyNotReceive(row.state as PurchaseState)
  if (closed) refuse(closed)
  const lines = await findReceiptLines(act, id)
  const standings = await findStandings(act, purchase)
  const taken = lines.flatMap((line) => {
    const standing = standings.get(line.purchase_line_id)
    return standing ? [{ standing, quantity: line.quantity }] : []
  })
  const reason = whyNotReverse(
    { reversed: receipt.reversed, isReversal: receipt.reversal_of !== null },
    taken,
  )
  if (reason) refuse(reason)
  const reversal = newId(act.now.getTime())
  await insertReceipt(act, {
    id: reversal,
    purchase,
    day: act.today,
    deliveryNote: receipt.delivery_note,
    note: why,
    reversalOf: id,
    lines: lines.map((line) => ({
      line: line.purchase_line_id,
      quantity: quantity(-line.quantity),
    })),
  })
  await markReversed(act, id)
  await tellReceived(act, row)
  record(act, 'purchase_order.receipt_reversed', 'purchase_order', purchase, {
    label: row.number ?? '',
    after: { receipt: id, reason: why },
  })
  return { id: reversal, purchase: await showPurchase(act, purchase) }
}
