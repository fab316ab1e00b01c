// What messages to many say by themselves, in the language of whoever writes.
import { type Paper, type PaperKind } from '#features/insight/papers/rules.ts'
import type { Formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { DealRole } from './grouping.ts'

export const roleWords: Readonly<Record<Locale, Readonly<Record<DealRole, string>>>> = {
  fr: {
    client: 'Client',
    reception: 'Accueil',
    seller: 'Vendeur',
    manager: 'Gestionnaire',
    fitter: 'Poseur',
  },
  en: {
    client: 'Customer',
    reception: 'Reception',
    seller: 'Salesperson',
    manager: 'Manager',
    fitter: 'Fitter',
  },
}

const kindWords: Readonly<Record<Locale, Readonly<Record<PaperKind, string>>>> = {
  fr: {
    quote: 'Devis',
    order: 'Commande',
    delivery: 'Bon de livraison',
    invoice: 'Facture',
    credit_note: 'Avoir',
    purchase_order: 'Commande d’achat',
  },
  en: {
    quote: 'Quote',
    order: 'Order',
    delivery: 'Delivery note',
    invoice: 'Invoice',
    credit_note: 'Credit note',
    purchase_order: 'Purchase order',
  },
}

/** "– Devis DV-2026-0042 du 31/03/2026 : 1 234,50 €" */
export function paperLine(paper: Paper, locale: Locale, said: Formats): string {
  const kind = kindWords[locale][paper.kind]
  const number = paper.number ?? ''
  const dated = locale === 'fr' ? `du ${said.day(paper.day)}` : `of ${said.day(paper.day)}`
  const amount = paper.amount === null ? '' : said.amount(paper.amount)
  const told = amount === '' ? '' : locale === 'fr' ? `\u00a0: ${amount}` : `: ${amount}`
  return `– ${kind} ${number} ${dated}${told}`
}

/** What is enclosed, in a few words: the numbers while they are few. */
export function enclosedIn(numbers: readonly string[], locale: Locale): string {
  if (numbers.length <= 3) return numbers.join(', ')
  return `${numbers.length} documents${locale === 'fr' ? '\u00a0' : ''}: ${numbers.slice(0, 2).join(', ')}…`
}
