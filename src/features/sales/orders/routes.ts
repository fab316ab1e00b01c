import { on } from '#server/http.ts'
import * as control from './actions/control.ts'
import {
  createOrder,
  deleteOrder,
  duplicateOrder,
  startOrder,
  updateOrder,
} from './actions/draft.ts'
import { cancelOrder, completeOrder, confirmOrder, reopenOrder } from './actions/life.ts'
import { mailOrder, proposeForOrder } from './actions/mail.ts'
import { orderPdf, viewOrder } from './actions/print.ts'
import { orderQuote, showOrdering } from './actions/quoted.ts'
import * as contract from './contract.ts'
import * as controls from './contract/control.ts'
import { mailOrder as mailing, proposeOrderMail } from './contract/mail.ts'
import { orderHistory as telling } from './contract/history.ts'
import * as quoted from './contract/quoted.ts'
import { orderHistory } from './queries/history.ts'
import { listOrders } from './queries/list.ts'
import { showOrder } from './queries/show.ts'

export const orderRoutes = [
  on(contract.listOrders, 'orders.read', listOrders),
  on(contract.orderDefaults, 'orders.write', startOrder),
  on(contract.showOrder, 'orders.read', (act, { id }) => showOrder(act, id)),
  on(telling, 'orders.read', orderHistory),
  on(contract.viewOrder, 'orders.read', (act, { id }) => viewOrder(act, id)),
  on(contract.orderPdf, 'orders.read', (act, { id }) => orderPdf(act, id)),
  on(contract.createOrder, 'orders.write', createOrder),
  on(quoted.orderQuote, 'orders.write', orderQuote),
  on(quoted.showOrdering, 'orders.read', showOrdering),
  on(contract.updateOrder, 'orders.write', updateOrder),
  on(contract.deleteOrder, 'orders.delete', (act, { id }) => deleteOrder(act, id)),
  on(contract.duplicateOrder, 'orders.write', (act, { id }) => duplicateOrder(act, id)),
  on(contract.confirmOrder, 'orders.write', confirmOrder),
  on(contract.cancelOrder, 'orders.write', cancelOrder),
  on(contract.completeOrder, 'orders.write', completeOrder),
  on(contract.reopenOrder, 'orders.write', reopenOrder),
  on(proposeOrderMail, 'orders.write', proposeForOrder),
  on(mailing, 'orders.write', mailOrder),
  on(controls.tickCheck, 'orders.write', control.tickCheck),
  on(controls.reviewOrder, 'orders.write', control.reviewOrder),
  on(controls.holdOrder, 'orders.write', control.holdBack),
  on(controls.resumeOrder, 'orders.write', control.resumeOrder),
  on(controls.blockOrder, 'orders.write', control.blockOrder),
  on(controls.releaseOrder, 'orders.administer', control.releaseOrder),
  on(controls.decideFitting, 'orders.write', control.decideFitting),
  on(controls.showOrderRules, 'orders.read', (act) => control.showOrderRules(act)),
  on(controls.changeOrderRules, 'orders.administer', control.changeOrderRules),
  on(controls.showCustomerCredit, 'orders.read', control.showCustomerCredit),
  on(controls.changeCustomerCredit, 'orders.administer', control.changeCustomerCredit),
]
