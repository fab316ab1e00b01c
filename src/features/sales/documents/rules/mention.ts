// One mention of a document: which it is, its words in both languages, what it explains.
import type { Sentence } from '#kernel/refusal.ts'
import type { VatCategory } from '#kernel/vat.ts'

export type Mention = {
  readonly code: MentionCode
  readonly text: Sentence
  /** The VAT category that it explains, if that is what it does. */
  readonly category: VatCategory | null
}

export const mentionCodes = [
  'franchise',
  'reverse_charge',
  'intra_eu',
  'export',
  'exempt',
  'outside_scope',
  'net_of_tax',
  'operation',
  'debits',
  'credited',
  'retention',
  'retention_vat',
  'late_penalty',
  'recovery_indemnity',
  'early_discount',
  'quote_fee',
  'insurance',
  'mediator',
  'note',
] as const
export type MentionCode = (typeof mentionCodes)[number]

export function mention(
  code: MentionCode,
  fr: string,
  en: string,
  category: VatCategory | null = null,
): Mention {
  return { code, text: { fr, en }, category }
}
