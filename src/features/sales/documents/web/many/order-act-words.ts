const fr = {
  buy: 'Générer les achats',
  review: 'Contrôler',
  hold: 'Mettre en attente',
  resume: 'Reprendre',
  release: 'Débloquer',
  releaseText:
    'Ce qui est dû aujourd’hui est toléré, et pas davantage : au-delà, les commandes se bloquent à nouveau. Le journal en garde la trace.',
  reason: 'Motif',
  reasonNeeded: 'Dire pourquoi.',
  holdUntil: 'Jusqu’au',
  deliver: 'Livrer',
  oneDelivery: 'Un bon de livraison',
  invoiceMany: 'Facturer',
  oneInvoice: 'Une facture',
  perOrder: 'Par commande',
  perCustomer: 'Par client',
  perDocument: 'Par document',
  issueAtOnce: 'Émettre tout de suite, sans passer par le brouillon',
}

const en: typeof fr = {
  buy: 'Generate purchases',
  review: 'Review',
  hold: 'Put on hold',
  resume: 'Take up again',
  release: 'Release',
  releaseText:
    'What is owed today is allowed, and no more: beyond that, the orders are blocked again. The journal keeps it.',
  reason: 'Reason',
  reasonNeeded: 'Say why.',
  holdUntil: 'Until',
  deliver: 'Deliver',
  oneDelivery: 'One delivery note',
  invoiceMany: 'Invoice',
  oneInvoice: 'One invoice',
  perOrder: 'Per order',
  perCustomer: 'Per customer',
  perDocument: 'Per document',
  issueAtOnce: 'Issue at once, without a draft',
}

export const orderActWords = { fr, en }
