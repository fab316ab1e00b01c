// What becomes of a delivery: packed, gone, received, given back, or cancelled.
import { findCompany } from '#features/base/company/queries.ts'
import { takeNumber } from '#features/base/company/actions.ts'
import { record } from '#features/base/journal/actions.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { isDrawn, strokesOf } from '#features/sales/signatures/rules/strokes.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type {
  cancelDelivery as cancelling,
  deliver as delivering,
  Delivery,
  prepareDelivery as preparing,
  returnDelivery as returning,
  shipDelivery as shipping,
} from '../contract.ts'
import { type DeliveryFound, findDeliveryLines, type StoredDeliveryLine } from '../queries/find.ts'
import { paperOf, partiesOf, showDelivery } from '../queries/show.ts'
import { ordersOf } from '../queries/standing.ts'
import { saveDelivery, saveTaken } from '../queries/write.ts'
import {
  can,
  type DeliveryState,
  whyNotCancel,
  whyNotDeliver,
  whyNotPrepare,
  whyNotReturn,
  whyNotShip,
} from '../rules/life.ts'
import { hadOf, whyNotBack, whyNotTaken } from '../rules/quantities.ts'
import { checkStopped, holdDelivery } from './draft.ts'
import { amountsOfDelivery } from './sums.ts'

/**
 * A delivery is packed: it takes its number and today's date, and its parties are frozen.
 * @throws Refusal `not_a_draft`, `order_blocked`, `order_held`, or what its parties lack.
 */
export async function prepareDelivery(
  act: Act,
  { id, version }: InputOf<typeof preparing>,
): Promise<Delivery> {
  const row = await holdDelivery(act, id, version)
  const reason = whyNotPrepare({ state: stateOf(row) })
  if (reason) refuse(reason)
  await checkLetGo(act, id)
  const company = await findCompany(act)
  const parties = await partiesOf(act, company, row)
  const lines = await findDeliveryLines(act, [id])
  const [lacks] = whyIncomplete(parties.seller, parties.buyer, paperOf(act, row, lines, parties))
  if (lacks) refuse(lacks.code, lacks.field)
  const number = await takeNumber(act, 'delivery', act.today)
  await saveDelivery(act, id, {
    state: can.prepare.to,
    number,
    day: act.today,
    frozen: JSON.stringify(parties),
    ready_at: act.now.toISOString(),
    search: searchOf(number, row.search),
  })
  record(act, 'delivery.prepared', 'delivery', id, {
    label: number,
    after: { number, day: act.today, lines: lines.length },
  })
  return showDelivery(act, id, company)
}

/** A delivery leaves. @throws Refusal `delivery_not_ready`, `order_blocked`, `order_held`, `day_ahead`. */
export async function shipDelivery(
  act: Act,
  { id, version, day = act.today, carrier, tracking }: InputOf<typeof shipping>,
): Promise<Delivery> {
  const row = await holdDelivery(act, id, version)
  const reason = whyNotShip({ state: stateOf(row) })
  if (reason) refuse(reason)
  if (day > act.today) refuse('day_ahead', 'day')
  await checkLetGo(act, id)
  const how = { carrier: carrier ?? row.carrier, tracking: tracking ?? row.tracking }
  await saveDelivery(act, id, { ...how, state: can.ship.to, shipped_day: day })
  record(act, 'delivery.shipped', 'delivery', id, {
    label: row.number ?? '',
    after: { day, ...how },
  })
  return showDelivery(act, id)
}

const checkLetGo = async (act: Act, id: string): Promise<void> =>
  checkStopped(
    act,
    (await ordersOf(act, [id])).map((order) => ({ id: order })),
  )

/**
 * The client has it, in whole or for what they took; what they did not take can be delivered again.
 * @throws Refusal `delivery_not_ready`, `delivered_beyond`, `nothing_delivered`, `signer_missing`,
 * `not_drawn`, `day_ahead`.
 */
export async function deliver(
  act: Act,
  {
    id,
    version,
    day = act.today,
    lines: asked,
    signer = '',
    drawing = '',
  }: InputOf<typeof delivering>,
): Promise<Delivery> {
  const row = await holdDelivery(act, id, version)
  const reason = whyNotDeliver({ state: stateOf(row) })
  if (reason) refuse(reason)
  if (day > act.today) refuse('day_ahead', 'day')
  const lines = await findDeliveryLines(act, [id])
  const taken = quantitiesOf(asked, lines, (line) => line.quantity)
  const wrong = whyNotTaken(
    taken.map(({ line, count }) => ({ prepared: line.quantity, taken: count })),
  )
  if (wrong) refuse(wrong.code, `lines.${wrong.rank}.quantity`)
  const signed = signatureOf(act, signer, drawing)
  await saveTaken(
    act,
    id,
    taken.map(({ line, count }) => ({ id: line.id, delivered: count, returned: quantity(0) })),
  )
  const missing = taken.filter(({ line, count }) => count !== line.quantity)
  await saveDelivery(act, id, {
    ...signed,
    state: can.deliver.to,
    delivered_day: day,
    delivered_at: act.now.toISOString(),
    ...(await amountsOfDelivery(act, id, row.discount, can.deliver.to)),
  })
  record(act, 'delivery.delivered', 'delivery', id, {
    label: row.number ?? '',
    before: { state: row.state },
    after: { day, signer, signed: drawing !== '', missing: missing.map(({ line }) => line.name) },
  })
  return showDelivery(act, id)
}

