import { reasons } from '#kernel/refusal.ts'

export const supplierInvoiceReasons = reasons({
  nothing_invoiced: {
    fr: 'Indiquez au moins une quantité facturée, plus grande que zéro.',
    en: 'Give at least one invoiced quantity, above zero.',
  },
  difference_unexplained: {
    fr: 'Cette facture diffère de ce qui a été commandé ou reçu : dites pourquoi vous l’acceptez.',
    en: 'This invoice differs from what was ordered or came: say why you accept it.',
  },
  supplier_invoice_known: {
    fr: 'Une facture de ce fournisseur porte déjà ce numéro.',
    en: 'An invoice of this supplier already has this number.',
  },
  supplier_invoice_settled: {
    fr: 'Cette facture est déjà payée ou annulée.',
    en: 'This invoice is already paid or cancelled.',
  },
  purchase_not_invoiceable: {
    fr: 'Seule une commande d’achat envoyée se facture.',
    en: 'Only a purchase order that was sent is invoiced.',
  },
})
