// A situation invoices the progress of the work: what is done so far, less what was invoiced before. It
// is a balance that stops on the way: the same deal, the same links, each euro once
// (docs/decisions/0021-billing-plans.md).
import {
  type Bps,
  bps,
  type Cents,
  cents,
  proportion,
  type Quantity,
  quantity,
  roundedRatio,
  share,
  subtract,
  sum,
  zero,
} from '#kernel/money.ts'
import { totals, type Vat, type VatGroup } from '#kernel/vat.ts'
import { addedVat, grossOfAll, leftOfVat } from './deposit.ts'

/** How a deposit is taken off: with the progress of the work, or all at the end. */
export const recoveries = ['progress', 'last'] as const
export type Recovery = (typeof recoveries)[number]

/** A line of the deal: all of it, and what invoices that stand hold of it. */
export type DealLine = {
  readonly id: string
  /** What it was agreed with: the quote or the order of the deal, or an amendment. */
  readonly agreed: string
  readonly vat: Vat
  readonly quantity: Quantity
  readonly net: Cents
  readonly earlier: Quantity
  readonly earlierNet: Cents
}

export type InDeal = {
  readonly id: string
  readonly kind: 'invoice' | 'deposit' | 'situation' | 'final'
  /** What it adds to the books, once what was given back of it is taken off. */
  readonly vat: readonly VatGroup[]
  /** Of a deposit: what situations that stand have taken off for it. */
  readonly recovered?: readonly VatGroup[] | undefined
}

export type BillingTerms = {
  readonly recovery: Recovery
  /** The part of each situation that is held back, at most 5 % (loi n° 71-584 du 16 juillet 1971). */
  readonly retention: Bps
}

export type DealState<S extends InDeal = InDeal> = {
  readonly lines: readonly DealLine[]
  readonly discount: Bps
  readonly standing: readonly S[]
  /** What invoices that stand have held back so far, released since or not. */
  readonly retained: Cents
}

/** The percentage of all that is done; some lines may have their own. Both count from the beginning. */
export type ProgressAsked = {
  readonly percent?: Bps | null | undefined
  readonly lines?: readonly { readonly line: string; readonly percent: Bps }[] | undefined
}

/** A line as a situation has it: what is done of it, and what was invoiced before. */
export type DoneLine = DealLine & {
  readonly percent: Bps
  readonly done: Quantity
  readonly doneNet: Cents
}

export type Situation<S extends InDeal = InDeal> = {
  readonly lines: readonly DoneLine[]
  /** The work of the period, by rate. */
  readonly period: readonly VatGroup[]
  /** The part of each deposit that it takes off. */
  readonly deductions: readonly (Omit<S, 'vat'> & { readonly vat: readonly VatGroup[] })[]
  /** What it adds to the books. */
  readonly vat: readonly VatGroup[]
  readonly retention: Cents
  /** How much of the whole is done, before VAT. */
  readonly percent: Bps
  readonly isComplete: boolean
}

export type NoSituation = {
  readonly code:
    | 'situation_empty'
    | 'progress_back'
    | 'not_found'
    | 'negative_total'
    | 'deal_exceeded'
  readonly param: string
}

const whole = bps(10_000)

/** How much of a line is invoiced, in hundredths of a percent. */
export function progressOf({
  quantity: all,
  earlier,
}: Pick<DealLine, 'quantity' | 'earlier'>): Bps {
  if (all === 0 || all === earlier) return whole
  const ratio = roundedRatio(BigInt(earlier) * 10_000n, BigInt(all))
  return bps(Math.min(Math.max(ratio, 0), 10_000))
}

/**
 * The work that lines come to, by rate: added quote by quote and order by order, so that all of it is what was signed, to
 * the cent of each rate, amendments included.
 */
export function worksVat(
  lines: readonly { readonly agreed: string; readonly vat: Vat; readonly net: Cents }[],
  discount: Bps,
): VatGroup[] {
  const all = [...new Set(lines.map(({ agreed }) => agreed))]
  return addedVat(
    all.map((agreed) => {
      const own = lines.filter((line) => line.agreed === agreed)
      return totals(
        own.map(({ vat, net }) => ({ ...vat, net })),
        discount,
      ).vat
    }),
  )
}

/** All that the deal comes to, by rate. */
export const dealVat = ({ lines, discount }: Pick<DealState, 'lines' | 'discount'>): VatGroup[] =>
  worksVat(lines, discount)

/** What a balance would ask: the whole, less all that stands. */
export const leftOfDeal = (deal: DealState): VatGroup[] =>
  leftOfVat(
    dealVat(deal),
    deal.standing.map(({ vat }) => vat),
  )

/** The situation that is asked for, or why there can be none. */
export function situationOf<S extends InDeal>(
  deal: DealState<S>,
  asked: ProgressAsked,
  terms: BillingTerms,
): Situation<S> | NoSituation {
  const lines = doneLines(deal.lines, asked)
  if ('code' in lines) return lines
  const isComplete = lines.every(({ percent }) => percent === whole)
  const done = worksVat(
    lines.map((line) => ({ ...line, net: line.doneNet })),
    deal.discount,
  )
  const period = leftOfVat(done, worksBefore(deal.standing))
  const deductions = recoveredNow(deal, done, isComplete, terms.recovery)
  const vat = leftOfVat(
    period,
    deductions.map((one) => one.vat),
  )
  const moved = lines.some((line) => line.done !== line.earlier || line.doneNet !== line.earlierNet)
  if (!moved && period.length === 0) return { code: 'situation_empty', param: 'percent' }
  if (grossOfAll(vat) < 0 || grossOfAll(period) < 0) {
    return { code: 'negative_total', param: 'percent' }
  }
  // Where something is given back at the end (a return), the rest alone is more than the whole.
  if (grossOfAll(vat) > grossOfAll(leftOfDeal(deal))) {
    return { code: 'deal_exceeded', param: 'percent' }
  }
  const retention = retentionOf(deal, grossOfAll(done), grossOfAll(vat), terms.retention)
  return { lines, period, deductions, vat, retention, percent: percentOf(lines), isComplete }
}

