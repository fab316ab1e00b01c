// What every list of documents says alike.
const fr = {
  project: 'Projet',
  projectKind: 'Type de projet',
  projectStep: 'Étape du projet',
  tag: 'Étiquette',
  tags: 'Étiquettes',
  can: 'Possible',
  cans: {
    purchase: 'Peut générer des achats',
    deliver: 'Peut être livré',
    ship: 'Peut être expédié',
    receive: 'Peut être reçu',
    invoice: 'Peut être facturé',
    remind: 'Peut être relancé',
  },
  gross: 'TTC',
  net: 'HT',
  amountGross: 'Montant TTC',
  amountNet: 'Montant HT',
  outstanding: 'Reste dû',
  left: 'Lignes à facturer HT',
}
const en: typeof fr = {
  project: 'Project',
  projectKind: 'Kind of project',
  projectStep: 'Step of the project',
  tag: 'Tag',
  tags: 'Tags',
  can: 'Possible',
  cans: {
    purchase: 'Can be bought for',
    deliver: 'Can be delivered',
    ship: 'Can be shipped',
    receive: 'Can be received',
    invoice: 'Can be invoiced',
    remind: 'Can be reminded',
  },
  gross: 'incl. VAT',
  net: 'excl. VAT',
  amountGross: 'Amount incl. VAT',
  amountNet: 'Amount excl. VAT',
  outstanding: 'Left to pay',
  left: 'Lines to invoice excl. VAT',
}

export const documentListWords = { fr, en }
