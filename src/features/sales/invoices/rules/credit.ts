// What a credit note takes back of an invoice: quantities, amounts, or all that is left. Amounts and
// quantities are those of the invoice, on its side of zero; whoever stores them turns them round.
import {
  type Bps,
  bps,
  type Cents,
  cents,
  centsAsPrice,
  type Price,
  price,
  type Quantity,
  quantity,
  roundedRatio,
  share,
  split,
  subtract,
  sum,
  times,
  zero,
} from '#kernel/money.ts'
import type { Vat, VatGroup } from '#kernel/vat.ts'
import { addedVat, grossOfAll, leftOfVat, vatOfAmount } from './deposit.ts'

/** A line that is sold, and what credit notes have taken back of it already. */
export type Creditable = {
  readonly id: string
  readonly quantity: Quantity
  /** What other invoices of the deal hold of the quantity: this one may not give it back. */
  readonly earlier: Quantity
  readonly price: Price
  readonly discount: Bps
  readonly vat: Vat
  readonly net: Cents
  /** Given back with its quantity, and in all. */
  readonly creditedQuantity: Quantity
  readonly creditedByQuantity: Cents
  readonly creditedNet: Cents
}

/** An invoice and what is taken back of it: `vat` is what it adds to the books. */
export type ToCredit = {
  readonly kind: string
  readonly discount: Bps
  readonly lines: readonly Creditable[]
  readonly vat: readonly VatGroup[]
  readonly credited: readonly (readonly VatGroup[])[]
}

/** Some lines by quantity or by amount before VAT, an amount of the whole with its VAT, or the rest. */
export type CreditAsked = {
  readonly lines?:
    | readonly {
        readonly line: string
        readonly quantity?: Quantity | undefined
        readonly net?: Cents | undefined
      }[]
    | undefined
  readonly amount?: Cents | undefined
}

/** A line of the credit note: of one line of the invoice, or of a whole rate. */
export type CreditLine = {
  /** The line that it takes back; null for an amount of the whole. */
  readonly line: string | null
  readonly quantity: Quantity
  readonly price: Price
  readonly discount: Bps
  readonly vat: Vat
  readonly net: Cents
}

export type Credit = {
  /** By quantity, the quote has as much more to invoice; by amount, it has not. */
  readonly by: 'whole' | 'quantity' | 'amount'
  /** The discount on the whole of the credit note; an amount is said once everything is taken off. */
  readonly discount: Bps
  readonly lines: readonly CreditLine[]
  readonly vat: readonly VatGroup[]
}

export type NoCredit = {
  readonly code: 'credit_empty' | 'credit_mixed' | 'not_found' | 'beyond_invoice' | 'beyond_line'
  readonly param: string
}

/** What of an invoice may still be taken back, by category and rate. */
export const leftToCredit = ({ vat, credited }: Pick<ToCredit, 'vat' | 'credited'>): VatGroup[] =>
  leftOfVat(vat, credited)

/** How much of the quantity of a line may still be given back. */
export const quantityLeft = (line: Creditable): Quantity =>
  quantity(line.quantity - line.earlier - line.creditedQuantity)

/** How much of the amount of a line may still be taken back, before the discount of the whole. */
export const netLeft = (line: Creditable): Cents => subtract(line.net, line.creditedNet)

/** The credit note that is asked for, or why there can be none. */
export function creditOf(invoice: ToCredit, asked: CreditAsked): Credit | NoCredit {
  const left = leftToCredit(invoice)
  if (left.length === 0) return no('beyond_invoice', 'lines')
  if (asked.amount !== undefined) {
    if (asked.lines) return no('credit_mixed', 'amount')
    if (asked.amount <= 0) return no('credit_empty', 'amount')
    return byAmount(asked.amount, left)
  }
  if (!asked.lines) return rest(invoice, left)
  const wanted = asked.lines.filter((one) => (one.quantity ?? 0) !== 0 || (one.net ?? 0) !== 0)
  if (wanted.length === 0) return no('credit_empty', 'lines')
  const isByNet = wanted.every((one) => one.net !== undefined && one.quantity === undefined)
  if (isByNet) return byNet(invoice, left, wanted)
  if (wanted.some((one) => one.net !== undefined)) return no('credit_mixed', 'lines')
  return byQuantity(invoice, left, wanted)
}

