// What a reminder asks, and what its text may say: of a quote, or of the invoices of a client.
import type { Place, Values } from '#features/base/mail/rules/template.ts'
import { daysLate, type OpenDocument } from '#features/sales/statements/rules/statement.ts'
import type { Day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import { type Bps, type Cents, sum, zero } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { indemnity, penaltiesOf, type Settled } from './penalties.ts'
import type { Kind } from './plan.ts'

/** What the text of a level may name. */
export const placesOf: Readonly<Record<Kind, readonly Place[]>> = {
  quote: [
    'company',
    'sender',
    'customer',
    'contact',
    'day',
    'number',
    'subject',
    'amount',
    'due',
    'link',
  ],
  invoice: [
    ...(['company', 'sender', 'customer', 'contact', 'day', 'number', 'amount', 'due'] as const),
    ...(['remaining', 'late', 'detail', 'penalties', 'indemnity', 'total'] as const),
  ],
}

export type Due = OpenDocument & { readonly settled: readonly Settled[] }

export type Terms = {
  /** Only a formal notice adds what the law does, and only to professionals. */
  readonly notice: boolean
  readonly professional: boolean
  /** Of the company, yearly; null where it is known by no figure. */
  readonly rate: Bps | null
  /** The law's indemnity is in euros. */
  readonly currency: string
}

export type Asked = {
  readonly each: readonly {
    readonly id: string
    readonly amount: Cents
    readonly penalties: Cents
    readonly indemnity: Cents
    readonly late: number
  }[]
  readonly remaining: Cents
  /** Null where nothing is asked beside the debt, or its rate is not known. */
  readonly penalties: Cents | null
  readonly indemnity: Cents | null
  readonly total: Cents
  readonly late: number
}

/** What is asked of a client on a day: what remains of each invoice and, in a formal notice, what the law adds. */
export function askedOf(invoices: readonly Due[], on: Day, terms: Terms): Asked {
  const adds = terms.notice && terms.professional
  const rate = adds ? terms.rate : null
  const each = invoices.map((one) => {
    const { dueDay: due, gross, settled } = one
    const late = daysLate(due, on)
    return {
      id: one.id,
      amount: one.outstanding,
      penalties: rate !== null && due ? penaltiesOf({ gross, due, settled }, on, rate) : zero,
      indemnity: adds && late > 0 && terms.currency === 'EUR' ? indemnity : zero,
      late,
    }
  })
  const remaining = sum(each.map(({ amount }) => amount))
  const penalties = sum(each.map((one) => one.penalties))
  const fixed = sum(each.map((one) => one.indemnity))
  return {
    each,
    remaining,
    penalties: rate === null ? null : penalties,
    indemnity: fixed > 0 ? fixed : null,
    total: sum([remaining, penalties, fixed]),
    late: Math.max(0, ...each.map(({ late }) => late)),
  }
}

/** What the text of a reminder of invoices says: a line whose value is empty goes. */
export function valuesOfInvoices(
  invoices: readonly Due[],
  asked: Asked,
  said: { on: Day; language: Locale; currency: string; timeZone: string },
): Values {
  const written = formats(said.language, said.currency, said.timeZone)
  const amount = (one: Cents | null) => (one === null ? '' : written.amount(one))
  const [oldest] = invoices
  const line = ({ number, dueDay, outstanding }: Due) =>
    [number, dueDay && written.day(dueDay), written.amount(outstanding)].filter(Boolean).join(' – ')
  return {
    number: invoices.map(({ number }) => number).join(', '),
    day: written.day(said.on),
    amount: amount(sum(invoices.map(({ gross }) => gross))),
    due: oldest?.dueDay ? written.day(oldest.dueDay) : '',
    remaining: amount(asked.remaining),
    late: String(asked.late),
    detail: invoices.map(line).join('\n'),
    penalties: amount(asked.penalties),
    indemnity: amount(asked.indemnity),
    total: asked.total === asked.remaining ? '' : amount(asked.total),
  }
}
