import { on } from '#server/http.ts'
import { addAmendment, removeAmendment } from './actions/amend.ts'
import { invoiceStep, receiveWorks, releaseRetention, savePlan } from './actions/plan.ts'
import { orderBilling, quoteBilling } from './contract.ts'
import { showPlan } from './queries/show.ts'

export const billingRoutes = [quoteBilling, orderBilling].flatMap((contract) => [
  on(contract.showPlan, 'invoices.read', (act, { id }) => showPlan(act, id)),
  on(contract.savePlan, 'invoices.write', savePlan),
  on(contract.invoiceStep, 'invoices.write', invoiceStep),
  on(contract.receiveWorks, 'invoices.write', receiveWorks),
  on(contract.releaseRetention, 'invoices.write', releaseRetention),
  on(contract.addAmendment, 'invoices.write', addAmendment),
  on(contract.removeAmendment, 'invoices.write', removeAmendment),
])
