// The acts of a quote's life: sent, signed, refused, cancelled.
import { findCompany } from '#features/base/company/queries.ts'
import { takeNumber } from '#features/base/company/actions.ts'
import { record } from '#features/base/journal/actions.ts'
import { freeze } from '#features/sales/documents/rules/frozen.ts'
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
  signQuote as signature,
} from '../contract.ts'
import { findAgreedLines, findInvoiced, findLines, type QuoteFound } from '../queries/find.ts'
import { findAround, findParties } from '../queries/parties.ts'
import { printed, showQuote } from '../queries/show.ts'
import { saveQuote } from '../queries/write.ts'
import {
  can,
  type QuoteState,
  whyNotCancel,
  whyNotRefuse,
  whyNotSend,
  whyNotSign,
} from '../rules/life.ts'
import { invoicingOf } from '../rules/remaining.ts'
import { pricedLine } from '../rules/stored.ts'
import { validUntilWhenSent } from '../rules/validity.ts'
import { holdQuote } from './draft.ts'
import { searchOf } from '../rules/search.ts'

/**
 * Marks a draft as sent: it takes its number and today's date, and is frozen as it left.
 * @throws Refusal `not_a_draft`, `no_lines`, `validity_over`, or what its parties lack.
 */
export async function sendQuote(
  act: Act,
  { id, version, how }: InputOf<typeof sending>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const company = await findCompany(act)
  const lines = await findLines(act, id)
  const parties = await findParties(act, company, await findAround(act, row))
  const days = company.quote_validity_days
  const validUntil = validUntilWhenSent(
    { day: row.day, validUntil: row.valid_until },
    act.today,
    days,
  )
  const draft = printed(act, row, lines, parties, { validUntil })
  const incomplete = whyIncomplete(parties.seller, parties.buyer, draft)
  const quote = { state: stateOf(row), lines: lines.map(pricedLine), discount: row.discount }
  const reason = whyNotSend({ ...quote, validUntil, incomplete }, act.today)
  if (reason) refuse(reason, incomplete.find(({ code }) => code === reason)?.field)

  const number = await takeNumber(act, 'quote', act.today)
  await saveQuote(act, id, {
    state: can.send.to,
    number,
    day: act.today,
    valid_until: validUntil,
    frozen: JSON.stringify(freeze({ ...draft, number })),
    sent_at: act.now.toISOString(),
    sent_how: how,
    search: searchOf(number, parties.buyer.name, row.subject, row.customer_reference),
  })
  record(act, 'quote.sent', 'quote', id, {
    label: number,
    after: { number, day: act.today, validUntil, how, gross: row.gross },
  })
  return showQuote(act, id, company)
}

/**
 * Records the client's signature; `extendTo` prolongs a quote that had expired.
 * @throws Refusal `quote_not_sent`, `quote_expired`, `signed_before_sent`, `day_ahead`.
 */
export async function signQuote(
  act: Act,
  { id, version, signer, day = act.today, extendTo }: InputOf<typeof signature>,
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const dated = { state: stateOf(row), day: row.day, validUntil: row.valid_until }
  const reason = whyNotSign(dated, day, act.today, extendTo ?? null)
  if (reason) refuse(reason, fields[reason])

  const expired = row.valid_until !== null && row.valid_until < day
  const validUntil = expired ? (extendTo ?? row.valid_until) : row.valid_until
  await saveQuote(act, id, {
    state: can.sign.to,
    valid_until: validUntil,
    signed_at: act.now.toISOString(),
    signed_day: day,
    signer_name: signer,
  })
  record(act, 'quote.signed', 'quote', id, {
    label: row.number ?? '',
    ...(expired ? { before: { validUntil: row.valid_until } } : {}),
    after: { signer, day, ...(expired ? { validUntil } : {}) },
  })
  return showQuote(act, id)
}

const fields: Readonly<Record<string, string>> = {
  day_ahead: 'day',
  signed_before_sent: 'day',
  quote_expired: 'extendTo',
  extension_short: 'extendTo',
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
  const reason = whyNotCancel({ state: stateOf(row), invoicing: await invoicingOfQuote(act, id) })
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
  )
}

const stateOf = ({ state }: QuoteFound): QuoteState => state as QuoteState
