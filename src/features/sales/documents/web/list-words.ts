// What every list of documents says alike.
const fr = {
  project: 'Projet',
  projectKind: 'Type de projet',
  tag: 'Étiquette',
  tags: 'Étiquettes',
  can: 'Possible',
  cans: {
    purchase: 'Peut générer des achats',
    deliver: 'Peut être livrée',
    invoice: 'Peut être facturé',
    remind: 'Peut être relancé',
  },
  gross: 'TTC',
  net: 'HT',
  amountGross: 'Montant TTC',
  amountNet: 'Montant HT',
  outstanding: 'Reste dû',
}
const en: typeof fr = {
  project: 'Project',
  projectKind: 'Kind of project',
  tag: 'Tag',
  tags: 'Tags',
  can: 'Possible',
  cans: {
    purchase: 'Can be bought for',
    deliver: 'Can be delivered',
    invoice: 'Can be invoiced',
    remind: 'Can be reminded',
  },
  gross: 'incl. VAT',
  net: 'excl. VAT',
  amountGross: 'Amount incl. VAT',
  amountNet: 'Amount excl. VAT',
  outstanding: 'Left to pay',
}

export const documentListWords = { fr, en }
