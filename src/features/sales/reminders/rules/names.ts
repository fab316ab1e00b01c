// A level as one names it, on both sides: "3 jours après l’échéance".
import type { Locale } from '#kernel/refusal.ts'
import type { Tone } from './letter.ts'
import type { Anchor } from './plan.ts'

type Said = {
  readonly anchors: Readonly<Record<Anchor, { before: string; on: string; after: string }>>
  readonly days: (n: number) => string
  readonly tones: Readonly<Record<Tone, string>>
}

const words: Readonly<Record<Locale, Said>> = {
  fr: {
    anchors: {
      sent: { before: '', on: 'le jour de l’envoi', after: 'après l’envoi' },
      read: { before: '', on: 'le jour de la lecture', after: 'après lecture sans réponse' },
      expiry: {
        before: 'avant l’expiration',
        on: 'le jour de l’expiration',
        after: 'après l’expiration',
      },
      due: { before: 'avant l’échéance', on: 'le jour de l’échéance', after: 'après l’échéance' },
    },
    days: (n) => (n === 1 ? '1 jour' : `${n} jours`),
    tones: { friendly: 'Rappel', firm: 'Relance ferme', notice: 'Mise en demeure' },
  },
  en: {
    anchors: {
      sent: { before: '', on: 'on the day it is sent', after: 'after sending' },
      read: { before: '', on: 'on the day it is read', after: 'after it was read, unanswered' },
      expiry: {
        before: 'before it expires',
        on: 'on the day it expires',
        after: 'after it expired',
      },
      due: { before: 'before the due date', on: 'on the due date', after: 'after the due date' },
    },
    days: (n) => (n === 1 ? '1 day' : `${n} days`),
    tones: { friendly: 'Reminder', firm: 'Firm reminder', notice: 'Formal notice' },
  },
}

/** "5 jours avant l’échéance", "le jour de l’échéance". */
export function whenOf(
  { anchor, delay }: { readonly anchor: Anchor; readonly delay: number },
  locale: Locale,
): string {
  const { anchors, days } = words[locale]
  if (delay === 0) return anchors[anchor].on
  return `${days(Math.abs(delay))} ${anchors[anchor][delay < 0 ? 'before' : 'after']}`
}

export const toneName = (tone: Tone, locale: Locale): string => words[locale].tones[tone]

/** "Relance ferme, 15 jours après l’échéance". */
export const levelName = (
  level: { readonly anchor: Anchor; readonly delay: number; readonly tone: Tone },
  locale: Locale,
): string => `${toneName(level.tone, locale)}, ${whenOf(level, locale)}`
