import { mustSeeCosts } from '#features/purchasing/purchase-orders/actions/compose.ts'
import { on } from '#server/http.ts'
import { cancelInvoice, payInvoice, proposeInvoice, recordInvoice } from './actions.ts'
import { attachFile, openFile } from './actions/file.ts'
import * as about from './contract.ts'
import { listSupplierInvoices, showSupplierInvoice } from './queries.ts'

export const supplierInvoiceRoutes = [
  on(about.listSupplierInvoices, 'purchases.read', (act, asked) => {
    mustSeeCosts(act)
    return listSupplierInvoices(act, asked)
  }),
  on(about.showSupplierInvoice, 'purchases.read', (act, { id }) => {
    mustSeeCosts(act)
    return showSupplierInvoice(act, id)
  }),
  on(about.attachInvoiceFile, 'purchases.write', attachFile),
  on(about.readInvoiceFile, 'purchases.read', openFile),
  on(about.proposeSupplierInvoice, 'purchases.write', proposeInvoice),
  on(about.recordSupplierInvoice, 'purchases.write', recordInvoice),
  on(about.paySupplierInvoice, 'purchases.write', payInvoice),
  on(about.cancelSupplierInvoice, 'purchases.write', cancelInvoice),
]
