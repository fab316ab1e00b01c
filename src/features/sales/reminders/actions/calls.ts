// Calls: put on the list, and what came of them.
import { record } from '#features/base/journal/actions.ts'
import { writeNote } from '#features/relation/activities/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { holdInvoices } from '#features/sales/invoices/queries/find.ts'
import { addDays } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { nextWorkingDay } from '#kernel/holidays.ts'
import { refuse } from '#kernel/refusal.ts'
import { sum } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { planCall as planning, recordCall as recording } from '../contract/calls.ts'
import { findCalls } from '../queries/calls.ts'
import { hasCall } from '../queries/documents.ts'
import { findInvoices, findQuotes, type Facts } from '../queries/facts.ts'
import { insertCalls, saveCalls } from '../queries/write.ts'
import type { CallOutcome } from '../rules/call.ts'
import { spread } from '../rules/plan.ts'
import { whyOver } from '../rules/reasons.ts'
import { putHold } from './hold.ts'
import { factsOf, remainingOf } from './states.ts'

/**
 * Tells what came of a call to a client about some documents, and keeps it on the client's record.
 * @throws Refusal `not_found`, `call_closed`, and what `putHold` refuses.
 */
export async function recordCall(
  act: Act,
  asked: InputOf<typeof recording>,
): Promise<{ done: true }> {
  const { customer, outcome, note = '' } = asked
  const { name } = await findCustomer(act, customer)
  const calls = await findCalls(act, { ids: asked.calls })
  if (calls.length < asked.calls.length) refuse('not_found', 'calls')
  if (calls.some((one) => one.customer_id !== customer)) refuse('not_found', 'calls')
  if (calls.some(({ closed }) => closed)) refuse('call_closed')
  const facts = await heldFacts(act, calls)
  if (outcome === 'promise') await promise(act, facts, asked)
  if (outcome === 'dispute') {
    for (const one of facts) await putHold(act, one, { kind: 'dispute', reason: note })
  }
  const ids = calls.map(({ id }) => id)
  if (outcome === 'no_answer') {
    const country = facts[0]?.history.country ?? 'FR'
    const day = nextWorkingDay(addDays(act.today, 1), country)
    const tries = Math.max(...calls.map((one) => one.tries)) + 1
    await saveCalls(act, ids, { day, tries })
  } else {
    const closed = { outcome, note, closed_at: act.now.toISOString() }
    await saveCalls(act, ids, { ...closed, person_id: act.person?.id ?? null })
  }
  await writeNote(act, {
    kind: 'call',
    about: { type: 'customer', id: customer },
    body: note,
    outcome: noteOutcomes[outcome],
  })
  record(act, 'reminder.called', 'customer', customer, {
    label: name,
    after: { outcome, documents: calls.map(({ number }) => number).join(', ') },
  })
  return { done: true }
}

/** What came of a call, in the words of the client's record. */
const noteOutcomes = {
  reached: 'reached',
  promise: 'reached',
  dispute: 'reached',
  no_answer: 'no_answer',
} as const satisfies Record<CallOutcome, string>

async function heldFacts(
  act: Act,
  calls: readonly { kind: string; document: string }[],
): Promise<Facts[]> {
  const of = (kind: string) => calls.filter((one) => one.kind === kind).map((one) => one.document)
  await holdInvoices(act, of('invoice'))
  return [
    ...(await findInvoices(act, { ids: of('invoice') })),
    ...(await findQuotes(act, { ids: of('quote') })),
  ]
}

/** A promised sum pays the oldest first: those that it does not reach go on being reminded of. */
async function promise(
  act: Act,
  facts: readonly Facts[],
  { day, amount, note = '' }: InputOf<typeof recording>,
): Promise<void> {
  const invoices = facts.filter(({ kind }) => kind === 'invoice')
  if (invoices.length === 0) refuse('invoice_not_open', 'outcome')
  const owed = invoices.map(remainingOf)
  const promised = amount ?? sum(owed)
  if (promised <= 0 || promised > sum(owed)) refuse('promise_amount', 'amount')
  const parts = spread(promised, owed)
  for (const [rank, invoice] of invoices.entries()) {
    const part = parts[rank]!
    if (part <= 0) continue
    await putHold(act, invoice, { kind: 'promise', until: day, amount: part, reason: note })
  }
}

/** @throws Refusal `not_found`, `call_waits`, `hold_day_past`, `quote_not_waiting`, `invoice_not_open`. */
export async function planCall(
  act: Act,
  { kind, document, day }: InputOf<typeof planning>,
): Promise<{ id: string }> {
  const facts = await factsOf(act, kind, document)
  const { over } = facts.history
  if (over) refuse(whyOver(over))
  if (day < act.today) refuse('hold_day_past', 'day')
  if (await hasCall(act, document)) refuse('call_waits')
  const id = newId(act.now.getTime())
  await insertCalls(act, [
    {
      id,
      customer_id: facts.customer,
      quote_id: kind === 'quote' ? document : null,
      invoice_id: kind === 'invoice' ? document : null,
      cause: 'hand',
      day,
      person_id: act.person?.id ?? null,
      created_at: act.now.toISOString(),
    },
  ])
  record(act, 'reminder.call_planned', kind, document, { label: facts.number, after: { day } })
  return { id }
}
