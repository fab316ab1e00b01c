import { on } from '#server/http.ts'
import {
  createPurchase,
  deletePurchase,
  duplicatePurchase,
  startPurchase,
  updatePurchase,
} from './actions/draft.ts'
import { mustSeeCosts } from './actions/compose.ts'
import { generatePurchases } from './actions/generate.ts'
import {
  cancelPurchase,
  closePurchase,
  confirmPurchase,
  reopenPurchase,
  sendPurchase,
} from './actions/life.ts'
import { mailPurchase, proposeForPurchase, purchasePdf, viewPurchase } from './actions/print.ts'
import * as about from './contract.ts'
import * as buying from './contract/buying.ts'
import { purchaseHistory as telling } from './contract/history.ts'
import { findBuyable, findNeeded, findSupplied } from './queries/buying.ts'
import { purchaseHistory } from './queries/history.ts'
import { listPurchases } from './queries/list.ts'
import { showPurchase } from './queries/show.ts'

export const purchaseRoutes = [
  on(about.listPurchases, 'purchases.read', listPurchases),
  on(about.purchaseDefaults, 'purchases.write', startPurchase),
  on(buying.searchBuyable, 'purchases.write', (act, asked) => {
    mustSeeCosts(act)
    return findBuyable(act, asked)
  }),
  on(buying.listSupplied, 'purchases.read', findSupplied),
  on(buying.listNeeds, 'purchases.write', (act, asked) => {
    mustSeeCosts(act)
    return findNeeded(act, asked)
  }),
  on(buying.generatePurchases, 'purchases.write', generatePurchases),
  on(about.showPurchase, 'purchases.read', (act, { id }) => showPurchase(act, id)),
  on(telling, 'purchases.read', purchaseHistory),
  on(about.viewPurchase, 'purchases.read', (act, { id }) => viewPurchase(act, id)),
  on(about.purchasePdf, 'purchases.read', (act, { id }) => purchasePdf(act, id)),
  on(about.createPurchase, 'purchases.write', createPurchase),
  on(about.updatePurchase, 'purchases.write', updatePurchase),
  on(about.deletePurchase, 'purchases.delete', (act, { id }) => deletePurchase(act, id)),
  on(about.duplicatePurchase, 'purchases.write', (act, { id }) => duplicatePurchase(act, id)),
  on(about.sendPurchase, 'purchases.write', sendPurchase),
  on(about.confirmPurchase, 'purchases.write', confirmPurchase),
  on(about.closePurchase, 'purchases.write', closePurchase),
  on(about.reopenPurchase, 'purchases.write', reopenPurchase),
  on(about.cancelPurchase, 'purchases.write', cancelPurchase),
  on(about.proposePurchaseMail, 'purchases.write', proposeForPurchase),
  on(about.mailPurchase, 'purchases.write', mailPurchase),
]
