// What a client owes, told from the movements of their account: the balance after each, and the age of
// what is due. Facts come from queries; nothing here knows today but by its argument.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import { type Cents, cents, sum } from '#kernel/money.ts'

export const movementKinds = ['invoice', 'credit_note', 'payment', 'refund', 'reversal'] as const
export type MovementKind = (typeof movementKinds)[number]

/** Something that moves the account; `amount` is what it adds to what the client owes. */
export type Movement = {
  readonly kind: MovementKind
  readonly id: string
  readonly day: Day
  readonly dueDay: Day | null
  /** The number of a document, the reference of a payment. */
  readonly label: string
  readonly method: PaymentMethod | null
  readonly amount: Cents
}

/** The balance after each movement, in their order. */
export function running<M extends { readonly amount: Cents }>(
  opening: Cents,
  movements: readonly M[],
): (M & { readonly balance: Cents })[] {
  let balance: number = opening
  return movements.map((movement) => {
    balance += movement.amount
    return { ...movement, balance: cents(balance) }
  })
}

/** An invoice that is not wholly paid on a day, or a credit note not wholly used (less than zero). */
export type OpenDocument = {
  readonly kind: 'invoice' | 'credit_note'
  readonly id: string
  readonly number: string
  readonly day: Day
  readonly dueDay: Day | null
  readonly gross: Cents
  readonly outstanding: Cents
}

export const ages = ['to_come', 'days_30', 'days_60', 'days_90', 'older'] as const
/** Not due yet; late by 1 to 30 days, 31 to 60, 61 to 90, and more. */
export type Age = (typeof ages)[number]

/** For how many days something is late; 0 on its due day and before, and where it has none. */
export const daysLate = (dueDay: Day | null, on: Day): number =>
  dueDay === null ? 0 : Math.max(0, daysBetween(dueDay, on))

export function ageOf(dueDay: Day | null, on: Day): Age {
  const late = daysLate(dueDay, on)
  if (late === 0) return 'to_come'
  if (late <= 30) return 'days_30'
  if (late <= 60) return 'days_60'
  return late <= 90 ? 'days_90' : 'older'
}

export type Ageing = Readonly<Record<Age, Cents>>

/** What is due on invoices, by how late it is. Credit notes have no age: they are money of the client's. */
export function ageing(open: readonly OpenDocument[], on: Day): Ageing {
  const of = (age: Age) =>
    sum(
      open
        .filter(({ outstanding, dueDay }) => outstanding > 0 && ageOf(dueDay, on) === age)
        .map(({ outstanding }) => outstanding),
    )
  return {
    to_come: of('to_come'),
    days_30: of('days_30'),
    days_60: of('days_60'),
    days_90: of('days_90'),
    older: of('older'),
  }
}

/** The account of a client over a period. */
export type StatementView = {
  readonly from: Day
  readonly to: Day
  /** What stood before the first day. */
  readonly opening: Cents
  readonly rows: (Movement & { readonly balance: Cents })[]
  readonly sums: { readonly debit: Cents; readonly credit: Cents }
  /** What stands at the end of the last day; less than zero where the client has paid ahead. */
  readonly closing: Cents
  /** Invoices due and credit notes unused at the end of the last day, oldest due first. */
  readonly open: OpenDocument[]
  readonly ageing: Ageing
  /** What is late of it, and what is not due yet. */
  readonly late: Cents
  readonly toCome: Cents
  /** Money of the client's that nothing has used: on account, and of credit notes. */
  readonly onAccount: Cents
  readonly credits: Cents
}

/** What a statement is made of: the rest is computed. */
export type Facts = {
  readonly from: Day
  readonly to: Day
  readonly opening: Cents
  readonly movements: readonly Movement[]
  readonly open: OpenDocument[]
  readonly onAccount: Cents
}

/** The statement that the facts give. What is due, less what is the client's, is the closing balance. */
export function statementOf({ movements, open, ...facts }: Facts): StatementView {
  const rows = running(facts.opening, movements)
  const ages_ = ageing(open, facts.to)
  const amounts = movements.map(({ amount }) => amount)
  const credits = open.filter(({ outstanding }) => outstanding < 0)
  return {
    ...facts,
    rows,
    sums: {
      debit: sum(amounts.filter((amount) => amount > 0)),
      credit: cents(0 - sum(amounts.filter((amount) => amount < 0))),
    },
    closing: rows.at(-1)?.balance ?? facts.opening,
    open,
    ageing: ages_,
    late: sum([ages_.days_30, ages_.days_60, ages_.days_90, ages_.older]),
    toCome: ages_.to_come,
    credits: cents(0 - sum(credits.map(({ outstanding }) => outstanding))),
  }
}
