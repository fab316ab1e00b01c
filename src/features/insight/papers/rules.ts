// Documents as papers: what one makes of many of them at once, whatever their kind.
import { documentLabel } from '#features/base/bulk/rules.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { type Locale, reasons } from '#kernel/refusal.ts'
import { grants, type Module, type Role } from '#kernel/rights.ts'

export const paperKinds = [
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'purchase_order',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** A document as its list shows it, as far as it is printed or sent. */
export type Paper = {
  readonly kind: PaperKind
  readonly id: string
  /** Null for a draft, which has not left. */
  readonly number: string | null
  readonly isDraft: boolean
  /** Made elsewhere: there is no PDF of it here. */
  readonly imported: boolean
  readonly customer: { readonly id: string; readonly name: string }
  readonly seller: string | null
  readonly store: string | null
  readonly day: Day
  readonly subject: string
  /** With VAT, but for what is bought; null where the role may not see it. */
  readonly amount: Cents | null
  readonly due: Day | null
}

export const paperLabel = (locale: Locale, { number, customer }: Paper): string =>
  documentLabel(locale, number, customer.name)

/** Whose rights each kind keeps. */
const moduleOf: Readonly<Record<PaperKind, Module>> = {
  quote: 'quotes',
  order: 'orders',
  delivery: 'deliveries',
  invoice: 'invoices',
  credit_note: 'invoices',
  purchase_order: 'purchases',
}

/** Why a role does not do that with a document, be it among others that it may, or null. */
export function whyNotAllowed(
  role: Role,
  kind: PaperKind,
  level: 'read' | 'write',
): 'paper_not_allowed' | null {
  return grants(role, `${moduleOf[kind]}.${level}`) ? null : 'paper_not_allowed'
}

/** Why a role does not have the PDF of a document, or null: what is bought tells what it costs. */
export const whyNotRead = (role: Role, kind: PaperKind): 'paper_not_allowed' | null =>
  kind === 'purchase_order' && !role.seesCosts
    ? 'paper_not_allowed'
    : whyNotAllowed(role, kind, 'read')

/** Why a document is not printed with the others, or null. */
export const whyNotPrinted = ({ imported }: Paper): 'paper_imported' | null =>
  imported ? 'paper_imported' : null

/** Why a document is not sent with the others, or null. */
export const whyNotMailed = (paper: Paper): 'paper_draft' | 'paper_imported' | null =>
  paper.isDraft ? 'paper_draft' : whyNotPrinted(paper)

export const paperReasons = reasons({
  paper_not_allowed: {
    fr: 'Votre rôle ne le permet pas pour ce type de document.',
    en: 'Your role does not allow it for documents of this kind.',
  },
  paper_draft: {
    fr: 'Un brouillon ne s’envoie pas avec d’autres : envoyez-le ou émettez-le d’abord.',
    en: 'A draft is not sent along with others: send it or issue it first.',
  },
  paper_imported: {
    fr: 'Ce document a été importé : son PDF n’est pas ici.',
    en: 'This document was imported: its PDF is not here.',
  },
})
