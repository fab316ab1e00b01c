// What of a deal is invoiced: deposits beforehand, and the balance that deducts them.
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { costOf } from '#features/sales/quotes/rules/lines.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Bps, bps, type Cents, proportion, subtract, zero } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Invoice } from '../contract.ts'
import type { quoteDeal } from '../contract/deal.ts'
import {
  agreedVat,
  type AgreedLine,
  dealColumns,
  findAmended,
  findDealLines,
  findRetentionDay,
  findTerms,
  lockDeal,
} from '../queries/agreed.ts'
import { findCost, findDrafts, findRetained, findStanding, type Standing } from '../queries/deal.ts'
import type { InvoiceFound } from '../queries/find.ts'
import { isGrouped } from '../queries/ordered.ts'
import type { Agreed } from '../queries/root.ts'
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
import type { InvoiceKind } from '../rules/life.ts'
import { retentionOf, worksVat } from '../rules/situation.ts'
import { unlinked, type StoredInvoiceLine } from '../rules/stored.ts'
import { insert, type Making } from './draft.ts'
import { holdAgreed } from './root.ts'

/**
 * Drafts a deposit invoice on a signed quote or a direct order. @throws Refusal `quote_not_signed`,
 * `order_not_confirmed`, `deal_drafted`,
 * `deposit_not_positive`, `deposit_too_large`.
 */
export async function invoiceDeposit(
  act: Act,
  { id, version, percent, amount }: InputOf<typeof quoteDeal.invoiceDeposit>,
): Promise<Invoice> {
  const { agreed, lines: signed, whole, standing } = await holdDeal(act, id, version)
  const left = leftOfVat(
    whole.vat,
    standing.map(({ vat }) => vat),
  )
  const asked: DepositAsked = amount === undefined ? { percent: percent ?? none } : { amount }
  const param = amount === undefined ? 'percent' : 'amount'
  const locale = agreed.language as Locale
  const written = formats(locale, agreed.currency, act.timeZone)
  const isOver = amount !== undefined && amount > grossOfAll(left)
  const vat = isOver || (amount ?? 1) <= 0 ? [] : depositVat(asked, whole.vat, left)
  const reason = isOver ? 'deposit_too_large' : whyNotDeposit(vat, left)
  if (reason) refuse(reason, param, { left: written.amount(grossOfAll(left)) })

  const sums = sumsOfVat(vat)
  const text: DepositText = {
    asked,
    agreed: { kind: agreed.kind, number: agreed.number ?? '', day: agreed.day, gross: whole.gross },
    locale,
    written,
  }
  const lines = depositLines(vat, signed, text).map((line, rank): StoredInvoiceLine => ({
    ...line,
    ...unlinked,
    id: newId(),
    rank,
  }))
  const { name, ...from } = await fromAgreed(act, agreed)
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
 * Drafts the balance of a deal: the whole of what was agreed, less every invoice of it that stands.
 * @throws Refusal `quote_not_signed`, `order_not_confirmed`, `deal_drafted`, `already_invoiced`, `negative_total`.
 */
export async function invoiceBalance(
  act: Act,
  { id, version }: InputOf<typeof quoteDeal.invoiceBalance>,
): Promise<Invoice> {
  const deal = await holdDeal(act, id, version)
  const { columns, lines, ...made } = await balanceOf(act, deal)
  const { name, ...from } = await fromAgreed(act, deal.agreed)
  return insert(act, { ...from, ...columns }, lines, { name, ...made })
}

/** What a computed draft is made of. */
export type Computed = Pick<Making, 'vat' | 'deductions' | 'told'> & {
  readonly kind: InvoiceKind
  readonly columns: Sums & Partial<HeldBack> & { readonly deal_seen?: string }
  readonly lines: readonly StoredInvoiceLine[]
}
type Sums = Pick<InvoiceFound, 'net' | 'tax' | 'gross' | 'cost' | 'discount'>
type HeldBack = Pick<InvoiceFound, 'retention' | 'retained' | 'retention_rate' | 'retention_day'>

/** The balance of a deal as it stands. @throws Refusal `already_invoiced`, `negative_total`. */
export async function balanceOf(act: Act, deal: Deal): Promise<Computed> {
  const { agreed, standing } = deal
  const { id } = agreed
  const lines = await wholeLines(act, id, deal.lines)
  const whole = worksVat(dealLines(lines, id), agreed.discount)
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
  const columns = {
    ...sums,
    discount: agreed.discount,
    cost: subtract(costOf(lines.map(pricedLine)), await findCost(act, id)),
    ...(await heldBack(act, id, retention, terms.retention)),
  }
  return { kind: 'final', columns, lines, vat, deductions: standing }
}

const none = bps(0)

export type Deal = {
  readonly agreed: Agreed
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
 * A deal with its amendments, held with what stands of it; nothing of it may still be a draft.
 * @throws Refusal `quote_not_signed`, `order_not_confirmed`, `quote_amends`, `deal_grouped`, `deal_drafted`.
 */
export async function holdDeal(act: Act, id: string, version: number | undefined): Promise<Deal> {
  const deal = await holdWithDrafts(act, id, version)
  if ((await findDrafts(act, id)).count > 0) refuse('deal_drafted')
  return deal
}

/** The same, whatever drafts of it there are. */
export async function holdWithDrafts(act: Act, id: string, version?: number): Promise<Deal> {
  await lockDeal(act, id)
  const agreed = await holdAgreed(act, id, version)
  if (agreed.whyNotBill) refuse(agreed.whyNotBill)
  const amended = await findAmended(act, id)
  if (amended) refuse('quote_amends', undefined, { number: amended.number ?? '' })
  if (await isGrouped(act, id)) refuse('deal_grouped')
  const lines = await findDealLines(act, agreed)
  const vat = agreedVat(lines, agreed.discount)
  return { agreed, lines, whole: { vat, ...sumsOfVat(vat) }, standing: await findStanding(act, id) }
}

/** What every invoice takes from the quote or the order of its deal; its sums are its own. */
export async function fromAgreed(act: Act, agreed: Agreed) {
  const { name } = (await findAround(act, agreed)).customer
  return {
    name,
    ...dealColumns(agreed),
    customer_id: agreed.customer_id,
    contact_id: agreed.contact_id,
    store_id: agreed.store_id,
    seller_id: agreed.seller_id,
    subject: agreed.subject,
    customer_reference: agreed.customer_reference,
    delivery_day: null,
    due_day: null,
    terms_days: agreed.terms_days,
    terms_end_of_month: agreed.terms_end_of_month,
    payment_method: agreed.payment_method,
    language: agreed.language,
    note: agreed.note,
    search: searchOf(agreed.number, name, agreed.subject, agreed.customer_reference),
  }
}

/** What an invoice holds back, and when that falls due: a year after the work was received. */
export async function heldBack(act: Act, deal: string, retention: Cents, rate: Bps) {
  if (retention === 0) return {}
  const day = await findRetentionDay(act, deal)
  return { retention, retained: retention, retention_rate: rate, retention_day: day }
}
