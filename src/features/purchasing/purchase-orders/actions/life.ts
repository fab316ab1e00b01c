// The acts of a purchase order's life: sent, confirmed by the supplier, closed, reopened, cancelled.
import { takeNumber } from '#features/base/company/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type {
  cancelPurchase as cancellation,
  closePurchase as closing,
  confirmPurchase as confirmation,
  PurchaseOrder,
  reopenPurchase as reopening,
  sendPurchase as sending,
} from '../contract.ts'
import {
  findLines,
  findNeeds,
  findStandings,
  findSupplier,
  type PurchaseFound,
} from '../queries/find.ts'
import { printedPurchase, showPurchase } from '../queries/show.ts'
import { putNeeds, savePurchase } from '../queries/write.ts'
import {
  can,
  type PurchaseState,
  whyNotCancel,
  whyNotClose,
  whyNotConfirm,
  whyNotReopen,
  whyNotSend,
} from '../rules/life.ts'
import { served } from '../rules/quantities.ts'
import { mustSeeCosts } from './compose.ts'
import { holdPurchase } from './draft.ts'

/**
 * Marks a draft as sent: it takes its number and today's date, and is frozen as it left.
 * @throws Refusal `not_a_draft`, `no_lines`, `quantity_missing`, `purchase_costs_hidden`.
 */
export async function sendPurchase(
  act: Act,
  { id, version, how }: InputOf<typeof sending>,
): Promise<PurchaseOrder> {
  mustSeeCosts(act)
  const row = await holdPurchase(act, id, version)
  const lines = await findLines(act, id)
  const reason = whyNotSend({
    state: stateOf(row),
    lines: lines.map(pricedLine),
    discount: row.discount,
  })
  if (reason) refuse(reason)
  const company = await findCompany(act)
  const number = await takeNumber(act, 'purchase_order', act.today)
  const frozen = await printedPurchase(act, row, lines, company, { number, day: act.today })
  await savePurchase(act, id, {
    state: can.send.to,
    number,
    day: act.today,
    frozen: JSON.stringify(frozen),
    sent_at: act.now.toISOString(),
    sent_how: how,
    search: searchOf(number, frozen.buyer.name, row.subject, row.supplier_reference),
  })
  record(act, 'purchase_order.sent', 'purchase_order', id, {
    label: number,
    after: { number, day: act.today, how, gross: row.gross },
  })
  return showPurchase(act, id)
}

/** Records what the supplier answered. @throws Refusal `purchase_not_sent`. */
export async function confirmPurchase(
  act: Act,
  { id, version, expectedDay, supplierReference }: InputOf<typeof confirmation>,
): Promise<PurchaseOrder> {
  const row = await holdPurchase(act, id, version)
  const reason = whyNotConfirm(stateOf(row))
  if (reason) refuse(reason)
  const reference = supplierReference ?? row.supplier_reference
  const supplier = await findSupplier(act, row.supplier_id)
  await savePurchase(act, id, {
    state: can.confirm.to,
    expected_day: expectedDay,
    supplier_reference: reference,
    confirmed_at: row.confirmed_at ?? act.now.toISOString(),
    search: searchOf(row.number, supplier?.name, row.subject, reference),
  })
  record(act, 'purchase_order.confirmed', 'purchase_order', id, {
    label: row.number ?? '',
    before: { expectedDay: row.expected_day, supplierReference: row.supplier_reference },
    after: { expectedDay, supplierReference: reference },
  })
  return showPurchase(act, id)
}

/**
 * Closes a purchase order. What has not come is given up: the sold lines that it was for are to be
 * bought again. @throws Refusal `purchase_not_open`, `reason_missing`.
 */
export async function closePurchase(
  act: Act,
  { id, version, reason: why = '' }: InputOf<typeof closing>,
): Promise<PurchaseOrder> {
  const row = await holdPurchase(act, id, version)
  const standings = await findStandings(act, id)
  const reason = whyNotClose({ state: stateOf(row), lines: [...standings.values()] }, why)
  if (reason) refuse(reason)
  await releaseNeeds(act, id, standings)
  await savePurchase(act, id, {
    state: can.close.to,
    closed_at: act.now.toISOString(),
    end_reason: why,
  })
  record(act, 'purchase_order.closed', 'purchase_order', id, {
    label: row.number ?? '',
    after: { reason: why },
  })
  return showPurchase(act, id)
}

/** Takes a closed purchase order up again. @throws Refusal `purchase_not_closed`. */
export async function reopenPurchase(
  act: Act,
  { id, version }: InputOf<typeof reopening>,
): Promise<PurchaseOrder> {
  const row = await holdPurchase(act, id, version)
  const reason = whyNotReopen(stateOf(row))
  if (reason) refuse(reason)
  await savePurchase(act, id, { state: can.reopen.to, closed_at: null, end_reason: '' })
  record(act, 'purchase_order.reopened', 'purchase_order', id, { label: row.number ?? '' })
  return showPurchase(act, id)
}

/** Cancels a purchase order. @throws Refusal `purchase_not_open`, `purchase_received`. */
export async function cancelPurchase(
  act: Act,
  { id, version, reason: why = '' }: InputOf<typeof cancellation>,
): Promise<PurchaseOrder> {
  const row = await holdPurchase(act, id, version)
  const standings = await findStandings(act, id)
  const reason = whyNotCancel({ state: stateOf(row), lines: [...standings.values()] })
  if (reason) refuse(reason)
  await savePurchase(act, id, { state: can.cancel.to, end_reason: why })
  record(act, 'purchase_order.cancelled', 'purchase_order', id, {
    label: row.number ?? '',
    before: { state: row.state },
    after: { reason: why },
  })
  return showPurchase(act, id)
}

/** Something came of it: whoever delivers has accepted the order. */
export async function tellReceived(act: Act, row: PurchaseFound): Promise<void> {
  await savePurchase(act, row.id, {
    state: can.receive.to,
    confirmed_at: row.confirmed_at ?? act.now.toISOString(),
  })
}

/** Needs keep what came for them, first come first served. */
async function releaseNeeds(
  act: Act,
  id: string,
  standings: Awaited<ReturnType<typeof findStandings>>,
): Promise<void> {
  const needs = await findNeeds(act, id)
  if (needs.length === 0) return
  const kept = [...standings.values()].flatMap((line) =>
    served(
      needs.filter((need) => need.purchase_line_id === line.id),
      line.received,
    ),
  )
  await putNeeds(
    act,
    id,
    kept.map(({ purchase_line_id, order_id, order_line_id, rank, quantity }) => ({
      line: purchase_line_id,
      order: order_id,
      orderLine: order_line_id,
      rank,
      quantity,
    })),
  )
}

const stateOf = ({ state }: PurchaseFound): PurchaseState => state as PurchaseState
