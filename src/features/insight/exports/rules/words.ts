// The words of states in files, in the language of whoever asks.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { Nature } from '#features/catalog/items/rules.ts'
import type { Standing } from '#features/purchasing/purchase-orders/rules/life.ts'
import type { Fitting } from '#features/sales/orders/rules/fitting.ts'
import type { Progress } from '#features/sales/orders/rules/life.ts'
import type { AllocationState } from '#features/sales/payments/rules/allocate.ts'
import type { DeliveryState } from '#features/sales/deliveries/rules/life.ts'
import type { Control } from '#features/sales/orders/rules/control.ts'
import type { Invoicing } from '#features/sales/quotes/rules/life.ts'
import type { Validity } from '#features/sales/quotes/rules/validity.ts'
import type { Locale } from '#kernel/refusal.ts'

type Words<S extends string> = Readonly<Record<Locale, Readonly<Record<S, string>>>>

export const validityWords: Words<Validity> = {
  fr: {
    expired: 'Expiré',
    expiring: 'Expire bientôt',
    valid: 'En cours',
    pending: 'En attente',
    signed: 'Signé',
    draft: 'Brouillon',
    refused: 'Refusé',
    cancelled: 'Annulé',
  },
  en: {
    expired: 'Expired',
    expiring: 'Expires soon',
    valid: 'Open',
    pending: 'Pending',
    signed: 'Signed',
    draft: 'Draft',
    refused: 'Refused',
    cancelled: 'Cancelled',
  },
}

export const invoicingWords: Words<Invoicing> = {
  fr: { none: 'Non facturé', partial: 'En partie facturé', whole: 'Facturé' },
  en: { none: 'Not invoiced', partial: 'Partly invoiced', whole: 'Invoiced' },
}

export const controlWords: Words<Control> = {
  fr: {
    blocked: 'Bloquée',
    on_hold: 'En attente',
    unreviewed: 'Non contrôlée',
    incomplete: 'À compléter',
    purchasable: 'Commandable',
    purchased: 'Déjà commandée',
    nothing_to_buy: 'Rien à acheter',
    draft: 'Brouillon',
    completed: 'Terminée',
    cancelled: 'Annulée',
  },
  en: {
    blocked: 'Blocked',
    on_hold: 'On hold',
    unreviewed: 'Not reviewed',
    incomplete: 'Incomplete',
    purchasable: 'Ready to buy',
    purchased: 'Bought',
    nothing_to_buy: 'Nothing to buy',
    draft: 'Draft',
    completed: 'Completed',
    cancelled: 'Cancelled',
  },
}

export const standingWords: Words<Standing> = {
  fr: {
    draft: 'Brouillon',
    sent: 'Envoyée',
    late: 'En retard',
    awaited: 'Attendue',
    received: 'Reçue',
    cancelled: 'Annulée',
  },
  en: {
    draft: 'Draft',
    sent: 'Sent',
    late: 'Late',
    awaited: 'Awaited',
    received: 'Received',
    cancelled: 'Cancelled',
  },
}

export const natureWords: Words<Nature> = {
  fr: { goods: 'Bien', service: 'Prestation' },
  en: { goods: 'Goods', service: 'Service' },
}

export const deliveringWords: Words<Progress> = {
  fr: { none: 'Non livrée', partial: 'En partie livrée', whole: 'Livrée' },
  en: { none: 'Not delivered', partial: 'Partly delivered', whole: 'Delivered' },
}

export const fittingWords: Words<Fitting> = {
  fr: { none: 'Sans pose', to_plan: 'À planifier', planned: 'Planifiée', done: 'Posée' },
  en: { none: 'No fitting', to_plan: 'To be planned', planned: 'Planned', done: 'Fitted' },
}

export const deliveryWords: Words<DeliveryState> = {
  fr: {
    draft: 'Brouillon',
    ready: 'Prête',
    shipped: 'Expédiée',
    delivered: 'Livrée',
    returned: 'Rapportée',
    cancelled: 'Annulée',
  },
  en: {
    draft: 'Draft',
    ready: 'Ready',
    shipped: 'Shipped',
    delivered: 'Delivered',
    returned: 'Returned',
    cancelled: 'Cancelled',
  },
}

export const allocationWords: Words<AllocationState> = {
  fr: {
    unallocated: 'À affecter',
    partial: 'En partie affecté',
    allocated: 'Affecté',
    rejected: 'Rejeté',
    reversed: 'Annulé',
  },
  en: {
    unallocated: 'On account',
    partial: 'Partly allocated',
    allocated: 'Allocated',
    rejected: 'Rejected',
    reversed: 'Reversed',
  },
}

export const methodWords: Words<PaymentMethod> = {
  fr: {
    transfer: 'Virement',
    card: 'Carte',
    cheque: 'Chèque',
    cash: 'Espèces',
    direct_debit: 'Prélèvement',
    bill_of_exchange: 'LCR',
  },
  en: {
    transfer: 'Transfer',
    card: 'Card',
    cheque: 'Cheque',
    cash: 'Cash',
    direct_debit: 'Direct debit',
    bill_of_exchange: 'Bill of exchange',
  },
}
