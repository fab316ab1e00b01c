// What a statement says, on paper and in a spreadsheet, in the language of whoever receives it.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { Locale } from '#kernel/refusal.ts'
import { french } from '#kernel/typography.ts'
import type { Age, MovementKind } from './statement.ts'

type Words = {
  readonly title: string
  readonly period: string
  readonly until: (from: string, to: string) => string
  readonly columns: {
    readonly day: string
    readonly piece: string
    readonly label: string
    readonly due: string
    readonly debit: string
    readonly credit: string
    readonly balance: string
  }
  readonly opening: (day: string) => string
  readonly closing: (day: string) => string
  readonly kinds: Readonly<Record<MovementKind, string>>
  readonly dueOn: (day: string) => string
  readonly by: Readonly<Record<PaymentMethod, string>>
  readonly ageTitle: string
  readonly ages: Readonly<Record<Age, string>>
  readonly due: string
  readonly settled: string
  readonly inFavour: string
  readonly ofWhichLate: (amount: string) => string
  readonly unused: (amount: string) => string
  readonly file: (name: string, day: string) => string
}

const fr: Words = {
  title: 'Relevé de compte',
  period: 'Période',
  until: (from, to) => `${from} – ${to}`,
  columns: {
    day: 'Date',
    piece: 'Pièce',
    label: 'Libellé',
    due: 'Échéance',
    debit: 'Débit',
    credit: 'Crédit',
    balance: 'Solde',
  },
  opening: (day) => `Solde avant le ${day}`,
  closing: (day) => `Solde au ${day}`,
  kinds: {
    invoice: 'Facture',
    credit_note: 'Avoir',
    payment: 'Règlement',
    refund: 'Remboursement',
    reversal: 'Annulation de règlement',
  },
  dueOn: (day) => `échéance ${day}`,
  by: {
    transfer: 'par virement',
    card: 'par carte',
    cheque: 'par chèque',
    direct_debit: 'par prélèvement',
    cash: 'en espèces',
    bill_of_exchange: 'par effet de commerce',
  },
  ageTitle: 'Ancienneté de ce qui reste dû',
  ages: {
    to_come: 'À échoir',
    days_30: '1 à 30 jours',
    days_60: '31 à 60 jours',
    days_90: '61 à 90 jours',
    older: 'Plus de 90 jours',
  },
  due: 'Solde dû',
  settled: 'Solde',
  inFavour: 'Solde en votre faveur',
  ofWhichLate: (amount) => `dont échu ${amount}`,
  unused: (amount) => `après déduction de ${amount} en votre faveur`,
  file: (name, day) => `Relevé ${name} ${day}`,
}

const en: Words = {
  title: 'Statement of account',
  period: 'Period',
  until: (from, to) => `${from} – ${to}`,
  columns: {
    day: 'Date',
    piece: 'Document',
    label: 'Description',
    due: 'Due date',
    debit: 'Debit',
    credit: 'Credit',
    balance: 'Balance',
  },
  opening: (day) => `Balance before ${day}`,
  closing: (day) => `Balance on ${day}`,
  kinds: {
    invoice: 'Invoice',
    credit_note: 'Credit note',
    payment: 'Payment',
    refund: 'Refund',
    reversal: 'Payment reversed',
  },
  dueOn: (day) => `due ${day}`,
  by: {
    transfer: 'by bank transfer',
    card: 'by card',
    cheque: 'by cheque',
    direct_debit: 'by direct debit',
    cash: 'in cash',
    bill_of_exchange: 'by bill of exchange',
  },
  ageTitle: 'Age of what is due',
  ages: {
    to_come: 'Not due yet',
    days_30: '1 to 30 days',
    days_60: '31 to 60 days',
    days_90: '61 to 90 days',
    older: 'More than 90 days',
  },
  due: 'Balance due',
  settled: 'Balance',
  inFavour: 'Balance in your favour',
  ofWhichLate: (amount) => `of which overdue ${amount}`,
  unused: (amount) => `after deducting ${amount} in your favour`,
  file: (name, day) => `Statement ${name} ${day}`,
}

export const words: Readonly<Record<Locale, Words>> = { fr, en }

/** French is dressed: the spaces before its signs do not break. */
export const dressed = (locale: Locale) => (text: string) => (locale === 'fr' ? french(text) : text)
