// What of a signed quote is invoiced: deposits beforehand, and the balance that deducts them.
import { holdQuote } from '#features/sales/quotes/actions/draft.ts'
import type { QuoteFound } from '#features/sales/quotes/queries/find.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { can, type QuoteState } from '#features/sales/quotes/rules/life.ts'
import { costOf } from '#features/sales/quotes/rules/lines.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Bps, bps, type Cents, proportion, subtract, sum, zero } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Invoice } from '../contract.ts'
import type { invoiceBalance as balancing, invoiceDeposit as depositing } from '../contract/deal.ts'
import {
  agreedVat,
  type AgreedLine,
  findAmended,
  findDealLines,
  findRetentionDay,
  findTerms,
  lockDeal,
} from '../queries/agreed.ts'
import { findCost, findDrafts, findRetained, findStanding, type Standing } from '../queries/deal.ts'
import { isGrouped } from '../queries/ordered.ts'
import { dealLines, wholeLines } from '../queries/state.ts'
import {
  type DepositAsked,
  depositVat,
  grossOfAll,
  leftOfVat,
  sumsOfVat,
  whyNotDeposit,
} from '../rules/deposit.ts'
import { depositLines, type DepositText } from '../rules/deposit-lines.ts'
import { retentionOf, worksVat } from '../rules/situation.ts'
import { unlinked, type StoredInvoiceLine } from '../rules/stored.ts'
import { insert } from './draft.ts'

/**
 * Drafts a deposit invoice on a signed quote. @throws Refusal `quote_not_signed`, `deal_drafted`,
 * `deposit_not_positive`, `deposit_too_large`.
 */
export async function invoiceDeposit(
  act: Act,
  { id, version, percent, amount }: InputOf<typeof depositing>,
): Promise<Invoice> {
  const { quote, lines: signed, whole, standing } = await holdDeal(act, id, version)
  const left = leftOfVat(
    whole.vat,
    standing.map(({ vat }) => vat),
  )
  const asked: DepositAsked = amount === undefined ? { percent: percent ?? none } : { amount }
  const param = amount === undefined ? 'percent' : 'amount'
  const locale = quote.language as Locale
  const written = formats(locale, quote.currency, act.timeZone)
  const isOver = amount !== undefined && amount > grossOfAll(left)
  const vat = isOver || (amount ?? 1) <= 0 ? [] : depositVat(asked, whole.vat, left)
  const reason = isOver ? 'deposit_too_large' : whyNotDeposit(vat, left)
  if (reason) refuse(reason, param, { left: written.amount(grossOfAll(left)) })

  const sums = sumsOfVat(vat)
  const text: DepositText = {
    asked,
    quote: { number: quote.number ?? '', day: quote.day, gross: whole.gross },
    locale,
    written,
  }
  const lines = depositLines(vat, signed, text).map((line, rank): StoredInvoiceLine => ({
    ...line,
    ...unlinked,
    id: newId(),
    rank,
  }))
  const { name, ...from } = await fromQuote(act, quote)
  const own = {
    ...from,
    ...sums,
    // Due as soon as it is asked for; its part of the cost goes with its part of the price.
    terms_days: 0,
    terms_end_of_month: false,
    discount: none,
    cost: whole.net === 0 ? zero : proportion(costOf(signed.map(pricedLine)), sums.net, whole.net),
  }
  return insert(act, own, lines, { name, kind: 'deposit', vat })
}

/**
 * Drafts the balance of a signed quote: the whole of what was signed, less every invoice of the deal
 * that stands. @throws Refusal `quote_not_signed`, `deal_drafted`, `already_invoiced`, `negative_total`.
 */
