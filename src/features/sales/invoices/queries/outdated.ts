// Whether a draft is still what its deal asks for: several may stand side by side, and be issued in any
// order (docs/decisions/0049-drafts-side-by-side.md).
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import { sum } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { isSamePrice } from '../rules/balance.ts'
import { grossOfAll, leftOfVat } from '../rules/deposit.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import { agreedVat, type AgreedLine, dealOf, findDealLines, findDealSums } from './agreed.ts'
import { findDeductions, findStanding, type Standing } from './deal.ts'
import type { InvoiceFound } from './find.ts'
import type { Agreed } from './root.ts'
import { wholeLines } from './state.ts'

/** Why a draft must be computed again before it is issued. */
export type Outdated = 'deal_changed' | 'deal_ended'

/**
 * Whether a draft of a deal is to be computed again: what it deducts has changed since, or it has come
 * to end the deal. What is invoiced otherwise than it was agreed stays as it was written.
 */
export async function findOutdated(
  act: Act,
  row: InvoiceFound,
  lines: readonly StoredInvoiceLine[],
): Promise<Outdated | null> {
  const deal = dealOf(row)
  if (deal === null || row.state !== 'draft') return null
  if (row.kind === 'final' || row.kind === 'situation') {
    const standing = await findStanding(act, deal, row.id)
    const seen = row.deal_seen || told(await findDeductions(act, row.id))
    return told(standing) === seen ? null : 'deal_changed'
  }
  if (row.kind !== 'invoice' || row.beyond_reason !== '') return null
  const { kind, discount } = await findDealSums(act, deal)
  const agreed = await findDealLines(act, { id: deal, kind })
  if (row.discount !== discount || !lines.every((line) => isAsAgreed(line, agreed))) return null
  return (await isClosing(act, { id: deal, discount }, agreed, lines)) ? 'deal_ended' : null
}

function isAsAgreed(line: StoredInvoiceLine, agreed: readonly AgreedLine[]): boolean {
  if (line.kind !== 'item') return true
  const source = agreed.find(({ id }) => id === (line.quote_line_id ?? line.order_line_id))
  return source !== undefined && isSamePrice(source, line)
}

/**
 * Whether these lines take all that is left of a deal, and yet not what is left of its amounts: a deposit
 * was asked, or the roundings of parts have gained or lost a cent. Then its balance is what is asked for.
 */
export const isLeftToBalance = async (
  act: Act,
  deal: Pick<Agreed, 'id' | 'kind' | 'discount'>,
  lines: readonly StoredInvoiceLine[],
): Promise<boolean> => isClosing(act, deal, await findDealLines(act, deal), lines)

async function isClosing(
  act: Act,
  deal: Pick<Agreed, 'id' | 'discount'>,
  agreed: readonly AgreedLine[],
  lines: readonly StoredInvoiceLine[],
): Promise<boolean> {
  const standing = await findStanding(act, deal.id)
  const after = leftOfVat(agreedVat(agreed, deal.discount), [
    ...standing.map(({ vat }) => vat),
    documentTotals(lines.map(pricedLine), deal.discount).vat,
  ])
  if (after.length === 0) return false
  // Quantities that fit never ask for more than was agreed, but for cents that their roundings gain.
  const isOver = grossOfAll(after) < 0 && standing.every(({ kind }) => kind === 'invoice')
  if (isOver && agreed.every(({ quantity }) => quantity >= 0)) return true
  return takesAll(await wholeLines(act, deal.id, agreed), lines)
}

/** Whether nothing is left of any line of a deal once these are invoiced. */
function takesAll(
  whole: readonly StoredInvoiceLine[],
  lines: readonly StoredInvoiceLine[],
): boolean {
  const left = new Map<string, number>()
  const count = (line: StoredInvoiceLine, taken: number) => {
    if (line.kind !== 'item') return
    const of = line.quote_line_id ?? line.order_line_id ?? line.id
    left.set(of, (left.get(of) ?? 0) + taken)
  }
  for (const line of whole) count(line, line.quantity - line.earlier)
  for (const line of lines) count(line, -line.quantity)
  return [...left.values()].every((open) => open === 0)
}

/** What stands of a deal, in a text that is the same while nothing has changed. */
export const told = (of: readonly Standing[]): string =>
  JSON.stringify(
    of
      .map(({ id, vat }) => [id, sum(vat.map(({ base }) => base)), sum(vat.map(({ tax }) => tax))])
      .sort(),
  )
