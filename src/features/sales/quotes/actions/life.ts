// The acts of a quote's life: sent, refused, cancelled. Its signature is in `sign.ts`, its next versions
// in `revise.ts`.
import { takeNumber } from '#features/base/company/actions.ts'
import { record } from '#features/base/journal/actions.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type {
  cancelQuote as cancellation,
  Quote,
  refuseQuote as refusal,
  sendQuote as sending,
} from '../contract.ts'
import {
  findAgreedLines,
  findInvoiced,
  hasDeposit,
  findLines,
  isOrdered,
  type QuoteFound,
} from '../queries/find.ts'
import { findSides, withPhotos } from '../queries/parties.ts'
import { printed, showQuote } from '../queries/show.ts'
import { saveQuote } from '../queries/write.ts'
import { can, type QuoteState, whyNotCancel, whyNotRefuse, whyNotSend } from '../rules/life.ts'
import { invoicingOf } from '../rules/remaining.ts'
import { printedNumber } from '../rules/seal.ts'
import { pricedLine } from '../rules/stored.ts'
import { validUntilWhenSent } from '../rules/validity.ts'
import { holdQuote } from './draft.ts'
import { keepRevision } from './revise.ts'
import { searchOf } from '../rules/search.ts'

/**
 * Marks a draft as sent: it takes its number the first time, today's date each time, and is frozen and
 * kept as it left.
 * @throws Refusal `not_a_draft`, `no_lines`, `validity_over`, or what its parties lack.
 */
export async function sendQuote(
  act: Act,
  { id, version, how }: InputOf<typeof sending>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const [{ company, parties }, lines] = await Promise.all([findSides(act, row), findLines(act, id)])
  const days = company.quote_validity_days
  const validUntil = validUntilWhenSent(
    { day: row.day, validUntil: row.valid_until },
    act.today,
    days,
  )
  const whole = printed(act, row, lines, parties, { validUntil })
  const draft = await withPhotos(act, company, whole, lines)
  const incomplete = whyIncomplete(parties.seller, parties.buyer, draft)
  const quote = { state: stateOf(row), lines: lines.map(pricedLine), discount: row.discount }
  const reason = whyNotSend({ ...quote, validUntil, incomplete }, act.today)
  if (reason) refuse(reason, incomplete.find(({ code }) => code === reason)?.field)

  const number = row.number ?? (await takeNumber(act, 'quote', act.today))
  const frozen = freeze({ ...draft, number: printedNumber(number, row.revision) })
  const sent = { ...row, number, day: act.today, valid_until: validUntil }
  const kept = keepRevision(act, { ...sent, sent_how: how }, lines, frozen)
  const saved = saveQuote(act, id, {
    state: can.send.to,
    number,
    day: act.today,
    valid_until: validUntil,
    frozen: JSON.stringify(frozen),
    sent_at: act.now.toISOString(),
    sent_how: how,
    refused_at: null,
    refusal_reason: '',
    search: searchOf(number, parties.buyer.name, row.subject, row.customer_reference),
  })
  const [hash] = await Promise.all([kept, saved])
  record(act, 'quote.sent', 'quote', id, {
    label: number,
    after: {
      number,
      revision: row.revision,
      day: act.today,
      validUntil,
      how,
      gross: row.gross,
      hash,
    },
  })
  return showQuote(act, id, company)
}

/** Records that the client has refused, and why. @throws Refusal `quote_not_sent`. */
export async function refuseQuote(
  act: Act,
  { id, version, reason: why = '' }: InputOf<typeof refusal>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const reason = whyNotRefuse({ state: stateOf(row) })
  if (reason) refuse(reason)
  await saveQuote(act, id, {
    state: can.refuse.to,
    refused_at: act.now.toISOString(),
    refusal_reason: why,
  })
  record(act, 'quote.refused', 'quote', id, { label: row.number ?? '', after: { reason: why } })
  return showQuote(act, id)
}

/** Cancels a quote. @throws Refusal `quote_not_cancellable`, `quote_invoiced`. */
export async function cancelQuote(
  act: Act,
  { id, version }: InputOf<typeof cancellation>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const invoicing = await invoicingOfQuote(act, id)
  const ordered = await isOrdered(act, id)
  const reason = whyNotCancel({ state: stateOf(row), invoicing, ordered })
  if (reason) refuse(reason)
  await saveQuote(act, id, { state: can.cancel.to })
  record(act, 'quote.cancelled', 'quote', id, {
    label: row.number ?? '',
    before: { state: row.state },
  })
  return showQuote(act, id)
}

async function invoicingOfQuote(act: Act, id: string) {
  const invoiced = await findInvoiced(act, id)
  const lines = (await findAgreedLines(act, id)).filter((line) => line.kind === 'item')
  return invoicingOf(
    lines.map((line) => ({
      quantity: line.quantity,
      invoiced: invoiced.get(line.id) ?? quantity(0),
    })),
    await hasDeposit(act, id),
  )
}

const stateOf = ({ state }: QuoteFound): QuoteState => state as QuoteState