export async function invoiceBalance(
  act: Act,
  { id, version }: InputOf<typeof balancing>,
): Promise<Invoice> {
  const deal = await holdDeal(act, id, version)
  const { quote, standing } = deal
  const lines = await wholeLines(act, id, deal.lines)
  const whole = worksVat(dealLines(lines, id), quote.discount)
  const vat = leftOfVat(
    whole,
    standing.map((one) => one.vat),
  )
  const isDone = lines.every((line) => line.quantity === line.earlier)
  if (vat.length === 0 && isDone) refuse('already_invoiced')
  const sums = sumsOfVat(vat)
  if (sums.gross < 0) refuse('negative_total')
  const [terms, retained] = await Promise.all([findTerms(act, id), findRetained(act, id)])
  const retention = retentionOf({ retained }, grossOfAll(whole), sums.gross, terms.retention)

  const { name, ...from } = await fromQuote(act, quote)
  const own = {
    ...from,
    ...sums,
    discount: quote.discount,
    cost: subtract(costOf(lines.map(pricedLine)), await findCost(act, id)),
    ...(await heldBack(act, id, retention, terms.retention)),
  }
  return insert(act, own, lines, { name, kind: 'final', vat, deductions: standing })
}

const none = bps(0)

export type Deal = {
  readonly quote: QuoteFound
  readonly lines: readonly AgreedLine[]
  readonly whole: {
    readonly vat: readonly VatGroup[]
    readonly net: Cents
    readonly tax: Cents
    readonly gross: Cents
  }
  readonly standing: readonly Standing[]
}

/**
 * A signed quote with its amendments, held with what stands of it; nothing of it may still be a draft.
 * @throws Refusal `quote_not_signed`, `quote_amends`, `deal_grouped`, `deal_drafted`.
 */
export async function holdDeal(act: Act, id: string, version: number | undefined): Promise<Deal> {
  await lockDeal(act, id)
  const quote = await holdQuote(act, id, version)
  if (!can.invoice(quote.state as QuoteState)) refuse('quote_not_signed')
  const amended = await findAmended(act, id)
  if (amended) refuse('quote_amends', undefined, { number: amended.number ?? '' })
  if (await isGrouped(act, id)) refuse('deal_grouped')
  if ((await findDrafts(act, id)).count > 0) refuse('deal_drafted')
  const lines = await findDealLines(act, id)
  const vat = agreedVat(lines, quote.discount)
  return { quote, lines, whole: { vat, ...sumsOfVat(vat) }, standing: await findStanding(act, id) }
}

/** What every invoice takes from its quote; its sums are its own. */
export async function fromQuote(act: Act, quote: QuoteFound) {
  const { name } = (await findAround(act, quote)).customer
  return {
    name,
    quote_id: quote.id,
    customer_id: quote.customer_id,
    contact_id: quote.contact_id,
    store_id: quote.store_id,
    seller_id: quote.seller_id,
    subject: quote.subject,
    customer_reference: quote.customer_reference,
    delivery_day: null,
    due_day: null,
    terms_days: quote.terms_days,
    terms_end_of_month: quote.terms_end_of_month,
    payment_method: quote.payment_method,
    language: quote.language,
    note: quote.note,
    search: searchOf(quote.number, name, quote.subject, quote.customer_reference),
  }
}

/** What an invoice holds back, and when that falls due: a year after the work was received. */
export async function heldBack(act: Act, quote: string, retention: Cents, rate: Bps) {
  if (retention === 0) return {}
  const day = await findRetentionDay(act, quote)
  return { retention, retained: retention, retention_rate: rate, retention_day: day }
}

/**
 * Refuses a balance or a situation whose deal has changed since it was drafted.
 * @throws Refusal `deal_changed`.
 */
export async function checkDealSeen(
  act: Act,
  invoice: { readonly id: string; readonly quote_id: string | null; readonly deal_seen: string },
  deducted: readonly Standing[],
): Promise<void> {
  if (invoice.quote_id === null) return
  const standing = await findStanding(act, invoice.quote_id, invoice.id)
  const seen = invoice.deal_seen || told(deducted)
  if (told(standing) !== seen) refuse('deal_changed')
}

/** What stands of a deal, in a text that is the same while nothing has changed. */
export const told = (of: readonly Standing[]): string =>
  JSON.stringify(
    of
      .map(({ id, vat }) => [id, sum(vat.map(({ base }) => base)), sum(vat.map(({ tax }) => tax))])
      .sort(),
  )
