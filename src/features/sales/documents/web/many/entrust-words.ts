const fr = {
  seller: 'Changer de commercial',
  store: 'Changer de magasin',
  buyer: 'Changer d’acheteur',
  choose: 'Choisir d’abord',
  columns: { seller: 'Commercial', buyer: 'Acheteur', store: 'Magasin' },
  text: 'Ce qui est parti ou émis ne change pas : ni les PDF, ni les factures.',
  ofPayments:
    'Montant, date et factures réglées restent ; les encaissements par commercial et par magasin suivent.',
}

const en: typeof fr = {
  seller: 'Change the seller',
  store: 'Change the store',
  buyer: 'Change the buyer',
  choose: 'Choose first',
  columns: { seller: 'Seller', buyer: 'Buyer', store: 'Store' },
  text: 'What has left or was issued does not change: neither PDFs nor invoices.',
  ofPayments:
    'Amount, day and settled invoices stay; what was received, by seller and by store, follows.',
}

export const entrustWords = { fr, en }
