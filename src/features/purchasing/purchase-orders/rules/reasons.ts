import { reasons } from '#kernel/refusal.ts'

export const purchaseReasons = reasons({
  supplier_archived: {
    fr: 'Ce fournisseur est archivé : réactivez-le avant de lui commander.',
    en: 'This supplier is archived: bring it back before you order from it.',
  },
  purchase_costs_hidden: {
    status: 403,
    fr: 'Votre rôle ne montre pas les prix d’achat : il ne permet pas de rédiger une commande d’achat.',
    en: 'Your role does not show purchase prices: it does not allow writing a purchase order.',
  },
  quantity_missing: {
    fr: 'Indiquez une quantité plus grande que zéro.',
    en: 'Give a quantity above zero.',
  },
  purchase_not_sent: {
    fr: 'Seule une commande d’achat envoyée se confirme.',
    en: 'Only a purchase order that was sent is confirmed.',
  },
  purchase_not_open: {
    fr: 'Cette commande d’achat n’est pas en cours.',
    en: 'This purchase order is not under way.',
  },
  purchase_not_closed: {
    fr: 'Seule une commande d’achat close se rouvre.',
    en: 'Only a closed purchase order is reopened.',
  },
  purchase_received: {
    fr: 'Une partie est déjà reçue ou facturée : annulez la réception, ou clôturez la commande.',
    en: 'Part of it has come or is invoiced: cancel the receipt, or close the order.',
  },
  reason_missing: {
    fr: 'Dites pourquoi, en quelques mots.',
    en: 'Say why, in a few words.',
  },
  received_beyond: {
    fr: 'C’est plus que ce qui reste à recevoir : acceptez l’excédent, ou corrigez la quantité.',
    en: 'This is more than what remains to come: accept the surplus, or correct the quantity.',
  },
  purchased_beyond: {
    fr: 'C’est plus que ce que la commande du client demande encore : acceptez-le pour le stock, ou corrigez la quantité.',
    en: 'This is more than the customer’s order still needs: accept it for stock, or correct the quantity.',
  },
  order_not_purchasable: {
    fr: 'Une commande s’achète une fois confirmée.',
    en: 'An order is purchased once it is confirmed.',
  },
  nothing_to_buy: {
    fr: 'Choisissez au moins une ligne à acheter.',
    en: 'Choose at least one line to buy.',
  },
})
