// The acts of an order's life: confirmed, cancelled, ended, taken up again.
import { takeNumber } from '#features/base/company/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { findAround, withPhotos } from '#features/sales/quotes/queries/parties.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { confirmOrder as confirmation, Order } from '../contract.ts'
import { findFacts } from '../queries/control.ts'
import { findOrderLines } from '../queries/find.ts'
import { partiesOf, printed, showOrder } from '../queries/show.ts'
import { saveOrder } from '../queries/write.ts'
import { can, whyNotCancel, whyNotComplete, whyNotConfirm, whyNotReopen } from '../rules/life.ts'
import { holdOrder, stateOf } from './draft.ts'
import { checkOrdered } from './signed.ts'

type Seen = InputOf<typeof confirmation>

/**
 * Confirms a draft: it takes its number and today's date, and is frozen.
 * @throws Refusal `not_a_draft`, `no_lines`, or what its parties lack.
 */
export async function confirmOrder(act: Act, { id, version }: Seen): Promise<Order> {
  const row = await holdOrder(act, id, version)
  const company = await findCompany(act)
  const lines = await findOrderLines(act, id)
  const parties = await partiesOf(act, company, row)
  const whole = await printed(act, row, lines, parties)
  const incomplete = whyIncomplete(parties.seller, parties.buyer, whole)
  const reason = whyNotConfirm({
    state: stateOf(row),
    lines: lines.map(pricedLine),
    discount: row.discount,
    incomplete,
  })
  if (reason) refuse(reason, incomplete.find(({ code }) => code === reason)?.field)
  await checkOrdered(act, row, lines)

  const number = await takeNumber(act, 'order', act.today)
  const draft = await withPhotos(act, company, { ...whole, number }, lines)
  await saveOrder(act, id, {
    state: can.confirm.to,
    number,
    day: act.today,
    frozen: JSON.stringify(freeze(draft)),
    confirmed_at: act.now.toISOString(),
    search: searchOf(number, parties.buyer.name, row.subject, row.customer_reference),
  })
  record(act, 'order.confirmed', 'order', id, {
    label: number,
    after: { number, day: act.today, gross: row.gross, quote: row.quote_id },
  })
  return showOrder(act, id, company)
}

/** Cancels an order of which nothing is done. @throws Refusal `order_not_confirmed`, `order_begun`. */
export async function cancelOrder(act: Act, { id, version }: Seen): Promise<Order> {
  const row = await holdOrder(act, id, version)
  const { invoicing, in_delivery: inDelivery } = await findFacts(act, id)
  const reason = whyNotCancel({ state: stateOf(row), invoicing, inDelivery })
  if (reason) refuse(reason)
  await saveOrder(act, id, { state: can.cancel.to })
  record(act, 'order.cancelled', 'order', id, {
    label: row.number ?? '',
    before: { state: row.state },
  })
  return showOrder(act, id)
}

/** Ends an order, whatever is left of it. @throws Refusal `order_not_confirmed`. */
export async function completeOrder(act: Act, { id, version }: Seen): Promise<Order> {
  const row = await holdOrder(act, id, version)
  const reason = whyNotComplete({ state: stateOf(row) })
  if (reason) refuse(reason)
  const { left_to_invoice } = await findFacts(act, id)
  await saveOrder(act, id, { state: can.complete.to })
  record(act, 'order.completed', 'order', id, {
    label: row.number ?? '',
    after: { leftToInvoice: left_to_invoice },
  })
  return showOrder(act, id)
}

/** Takes up again an order that was ended. @throws Refusal `order_not_completed`. */
export async function reopenOrder(act: Act, { id, version }: Seen): Promise<Order> {
  const row = await holdOrder(act, id, version)
  const reason = whyNotReopen({ state: stateOf(row) })
  if (reason) refuse(reason)
  await saveOrder(act, id, { state: can.reopen.to })
  record(act, 'order.reopened', 'order', id, {
    label: row.number ?? (await findAround(act, row)).customer.name,
  })
  return showOrder(act, id)
}
