// A deal as its rules see it: all of its lines, and what invoices that stand hold of each.
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { Bps } from '#kernel/money.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { balanceLines } from '../rules/balance.ts'
import type { DealLine, DealState } from '../rules/situation.ts'
import { type StoredInvoiceLine, unlinked } from '../rules/stored.ts'
import { type AgreedKind, type AgreedLine, findDealLines } from './agreed.ts'
import { findHeld, findRecovered, findRetained, findStanding, type Standing } from './deal.ts'

type Agreed = { readonly id: string; readonly kind: AgreedKind; readonly discount: Bps }
export type NamedLine = DealLine & { readonly name: string }
export type ReadDeal = Omit<
  DealState<Standing & { recovered?: readonly VatGroup[] | undefined }>,
  'lines'
> & {
  readonly lines: readonly NamedLine[]
}

/** A deal as it stands now. */
export async function readDeal(act: Act, deal: Agreed): Promise<ReadDeal> {
  const [agreed, standing] = await Promise.all([
    findDealLines(act, deal),
    findStanding(act, deal.id),
  ])
  return stateOf(act, deal, standing, await wholeLines(act, deal.id, agreed))
}

/** The same, of what an act has read of it. */
export async function stateOf(
  act: Act,
  deal: Agreed,
  standing: readonly Standing[],
  whole: readonly StoredInvoiceLine[],
): Promise<ReadDeal> {
  const [recovered, retained] = await Promise.all([
    findRecovered(act, deal.id),
    findRetained(act, deal.id),
  ])
  return {
    lines: dealLines(whole, deal.id),
    discount: deal.discount,
    standing: standing.map((one) => ({ ...one, recovered: recovered.get(one.id) })),
    retained,
  }
}

/** A line of the balance: whole, with what other invoices hold of it. */
function balanceLine(one: Balanced, rank: number, links: Links): StoredInvoiceLine {
  const { line, quantity, earlier, earlierNet } = one
  const taken = { ...ownOf(line as AgreedLine & Extra), quantity }
  return {
    ...taken,
    ...unlinked,
    ...links,
    id: newId(),
    rank,
    net: line.kind === 'item' ? netOf(taken) : line.net,
    earlier,
    earlier_net: earlierNet,
  }
}

type Balanced = ReturnType<typeof balanceLines<AgreedLine, StoredInvoiceLine>>[number]
type Links = Partial<
  Pick<StoredInvoiceLine, 'quote_id' | 'quote_line_id' | 'order_id' | 'order_line_id'>
>
type Extra = { optional?: boolean; chosen?: boolean; held?: number; heldNet?: number }

/** The line alone, without what was known of it beside. */
function ownOf(line: AgreedLine & Extra): StoredLine {
  const { optional: _, chosen: __, held: ___, heldNet: ____, ...more } = line
  const { agreed: _____, agreed_kind: ______, ...own } = more
  return own
}

/** The lines of all that is agreed, as a balance has them; lines of nothing are left out. */
export async function wholeLines(
  act: Act,
  deal: string,
  lines: readonly AgreedLine[],
): Promise<StoredInvoiceLine[]> {
  const agreed = new Map(lines.map((line) => [line.id, line]))
  const linksOf = ({ line: own, source }: Balanced): Links => {
    const line = agreed.get(source ?? '')
    if (own.kind !== 'item') return {}
    if (!line) return 'quote_line_id' in own ? pick(own) : {}
    return line.agreed_kind === 'quote'
      ? { quote_id: line.agreed, quote_line_id: line.id }
      : { order_id: line.agreed, order_line_id: line.id }
  }
  return balanceLines(lines, await findHeld(act, deal))
    .filter(({ line, quantity }) => line.kind !== 'item' || quantity !== 0)
    .map((one, rank) => balanceLine(one, rank, linksOf(one)))
}

const pick = ({ quote_id, quote_line_id }: StoredInvoiceLine): Links => ({
  quote_id,
  quote_line_id,
})

/** Lines of a deal as its rules see them; what is of no quote nor order counts with the first. */
export const dealLines = (lines: readonly StoredInvoiceLine[], deal: string): NamedLine[] =>
  lines
    .filter(({ kind }) => kind === 'item')
    .map((line) => ({
      id: line.quote_line_id ?? line.order_line_id ?? line.id,
      name: line.name,
      agreed: line.quote_id ?? line.order_id ?? deal,
      vat: { category: line.vat_category as VatGroup['category'], rate: line.vat_rate },
      quantity: line.quantity,
      net: line.net,
      earlier: line.earlier,
      earlierNet: line.earlier_net,
    }))
