// The life of a delivery: what is decided, and why an act is not possible. Screens and server ask here.
import type { OrderState, Progress } from '#features/sales/orders/rules/life.ts'
import { can as ofOrder } from '#features/sales/orders/rules/life.ts'
import { moves } from '#kernel/moves.ts'

export const deliveryStates = [
  'draft',
  'ready',
  'shipped',
  'delivered',
  'returned',
  'cancelled',
] as const
/** What people have decided of a delivery. That it is invoiced is computed. */
export type DeliveryState = (typeof deliveryStates)[number]

/** The whole life of a delivery; a draft may also be deleted. What was ready keeps its number. */
export const can = moves<DeliveryState>()({
  /** To change its quantities. */
  edit: { from: ['draft'], to: 'draft' },
  /** It takes its number: the goods are packed. */
  prepare: { from: ['draft'], to: 'ready' },
  ship: { from: ['ready'], to: 'shipped' },
  /** The client has it; what one brings oneself, or what they come for, was never shipped. */
  deliver: { from: ['ready', 'shipped'], to: 'delivered' },
  /** A part comes back. */
  takeBack: { from: ['delivered'], to: 'delivered' },
  /** All of it comes back: refused at the door, or later. */
  return: { from: ['shipped', 'delivered'], to: 'returned' },
  cancel: { from: ['draft', 'ready'], to: 'cancelled' },
})

type InState = { readonly state: DeliveryState }

export const whyNotEdit = ({ state }: InState): 'not_a_draft' | null =>
  can.edit(state) ? null : 'not_a_draft'

/** Where it goes and how may still be told, until the client has it. */
export const whyNotChange = ({ state }: InState): 'delivery_over' | null =>
  can.edit(state) || can.deliver(state) ? null : 'delivery_over'

export const whyNotPrepare = ({ state }: InState): 'not_a_draft' | null =>
  can.prepare(state) ? null : 'not_a_draft'

export const whyNotShip = ({ state }: InState): 'delivery_not_ready' | null =>
  can.ship(state) ? null : 'delivery_not_ready'

export const whyNotDeliver = ({ state }: InState): 'delivery_not_ready' | null =>
  can.deliver(state) ? null : 'delivery_not_ready'

export const whyNotReturn = ({ state }: InState): 'delivery_not_gone' | null =>
  can.return(state) ? null : 'delivery_not_gone'

export const whyNotCancel = ({ state }: InState): 'delivery_gone' | null =>
  can.cancel(state) ? null : 'delivery_gone'

/** Whether it says who received it: that is written as it is handed over, or after. */
export const whyNotSign = ({ state }: InState): 'delivery_not_ready' | null =>
  can.deliver(state) || state === 'delivered' ? null : 'delivery_not_ready'

/** Why nothing is invoiced by it, or null. */
export function whyNotInvoice({
  state,
  invoicing,
}: InState & { readonly invoicing: Progress }):
  | 'delivery_not_delivered'
  | 'delivery_invoiced'
  | null {
  if (state !== 'delivered') return 'delivery_not_delivered'
  return invoicing === 'whole' ? 'delivery_invoiced' : null
}

/** Why nothing of an order is delivered, or null, but for what stops it (`whyStopped`). */
export const whyNotDeliverOrder = (order: {
  readonly state: OrderState
  readonly toDeliver: boolean
}): 'order_not_confirmed' | 'order_delivered' | null => {
  if (!ofOrder.carryOut(order.state)) return 'order_not_confirmed'
  return order.toDeliver ? null : 'order_delivered'
}
