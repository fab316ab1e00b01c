// The printed words of documents, in French and in English. French: U+00A0 before a colon, ’.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { Terms } from '#kernel/day.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { VatCategory } from '#kernel/vat.ts'
import type { DocumentKind } from './frozen.ts'

type Words = {
  readonly titles: Record<DocumentKind, string>
  readonly draft: string
  readonly page: string
  readonly billedTo: string
  readonly quotedTo: string
  readonly deliveredTo: string
  readonly attention: (name: string) => string
  readonly soleTrader: string
  readonly capital: (form: string, amount: string) => string
  readonly phone: string
  readonly vatNumber: string
  readonly facts: Record<
    | 'day'
    | 'quoteDay'
    | 'validUntil'
    | 'delivered'
    | 'wished'
    | 'performed'
    | 'due'
    | 'customerReference'
    | 'quoteNumber'
    | 'credited'
    | 'clientCode'
    | 'store'
    | 'salesperson',
    string
  >
  readonly period: (from: string, to: string) => string
  readonly numbered: (number: string, day: string) => string
  readonly subject: string
  readonly columns: Record<'title' | 'quantity' | 'price' | 'discount' | 'vat' | 'net', string>
  readonly option: string
  readonly optionChosen: string
  readonly subtotal: string
  readonly totals: Record<
    'lines' | 'net' | 'tax' | 'gross' | 'untaxed' | 'paid' | 'payable' | 'credit',
    string
  >
  readonly discount: (rate: string) => string
  readonly vatAt: (rate: string) => string
  readonly taxInEuros: (currency: string, rate: string, day: string) => string
  readonly deposit: (number: string) => string
  readonly invoiced: (number: string) => string
  readonly depositDetail: (day: string, net: string, tax: string) => string
  readonly vatTable: Record<'title' | 'rate' | 'base' | 'tax', string>
  /** In the VAT column and table, where there is no rate to write. */
  readonly categories: Record<Exclude<VatCategory, 'S' | 'Z'>, string>
  readonly payment: Record<
    'title' | 'terms' | 'method' | 'bank' | 'reference' | 'depositAsked',
    string
  >
  readonly withOrder: (amount: string) => string
  readonly methods: Record<PaymentMethod, string>
  readonly terms: (terms: Terms) => string
  readonly agreement: Record<'title' | 'request' | 'day' | 'name' | 'signature', string>
  readonly signed: (name: string, at: string) => string
  readonly conditions: string
  readonly notTaken: (net: string) => string
}

const fr: Words = {
  titles: {
    quote: 'Devis',
    order: 'Confirmation de commande',
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    final: 'Facture de solde',
    credit_note: 'Avoir',
  },
  draft: 'Brouillon',
  page: 'Page',
  billedTo: 'Facturé à',
  quotedTo: 'Destinataire',
  deliveredTo: 'Livré à',
  attention: (name) => `À l’attention de ${name}`,
  soleTrader: 'EI',
  capital: (form, amount) => `${form} au capital de ${amount}`,
  phone: 'Tél.',
  vatNumber: 'N°\u00a0TVA',
  facts: {
    day: 'Date d’émission',
    quoteDay: 'Date',
    validUntil: 'Valable jusqu’au',
    delivered: 'Date de livraison',
    wished: 'Livraison souhaitée',
    performed: 'Période de réalisation',
    due: 'Échéance',
    customerReference: 'Votre commande',
    quoteNumber: 'Notre devis',
    credited: 'Facture d’origine',
    clientCode: 'Code client',
    store: 'Magasin',
    salesperson: 'Votre contact',
  },
  period: (from, to) => `${from}\u00a0– ${to}`,
  numbered: (number, day) => `${number} du ${day}`,
  subject: 'Objet',
  columns: {
    title: 'Désignation',
    quantity: 'Quantité',
    price: 'Prix unit. HT',
    discount: 'Remise',
    vat: 'TVA',
    net: 'Total HT',
  },
  option: 'Option',
  optionChosen: 'Option retenue',
  subtotal: 'Sous-total HT',
  totals: {
    lines: 'Total des lignes HT',
    net: 'Total HT',
    tax: 'Total TVA',
    gross: 'Total TTC',
    untaxed: 'Total net de TVA',
    paid: 'Déjà réglé',
    payable: 'Net à payer',
    credit: 'Net à créditer',
  },
  discount: (rate) => `Remise ${rate}`,
  vatAt: (rate) => `TVA ${rate}`,
  taxInEuros: (currency, rate, day) => `TVA en euros (1\u00a0${currency} = ${rate} au ${day})`,
  deposit: (number) => `Acompte ${number}`,
  invoiced: (number) => `Déjà facturé, ${number}`,
  depositDetail: (day, net, tax) => `du ${day}, HT ${net}, TVA ${tax}`,
  vatTable: { title: 'Détail de la TVA', rate: 'Taux', base: 'Base HT', tax: 'TVA' },
  categories: {
    E: 'Exonéré',
    AE: 'Autoliquidation',
    K: 'Intra-UE',
    G: 'Export',
    O: 'Hors champ',
  },
  payment: {
    title: 'Règlement',
    terms: 'Conditions',
    method: 'Mode',
    bank: 'Banque',
    reference: 'Référence',
    depositAsked: 'Acompte',
  },
  withOrder: (amount) => `${amount} à la commande`,
  methods: {
    transfer: 'Virement',
    card: 'Carte bancaire',
    cheque: 'Chèque',
    direct_debit: 'Prélèvement',
    cash: 'Espèces',
    bill_of_exchange: 'Lettre de change',
  },
  terms: ({ days, endOfMonth }) => {
    if (days === 0) return endOfMonth ? 'Fin de mois' : 'À réception'
    return `${days}\u00a0jours${endOfMonth ? ' fin de mois' : ''}`
  },
  agreement: {
    title: 'Bon pour accord',
    request:
      'Devis reçu avant l’exécution des travaux. Dater et signer, avec la mention manuscrite «\u00a0Bon pour accord\u00a0».',
    day: 'Date',
    name: 'Nom et qualité',
    signature: 'Signature',
  },
  signed: (name, at) => `Signé par ${name} le ${at}`,
  conditions: 'Conditions générales de vente',
  notTaken: (net) => `options non retenues\u00a0: ${net}\u00a0HT`,
}