type Wanted = NonNullable<CreditAsked['lines']>

/**
 * All that is left: the invoice itself the other way round or, once something is taken back, what
 * quantities are left at what is left of their amount; failing these, one amount by rate.
 */
function rest(invoice: ToCredit, left: readonly VatGroup[]): Credit | NoCredit {
  const { discount } = invoice
  if (invoice.credited.length === 0) {
    const lines = invoice.lines.map(({ id, quantity: count, price: unit, ...line }) => ({
      line: id,
      quantity: count,
      price: unit,
      discount: line.discount,
      vat: line.vat,
      net: line.net,
    }))
    return { by: 'whole', discount, lines, vat: invoice.vat }
  }
  const open = invoice.lines.filter((line) => quantityLeft(line) !== 0)
  const again = open.map((line) => ({ line: line.id, quantity: quantityLeft(line) }))
  const byLines = again.length === 0 ? null : byQuantity(invoice, left, again)
  const isWhole = byLines && 'vat' in byLines && leftOfVat(left, [byLines.vat]).length === 0
  if (isWhole) return byLines
  const lines = spread(open, left) ?? left.map(groupLine)
  return {
    by: lines.every(({ line }) => line) ? 'quantity' : 'amount',
    discount: bps(0),
    lines,
    vat: left,
  }
}

/** What is left of each rate over the quantities that are left of it; null where it cannot be said so. */
function spread(open: readonly Creditable[], left: readonly VatGroup[]): CreditLine[] | null {
  const lines = left.map((group) => {
    const own = open.filter((line) => isSame(line.vat, group) && netLeft(line) > 0)
    const weights = own.map(netLeft)
    if (group.base < 0 || group.base > sum(weights)) return null
    if (weights.length === 0 || own.some((line) => line.earlier !== 0)) return null
    const nets = split(group.base, weights)
    return own.map((line, at) => pieceAt(line, quantityLeft(line), nets[at] ?? zero))
  })
  const isExact = lines.every((own) => own?.every((line) => line !== null))
  return isExact ? (lines.flat() as CreditLine[]) : null
}

/** An amount with its VAT, spread over what is left of each rate. */
function byAmount(amount: Cents, left: readonly VatGroup[]): Credit | NoCredit {
  const open = left.filter(({ base, tax }) => base + tax > 0)
  if (amount > grossOfAll(open)) return no('beyond_invoice', 'amount')
  const vat = vatOfAmount(amount, open)
  return { by: 'amount', discount: bps(0), lines: vat.map(groupLine), vat }
}

const groupLine = ({ category, rate, base }: VatGroup): CreditLine => ({
  line: null,
  quantity: base < 0 ? quantity(-10_000) : quantity(10_000),
  price: centsAsPrice(cents(Math.abs(base))),
  discount: bps(0),
  vat: { category, rate },
  net: base,
})

/** Amounts of some lines, before VAT and once every discount is taken off. */
function byNet(invoice: ToCredit, left: readonly VatGroup[], wanted: Wanted): Credit | NoCredit {
  const lines: CreditLine[] = []
  for (const [rank, { line: id, net = zero }] of wanted.entries()) {
    const line = invoice.lines.find((one) => one.id === id)
    if (!line) return no('not_found', `lines.${rank}.line`)
    if (beyond(net, netLeft(line))) return no('beyond_line', `lines.${rank}.net`)
    lines.push({
      ...groupLine({ ...line.vat, base: net, tax: zero }),
      line: id,
    })
  }
  const bases = addedVat(lines.map((line) => [{ ...line.vat, base: line.net, tax: zero }]))
  const vat = withTaxes(invoice, left, bases)
  // To take back a return alone is to invoice it again.
  if (vat && grossOfAll(vat) <= 0) return no('credit_empty', 'lines')
  return vat ? { by: 'amount', discount: bps(0), lines, vat } : no('beyond_invoice', 'lines')
}

