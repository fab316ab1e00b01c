// A draft becomes what it says for ever: its lines are priced, its sums added up, its mentions written.
import { type Cents, minus, quantity, subtract, sum, times } from '#kernel/money.ts'
import { type Totals, totals, type VatGroup } from '#kernel/vat.ts'
import type { DocumentDraft, DraftLine, FrozenDocument, FrozenLine, ItemLine } from './frozen.ts'
import { legalMentions } from './mentions.ts'

/**
 * Fixes a document: the net of each line, the subtotals, the totals and the mentions that the law
 * wants in its case. Options are priced, and left out of every sum
 * until they are chosen.
 */
export function freeze(draft: DocumentDraft): FrozenDocument {
  const lines = withNets(draft.lines)
  const counted = lines.filter((line) => line.kind === 'item').filter((line) => line.chosen)
  const sums = agreed(totals(counted, draft.discount), draft.vat ?? null)
  const paid = sum([...draft.deposits.map(({ gross }) => gross), draft.alreadyPaid])
  const { exchange } = draft
  return {
    ...draft,
    lines,
    totals: sums,
    payable: sum([sums.gross, minus(paid)]),
    // Cents are hundredths and quantities ten-thousandths: the tax as a count of units of currency.
    taxInEuros: exchange && times(exchange.rate, quantity(sums.tax * 100)),
    mentions: legalMentions(draft),
  }
}

/** Totals of the VAT that was agreed, where there is one; the lines add up to what they add up to. */
function agreed(computed: Totals, vat: readonly VatGroup[] | null): Totals {
  if (!vat) return computed
  const net = sum(vat.map(({ base }) => base))
  const tax = sum(vat.map((group) => group.tax))
  return {
    ...computed,
    discount: subtract(computed.lines, net),
    net,
    vat,
    tax,
    gross: sum([net, tax]),
  }
}

/** Of a situation, what is done since the last. */
const netOf = ({ progress, price, quantity: count, discount }: ItemLine): Cents =>
  progress ? subtract(progress.done, progress.before) : times(price, count, discount)

/** A subtotal adds what stands between it and the section or the subtotal before it. */
function withNets(lines: readonly DraftLine[]): FrozenLine[] {
  let since: Cents[] = []
  return lines.map((line): FrozenLine => {
    if (line.kind === 'item') {
      const net = netOf(line)
      if (line.chosen) since.push(net)
      return { ...line, net }
    }
    if (line.kind === 'subtotal') {
      const net = sum(since)
      since = []
      return { kind: 'subtotal', name: line.name, net }
    }
    if (line.kind === 'section') since = []
    return line
  })
}
