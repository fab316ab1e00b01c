// The kinds of documents, in the order in which a deal makes them.
import { type Locale, reasons } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'

export const registerKinds = [
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'purchase',
] as const
export type RegisterKind = (typeof registerKinds)[number]

/** Who reads which kind. */
export const rightOf: Readonly<Record<RegisterKind, Right>> = {
  quote: 'quotes.read',
  order: 'orders.read',
  delivery: 'deliveries.read',
  invoice: 'invoices.read',
  credit_note: 'invoices.read',
  purchase: 'purchases.read',
}

export const registerReasons = reasons({
  kind_not_reminded: {
    fr: 'Seuls les devis et les factures se relancent.',
    en: 'Only quotes and invoices are reminded of.',
  },
  kind_not_ordered: {
    fr: 'Ce n’est pas une commande.',
    en: 'This is not an order.',
  },
  kind_not_invoiced: {
    fr: 'Seuls les devis, les commandes et les bons de livraison se facturent.',
    en: 'Only quotes, orders and delivery notes are invoiced.',
  },
  kind_not_allowed: {
    fr: 'Votre rôle ne le permet pas pour ce type de document.',
    en: 'Your role does not allow it for documents of this kind.',
  },
})
export type RegisterReason = keyof typeof registerReasons

/** What states are called: of what is masculine, then of what is feminine. */
const states: Readonly<Record<Locale, Readonly<Record<string, readonly [string, string]>>>> = {
  fr: {
    draft: ['Brouillon', 'Brouillon'],
    sent: ['Envoyé', 'Envoyée'],
    signed: ['Signé', 'Signée'],
    refused: ['Refusé', 'Refusée'],
    cancelled: ['Annulé', 'Annulée'],
    confirmed: ['Confirmé', 'Confirmée'],
    completed: ['Terminé', 'Terminée'],
    issued: ['Émis', 'Émise'],
    closed: ['Clos', 'Close'],
    ready: ['Prêt', 'Prête'],
    shipped: ['Expédié', 'Expédiée'],
    delivered: ['Livré', 'Livrée'],
    returned: ['Retourné', 'Retournée'],
  },
  en: {
    draft: ['Draft', 'Draft'],
    sent: ['Sent', 'Sent'],
    signed: ['Signed', 'Signed'],
    refused: ['Refused', 'Refused'],
    cancelled: ['Cancelled', 'Cancelled'],
    confirmed: ['Confirmed', 'Confirmed'],
    completed: ['Completed', 'Completed'],
    issued: ['Issued', 'Issued'],
    closed: ['Closed', 'Closed'],
    ready: ['Ready', 'Ready'],
    shipped: ['Shipped', 'Shipped'],
    delivered: ['Delivered', 'Delivered'],
    returned: ['Returned', 'Returned'],
  },
}

const feminine: ReadonlySet<RegisterKind> = new Set(['order', 'invoice', 'purchase'])

/** The states of all kinds, from the first to the last. */
export const registerStates = [
  'draft',
  'ready',
  'sent',
  'confirmed',
  'issued',
  'shipped',
  'signed',
  'delivered',
  'completed',
  'closed',
  'refused',
  'returned',
  'cancelled',
] as const

/** What a state is called, whatever the kind. */
export const stateWord = (state: string, locale: Locale): string =>
  states[locale][state]?.[0] ?? state

/** What the state of a document is called, as its kind is. */
export const stateOf = (
  { state, kind }: { readonly state: string; readonly kind: RegisterKind },
  locale: Locale,
): string => states[locale][state]?.[feminine.has(kind) ? 1 : 0] ?? state

export const kindWords: Readonly<Record<Locale, Readonly<Record<RegisterKind, string>>>> = {
  fr: {
    quote: 'Devis',
    order: 'Commande',
    delivery: 'Bon de livraison',
    invoice: 'Facture',
    credit_note: 'Avoir',
    purchase: 'Commande d’achat',
  },
  en: {
    quote: 'Quote',
    order: 'Order',
    delivery: 'Delivery note',
    invoice: 'Invoice',
    credit_note: 'Credit note',
    purchase: 'Purchase order',
  },
}