/** Quantities of some lines, at their price; the discount of the whole is taken back with them. */
function byQuantity(
  invoice: ToCredit,
  left: readonly VatGroup[],
  wanted: Wanted,
): Credit | NoCredit {
  const lines: CreditLine[] = []
  for (const [rank, { line: id, quantity: count = quantity(0) }] of wanted.entries()) {
    const line = invoice.lines.find((one) => one.id === id)
    if (!line) return no('not_found', `lines.${rank}.line`)
    if (lines.some((one) => one.line === id)) return no('beyond_line', `lines.${rank}.quantity`)
    if (beyond(count, quantityLeft(line))) return no('beyond_line', `lines.${rank}.quantity`)
    const piece = pieceOf(line, count)
    if (beyond(piece.net, netLeft(line))) return no('beyond_line', `lines.${rank}.quantity`)
    lines.push(piece)
  }
  const before = netsOf(invoice.lines, (line) => line.creditedByQuantity)
  const now = netsOf(invoice.lines, (line) =>
    sum([line.creditedByQuantity, lines.find((one) => one.line === line.id)?.net ?? zero]),
  )
  // What was discounted in all so far, less what was discounted before: roundings never add up.
  const bases = leftOfVat(discounted(now, invoice.discount), [discounted(before, invoice.discount)])
  const vat = withTaxes(invoice, left, bases)
  // To take back a return alone is to invoice it again.
  if (vat && grossOfAll(vat) <= 0) return no('credit_empty', 'lines')
  return vat
    ? { by: 'quantity', discount: invoice.discount, lines, vat }
    : no('beyond_invoice', 'lines')
}

/** A quantity of a line: the last one takes what is left of its amount, to the cent. */
function pieceOf(line: Creditable, count: Quantity): CreditLine {
  const { id, price: unit, discount, vat } = line
  const usual = times(unit, count, discount)
  const isLast = line.earlier === 0 && count === quantityLeft(line)
  const left = subtract(line.net, line.creditedByQuantity)
  const net = isLast || beyond(usual, left) ? left : usual
  const piece = { line: id, quantity: count, price: unit, discount, vat, net }
  return net === usual ? piece : (pieceAt(line, count, net) ?? { ...piece, net: usual })
}

/** A quantity of a line at an amount that its price does not give: the price that does, or null. */
function pieceAt(line: Creditable, count: Quantity, net: Cents): CreditLine | null {
  const exact = price(roundedRatio(BigInt(net) * 100_000_000n, BigInt(count)))
  if (exact < 0 || times(exact, count) !== net) return null
  return { line: line.id, quantity: count, price: exact, discount: bps(0), vat: line.vat, net }
}

const netsOf = (lines: readonly Creditable[], net: (line: Creditable) => Cents): VatGroup[] =>
  addedVat(lines.map((line) => [{ ...line.vat, base: net(line), tax: zero }]))

const discounted = (groups: readonly VatGroup[], discount: Bps): VatGroup[] =>
  groups.map((group) => ({ ...group, base: subtract(group.base, share(group.base, discount)) }))

/**
 * Bases with their taxes, or null where they are more than what is left. Of a rate whose base is
 * wholly taken back, the tax is what is left of it; otherwise that of all that is taken back so far,
 * less what was: never a cent more or less than the invoice once it is all taken back.
 */
function withTaxes(
  invoice: ToCredit,
  left: readonly VatGroup[],
  bases: readonly VatGroup[],
): VatGroup[] | null {
  const done = addedVat(invoice.credited)
  const groups: VatGroup[] = []
  for (const asked of bases) {
    const open = left.find((group) => isSame(group, asked))
    if (!open || beyond(asked.base, open.base)) return null
    const before = done.find((group) => isSame(group, asked))
    const upTo = share(sum([before?.base ?? zero, asked.base]), asked.rate)
    const usual = subtract(upTo, before?.tax ?? zero)
    const tax = asked.base === open.base ? open.tax : nearest(usual, open.tax)
    groups.push({ ...asked, tax })
  }
  return groups
}

const isSame = (a: Vat, b: Vat): boolean => a.category === b.category && a.rate === b.rate

/** Whether something is more than what is left, on whichever side of zero that is. */
const beyond = (wanted: number, left: number): boolean =>
  left < 0 ? wanted < left || wanted > 0 : wanted > left || wanted < 0

const nearest = (wanted: Cents, left: Cents): Cents =>
  cents(Math.min(Math.max(wanted, Math.min(left, 0)), Math.max(left, 0)))

const no = (code: NoCredit['code'], param: string): NoCredit => ({ code, param })
