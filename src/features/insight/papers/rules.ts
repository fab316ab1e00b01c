// Documents as papers: what one makes of many of them at once, whatever their kind.
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { reasons } from '#kernel/refusal.ts'

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

export const paperLabel = ({ number, customer }: Paper): string =>
  [number, customer.name].filter(Boolean).join(' · ')

/** Why a document is not printed with the others, or null. */
export const whyNotPrinted = ({ imported }: Paper): 'paper_imported' | null =>
  imported ? 'paper_imported' : null

/** Why a document is not sent with the others, or null. */
export const whyNotMailed = (paper: Paper): 'paper_draft' | 'paper_imported' | null =>
  paper.isDraft ? 'paper_draft' : whyNotPrinted(paper)

export const paperReasons = reasons({
  paper_draft: {
    fr: 'Un brouillon ne s’envoie pas avec d’autres : envoyez-le ou émettez-le d’abord.',
    en: 'A draft is not sent along with others: send it or issue it first.',
  },
  paper_imported: {
    fr: 'Ce document a été importé : son PDF n’est pas ici.',
    en: 'This document was imported: its PDF is not here.',
  },
})
