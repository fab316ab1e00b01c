// A reminder: what should have been paid by now, in a tone that follows how late it is.
import type { Letter } from '#features/sales/documents/rules/letter.ts'
import type { Day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import { type Cents, cents, sum } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Parties } from '#features/sales/statements/rules/letter.ts'
import { daysLate, type OpenDocument } from '#features/sales/statements/rules/statement.ts'
import { dressed } from '#features/sales/statements/rules/words.ts'
import { indemnity } from './penalties.ts'

export const tones = ['friendly', 'firm', 'notice'] as const
/** A word for a slip, a reminder, a formal notice. */
export type Tone = (typeof tones)[number]

/** The tone that fits the oldest debt: a fortnight of patience, then a month. */
export const toneOf = (late: number): Tone =>
  late <= 15 ? 'friendly' : late <= 45 ? 'firm' : 'notice'

/** What is late on a day, oldest due first. */
export const overdueOf = (open: readonly OpenDocument[], on: Day): OpenDocument[] =>
  open.filter((one) => one.outstanding > 0 && daysLate(one.dueDay, on) > 0)

export const oldestOf = (overdue: readonly OpenDocument[], on: Day): number =>
  Math.max(0, ...overdue.map(({ dueDay }) => daysLate(dueDay, on)))

/** C. com. art. D441-5: for each invoice paid late by a professional. */
export const indemnityOf = (overdue: readonly OpenDocument[], professional: boolean): Cents =>
  cents(professional ? indemnity * overdue.length : 0)

type Said = {
  readonly titles: Readonly<Record<Tone, string>>
  readonly opening: Readonly<Record<Tone, (amount: string, count: number) => string>>
  readonly extras: (amount: string, penalties: string | null) => string
  readonly penalties: string
  readonly indemnity: string
  readonly closing: string
  readonly columns: readonly [string, string, string, string, string]
  readonly late: (days: number) => string
  readonly total: string
  readonly due: string
}

const words: Readonly<Record<Locale, Said>> = {
  fr: {
    titles: { friendly: 'Rappel', firm: 'Relance', notice: 'Mise en demeure' },
    opening: {
      friendly: (amount, count) =>
        `Sauf erreur de notre part, ${amount} restent à régler sur ${count > 1 ? `les ${count} factures ci-dessous, échues` : 'la facture ci-dessous, échue'}. Nous vous remercions de bien vouloir y procéder.`,
      firm: (amount, count) =>
        `Malgré l’échéance passée, ${amount} restent impayés sur ${count > 1 ? `les ${count} factures ci-dessous` : 'la facture ci-dessous'}. Nous vous demandons de les régler sous huit jours.`,
      notice: (amount, count) =>
        `Nous vous mettons en demeure de régler ${amount}, dus au titre ${count > 1 ? `des ${count} factures ci-dessous` : 'de la facture ci-dessous'}, sous huit jours à compter de la réception de la présente.`,
    },
    extras: (amount, penalties) =>
      `S’y ajoutent, de plein droit, ${penalties === null ? 'les pénalités de retard au taux porté sur nos factures' : `${penalties} de pénalités de retard à ce jour`} et une indemnité forfaitaire pour frais de recouvrement de ${amount} (C. com., art. L441-10 et D441-5).`,
    penalties: 'Pénalités de retard',
    indemnity: 'Indemnité de recouvrement',
    closing:
      'Si votre règlement nous est parvenu entre-temps, ne pas tenir compte de cette lettre.',
    columns: ['Facture', 'Échéance', 'Retard', 'Total TTC', 'Reste dû'],
    late: (days) => `${days} j`,
    total: 'Total',
    due: 'À régler',
  },
  en: {
    titles: { friendly: 'Reminder', firm: 'Second reminder', notice: 'Formal notice' },
    opening: {
      friendly: (amount, count) =>
        `Unless we are mistaken, ${amount} remains to be paid of ${count > 1 ? `the ${count} overdue invoices` : 'the overdue invoice'} below. Thank you for seeing to it.`,
      firm: (amount, count) =>
        `Although its due date has passed, ${amount} remains unpaid of ${count > 1 ? `the ${count} invoices` : 'the invoice'} below. Please pay it within eight days.`,
      notice: (amount, count) =>
        `We give you formal notice to pay ${amount}, due under ${count > 1 ? `the ${count} invoices` : 'the invoice'} below, within eight days of receiving this letter.`,
    },
    extras: (amount, penalties) =>
      `${penalties === null ? 'Late penalties at the rate stated on our invoices' : `Late penalties of ${penalties} to date`} and a fixed compensation of ${amount} for recovery costs are added to it by law (French commercial code, art. L441-10 and D441-5).`,
    penalties: 'Late penalties',
    indemnity: 'Fixed compensation',
    closing: 'If your payment has reached us meanwhile, please ignore this letter.',
    columns: ['Invoice', 'Due date', 'Late', 'Gross', 'Outstanding'],
    late: (days) => `${days} d`,
    total: 'Total',
    due: 'To pay',
  },
}

