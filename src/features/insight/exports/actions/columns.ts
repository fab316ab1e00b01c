// What each list holds as a file, by the keys of the columns of its screen.
import type { z } from 'zod'
import type { list as listItems } from '#features/catalog/items/contract.ts'
import type { RegisterRow } from '#features/insight/register/contract.ts'
import { kindWords, stateOf } from '#features/insight/register/rules.ts'
import type { PortfolioRow } from '#features/insight/portfolio/contract.ts'
import { reasonWords, signalWords } from '#features/insight/portfolio/rules/words.ts'
import type { list as listCustomers } from '#features/relation/customers/contract.ts'
import type { PurchaseRow } from '#features/purchasing/purchase-orders/contract.ts'
import type { listDeliveries } from '#features/sales/deliveries/contract.ts'
import type { InvoiceRow } from '#features/sales/invoices/contract.ts'
import { csvWords } from '#features/sales/invoices/rules/csv.ts'
import type { listOrders } from '#features/sales/orders/contract.ts'
import type { PaymentRow } from '#features/sales/payments/contract.ts'
import type { listProjects } from '#features/sales/projects/contract.ts'
import type { QuoteRow } from '#features/sales/quotes/contract.ts'
import type { Endpoint, OutputOf } from '#kernel/endpoint.ts'
import {
  amount,
  type Columns,
  day,
  dealt,
  integer,
  moment,
  percent,
  price,
  text,
  word,
} from '../rules/columns.ts'
import {
  allocationWords,
  controlWords,
  deliveringWords,
  deliveryWords,
  fittingWords,
  invoicingWords,
  methodWords,
  natureWords,
  standingWords,
  validityWords,
} from '../rules/words.ts'

type RowOf<E extends Endpoint> = OutputOf<E> extends { rows: readonly (infer R)[] } ? R : never
const words = { fr: csvWords.fr, en: csvWords.en }
const kinds = { fr: words.fr.kinds, en: words.en.kinds }
const payments = { fr: words.fr.payments, en: words.en.payments }

export const quoteColumns: Columns<z.output<typeof QuoteRow>> = {
  number: text('Numéro', 'Number', (row) => row.number),
  customer: text('Client', 'Client', (row) => row.customer.name),
  subject: text('Objet', 'Subject', (row) => row.subject),
  state: word('État', 'State', validityWords, (row) => row.validity),
  day: day('Date', 'Date', (row) => row.day),
  validUntil: day('Valable jusqu’au', 'Valid until', (row) => row.validUntil),
  invoicing: word('Facturation', 'Invoicing', invoicingWords, (row) => row.invoicing),
  ...dealt(),
  net: amount('Total HT', 'Net', (row) => row.net),
  gross: amount('Total TTC', 'Gross', (row) => row.gross),
  margin: amount('Marge', 'Margin', (row) => row.margin),
}

export const orderColumns: Columns<RowOf<typeof listOrders>> = {
  number: text('Numéro', 'Number', (row) => row.number),
  customer: text('Client', 'Client', (row) => row.customer.name),
  subject: text('Objet', 'Subject', (row) => row.subject),
  control: word('État', 'State', controlWords, (row) => row.control),
  day: day('Date', 'Date', (row) => row.day),
  deliveryDay: day('Livraison souhaitée', 'Delivery wished', (row) => row.deliveryDay),
  invoicing: word('Facturation', 'Invoicing', invoicingWords, (row) => row.invoicing),
  delivering: word('Livraison', 'Delivery', deliveringWords, (row) => row.delivering),
  fitting: word('Pose', 'Fitting', fittingWords, (row) => row.fitting),
  quote: text('Devis', 'Quote', (row) => row.quote?.number ?? null),
  ...dealt(),
  net: amount('Total HT', 'Net', (row) => row.net),
  gross: amount('Total TTC', 'Gross', (row) => row.gross),
  left: amount('Lignes à facturer HT', 'Lines to invoice excl. VAT', (row) => row.leftToInvoice),
  margin: amount('Marge', 'Margin', (row) => row.margin),
}

export const deliveryColumns: Columns<RowOf<typeof listDeliveries>> = {
  number: text('Numéro', 'Number', (row) => row.number),
  customer: text('Client', 'Client', (row) => row.customer.name),
  city: text('Ville', 'City', (row) => row.city),
  state: word('État', 'State', deliveryWords, (row) => row.state),
  wishedDay: day('Souhaitée le', 'Wished', (row) => row.wishedDay),
  deliveredDay: day('Livrée le', 'Delivered', (row) => row.deliveredDay),
  orders: text('Commandes', 'Orders', (row) => row.orders.map(({ number }) => number).join(', ')),
  invoicing: word('Facturation', 'Invoicing', invoicingWords, (row) => row.invoicing),
  day: day('Date', 'Date', (row) => row.day),
  driver: text('Livreur', 'Deliverer', (row) => row.driver?.name ?? null),
  carrier: text('Transporteur', 'Carrier', (row) => row.carrier),
  ...dealt(),
  net: amount('Total HT', 'Net', (row) => row.net),
  gross: amount('Total TTC', 'Gross', (row) => row.gross),
  left: amount('Lignes à facturer HT', 'Lines to invoice excl. VAT', (row) => row.leftToInvoice),
}

