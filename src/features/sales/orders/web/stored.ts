// An order in the words of the editor, and back.
import { type DraftKind, storedAs } from '#features/sales/documents/web/draft.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import { listOrders, type Order, showOrder, updateOrder, viewOrder } from '../contract.ts'

export const orderDraft: DraftKind<Order> = {
  name: 'order',
  show: showOrder,
  view: viewOrder,
  list: listOrders,
  hrefOf: (id) => to('/commandes/:id', { id }),
  storedOf: (order) =>
    storedAs(order, {
      deliveryDay: order.deliveryDay,
      address: order.address,
      depositRate: order.depositRate,
      fitting: order.fitting.asks,
    }),
  read: (id) => call(showOrder, { id }),
  save: ({ id, version, head, lines }, options) => {
    const { customer, validUntil: _, dueDay: __, ...rest } = head
    return call(updateOrder, { ...rest, id, version, customer: customer?.id ?? '', lines }, options)
  },
}
