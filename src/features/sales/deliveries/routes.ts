import { on } from '#server/http.ts'
import { createDelivery, deleteDelivery, updateDelivery } from './actions/draft.ts'
import { invoiceDeliveries } from './actions/invoice.ts'
import {
  cancelDelivery,
  deliver,
  prepareDelivery,
  returnDelivery,
  shipDelivery,
} from './actions/life.ts'
import { mailDelivery, proposeForDelivery } from './actions/mail.ts'
import { showDelivering } from './actions/ordered.ts'
import { addPhoto, readPhoto, removePhoto } from './actions/photos.ts'
import { deliveryPdf, viewDelivery } from './actions/print.ts'
import * as contract from './contract.ts'
import { mailDelivery as mailing, proposeDeliveryMail } from './contract/mail.ts'
import { deliveryHistory } from './contract/history.ts'
import * as ordered from './contract/ordered.ts'
import * as photos from './contract/photos.ts'
import { deliveryHistory as findHistory } from './queries/history.ts'
import { listDeliveries } from './queries/list.ts'
import { showDelivery } from './queries/show.ts'

export const deliveryRoutes = [
  on(contract.listDeliveries, 'deliveries.read', listDeliveries),
  on(contract.showDelivery, 'deliveries.read', (act, { id }) => showDelivery(act, id)),
  on(contract.viewDelivery, 'deliveries.read', (act, { id }) => viewDelivery(act, id)),
  on(contract.deliveryPdf, 'deliveries.read', (act, { id }) => deliveryPdf(act, id)),
  on(deliveryHistory, 'deliveries.read', findHistory),
  on(ordered.showDelivering, 'deliveries.read', showDelivering),
  on(contract.createDelivery, 'deliveries.write', createDelivery),
  on(contract.updateDelivery, 'deliveries.write', updateDelivery),
  on(contract.deleteDelivery, 'deliveries.delete', (act, { id }) => deleteDelivery(act, id)),
  on(contract.prepareDelivery, 'deliveries.write', prepareDelivery),
  on(contract.shipDelivery, 'deliveries.write', shipDelivery),
  on(contract.deliver, 'deliveries.write', deliver),
  on(contract.returnDelivery, 'deliveries.write', returnDelivery),
  on(contract.cancelDelivery, 'deliveries.write', cancelDelivery),
  on(photos.addPhoto, 'deliveries.write', addPhoto),
  on(photos.showPhoto, 'deliveries.read', readPhoto),
  on(photos.removePhoto, 'deliveries.write', removePhoto),
  on(proposeDeliveryMail, 'deliveries.write', proposeForDelivery),
  on(mailing, 'deliveries.write', mailDelivery),
  on(ordered.invoiceDeliveries, 'invoices.write', invoiceDeliveries),
]
