// What is said of money collected and paid back, from wherever it is done.
const fr = {
  payAllTitle: 'Payer en totalité',
  payAll: (amount: string) => `Encaisser ${amount}`,
  payAllText: (invoices: number, clients: number, first: string) => {
    const due = invoices > 1 ? `${invoices} factures` : '1 facture'
    return clients > 1
      ? `${due} de ${clients} clients, chacun par un règlement.`
      : `${due} de ${first}, par un règlement.`
  },
  payAllDone: (amount: string) => `${amount} encaissés`,
  receivedOn: 'Reçu le',
  reference: 'Référence',
  refund: 'Rembourser',
  refundTitle: (name: string) => `Rembourser ${name}`,
  refundAmount: 'Montant remboursé',
  refundedOn: 'Remboursé le',
  refundMost: (amount: string) => `${amount} lui reviennent.`,
  refundTooMuch: (amount: string) => `C’est plus que ce qui lui revient : ${amount}.`,
  refunded: (amount: string) => `${amount} remboursés`,
  seeFirst: 'Voir le premier',
  isSecond: 'C’est bien un second règlement',
  cash: (limit: string) =>
    `Au-delà de ${limit}, un règlement en espèces est interdit à ce client (CMF, art. L112-6 et D112-3).`,
}

const en: typeof fr = {
  payAllTitle: 'Pay in full',
  payAll: (amount) => `Collect ${amount}`,
  payAllText: (invoices, clients, first) => {
    const due = invoices > 1 ? `${invoices} invoices` : '1 invoice'
    return clients > 1
      ? `${due} of ${clients} customers, one payment each.`
      : `${due} of ${first}, in one payment.`
  },
  payAllDone: (amount) => `${amount} collected`,
  receivedOn: 'Received on',
  reference: 'Reference',
  refund: 'Refund',
  refundTitle: (name) => `Refund ${name}`,
  refundAmount: 'Amount paid back',
  refundedOn: 'Paid back on',
  refundMost: (amount) => `${amount} can be paid back.`,
  refundTooMuch: (amount) => `More than what can be paid back: ${amount}.`,
  refunded: (amount) => `${amount} paid back`,
  seeFirst: 'See the first one',
  isSecond: 'This is a second payment',
  cash: (limit) =>
    `Beyond ${limit}, this customer may not pay in cash (French law: CMF, art. L112-6 and D112-3).`,
}

export const moneyWords = { fr, en }