/** Who received it, and what they drew. @throws Refusal `signer_missing`, `not_drawn`. */
function signatureOf(act: Act, signer: string, drawing: string) {
  if (signer === '' && drawing === '') return {}
  if (signer === '') refuse('signer_missing', 'signer')
  if (drawing !== '') {
    const strokes = strokesOf(drawing) ?? refuse('not_drawn', 'drawing')
    if (!isDrawn(strokes)) refuse('not_drawn', 'drawing')
  }
  return {
    signer_name: signer,
    signature: drawing,
    signed_at: act.now.toISOString(),
    signed_by: act.person?.id ?? null,
  }
}

type Asked = readonly { readonly line: string; readonly quantity: Quantity }[] | undefined

/** The quantity of each line: the one that was asked, or the usual one where nothing was. */
function quantitiesOf(
  asked: Asked,
  lines: readonly StoredDeliveryLine[],
  usual: (line: StoredDeliveryLine) => Quantity,
) {
  const unknown = asked?.findIndex(({ line }) => !lines.some(({ id }) => id === line)) ?? -1
  if (unknown >= 0) refuse('not_found', `lines.${unknown}.line`)
  return lines.map((line) => ({
    line,
    count: asked
      ? (asked.find((one) => one.line === line.id)?.quantity ?? quantity(0))
      : usual(line),
  }))
}

/**
 * Goods come back, all or some: they can be delivered again. What was refused at the door was never had.
 * @throws Refusal `delivery_not_gone`, `returned_beyond`, `nothing_returned`.
 */
export async function returnDelivery(
  act: Act,
  { id, version, lines: asked, reason: why }: InputOf<typeof returning>,
): Promise<Delivery> {
  const row = await holdDelivery(act, id, version)
  const state = stateOf(row)
  const reason = whyNotReturn({ state })
  if (reason) refuse(reason)
  const lines = await findDeliveryLines(act, [id])
  const had = (line: StoredDeliveryLine) => (state === 'shipped' ? line.quantity : hadOf(line))
  // On the road it is all or nothing: what the client keeps of it, they receive.
  const back = quantitiesOf(state === 'shipped' ? undefined : asked, lines, had)
  const wrong = whyNotBack(back.map(({ line, count }) => ({ had: had(line), back: count })))
  if (wrong) refuse(wrong.code, `lines.${wrong.rank}.quantity`)
  const isWhole = back.every(({ line, count }) => count === had(line))
  await saveTaken(
    act,
    id,
    back.map(({ line, count }) => ({
      id: line.id,
      delivered: line.delivered ?? line.quantity,
      returned: quantity(line.returned + count),
    })),
  )
  const to = isWhole ? can.return.to : can.takeBack.to
  await saveDelivery(act, id, {
    state: to,
    end_reason: why,
    delivered_day: row.delivered_day ?? act.today,
    delivered_at: row.delivered_at ?? act.now.toISOString(),
    ...(await amountsOfDelivery(act, id, row.discount, to)),
  })
  record(act, 'delivery.returned', 'delivery', id, {
    label: row.number ?? '',
    before: { state },
    after: { state: to, reason: why, lines: back.filter(({ count }) => count > 0).length },
  })
  return showDelivery(act, id)
}

/** Cancels what has not left. @throws Refusal `delivery_gone`. */
export async function cancelDelivery(
  act: Act,
  { id, version, reason: why = '' }: InputOf<typeof cancelling>,
): Promise<Delivery> {
  const row = await holdDelivery(act, id, version)
  const reason = whyNotCancel({ state: stateOf(row) })
  if (reason) refuse(reason)
  await saveDelivery(act, id, { state: can.cancel.to, end_reason: why })
  record(act, 'delivery.cancelled', 'delivery', id, {
    label: row.number ?? '',
    before: { state: row.state },
    after: { reason: why },
  })
  return showDelivery(act, id)
}

const stateOf = ({ state }: Pick<DeliveryFound, 'state'>): DeliveryState => state as DeliveryState
