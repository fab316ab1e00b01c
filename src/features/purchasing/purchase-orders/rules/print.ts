// A purchase order on paper: the sheet of every document, whose other party is who sells.
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { documentView, type Pictures } from '#features/sales/documents/rules/view.ts'
import { formats } from '#kernel/format.ts'
import type { DocumentView, Fact } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'

const words = {
  fr: {
    title: 'Commande d’achat',
    draft: 'brouillon',
    supplier: 'Fournisseur',
    deliverTo: 'À livrer à',
    day: 'Date',
    wished: 'Livraison souhaitée',
    reference: 'Votre référence',
    buyer: 'Notre contact',
    store: 'Magasin',
  },
  en: {
    title: 'Purchase order',
    draft: 'draft',
    supplier: 'Supplier',
    deliverTo: 'Deliver to',
    day: 'Date',
    wished: 'Wished delivery',
    reference: 'Your reference',
    buyer: 'Our contact',
    store: 'Store',
  },
} as const

/**
 * What is printed of a purchase order, from its frozen copy: there `buyer` is the supplier, `delivered`
 * the day that is wished, `customerReference` what the supplier calls it, `salesperson` who buys.
 */
export function purchaseView(
  document: FrozenDocument,
  locale: Locale,
  pictures: Pictures,
): DocumentView {
  const said = words[locale]
  const view = documentView(document, locale, pictures)
  const written = formats(locale, document.currency, document.timeZone)
  const wished = document.delivered && written.day(document.delivered)
  const facts: readonly (readonly [string, string | null])[] = [
    [said.day, written.day(document.day)],
    [said.wished, wished],
    [said.reference, document.customerReference],
    [said.buyer, document.salesperson],
    [said.store, document.store],
  ]
  return {
    ...view,
    name: `${said.title} ${document.number ?? said.draft} – ${document.buyer.name}`,
    title: said.title,
    buyer: { ...view.buyer, label: said.supplier },
    delivery: view.delivery && { ...view.delivery, label: said.deliverTo },
    facts: facts.flatMap(([label, value]): Fact[] => (value ? [{ label, value }] : [])),
    mentions: [],
    signature: null,
    conditions: null,
  }
}