export const invoiceColumns: Columns<z.output<typeof InvoiceRow>> = {
  number: text('Numéro', 'Number', (row) => row.number),
  kind: word('Type', 'Type', kinds, (row) => row.kind),
  customer: text('Client', 'Client', (row) => row.customer.name),
  subject: text('Objet', 'Subject', (row) => row.subject),
  state: word('Règlement', 'Payment', payments, (row) => row.payment),
  day: day('Date', 'Date', (row) => row.day),
  dueDay: day('Échéance', 'Due date', (row) => row.dueDay),
  ...dealt(),
  net: amount('Total HT', 'Net', (row) => row.net),
  gross: amount('Total TTC', 'Gross', (row) => row.gross),
  outstanding: amount('Reste dû', 'Outstanding', (row) => row.outstanding),
  margin: amount('Marge', 'Margin', (row) => row.margin),
}

export const paymentColumns: Columns<z.output<typeof PaymentRow>> = {
  customer: text('Client', 'Client', (row) => row.customer.name),
  day: day('Date', 'Date', (row) => row.day),
  method: word('Mode', 'Method', methodWords, (row) => row.method),
  reference: text('Référence', 'Reference', (row) => row.reference),
  state: word('Affectation', 'Allocation', allocationWords, (row) => row.allocation),
  ...dealt(),
  amount: amount('Montant', 'Amount', (row) => row.amount),
  remaining: amount('À affecter', 'On account', (row) => row.remaining),
}

export const projectColumns: Columns<RowOf<typeof listProjects>> = {
  name: text('Projet', 'Project', (row) => row.name),
  number: text('Numéro', 'Number', (row) => row.number),
  customer: text('Client', 'Client', (row) => row.customer.name),
  step: text('Étape', 'Step', (row) => row.step.name),
  nextStep: text('Prochaine action', 'Next step', (row) => row.nextStep),
  nextOn: day('Le', 'On', (row) => row.nextOn),
  startsOn: day('Début', 'Start', (row) => row.startsOn),
  kind: text('Type', 'Kind', (row) => row.kind?.name ?? null),
  place: text('Lieu', 'Place', (row) => row.place),
  ...dealt(),
  agreed: amount('Signé HT', 'Agreed', (row) => row.agreed),
  agreedGross: amount('Signé TTC', 'Agreed, VAT included', (row) => row.agreedGross),
  invoiced: amount('Facturé HT', 'Invoiced', (row) => row.invoiced),
  due: amount('Reste dû TTC', 'Due', (row) => row.due),
}

export const purchaseColumns: Columns<z.output<typeof PurchaseRow>> = {
  number: text('Numéro', 'Number', (row) => row.number),
  supplier: text('Fournisseur', 'Supplier', (row) => row.supplier.name),
  subject: text('Objet', 'Subject', (row) => row.subject),
  state: word('État', 'State', standingWords, (row) => row.standing),
  received: integer('Reçu (%)', 'Received (%)', (row) => row.receivedPercent),
  expected: day('Attendue le', 'Expected', (row) => row.expectedDay ?? row.wishedDay),
  day: day('Date', 'Date', (row) => row.day),
  reference: text('Référence fournisseur', 'Supplier’s reference', (row) => row.supplierReference),
  buyer: text('Acheteur', 'Buyer', (row) => row.buyer?.name ?? null),
  store: text('Magasin', 'Store', (row) => row.store?.name ?? null),
  tags: text('Étiquettes', 'Tags', (row) => row.tags.join(', ')),
  net: amount('Total HT', 'Net', (row) => row.net),
  gross: amount('Total TTC', 'Gross', (row) => row.gross),
}

