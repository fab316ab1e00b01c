// The invoice of a signed quote: of all that remains, or of a part of it.
import { holdQuote } from '#features/sales/quotes/actions/draft.ts'
import { findAgreedLines } from '#features/sales/quotes/queries/find.ts'
import { type QuoteState, whyNotInvoice } from '#features/sales/quotes/rules/life.ts'
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import {
  beyondQuote,
  invoicingOf,
  type Quoted,
  remainingOf,
} from '#features/sales/quotes/rules/remaining.ts'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Invoice, invoiceQuote as invoicing } from '../contract.ts'
import { findAmended } from '../queries/agreed.ts'
import { unlinked, type StoredInvoiceLine } from '../rules/stored.ts'
import { sumsOf } from './columns.ts'
import { isLeftToBalance } from '../queries/outdated.ts'
import { agreedQuote } from '../queries/root.ts'
import { fromAgreed, invoiceBalance } from './deal.ts'
import { insert } from './draft.ts'
import { checkDeal, quotedLines } from './quoted.ts'

/**
 * Drafts the invoice of what remains of a signed quote, or of the quantities that are asked: every line
 * remembers the quoted line. What ends the deal is its balance, wherever it must say more than its lines.
 * @throws Refusal `quote_not_signed`, `already_invoiced`, `beyond_quote` (unless `beyondSigned`, with a
 * reason), `deal_drafted`, `deal_exceeded`.
 */
export async function invoiceQuote(
  act: Act,
  { id, version, lines: asked, beyondSigned = false, reason: why = '' }: InputOf<typeof invoicing>,
): Promise<Invoice> {
  const quote = await holdQuote(act, id, version)
  const [source, quoted] = await Promise.all([findAgreedLines(act, id), quotedLines(act, id, null)])
  const amended = await findAmended(act, id)
  if (amended) refuse('quote_amends', undefined, { number: amended.number ?? '' })
  const state = quote.state as QuoteState
  if (beyondSigned && why === '') refuse('reason_missing', 'reason')
  const reason = whyNotInvoice({ state, invoicing: invoicingOf(quoted) })
  if (reason && !(beyondSigned && reason === 'already_invoiced')) refuse(reason)

  const wanted = asked
    ? wantedOf(asked, quoted, beyondSigned)
    : new Map(quoted.map((line) => [line.id, remainingOf(line)]))
  const lines = taken(source, wanted, id, asked !== undefined)
  if (lines.every((line) => line.kind !== 'item')) refuse('no_lines', 'lines')
  const agreed = agreedQuote(quote)
  if (!beyondSigned && (await isLeftToBalance(act, agreed, lines))) {
    return invoiceBalance(act, { id, version: undefined })
  }
  const { name, ...own } = await fromAgreed(act, agreed)
  const columns = { ...own, ...sumsOf(lines, quote.discount), discount: quote.discount }
  if (!beyondSigned) await checkDeal(act, id, columns.gross)
  const beyond = beyondSigned ? { beyond_reason: why } : {}
  return insert(act, { ...columns, ...beyond }, lines, {
    name,
    ...(beyondSigned ? { told: { beyondSigned: why } } : {}),
  })
}

type Asked = NonNullable<InputOf<typeof invoicing>['lines']>

/** The quantity that is asked of each line. @throws Refusal `not_found`, `beyond_quote`. */
function wantedOf(
  asked: Asked,
  quoted: readonly Quoted[],
  beyondSigned: boolean,
): Map<string, Quantity> {
  const unknown = asked.findIndex(({ line }) => !quoted.some(({ id }) => id === line))
  if (unknown >= 0) refuse('not_found', `lines.${unknown}.line`)
  const lines = asked.map((one) => ({ quoteLine: one.line, quantity: one.quantity }))
  const rank = beyondSigned ? null : beyondQuote(lines, quoted)
  if (rank !== null) refuse('beyond_quote', `lines.${rank}.quantity`)
  const wanted = new Map<string, Quantity>()
  for (const { line, quantity: count } of asked) {
    wanted.set(line, quantity((wanted.get(line) ?? 0) + count))
  }
  return wanted
}

/** The lines that are wanted, with the words between them; of a part, titles without lines go. */
function taken(
  source: readonly StoredLine[],
  wanted: ReadonlyMap<string, Quantity>,
  quote: string,
  isPart: boolean,
): StoredInvoiceLine[] {
  const isTaken = (line: StoredLine) =>
    line.kind === 'item' ? (wanted.get(line.id) ?? 0) !== 0 : !isPart || line.kind !== 'text'
  return source.filter(isTaken).map((line, rank): StoredInvoiceLine => {
    const whole = { ...line, quantity: wanted.get(line.id) ?? line.quantity }
    return {
      ...whole,
      ...unlinked,
      id: newId(),
      rank,
      net: line.kind === 'item' ? netOf(whole) : line.net,
      quote_id: quote,
      quote_line_id: line.id,
    }
  })
}
