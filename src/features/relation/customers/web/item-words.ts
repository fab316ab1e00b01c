// What is said of items on the page of a supplier.
const fr = {
  reference: 'Référence',
  name: 'Désignation',
  cost: 'Coût',
  price: 'Prix HT',
  all: 'Voir dans les articles',
  none: 'Aucun article',
  noneText: 'Le fournisseur d’un article se choisit sur la fiche de l’article.',
}
const en: typeof fr = {
  reference: 'Reference',
  name: 'Name',
  cost: 'Cost',
  price: 'Price excl. VAT',
  all: 'See among items',
  none: 'No item',
  noneText: 'The supplier of an item is chosen on the page of the item.',
}
export const itemWords = { fr, en }