const en: Words = {
  titles: {
    quote: 'Quote',
    order: 'Order confirmation',
    invoice: 'Invoice',
    deposit: 'Deposit invoice',
    final: 'Final invoice',
    credit_note: 'Credit note',
  },
  draft: 'Draft',
  page: 'Page',
  billedTo: 'Billed to',
  quotedTo: 'Prepared for',
  deliveredTo: 'Delivered to',
  attention: (name) => `Attn. ${name}`,
  soleTrader: 'EI',
  capital: (form, amount) => `${form} with a share capital of ${amount}`,
  phone: 'Tel.',
  vatNumber: 'VAT no.',
  facts: {
    day: 'Issue date',
    quoteDay: 'Date',
    validUntil: 'Valid until',
    delivered: 'Delivery date',
    wished: 'Wished delivery',
    performed: 'Period of supply',
    due: 'Due date',
    customerReference: 'Your order',
    quoteNumber: 'Our quote',
    credited: 'Original invoice',
    clientCode: 'Client code',
    store: 'Store',
    salesperson: 'Your contact',
  },
  period: (from, to) => `${from}\u00a0– ${to}`,
  numbered: (number, day) => `${number} of ${day}`,
  subject: 'Subject',
  columns: {
    title: 'Description',
    quantity: 'Quantity',
    price: 'Unit price',
    discount: 'Discount',
    vat: 'VAT',
    net: 'Net amount',
  },
  option: 'Option',
  optionChosen: 'Option chosen',
  subtotal: 'Subtotal',
  totals: {
    lines: 'Total of lines',
    net: 'Total excl. VAT',
    tax: 'Total VAT',
    gross: 'Total incl. VAT',
    untaxed: 'Total, no VAT charged',
    paid: 'Already paid',
    payable: 'Amount due',
    credit: 'Amount credited',
  },
  discount: (rate) => `Discount ${rate}`,
  vatAt: (rate) => `VAT ${rate}`,
  taxInEuros: (currency, rate, day) => `VAT in euros (${currency}\u00a01 = ${rate} on ${day})`,
  deposit: (number) => `Deposit ${number}`,
  invoiced: (number) => `Already invoiced, ${number}`,
  depositDetail: (day, net, tax) => `of ${day}, ${net} excl. VAT, VAT ${tax}`,
  vatTable: { title: 'VAT breakdown', rate: 'Rate', base: 'Net base', tax: 'VAT' },
  categories: {
    E: 'Exempt',
    AE: 'Reverse charge',
    K: 'Intra-EU',
    G: 'Export',
    O: 'Out of scope',
  },
  payment: {
    title: 'Payment',
    terms: 'Terms',
    method: 'Method',
    bank: 'Bank',
    reference: 'Reference',
    depositAsked: 'Deposit',
  },
  withOrder: (amount) => `${amount} with the order`,
  methods: {
    transfer: 'Bank transfer',
    card: 'Card',
    cheque: 'Cheque',
    direct_debit: 'Direct debit',
    cash: 'Cash',
    bill_of_exchange: 'Bill of exchange',
  },
  terms: ({ days, endOfMonth }) => {
    if (days === 0) return endOfMonth ? 'End of month' : 'On receipt'
    return `${days}\u00a0days${endOfMonth ? ', end of month' : ''}`
  },
  agreement: {
    title: 'Agreed and accepted',
    request: 'Received before the work begins. Please date, sign and write “Agreed and accepted”.',
    day: 'Date',
    name: 'Name and position',
    signature: 'Signature',
  },
  signed: (name, at) => `Signed by ${name} on ${at}`,
  conditions: 'Terms of sale',
  notTaken: (net) => `options not taken: ${net} excl. VAT`,
}

export const words: Readonly<Record<Locale, Words>> = { fr, en }
