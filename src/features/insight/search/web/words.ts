const fr = {
  customers: 'Clients',
  suppliers: 'Fournisseurs',
  contacts: 'Contacts',
  items: 'Articles',
  quotes: 'Devis',
  orders: 'Commandes',
  deliveries: 'Bons de livraison',
  invoices: 'Factures et avoirs',
  draft: 'Brouillon',
  newQuote: 'Nouveau devis',
  newInvoice: 'Nouvelle facture',
  newPayment: 'Enregistrer un règlement',
}
const en: typeof fr = {
  customers: 'Customers',
  suppliers: 'Suppliers',
  contacts: 'Contacts',
  items: 'Items',
  quotes: 'Quotes',
  orders: 'Orders',
  deliveries: 'Deliveries',
  invoices: 'Invoices and credit notes',
  draft: 'Draft',
  newQuote: 'New quote',
  newInvoice: 'New invoice',
  newPayment: 'Record a payment',
}
export const both = { fr, en }