export const customerColumns: Columns<RowOf<typeof listCustomers>> = {
  name: text('Nom', 'Name', (row) => row.name),
  code: text('Code', 'Code', (row) => row.code),
  city: text('Ville', 'City', (row) => row.city),
  phone: text('Téléphone', 'Phone', (row) => row.phone),
  email: text('E-mail', 'E-mail', (row) => row.email),
  country: text('Pays', 'Country', (row) => row.country),
  created: moment('Créé le', 'Created', (row) => row.createdAt),
  seller: text('Commercial', 'Salesperson', (row) => row.seller),
  store: text('Magasin', 'Store', (row) => row.store),
  tags: text('Étiquettes', 'Tags', (row) => row.tags.join(', ')),
  lastInvoice: day('Dernière facture', 'Last invoice', (row) => row.lastInvoiceDay),
  turnover: amount('Chiffre d’affaires', 'Turnover', (row) => row.turnover),
  balance: amount('Solde', 'Balance', (row) => row.balance),
  overdue: amount('En retard', 'Overdue', (row) => row.overdue),
}

/** The heaviest reason, the others behind it. */
export const portfolioColumns: Columns<z.output<typeof PortfolioRow>> = {
  name: text('Client', 'Customer', (row) => row.name),
  signal: {
    ...text('Signal', 'Signal', () => ''),
    of: ({ kinds }, locale) =>
      (kinds.length > 0 ? kinds : (['calm'] as const))
        .map((kind) => signalWords[locale][kind])
        .join(', '),
  },
  reason: {
    ...text('Raisons', 'Reasons', () => ''),
    of: ({ reasons }, locale) => reasons.map(({ code }) => reasonWords[locale][code]).join(', '),
  },
  stake: amount('Enjeu', 'At stake', (row) => row.stake, false),
  lastInvoice: day('Dernier achat', 'Last purchase', (row) => row.lastInvoiceDay),
  trend: percent('Sur un an', 'Over a year', ({ turnover, turnoverBefore }) =>
    turnover === null || turnoverBefore === null || turnoverBefore <= 0
      ? null
      : Math.round((turnover / turnoverBefore - 1) * 10_000),
  ),
  overdue: amount('En retard', 'Overdue', (row) => row.overdue),
  turnover: amount('Ventes 12 mois', 'Sales 12 months', (row) => row.turnover),
  lastContact: day('Dernier échange', 'Last exchange', (row) => row.lastContact),
  nextContact: day('Prochain rendez-vous', 'Next appointment', (row) => row.nextContact),
  city: text('Ville', 'City', (row) => row.city),
  phone: text('Téléphone', 'Phone', (row) => row.phone),
  seller: text('Commercial', 'Salesperson', (row) => row.seller),
  store: text('Magasin', 'Store', (row) => row.store),
  tags: text('Étiquettes', 'Tags', (row) => row.tags.join(', ')),
}

export const supplierColumns: Columns<RowOf<typeof listCustomers>> = {
  name: text('Nom', 'Name', (row) => row.name),
  code: text('Code', 'Code', (row) => row.code),
  city: text('Ville', 'City', (row) => row.city),
  phone: text('Téléphone', 'Phone', (row) => row.phone),
  email: text('E-mail', 'E-mail', (row) => row.email),
  country: text('Pays', 'Country', (row) => row.country),
  created: moment('Créé le', 'Created', (row) => row.createdAt),
  tags: text('Étiquettes', 'Tags', (row) => row.tags.join(', ')),
  items: integer('Articles', 'Items', (row) => row.items),
}

export const documentColumns: Columns<z.output<typeof RegisterRow>> = {
  number: text('Numéro', 'Number', (row) => row.number),
  kind: word('Nature', 'Kind', kindWords, (row) => row.kind),
  party: text('Tiers', 'Party', (row) => row.party.name),
  subject: text('Objet', 'Subject', (row) => row.subject),
  state: text('État', 'State', stateOf),
  day: day('Date', 'Date', (row) => row.day),
  project: text('Projet', 'Project', (row) => row.project?.name ?? null),
  ...dealt(),
  net: amount('Total HT', 'Net', (row) => row.net),
  gross: amount('Total TTC', 'Gross', (row) => row.gross),
}

export const itemColumns: Columns<RowOf<typeof listItems>> = {
  name: text('Désignation', 'Name', (row) => row.name),
  reference: text('Référence', 'Reference', (row) => row.reference),
  family: text('Famille', 'Family', (row) => row.family),
  brand: text('Marque', 'Brand', (row) => row.brand),
  supplier: text('Fournisseur', 'Supplier', (row) => row.supplier?.name ?? null),
  nature: word('Nature', 'Nature', natureWords, (row) => row.nature),
  barcode: text('Code-barres', 'Barcode', (row) => row.barcode),
  updated: moment('Modifié le', 'Updated', (row) => row.updatedAt),
  unit: text('Unité', 'Unit', (row) => row.unit),
  cost: price('Coût', 'Cost', (row) => row.cost),
  margin: price('Marge', 'Margin', (row) => (row.cost === null ? null : row.price - row.cost)),
  vat: percent('TVA', 'VAT', (row) => row.vat.rate),
  price: price('Prix HT', 'Price', (row) => row.price),
}
