import { on } from '#server/http.ts'
import { correctInvoice, creditInvoice } from './actions/credit.ts'
import { invoiceBalance, invoiceDeposit } from './actions/deal.ts'
import { createInvoice, deleteInvoice, updateInvoice } from './actions/draft.ts'
import { editHead } from './actions/head.ts'
import { issueInvoice } from './actions/issue.ts'
import { invoiceOrders } from './actions/ordered.ts'
import { invoiceQuote } from './actions/part.ts'
import { invoiceSituation } from './actions/situation.ts'
import { renewInvoice } from './actions/renew.ts'
import { mailInvoice, proposeForInvoice } from './actions/mail.ts'
import { invoicePdf, viewInvoice } from './actions/print.ts'
import * as contract from './contract.ts'
import * as deal from './contract/deal.ts'
import { invoiceOrders as invoicingOrders } from './contract/ordered.ts'
import { showBilling } from './queries/billing.ts'
import { mailInvoice as mailing, proposeInvoiceMail } from './contract/mail.ts'
import { invoiceHistory } from './contract/history.ts'
import { invoiceHistory as readHistory } from './queries/events.ts'
import { exportInvoices } from './queries/export.ts'
import { listInvoices } from './queries/list.ts'
import { showInvoice } from './queries/show.ts'
import { exportWorkbook } from './queries/workbook.ts'

export const invoiceRoutes = [
  on(contract.listInvoices, 'invoices.read', listInvoices),
  on(contract.exportInvoices, 'invoices.read', async (act, asked) => ({
    file: exportInvoices(act, asked),
    name: act.locale === 'fr' ? `Factures ${act.today}.csv` : `Invoices ${act.today}.csv`,
    mediaType: 'text/csv; charset=utf-8',
  })),
  on(deal.exportWorkbook, 'invoices.read', async (act, asked) => ({
    file: exportWorkbook(act, asked),
    name: act.locale === 'fr' ? `Factures ${act.today}.xlsx` : `Invoices ${act.today}.xlsx`,
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })),
  on(contract.showInvoice, 'invoices.read', (act, { id }) => showInvoice(act, id)),
  on(invoiceHistory, 'invoices.read', readHistory),
  on(contract.viewInvoice, 'invoices.read', (act, { id }) => viewInvoice(act, id)),
  on(contract.invoicePdf, 'invoices.read', (act, { id }) => invoicePdf(act, id)),
  on(contract.createInvoice, 'invoices.write', createInvoice),
  on(contract.invoiceQuote, 'invoices.write', invoiceQuote),
  on(invoicingOrders, 'invoices.write', invoiceOrders),
  ...[deal.quoteDeal, deal.orderDeal].flatMap((of) => [
    on(of.showBilling, 'invoices.read', (act, { id }) => showBilling(act, id)),
    on(of.invoiceDeposit, 'invoices.write', invoiceDeposit),
    on(of.invoiceSituation, 'invoices.write', invoiceSituation),
    on(of.invoiceBalance, 'invoices.write', invoiceBalance),
  ]),
  on(contract.updateInvoice, 'invoices.write', updateInvoice),
  on(contract.deleteInvoice, 'invoices.delete', (act, { id }) => deleteInvoice(act, id)),
  on(contract.issueInvoice, 'invoices.issue', issueInvoice),
  on(contract.creditInvoice, 'invoices.write', creditInvoice),
  on(proposeInvoiceMail, 'invoices.write', proposeForInvoice),
  on(mailing, 'invoices.write', mailInvoice),
  on(deal.editHead, 'invoices.write', editHead),
  on(deal.renewInvoice, 'invoices.write', renewInvoice),
  on(deal.correctInvoice, 'invoices.issue', correctInvoice),
]
