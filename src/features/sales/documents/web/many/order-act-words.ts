const fr = {
  buy: 'Générer les achats',
  review: 'Contrôler',
  hold: 'Mettre en attente',
  resume: 'Reprendre',
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
