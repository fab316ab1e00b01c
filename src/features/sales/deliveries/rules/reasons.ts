import { reasons } from '#kernel/refusal.ts'

/** Refusals of deliveries. */
export const deliveryReasons = reasons({
  delivery_over: {
    fr: 'Cette livraison est terminée : elle ne se modifie plus.',
    en: 'This delivery is over: it can no longer be changed.',
  },
  delivery_not_ready: {
    fr: 'Seul un bon de livraison préparé, et qui n’est pas encore livré, le permet.',
    en: 'Only a delivery that is ready and not delivered yet allows it.',
  },
  delivery_not_numbered: {
    fr: 'Préparez d’abord ce bon de livraison : il prend alors son numéro.',
    en: 'Prepare this delivery first: it takes its number then.',
  },
  delivery_not_gone: {
    fr: 'Rien de cette livraison n’est parti : il n’y a rien à reprendre.',
    en: 'Nothing of this delivery has left: there is nothing to take back.',
  },
  delivery_gone: {
    fr: 'Cette livraison est partie : enregistrez plutôt un retour.',
    en: 'This delivery has left: record a return instead.',
  },
  delivery_not_delivered: {
    fr: 'Seule une livraison reçue par le client se facture.',
    en: 'Only what the customer has received is invoiced.',
  },
  delivery_invoiced: {
    fr: 'Cette livraison est déjà facturée.',
    en: 'This delivery is invoiced already.',
  },
  order_delivered: {
    fr: 'Tout ce que porte cette commande est livré, ou en préparation.',
    en: 'Everything on this order is delivered, or being prepared.',
  },
  beyond_ordered: {
    fr: 'Cette quantité dépasse ce qui reste à livrer de la commande.',
    en: 'This quantity is more than what is left to deliver of the order.',
  },
  delivered_beyond: {
    fr: 'Le client ne peut pas avoir reçu plus que ce qui est préparé.',
    en: 'The customer cannot have received more than what was prepared.',
  },
  nothing_delivered: {
    fr: 'Rien n’est reçu : enregistrez plutôt un retour.',
    en: 'Nothing was received: record a return instead.',
  },
  returned_beyond: {
    fr: 'Le client ne peut pas rendre plus que ce qu’il a reçu.',
    en: 'The customer cannot give back more than what they received.',
  },
  nothing_returned: {
    fr: 'Indiquez ce qui revient.',
    en: 'Tell what comes back.',
  },
  nothing_to_deliver: {
    fr: 'Indiquez ce qui est à livrer.',
    en: 'Tell what is to be delivered.',
  },
  deliveries_of_one_client: {
    fr: 'Un bon de livraison réunit les commandes d’un seul client, et une facture ses livraisons.',
    en: 'One delivery brings together the orders of one customer, and one invoice their deliveries.',
  },
  delivery_orders_differ: {
    fr: 'Ces commandes n’ont pas la même remise, la même devise ou les mêmes conditions de règlement : livrez-les à part.',
    en: 'These orders do not have the same discount, currency or payment terms: deliver them apart.',
  },
  signer_missing: {
    fr: 'Indiquez qui reçoit la marchandise.',
    en: 'Tell who receives the goods.',
  },
  photo_limit: {
    fr: 'Vingt photos au plus par livraison.',
    en: 'Twenty photos at most for a delivery.',
  },
})
