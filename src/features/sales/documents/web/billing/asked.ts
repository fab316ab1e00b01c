// What is to be invoiced of a quote, as it is chosen on screen, and what it comes to: by the same rules
// as the server's. Pure.
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import type { StepWorth } from '#features/sales/billing/rules/plan.ts'
import type { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import type { Order } from '#features/sales/orders/contract.ts'
import {
  depositVat,
  grossOfAll,
  sumsOfVat,
  whyNotDeposit,
} from '#features/sales/invoices/rules/deposit.ts'
import type { Quote } from '#features/sales/quotes/contract.ts'
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Bps, type Cents, type Quantity, quantity } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'

export type Billing = OutputOf<typeof quoteDeal.showBilling>
export const ways = ['step', 'all', 'deposit', 'balance', 'part'] as const
export type Way = (typeof ways)[number]

/** What is invoiced, and the next step of its plan with what it comes to, if that is no situation. */
export type Source = {
  readonly step: (BillingPlan['steps'][number] & { readonly worth: StepWorth }) | null
} & (
  | { readonly of: 'quote'; readonly document: Quote }
  | { readonly of: 'order'; readonly document: Order }
)

export type Chosen = {
  readonly way: Way
  readonly percent: Bps | null
  readonly amount: Cents | null
  /** By line of the quote or of the order. */
  readonly quantities: Readonly<Record<string, Quantity | null>>
}

/** What one most likely wants: what was planned, the whole of what is not begun, the balance of what is. */
export const usualWay = ({ standing, lines }: Billing, { step }: Source): Way => {
  if (step) return 'step'
  if (standing.length > 0) return 'balance'
  return lines.every((line) => line.remaining === line.quantity) ? 'all' : 'part'
}

/** The ways that make sense now. */
export const openWays = ({ standing, lines, left }: Billing, { step }: Source): Way[] => {
  const untouched = lines.every((line) => line.remaining === line.quantity)
  return ways.filter((way) => {
    if (way === 'step') return step !== null
    if (way === 'all') return standing.length === 0 && untouched
    if (way === 'balance') return standing.length > 0
    return left.gross > 0 || way === 'part'
  })
}

/** The VAT of what is chosen, rate by rate. */
export function chosenVat(
  chosen: Chosen,
  billing: Billing,
  document: Quote | Order,
): readonly VatGroup[] {
  const { way, percent, amount } = chosen
  if (way === 'all') return billing.signed.vat
  if (way === 'balance') return billing.left.vat
  if (way === 'part') {
    const lines = document.lines
      .filter((line) => line.kind === 'item')
      .map((line) => ({
        ...line,
        cost: null,
        chosen: true,
        quantity: chosen.quantities[line.id] ?? quantity(0),
      }))
    return documentTotals(lines, document.discount).vat
  }
  if (way === 'step') return []
  if (amount !== null) {
    const isOver = amount <= 0 || amount > billing.left.gross
    return isOver ? [] : depositVat({ amount }, billing.signed.vat, billing.left.vat)
  }
  return percent === null ? [] : depositVat({ percent }, billing.signed.vat, billing.left.vat)
}

/** The refusal that what is chosen would meet, or null. */
export function whyNotChosen(
  chosen: Chosen,
  billing: Billing,
  vat: readonly VatGroup[],
  source: Source,
) {
  const gross = grossOfAll(vat)
  if (chosen.way !== 'part' && billing.drafts.count > 0 && chosen.way !== 'all')
    return 'deal_drafted'
  if (chosen.way === 'step') return source.step?.worth.problem ?? null
  if (chosen.way === 'deposit') {
    if (chosen.amount !== null && chosen.amount > billing.left.gross) return 'deposit_too_large'
    return whyNotDeposit(vat, billing.left.vat)
  }
  if (chosen.way === 'balance') return gross < 0 ? 'negative_total' : null
  return null
}

/** The lines whose chosen quantity is more than what remains of them. */
export const isBeyond = (chosen: Chosen, billing: Billing): boolean =>
  chosen.way === 'part' &&
  billing.lines.some(({ line, remaining }) => {
    const wanted = chosen.quantities[line] ?? 0
    return remaining < 0 ? wanted < remaining : wanted > remaining
  })

export const sumsOf = (vat: readonly VatGroup[]) => sumsOfVat(vat)