export type Reminder = {
  readonly overdue: readonly OpenDocument[]
  readonly on: Day
  /** Whether the law adds an indemnity: between professionals. */
  readonly professional: boolean
  /** As its plan says; else by how late the oldest is. */
  readonly tone?: Tone
  /** Late penalties to date, where their rate is known as a figure. */
  readonly penalties?: Cents | null
}

/** What a formal notice adds to the debt of a professional, or null. */
export function extrasOf(reminder: Reminder): { penalties: Cents | null; indemnity: Cents } | null {
  const { overdue, on, professional, tone = toneOf(oldestOf(overdue, on)) } = reminder
  if (tone !== 'notice' || !professional) return null
  return { penalties: reminder.penalties ?? null, indemnity: indemnityOf(overdue, professional) }
}

/** What a reminder says above its table: the same in the letter and in the message. */
export function reminderText(
  reminder: Reminder,
  written: (amount: Cents) => string,
  locale: Locale,
): { title: string; opening: string } {
  const said = words[locale]
  const { overdue, on, tone = toneOf(oldestOf(overdue, on)) } = reminder
  const amount = written(sum(overdue.map(({ outstanding }) => outstanding)))
  const say = dressed(locale)
  const added = extrasOf(reminder)
  const penalties = added?.penalties ?? null
  const extra = added
    ? [said.extras(written(added.indemnity), penalties === null ? null : written(penalties))]
    : []
  return {
    title: said.titles[tone],
    opening: [said.opening[tone](amount, overdue.length), ...extra].map(say).join('\n\n'),
  }
}

export function reminderLetter(
  reminder: Reminder,
  { seller, buyer, currency, timeZone }: Parties,
  locale: Locale,
): Letter {
  const { overdue, on } = reminder
  const said = words[locale]
  const written = formats(locale, currency, timeZone)
  const { title, opening } = reminderText(reminder, written.amount, locale)
  const due = sum(overdue.map(({ outstanding }) => outstanding))
  const added = extrasOf(reminder)
  const penalties = added?.penalties ?? null
  const more = [
    ...(penalties === null ? [] : [{ label: said.penalties, amount: penalties }]),
    ...(added ? [{ label: said.indemnity, amount: added.indemnity }] : []),
  ]
  const whole = sum([due, ...more.map(({ amount }) => amount)])
  const [invoice, dueDay, late, gross, outstanding] = said.columns
  const column = (name: string, align: 'left' | 'right', wide = false) => ({
    title: name,
    align,
    wide,
  })
  const say = dressed(locale)
  return {
    title,
    number: null,
    day: on,
    seller,
    buyer,
    currency,
    timeZone,
    facts: [],
    subject: '',
    opening,
    table: {
      columns: [
        column(invoice, 'left', true),
        column(dueDay, 'left'),
        column(late, 'right'),
        column(gross, 'right'),
        column(outstanding, 'right'),
      ],
      rows: [
        ...overdue.map((one) => ({
          cells: [
            one.number,
            one.dueDay ? written.day(one.dueDay) : '',
            say(said.late(daysLate(one.dueDay, on))),
            written.bare(one.gross),
            written.bare(one.outstanding),
          ],
          weight: 'plain' as const,
        })),
        { cells: [said.total, '', '', '', written.bare(due)], weight: 'strong' },
      ],
    },
    summary: null,
    totals: [
      ...more.map(({ label, amount }) => ({
        label,
        amount: written.amount(amount),
        detail: null,
        weight: 'plain' as const,
      })),
      { label: said.due, amount: written.amount(whole), detail: null, weight: 'due' },
    ],
    payable: true,
    closing: say(said.closing),
    mentions: [],
  }
}
