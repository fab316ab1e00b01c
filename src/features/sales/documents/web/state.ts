// What the editor of a document holds: its head, its lines, and what decides of their VAT. Pure.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { FittingAsk } from '#features/sales/orders/rules/fitting.ts'
import {
  type AnyLine,
  amountsOf,
  costOf,
  documentTotals,
  marginOf,
  optionsOf,
  whyNotLines,
} from '#features/sales/quotes/rules/lines.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import type { Day, Terms } from '#kernel/day.ts'
import { type Bps, type Cents, zero } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Totals } from '#kernel/vat.ts'
import type { Lines } from './edits.ts'
import { type EditorLine, pricedLine } from './line.ts'

export type Client = { readonly id: string; readonly name: string; readonly code: string }

/** The head of a quote or of an invoice; each leaves out what the other alone has. */
export type Head = {
  readonly customer: Client | null
  readonly contact: string | null
  readonly seller: string | null
  readonly store: string | null
  readonly subject: string
  readonly customerReference: string
  /** Of a quote. */
  readonly validUntil: Day | null
  /** Of an invoice. */
  readonly deliveryDay: Day | null
  readonly dueDay: Day | null
  /** Of an order: where it goes, the part to be paid before, and whether it is fitted. */
  readonly address: string | null
  readonly depositRate: Bps
  readonly fitting: FittingAsk
  readonly terms: Terms
  readonly paymentMethod: PaymentMethod
  readonly discount: Bps
  readonly language: Locale
  readonly note: string
}

export type EditorState = {
  readonly head: Head
  readonly lines: Lines
  readonly regimes: Regimes
}

export type Sums = {
  readonly totals: Totals
  /** What each line shows as its amount, in their order. */
  readonly amounts: readonly (Cents | null)[]
  readonly margin: Cents
  /** What the options that are not chosen come to, in no total. */
  readonly options: Cents
  /** Why these lines cannot even be a draft, and the cell to mend; then nothing is added up. */
  readonly wrong: { readonly code: string; readonly param: string } | null
}

const nothing: Totals = { lines: zero, discount: zero, net: zero, vat: [], tax: zero, gross: zero }

/** A line is never written upon: what it comes to is asked once, whatever is typed elsewhere. */
const known = new WeakMap<EditorLine, { readonly regimes: Regimes; readonly priced: AnyLine }>()

function pricedOnce(line: EditorLine, regimes: Regimes): AnyLine {
  const before = known.get(line)
  if (before?.regimes === regimes) return before.priced
  const priced = pricedLine(line, regimes)
  known.set(line, { regimes, priced })
  return priced
}

/** The sums of a document as it is typed, by the functions with which the server stores them. */
export function sumsOf({ head, lines, regimes }: EditorState): Sums {
  const priced = lines.map((line) => pricedOnce(line, regimes))
  const wrong = whyNotLines(priced, head.discount)
  // What is too large to be held exactly must not be added up: `times` would throw.
  if (wrong)
    return { totals: nothing, amounts: lines.map(() => null), margin: zero, options: zero, wrong }
  const totals = documentTotals(priced, head.discount)
  return {
    totals,
    amounts: amountsOf(priced),
    margin: marginOf(totals.net, costOf(priced)),
    options: optionsOf(priced),
    wrong: null,
  }
}
