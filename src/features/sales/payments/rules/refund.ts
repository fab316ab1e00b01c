// Money paid back: of what is on account, or of credit notes that nothing has used. Never more than
// what the client is owed on that day.
import type { Day } from '#kernel/day.ts'
import { type Cents, cents, sum } from '#kernel/money.ts'

/** Something of the client's that may be given back: what is left of a payment, or of a credit note. */
export type Owed = {
  readonly kind: 'payment' | 'credit_note'
  readonly id: string
  /** What a person calls it, for a refusal. */
  readonly label: string
  readonly day: Day
  /** What is left of it, more than zero; less than zero for a refund whose payment bounced since. */
  readonly left: Cents
}

/** A part of a refund, and what it gives back. */
export type GivenBack = Pick<Owed, 'kind' | 'id'> & { readonly amount: Cents }

/** What the client is owed on a day: what is left of theirs by then, less refunds nothing covers. */
export function owedOn(owed: readonly Owed[], day: Day): Cents {
  const all = sum(owed.filter((one) => one.day <= day).map(({ left }) => left))
  return cents(Math.max(0, all))
}

/** A refund over what the client is owed, oldest first. */
export function givenBack(amount: Cents, owed: readonly Owed[], day: Day): GivenBack[] {
  let left: number = amount
  const given: GivenBack[] = []
  const known = owed.filter((one) => one.day <= day && one.left > 0)
  for (const one of known.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    const part = Math.min(left, one.left)
    if (part <= 0) break
    given.push({ kind: one.kind, id: one.id, amount: cents(part) })
    left -= part
  }
  return given
}

export type WhyNotGiveBack = {
  readonly code:
    | 'amount_not_positive'
    | 'beyond_owed'
    | 'beyond_source'
    | 'not_to_give_back'
    | 'not_all_given_back'
    | 'day_ahead'
  readonly param: string
  /** What the client is owed, where more was asked. */
  readonly owed?: Cents
  readonly label?: string
}

/** Why a refund may not be made so, or null, with the field to mend. `owed` is held. */
export function whyNotGiveBack(
  refund: { readonly amount: Cents; readonly day: Day },
  parts: readonly GivenBack[],
  owed: readonly Owed[],
  today: Day,
): WhyNotGiveBack | null {
  const { amount, day } = refund
  if (amount <= 0) return { code: 'amount_not_positive', param: 'amount' }
  if (day > today) return { code: 'day_ahead', param: 'day' }
  const all = owedOn(owed, day)
  if (amount > all) return { code: 'beyond_owed', param: 'amount', owed: all }
  const used = new Map<string, number>()
  for (const [rank, part] of parts.entries()) {
    const source = owed.find((one) => one.id === part.id && one.kind === part.kind)
    if (!source || source.day > day || part.amount <= 0) {
      return { code: 'not_to_give_back', param: `sources.${rank}` }
    }
    const taken = (used.get(part.id) ?? 0) + part.amount
    used.set(part.id, taken)
    if (taken > source.left) {
      return { code: 'beyond_source', param: `sources.${rank}.amount`, label: source.label }
    }
  }
  const total = sum(parts.map((part) => part.amount))
  return total === amount ? null : { code: 'not_all_given_back', param: 'sources' }
}
