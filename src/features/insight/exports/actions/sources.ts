// Where the rows of files come from: the queries of the lists themselves, window after window.
import { list as listItems } from '#features/catalog/items/contract.ts'
import { readRows as itemRows } from '#features/catalog/items/queries/list.ts'
import { checkAmounts, purchaseRows } from '#features/purchasing/purchase-orders/queries/list.ts'
import { listPurchases } from '#features/purchasing/purchase-orders/contract.ts'
import { listRegister } from '#features/insight/register/contract.ts'
import { registerRows } from '#features/insight/register/queries.ts'
import { listPortfolio } from '#features/insight/portfolio/contract.ts'
import { portfolioRows } from '#features/insight/portfolio/queries/portfolio.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { customerRows } from '#features/relation/customers/queries/list.ts'
import { listDeliveries } from '#features/sales/deliveries/contract.ts'
import { deliveryRows } from '#features/sales/deliveries/queries/list.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { invoiceRows } from '#features/sales/invoices/queries/list.ts'
import { listOrders } from '#features/sales/orders/contract.ts'
import { orderRows } from '#features/sales/orders/queries/list.ts'
import { listPayments } from '#features/sales/payments/contract.ts'
import { paymentRows } from '#features/sales/payments/queries/list.ts'
import { listProjects } from '#features/sales/projects/contract.ts'
import { projectRows } from '#features/sales/projects/queries/list.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { findThreshold, quoteRows } from '#features/sales/quotes/queries/list.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { ExportedList } from '../contract.ts'
import type { Columns } from '../rules/columns.ts'
import {
  customerColumns,
  deliveryColumns,
  documentColumns,
  invoiceColumns,
  itemColumns,
  orderColumns,
  paymentColumns,
  portfolioColumns,
  projectColumns,
  purchaseColumns,
  quoteColumns,
  supplierColumns,
} from './columns.ts'

type Rows<L extends Endpoint, R> = (
  act: Act,
  asked: InputOf<L> & { readonly ids?: readonly string[] },
) => Promise<readonly R[]>

export type Source = {
  readonly right: Right
  readonly list: Endpoint
  readonly title: Readonly<Record<Locale, string>>
  readonly columns: Columns<unknown>
  readonly rows: Rows<Endpoint, unknown>
}

const source = <L extends Endpoint, R>(about: {
  right: Right
  list: L
  title: Record<Locale, string>
  columns: Columns<R>
  rows: Rows<L, R>
}): Source => about as unknown as Source

export const exportSources: Readonly<Record<ExportedList, Source>> = {
  quotes: source({
    right: 'quotes.read',
    list: listQuotes,
    title: { fr: 'Devis', en: 'Quotes' },
    columns: quoteColumns,
    rows: async (act, asked) => quoteRows(act, asked, await findThreshold(act)),
  }),
  orders: source({
    right: 'orders.read',
    list: listOrders,
    title: { fr: 'Commandes', en: 'Orders' },
    columns: orderColumns,
    rows: orderRows,
  }),
  deliveries: source({
    right: 'deliveries.read',
    list: listDeliveries,
    title: { fr: 'Bons de livraison', en: 'Deliveries' },
    columns: deliveryColumns,
    rows: deliveryRows,
  }),
  invoices: source({
    right: 'invoices.read',
    list: listInvoices,
    title: { fr: 'Factures et avoirs', en: 'Invoices and credit notes' },
    columns: invoiceColumns,
    rows: invoiceRows,
  }),
  payments: source({
    right: 'payments.read',
    list: listPayments,
    title: { fr: 'Règlements', en: 'Payments' },
    columns: paymentColumns,
    rows: paymentRows,
  }),
  projects: source({
    right: 'projects.read',
    list: listProjects,
    title: { fr: 'Projets', en: 'Projects' },
    columns: projectColumns,
    rows: projectRows,
  }),
  purchases: source({
    right: 'purchases.read',
    list: listPurchases,
    title: { fr: 'Commandes d’achat', en: 'Purchase orders' },
    columns: purchaseColumns,
    rows: (act, asked) => {
      checkAmounts(act, asked)
      return purchaseRows(act, asked)
    },
  }),
  customers: source({
    right: 'customers.read',
    list: listCustomers,
    title: { fr: 'Clients', en: 'Customers' },
    columns: customerColumns,
    rows: customerRows,
  }),
  portfolio: source({
    right: 'customers.read',
    list: listPortfolio,
    title: { fr: 'Portefeuille', en: 'Portfolio' },
    columns: portfolioColumns,
    rows: portfolioRows,
  }),
  suppliers: source({
    right: 'customers.read',
    list: listCustomers,
    title: { fr: 'Fournisseurs', en: 'Suppliers' },
    columns: supplierColumns,
    rows: (act, asked) => customerRows(act, { ...asked, role: 'supplier' }),
  }),
  documents: source({
    right: 'member',
    list: listRegister,
    title: { fr: 'Documents', en: 'Documents' },
    columns: documentColumns,
    rows: registerRows,
  }),
  items: source({
    right: 'items.read',
    list: listItems,
    title: { fr: 'Articles', en: 'Items' },
    columns: itemColumns,
    rows: (act, asked) => {
      if (asked.sort === 'cost' && !act.role.seesCosts) refuse('cost_hidden', 'sort')
      return itemRows(act, asked)
    },
  }),
}
