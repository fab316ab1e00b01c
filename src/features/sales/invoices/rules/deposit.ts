// What a deposit asks and what a balance leaves, by category and rate of VAT. Everything is exact: what
// the invoices of a deal say adds up to what was signed (docs/decisions/0008-acomptes.md).
import {
  type Bps,
  type Cents,
  cents,
  minus,
  roundedRatio,
  share,
  split,
  subtract,
  sum,
  zero,
} from '#kernel/money.ts'
import type { Vat, VatGroup } from '#kernel/vat.ts'

/** A part of what was signed, before VAT and after alike, or an amount with its VAT. */
export type DepositAsked = { readonly percent: Bps } | { readonly amount: Cents }

export const grossOf = ({ base, tax }: Pick<VatGroup, 'base' | 'tax'>): Cents => sum([base, tax])
export const grossOfAll = (groups: readonly VatGroup[]): Cents => sum(groups.map(grossOf))

/** Net, tax and gross of VAT groups, as the columns of a document hold them. */
export function sumsOfVat(groups: readonly VatGroup[]): { net: Cents; tax: Cents; gross: Cents } {
  const net = sum(groups.map(({ base }) => base))
  const tax = sum(groups.map((group) => group.tax))
  return { net, tax, gross: sum([net, tax]) }
}

/**
 * The VAT of a deposit: a rate takes as much of each group that was signed; an amount is spread over
 * what is left of each group, in proportion, and its sum is that amount to the cent.
 */
export function depositVat(
  asked: DepositAsked,
  signed: readonly VatGroup[],
  left: readonly VatGroup[],
): VatGroup[] {
  if ('amount' in asked) return vatOfAmount(asked.amount, left)
  return signed
    .filter(({ base }) => base > 0)
    .map(({ category, rate, base }) => {
      const part = share(base, asked.percent)
      return { category, rate, base: part, tax: share(part, rate) }
    })
    .filter((group) => grossOf(group) !== 0)
}

/** Why a deposit may not be asked, or null. `left` is what remains to be invoiced of the deal. */
export function whyNotDeposit(
  vat: readonly VatGroup[],
  left: readonly VatGroup[],
): 'deposit_not_positive' | 'deposit_too_large' | null {
  const gross = grossOfAll(vat)
  if (gross <= 0) return 'deposit_not_positive'
  return gross > grossOfAll(left) ? 'deposit_too_large' : null
}

/**
 * An amount, VAT included, as bases and taxes of the groups in which something is left. The tax is that
 * of its base wherever some cents can be moved between groups for it. Of one rate alone, one amount in
 * six (at 20 %) has no such base: its tax is then what the amount leaves, a cent off at most (the
 * validators of EN 16931 allow it, BR-CO-17).
 */
export function vatOfAmount(amount: Cents, left: readonly VatGroup[]): VatGroup[] {
  const open = left.filter((group) => grossOf(group) > 0)
  // All that is left is left as it is: nothing remains, by rate either.
  if (amount === grossOfAll(open)) return open
  const parts = split(amount, open.map(grossOf))
  const groups = open.map(({ category, rate }, at) => within(parts[at] ?? zero, { category, rate }))
  return settled(amount, groups, open).filter((group) => grossOf(group) !== 0)
}

/** The base whose gross comes closest to an amount that holds its VAT. */
const within = (gross: Cents, { category, rate }: Vat): VatGroup => {
  const base = cents(roundedRatio(BigInt(gross) * 10_000n, BigInt(10_000 + rate)))
  return { category, rate, base, tax: share(base, rate) }
}

/** Moves the cents that the roundings have left over: some cents of base here or there, else of tax. */
function settled(
  amount: Cents,
  groups: readonly VatGroup[],
  open: readonly VatGroup[],
): VatGroup[] {
  const isWithin = (tried: readonly VatGroup[]) =>
    tried.every(({ base, tax }, at) => {
      const limit = open[at]!
      return base >= 0 && tax >= 0 && base <= limit.base && tax <= limit.tax
    })
  for (const [step, other] of moves) {
    for (const first of groups.keys()) {
      for (const second of groups.keys()) {
        if (first === second && other !== 0) continue
        const tried = groups.map((group, at) =>
          at === first ? stepped(group, step) : at === second ? stepped(group, other) : group,
        )
        if (grossOfAll(tried) === amount && isWithin(tried)) return tried
      }
    }
  }
  return taxed(groups, subtract(amount, grossOfAll(groups)))
}

/** How far a base may be moved, in cents: the roundings of a few rates leave no more. */
const steps = [0, 1, -1, 2, -2, 3, -3] as const
const moves = steps
  .flatMap((step) => steps.map((other) => [step, other] as const))
  .sort(([a, b], [c, d]) => Math.abs(a) + Math.abs(b) - Math.abs(c) - Math.abs(d))

const stepped = (group: VatGroup, step: number): VatGroup => {
  const base = cents(group.base + step)
  return { ...group, base, tax: share(base, group.rate) }
}

/** A cent of tax each, of the widest first. */
function taxed(groups: readonly VatGroup[], over: Cents): VatGroup[] {
  const order = [...groups.keys()].sort((a, b) => groups[b]!.tax - groups[a]!.tax)
  const step = over > 0 ? 1 : -1
  const chosen = order.slice(0, Math.abs(over))
  return groups.map((group, at) =>
    chosen.includes(at) ? { ...group, tax: cents(group.tax + step) } : group,
  )
}

export const negated = (groups: readonly VatGroup[]): VatGroup[] =>
  groups.map((group) => ({ ...group, base: minus(group.base), tax: minus(group.tax) }))

/** Groups added up by category and rate, highest rate first; empty ones are left out. */
export function addedVat(of: readonly (readonly VatGroup[])[]): VatGroup[] {
  const added = new Map<string, VatGroup>()
  for (const group of of.flat()) {
    const key = `${group.category} ${group.rate}`
    const known = added.get(key)
    const base = sum([known?.base ?? zero, group.base])
    added.set(key, { ...group, base, tax: sum([known?.tax ?? zero, group.tax]) })
  }
  return [...added.values()]
    .filter(({ base, tax }) => base !== 0 || tax !== 0)
    .sort((a, b) => b.rate - a.rate || (a.category < b.category ? -1 : 1))
}

/** What is left of the whole once what stands already is taken off, by category and rate. */
export const leftOfVat = (
  whole: readonly VatGroup[],
  standing: readonly (readonly VatGroup[])[],
): VatGroup[] => addedVat([whole, ...standing.map(negated)])