/**
 * What is held back of a situation or of a balance: the rate of all that is done, less what was held
 * back before, and never more than is to be paid. Roundings do not add up, and the law's 5 % is that of
 * the whole.
 */
export function retentionOf(
  { retained }: Pick<DealState, 'retained'>,
  done: Cents,
  payable: Cents,
  rate: Bps,
): Cents {
  const due = subtract(share(done, rate), retained)
  return cents(Math.max(Math.min(due, payable), 0))
}

/** How much of the whole some lines come to, before VAT and before the discount of the whole. */
function percentOf(lines: readonly DoneLine[]): Bps {
  const all = sum(lines.map(({ net }) => net))
  if (all <= 0) return lines.every(({ percent }) => percent === whole) ? whole : bps(0)
  const done = sum(lines.map(({ doneNet }) => doneNet))
  const ratio = roundedRatio(BigInt(done) * 10_000n, BigInt(all))
  return bps(Math.min(Math.max(ratio, 0), 10_000))
}

function doneLines(
  lines: readonly DealLine[],
  { percent = null, lines: named = [] }: ProgressAsked,
): DoneLine[] | NoSituation {
  for (const [rank, { line: id, percent: wanted }] of named.entries()) {
    const line = lines.find((one) => one.id === id)
    if (!line) return { code: 'not_found', param: `lines.${rank}.line` }
    if (wanted < progressOf(line)) return { code: 'progress_back', param: `lines.${rank}.percent` }
  }
  return lines.map((line) => {
    const before = progressOf(line)
    const own = named.find((one) => one.line === line.id)?.percent
    // What is further already stays where it is.
    return doneTo(line, bps(Math.max(own ?? percent ?? 0, before)), before)
  })
}

function doneTo(line: DealLine, percent: Bps, before: Bps): DoneLine {
  const { quantity: all, net, earlier, earlierNet } = line
  if (percent === whole) return { ...line, percent, done: all, doneNet: net }
  if (percent === before) return { ...line, percent, done: earlier, doneNet: earlierNet }
  const done = quantity(roundedRatio(BigInt(all) * BigInt(percent), 10_000n))
  const usual = share(net, percent)
  // A cent that quantities have gained by their rounding is not given back on the way.
  const isBack = net < 0 ? usual > earlierNet : usual < earlierNet
  return { ...line, percent, done, doneNet: isBack ? earlierNet : usual }
}

/** The work that stands on invoices: what they add to the books, and what they took off for deposits. */
const worksBefore = (standing: readonly InDeal[]): (readonly VatGroup[])[] =>
  standing.flatMap(({ kind, vat, recovered = [] }) => (kind === 'deposit' ? [recovered] : [vat]))

/** The part of each deposit that is taken off now, rate by rate as the work of that rate goes. */
function recoveredNow<S extends InDeal>(
  deal: DealState<S>,
  done: readonly VatGroup[],
  isComplete: boolean,
  recovery: Recovery,
): Situation<S>['deductions'] {
  const all = dealVat(deal)
  const deposits = deal.standing.filter(({ kind }) => kind === 'deposit')
  const asked = addedVat(deposits.map(({ vat }) => vat))
  const soFar: { vat: readonly VatGroup[] } = { vat: [] }
  const targetOf = (group: VatGroup, of: 'base' | 'tax'): Cents => {
    if (isComplete) return group[of]
    const [whole, made] = [groupOf(all, group), groupOf(done, group)]
    if (recovery === 'progress') return partOf(group[of], made.base, whole.base)
    // At the end, which is as late as the deal allows: never more is asked than was signed.
    const open = subtract(whole[of], made[of])
    const wanted = subtract(
      subtract(groupOf(asked, group)[of], open),
      groupOf(soFar.vat, group)[of],
    )
    return cents(Math.min(Math.max(wanted, 0), group[of]))
  }
  return deposits
    .map((deposit) => {
      const target = deposit.vat.map((group) => ({
        ...group,
        base: targetOf(group, 'base'),
        tax: targetOf(group, 'tax'),
      }))
      soFar.vat = addedVat([soFar.vat, target])
      const vat = target.map((group) => {
        const before = groupOf(deposit.recovered ?? [], group)
        const base = positive(subtract(group.base, before.base))
        return { ...group, base, tax: positive(subtract(group.tax, before.tax)) }
      })
      return { ...deposit, vat: addedVat([vat]) }
    })
    .filter(({ vat }) => vat.length > 0)
}

const partOf = (amount: Cents, done: Cents, all: Cents): Cents =>
  all <= 0 ? zero : proportion(amount, cents(Math.min(Math.max(done, 0), all)), all)

const positive = (amount: Cents): Cents => cents(Math.max(amount, 0))

const groupOf = (groups: readonly VatGroup[], { category, rate }: Vat): VatGroup =>
  groups.find((group) => group.category === category && group.rate === rate) ?? {
    category,
    rate,
    base: zero,
    tax: zero,
  }
