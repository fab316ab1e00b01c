// The plans and the texts that a company starts with: off, until somebody switches them on.
import type { Locale } from '#kernel/refusal.ts'
import type { Kind, Level } from './plan.ts'
import type { Said, Situation } from './said.ts'
import { en } from './texts/en.ts'
import { fr } from './texts/fr.ts'

export type UsualPlan = {
  readonly id: string
  readonly kind: Kind
  readonly name: Readonly<Record<Locale, string>>
  readonly levels: readonly Level[]
}

/** The same in every company, so that nothing is written before something is changed. */
const idOf = (n: number): string => `0e1a0000-0000-7000-8000-${String(n).padStart(12, '0')}`

type Brief = Pick<Level, 'anchor' | 'delay' | 'tone'> & Partial<Level>

const levelsOf = (first: number, sender: Level['sender'], briefs: readonly Brief[]): Level[] =>
  briefs.map((brief, rank) => ({
    id: idOf(first + rank),
    rank,
    hour: 9,
    workingDays: true,
    channel: 'email',
    sender,
    ...brief,
  }))

export const usualPlans: readonly UsualPlan[] = [
  {
    id: idOf(1),
    kind: 'quote',
    name: { fr: 'Devis sans réponse', en: 'Unanswered quotes' },
    levels: levelsOf(11, 'seller', [
      { anchor: 'sent', delay: 7, tone: 'friendly' },
      { anchor: 'read', delay: 4, tone: 'friendly', channel: 'call', hour: 10 },
      { anchor: 'expiry', delay: -5, tone: 'friendly' },
      { anchor: 'expiry', delay: 2, tone: 'firm' },
    ]),
  },
  {
    id: idOf(2),
    kind: 'invoice',
    name: { fr: 'Factures à régler', en: 'Invoices to be paid' },
    levels: levelsOf(21, 'company', [
      { anchor: 'due', delay: -5, tone: 'friendly' },
      { anchor: 'due', delay: 3, tone: 'friendly' },
      { anchor: 'due', delay: 15, tone: 'firm' },
      { anchor: 'due', delay: 22, tone: 'firm', channel: 'call', hour: 10 },
      { anchor: 'due', delay: 30, tone: 'notice' },
    ]),
  },
]

export const usualPlanOf = (kind: Kind): string => usualPlans.find((plan) => plan.kind === kind)!.id

export function situationOf(
  kind: Kind,
  { anchor, delay, tone }: Pick<Level, 'anchor' | 'delay' | 'tone'>,
): Situation {
  if (kind === 'invoice') return delay <= 0 ? 'before' : tone
  if (anchor !== 'expiry') return 'waiting'
  return delay <= 0 ? 'ending' : 'ended'
}

export type Text = { readonly subject: string; readonly body: string }
export type Texts = Readonly<Record<Locale, Text>>

/** The text of a level until the company writes its own. */
export function usualText(situation: Situation, language: Locale): Text {
  const { subject, body } = texts[language][situation]
  return { subject, body: [hello[language], ...body, bye[language]].join('\n\n') }
}

const texts: Readonly<Record<Locale, Said>> = { fr, en }
const hello: Readonly<Record<Locale, string>> = { fr: 'Bonjour,', en: 'Hello,' }
const bye: Readonly<Record<Locale, string>> = {
  fr: 'Cordialement,\n{{expéditeur}}\n{{entreprise}}',
  en: 'Best regards,\n{{sender}}\n{{company}}',
}

/** The text of a level: the company's own, or the usual one of its situation. */
export const textOf = (
  kind: Kind,
  level: Pick<Level, 'anchor' | 'delay' | 'tone'> & { readonly texts: Texts | null },
  language: Locale,
): Text => level.texts?.[language] ?? usualText(situationOf(kind, level), language)
