import { on } from '#server/http.ts'
import { planCall, recordCall } from './actions/calls.ts'
import { mailReminder, proposeReminder, readLetter } from './actions/client.ts'
import { holdBack, resume } from './actions/hold.ts'
import {
  createPlan,
  previewPlan,
  readPlans,
  removePlan,
  savePlan,
  saveRate,
  switchOff,
  switchOn,
} from './actions/plans.ts'
import { chooseClientPlan, statesOf, statesOfClient } from './actions/states.ts'
import { previewText, testText } from './actions/texts.ts'
import * as contract from './contract.ts'
import * as calls from './contract/calls.ts'
import * as plans from './contract/plans.ts'
import { listCalls, listPromises } from './queries/calls.ts'
import { listReminders } from './queries/sent.ts'

export const reminderRoutes = [
  on(contract.quoteReminders, 'quotes.read', (act, { id }) => statesOf(act, 'quote', id)),
  on(contract.invoiceReminders, 'invoices.read', (act, { id }) => statesOf(act, 'invoice', id)),
  on(contract.holdQuoteReminders, 'quotes.write', (act, { id, ...said }) =>
    holdBack(act, 'quote', id, said),
  ),
  on(contract.holdInvoiceReminders, 'invoices.write', (act, { id, ...said }) =>
    holdBack(act, 'invoice', id, said),
  ),
  on(contract.resumeQuoteReminders, 'quotes.write', (act, { id }) => resume(act, 'quote', id)),
  on(contract.resumeInvoiceReminders, 'invoices.write', (act, { id }) =>
    resume(act, 'invoice', id),
  ),
  on(contract.listReminders, 'customers.read', listReminders),
  on(contract.reminderLetterPdf, 'invoices.read', readLetter),
  on(contract.customerReminders, 'customers.read', statesOfClient),
  on(contract.chooseClientPlan, 'customers.write', chooseClientPlan),
  on(contract.proposeReminder, 'payments.read', proposeReminder),
  on(contract.mailReminder, 'payments.write', mailReminder),
  on(calls.listCalls, 'customers.read', listCalls),
  on(calls.recordCall, 'activities.write', recordCall),
  on(calls.planCall, 'activities.write', planCall),
  on(calls.listPromises, 'invoices.read', listPromises),
  on(plans.listPlans, 'company.read', readPlans),
  on(plans.createPlan, 'company.administer', createPlan),
  on(plans.savePlan, 'company.administer', savePlan),
  on(plans.removePlan, 'company.administer', removePlan),
  on(plans.switchOn, 'company.administer', switchOn),
  on(plans.switchOff, 'company.administer', switchOff),
  on(plans.previewPlan, 'company.administer', previewPlan),
  on(plans.previewText, 'company.administer', previewText),
  on(plans.testText, 'company.administer', testText),
  on(plans.saveRate, 'company.administer', saveRate),
]
