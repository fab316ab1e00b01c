// A deal as its rules see it: all of its lines, and what invoices that stand hold of each.
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import type { Bps } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { balanceLines } from '../rules/balance.ts'
import type { DealLine, DealState } from '../rules/situation.ts'
import { type StoredInvoiceLine, unlinked } from '../rules/stored.ts'
import { type AgreedLine, findDealLines } from './agreed.ts'
import { findHeld, findRecovered, findRetained, findStanding, type Standing } from './deal.ts'

type Quote = { readonly id: string; readonly discount: Bps }
export type NamedLine = DealLine & { readonly name: string }
export type ReadDeal = Omit<
  DealState<Standing & { recovered?: readonly VatGroup[] | undefined }>,
  'lines'
> & {
  readonly lines: readonly NamedLine[]
}

/** The deal of a quote as it stands now. */
export async function readDeal(act: Act, quote: Quote): Promise<ReadDeal> {
  const [agreed, standing] = await Promise.all([
    findDealLines(act, quote.id),
    findStanding(act, quote.id),
  ])
  return stateOf(act, quote, standing, await wholeLines(act, quote.id, agreed))
}

/** The same, of what an act has read of it. */
export async function stateOf(
  act: Act,
  quote: Quote,
  standing: readonly Standing[],
  whole: readonly StoredInvoiceLine[],
): Promise<ReadDeal> {
  const [recovered, retained] = await Promise.all([
    findRecovered(act, quote.id),
    findRetained(act, quote.id),
  ])
  return {
    lines: dealLines(whole, quote.id),
    discount: quote.discount,
    standing: standing.map((one) => ({ ...one, recovered: recovered.get(one.id) })),
    retained,
  }
}

/** A line of the balance: whole, with what other invoices hold of it. */
function balanceLine(
  one: ReturnType<typeof balanceLines<AgreedLine, StoredInvoiceLine>>[number],
  rank: number,
): StoredInvoiceLine {
  const { line, quoteLine, quantity, earlier, earlierNet } = one
  const { optional: _, chosen: __, held: ___, heldNet: ____, ...own } = line as AgreedLine & Extra
  const taken = { ...own, quantity }
  return {
    ...taken,
    ...unlinked,
    id: newId(),
    rank,
    net: line.kind === 'item' ? netOf(taken) : line.net,
    quote_id: quoteLine === null || line.kind !== 'item' ? null : line.quote_id,
    quote_line_id: line.kind === 'item' ? quoteLine : null,
    earlier,
    earlier_net: earlierNet,
  }
}

type Extra = { optional?: boolean; chosen?: boolean; held?: number; heldNet?: number }

/** The lines of all that is agreed, as a balance has them; lines of nothing are left out. */
export async function wholeLines(
  act: Act,
  quote: string,
  lines: readonly AgreedLine[],
): Promise<StoredInvoiceLine[]> {
  return balanceLines(lines, await findHeld(act, quote))
    .filter(({ line, quantity }) => line.kind !== 'item' || quantity !== 0)
    .map(balanceLine)
}

/** Lines of a deal as its rules see them; what is of no quote counts with the first. */
export const dealLines = (lines: readonly StoredInvoiceLine[], quote: string): NamedLine[] =>
  lines
    .filter(({ kind }) => kind === 'item')
    .map((line) => ({
      id: line.quote_line_id ?? line.id,
      name: line.name,
      quote: line.quote_id ?? quote,
      vat: { category: line.vat_category as VatGroup['category'], rate: line.vat_rate },
      quantity: line.quantity,
      net: line.net,
      earlier: line.earlier,
      earlierNet: line.earlier_net,
    }))
