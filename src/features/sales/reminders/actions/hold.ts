// What a person says of a document, and what its reminders wait for then.
import { record } from '#features/base/journal/actions.ts'
import { holdInvoices } from '#features/sales/invoices/queries/find.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { States } from '../contract.ts'
import { findHold } from '../queries/documents.ts'
import type { Facts } from '../queries/facts.ts'
import { endHold, insertHold } from '../queries/write.ts'
import type { HoldKind, Kind } from '../rules/plan.ts'
import { whyOver } from '../rules/reasons.ts'
import { factsOf, remainingOf, statesOf } from './states.ts'

export type Said = {
  readonly kind: HoldKind
  readonly until?: Day | null | undefined
  readonly amount?: Cents | null | undefined
  readonly reason?: string | undefined
}

/**
 * Holds back the reminders of a document; what held it before ends.
 * @throws Refusal `not_found`, `quote_not_waiting`, `invoice_not_open`, `hold_day_missing`,
 * `hold_day_past`, `hold_reason_missing`, `promise_amount`.
 */
export async function holdBack(act: Act, kind: Kind, id: string, said: Said): Promise<States> {
  await keep(act, kind, id)
  const facts = await factsOf(act, kind, id)
  await putHold(act, facts, said)
  return statesOf(act, kind, id)
}

/** The same, of what is held and known already. */
export async function putHold(act: Act, facts: Facts, said: Said): Promise<void> {
  const { over } = facts.history
  if (over) refuse(whyOver(over))
  const { kind, until = null, reason = '' } = said
  const dated = kind === 'promise' || kind === 'pause'
  if (dated && until === null) refuse('hold_day_missing', 'until')
  // A promise may be for today; a pause until today is none.
  if (until !== null && (until < act.today || (kind === 'pause' && until === act.today))) {
    refuse('hold_day_past', 'until')
  }
  if (kind === 'dispute' && reason.trim() === '') refuse('hold_reason_missing', 'reason')
  const owed = remainingOf(facts)
  const amount = said.amount ?? owed
  if (kind === 'promise' && (amount <= 0 || amount > owed)) refuse('promise_amount', 'amount')
  const before = await findHold(act, facts.id)
  if (before) await endHold(act, before.id)
  await insertHold(act, {
    id: newId(act.now.getTime()),
    ...documentOf(facts),
    kind,
    until: dated ? until : null,
    ...(kind === 'promise' ? { amount, owed } : {}),
    reason,
    person_id: act.person?.id ?? null,
    at: act.now.toISOString(),
  })
  record(act, `reminder.${pasts[kind]}`, facts.kind, facts.id, {
    label: facts.number,
    before: before && { kind: before.kind, until: before.until },
    after: { until: dated ? until : null, reason, ...(kind === 'promise' ? { amount } : {}) },
  })
}

const pasts = {
  reply: 'answered',
  promise: 'promised',
  dispute: 'disputed',
  pause: 'paused',
  stop: 'stopped',
} as const satisfies Record<HoldKind, string>

/** @throws Refusal `not_found`, `not_held`. */
export async function resume(act: Act, kind: Kind, id: string): Promise<States> {
  await keep(act, kind, id)
  const facts = await factsOf(act, kind, id)
  const hold = await findHold(act, id)
  if (!hold && !facts.held) refuse('not_held')
  if (hold) await endHold(act, hold.id)
  else {
    // A question on the public page or an e-mail held it: that it was dealt with is written down.
    await insertHold(act, {
      id: newId(act.now.getTime()),
      ...documentOf(facts),
      kind: 'reply',
      reason: '',
      at: act.now.toISOString(),
      ended_at: act.now.toISOString(),
      ended_by: act.person?.id ?? null,
      person_id: null,
    })
  }
  record(act, 'reminder.resumed', kind, id, {
    label: facts.number,
    before: { kind: facts.held?.kind ?? hold?.kind },
  })
  return statesOf(act, kind, id)
}

const documentOf = ({ kind, id }: Facts) =>
  kind === 'quote' ? { quote_id: id, invoice_id: null } : { quote_id: null, invoice_id: id }

/** Others wait: a reminder leaves before what is said here, or not at all. */
async function keep(act: Act, kind: Kind, id: string): Promise<void> {
  const found =
    kind === 'quote' ? await findQuote(act, id, { hold: true }) : (await holdInvoices(act, [id]))[0]
  if (!found) refuse('not_found')
}
