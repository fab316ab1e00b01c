// What a deal is agreed on, read or held: a signed quote, or a confirmed order that has no quote.
import { findOrder, type OrderFound } from '#features/sales/orders/queries/find.ts'
import { can as ofOrder, isAgreed, type OrderState } from '#features/sales/orders/rules/life.ts'
import { findQuote, type QuoteFound } from '#features/sales/quotes/queries/find.ts'
import { can as ofQuote, type QuoteState } from '#features/sales/quotes/rules/life.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { AgreedKind } from './agreed.ts'

/** What a deal takes from the quote or the order that it is agreed on. */
export type Agreed = Pick<QuoteFound & OrderFound, (typeof shared)[number]> & {
  readonly kind: AgreedKind
  /** Why nothing of it may be invoiced now, or null. */
  readonly whyNotBill: 'quote_not_signed' | 'order_not_confirmed' | null
  /** Why it has no plan, or null: an order that was ended keeps its own. */
  readonly whyNotPlan: 'quote_not_signed' | 'order_not_confirmed' | null
}

/**
 * The quote or the direct order of this identifier, as far as the role may see it.
 * @throws Refusal `not_found`, `order_of_quote`.
 */
export async function findAgreed(act: Act, id: string): Promise<Agreed> {
  const quote = await findQuote(act, id)
  if (quote) return agreedQuote(quote)
  return agreedOrder((await findOrder(act, id)) ?? refuse('not_found'))
}

export function agreedQuote(quote: QuoteFound): Agreed {
  const why = ofQuote.invoice(quote.state as QuoteState) ? null : 'quote_not_signed'
  return { ...own(quote), kind: 'quote', whyNotBill: why, whyNotPlan: why }
}

/** @throws Refusal `order_of_quote`. */
export function agreedOrder(order: OrderFound): Agreed {
  if (order.quote_id !== null) refuse('order_of_quote')
  const state = order.state as OrderState
  return {
    ...own(order),
    kind: 'order',
    whyNotBill: ofOrder.carryOut(state) ? null : 'order_not_confirmed',
    whyNotPlan: isAgreed(state) ? null : 'order_not_confirmed',
  }
}

const shared = [
  'id',
  'number',
  'day',
  'customer_id',
  'contact_id',
  'store_id',
  'seller_id',
  'subject',
  'customer_reference',
  'discount',
  'terms_days',
  'terms_end_of_month',
  'payment_method',
  'currency',
  'language',
  'note',
  'gross',
] as const satisfies readonly (keyof QuoteFound & keyof OrderFound)[]

const own = (row: QuoteFound | OrderFound) =>
  Object.fromEntries(shared.map((name) => [name, row[name]])) as Pick<
    QuoteFound & OrderFound,
    (typeof shared)[number]
  >
