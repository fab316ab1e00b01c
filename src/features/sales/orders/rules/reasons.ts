import { reasons } from '#kernel/refusal.ts'

/** Refusals of orders. */
export const orderReasons = reasons({
  order_not_confirmed: {
    fr: 'Seule une commande confirmée le permet.',
    en: 'Only a confirmed order allows it.',
  },
  order_ended: {
    fr: 'Cette commande est terminée ou annulée.',
    en: 'This order is completed or cancelled.',
  },
  order_not_completed: {
    fr: 'Seule une commande terminée se rouvre.',
    en: 'Only a completed order can be reopened.',
  },
  order_begun: {
    fr: 'Cette commande a déjà des livraisons ou des factures, brouillons compris : terminez-la, ou annulez-les d’abord.',
    en: 'This order already has deliveries or invoices, drafts included: complete it, or take them back first.',
  },
  order_invoiced: {
    fr: 'Tout ce que porte cette commande est déjà facturé.',
    en: 'Everything on this order is invoiced already.',
  },
  order_blocked: {
    fr: 'Cette commande est bloquée : levez d’abord ce qui la bloque.',
    en: 'This order is blocked: lift what blocks it first.',
  },
  order_held: {
    fr: 'Cette commande est en attente : reprenez-la d’abord.',
    en: 'This order is on hold: take it up again first.',
  },
  order_not_held: {
    fr: 'Cette commande n’est pas en attente.',
    en: 'This order is not on hold.',
  },
  quote_not_signed_yet: {
    fr: 'Seul un devis signé se commande.',
    en: 'Only a signed quote is ordered.',
  },
  quote_ordered: {
    fr: 'Tout ce que porte ce devis est déjà commandé.',
    en: 'Everything on this quote is ordered already.',
  },
  beyond_signed_order: {
    fr: 'Cette quantité dépasse ce qui reste à commander du devis.',
    en: 'This quantity is more than what is left to order of the quote.',
  },
  not_of_the_quote: {
    fr: 'Cette ligne ou ce prix n’est pas du devis signé : faites-en une commande directe.',
    en: 'This line or this price is not of the signed quote: make it a direct order.',
  },
  order_customer_fixed: {
    fr: 'Le client d’une commande issue d’un devis est celui du devis.',
    en: 'The customer of an order that comes from a quote is that of the quote.',
  },
  beyond_order: {
    fr: 'Cette quantité dépasse ce qui reste à facturer de la commande.',
    en: 'This quantity is more than what is left to invoice of the order.',
  },
  orders_of_one_client: {
    fr: 'Une facture groupée réunit les commandes d’un seul client.',
    en: 'One invoice brings together the orders of one customer.',
  },
  orders_differ: {
    fr: 'Ces commandes n’ont pas la même remise, la même devise ou les mêmes conditions de règlement : facturez-les à part.',
    en: 'These orders do not have the same discount, currency or payment terms: invoice them apart.',
  },
  order_in_deal: {
    fr: 'La commande {number} suit un devis qui a un acompte ou un solde : facturez-la seule.',
    en: 'Order {number} follows a quote with a deposit or a balance: invoice it alone.',
  },
  hold_day_past: {
    fr: 'Choisissez un jour à venir.',
    en: 'Choose a day to come.',
  },
  order_reviewed: {
    fr: 'Cette commande est déjà contrôlée.',
    en: 'This order is already reviewed.',
  },
  checks_left: {
    fr: 'Il reste des points à vérifier.',
    en: 'Some checks are left to be ticked.',
  },
  check_unticked: {
    fr: 'Il reste à vérifier : {check}.',
    en: 'Still to be checked: {check}.',
  },
  nothing_to_release: {
    fr: 'Rien ne bloque cette commande.',
    en: 'Nothing blocks this order.',
  },
})
