const fr = {
  seller: 'Changer de commercial',
  store: 'Changer de magasin',
  choose: 'Choisir d’abord',
  columns: { seller: 'Commercial', store: 'Magasin' },
  text: 'Ce qui est parti ou émis ne change pas : ni les PDF, ni les factures.',
}

const en: typeof fr = {
  seller: 'Change the seller',
  store: 'Change the store',
  choose: 'Choose first',
  columns: { seller: 'Seller', store: 'Store' },
  text: 'What has left or was issued does not change: neither PDFs nor invoices.',
}

export const entrustWords = { fr, en }
