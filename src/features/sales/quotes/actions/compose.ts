// What drafting a quote and drafting an invoice have in common: for whom, by whom, where, which lines.
import { isColleague, isStore } from '#features/relation/customers/queries.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Act, wouldSee } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { type Bps, zero } from '#kernel/money.ts'
import { findItems } from '../queries/find.ts'
import {
  type Client,
  type CompanyRow,
  findClient,
  firstStore,
  isContactOf,
  usualContact,
} from '../queries/parties.ts'
import { completeLine, type KeptLine, type TypedLine } from '../rules/complete.ts'
import { netOf, whyNotLines } from '../rules/lines.ts'
import { type OfferedLine, pricedLine } from '../rules/stored.ts'
import { type Regimes, whyNotLineVat } from '../rules/vat.ts'

/**
 * The client of a new document, or of one that changes hands.
 * @throws Refusal `not_found`, `not_a_customer`, `customer_archived`, at `customer`.
 */
export async function clientFor(act: Act, id: string, company: CompanyRow): Promise<Client> {
  const client = await findClient(act, id, company)
  if (!client.isCustomer) refuse('not_a_customer', 'customer')
  if (client.archived) refuse('customer_archived', 'customer')
  return client
}

type Placed = { readonly seller: string | null; readonly store: string | null }

/**
 * Who a document is entrusted to, and where: the person of the act and their first store unless said
 * otherwise, then those of the client. `kept` is where it was.
 * @throws Refusal `not_found` at `seller` or `store`; `out_of_scope` where the role would no longer
 * see its own document.
 */
export async function place(
  act: Act,
  asked: { seller?: string | null | undefined; store?: string | null | undefined },
  usual: Placed,
  kept: Placed | null = null,
): Promise<Placed> {
  const seller = asked.seller === undefined ? (act.person?.id ?? usual.seller) : asked.seller
  const store =
    asked.store === undefined
      ? (act.stores[0] ?? usual.store ?? (await firstStore(act)))
      : asked.store
  const known = [null, kept?.seller, act.person?.id].includes(seller)
  if (!known && !(await isColleague(act, seller as string))) refuse('not_found', 'seller')
  if (store !== null && store !== kept?.store && !(await isStore(act, store))) {
    refuse('not_found', 'store')
  }
  if (!wouldSee(act, { seller, store })) refuse('out_of_scope', 'seller')
  return { seller, store }
}

type Kept = { readonly seller_id: string | null; readonly store_id: string | null }

/** Where a document was, and where it is once it has changed hands. @throws Refusal as `place`. */
export async function handedOver(act: Act, row: Kept, to: Partial<Placed>) {
  const was = { seller: row.seller_id, store: row.store_id }
  const now = await place(act, { ...was, ...to }, was, was)
  return { was, now, columns: { seller_id: now.seller, store_id: now.store } }
}

/** The contact that is asked for, or the usual one of the client. @throws Refusal `not_found`. */
export async function contactFor(
  act: Act,
  asked: string | null | undefined,
  customer: string,
  use: 'for_decision' | 'for_billing',
): Promise<string | null> {
  if (asked === undefined) return usualContact(act, customer, use)
  if (asked !== null && !(await isContactOf(act, asked, customer))) refuse('not_found', 'contact')
  return asked
}

export type Composing = {
  readonly typed: readonly TypedLine[]
  /** The lines that the document has. */
  readonly kept: readonly KeptLine[]
  readonly regimes: Regimes
  /** The regimes under which the document was last saved, when its client changes. */
  readonly regimesBefore?: Regimes
  readonly country: string
  readonly discount: Bps
}

/**
 * The lines to store, complete and worth what they say.
 * @throws Refusal `not_found` at `lines.N.id` or `lines.N.item`, `vat_rate_unknown` and its kin at
 * `lines.N.vat`, `line_too_large`, `line_price_negative`, `document_too_large`.
 */
export async function composeLines(act: Act, composing: Composing): Promise<OfferedLine[]> {
  const { typed, kept, regimes, regimesBefore, country, discount } = composing
  const known = new Map(kept.map((line) => [line.id, line]))
  const asked = typed.map((line) => itemAsked(line, known))
  const items = await findItems(act, [...new Set(asked.filter((id) => id !== null))])
  const freed =
    regimesBefore !== undefined && regimesBefore.customer !== 'domestic' && !decides(regimes)
  const seen = new Set<string>()
  const complete = typed.map((line, rank) => {
    const was = line.id === undefined ? undefined : known.get(line.id)
    if (line.id !== undefined && (!was || seen.has(line.id)))
      refuse('not_found', `lines.${rank}.id`)
    if (line.id !== undefined) seen.add(line.id)
    const id = asked[rank] ?? null
    const item = id === null ? undefined : items.get(id)
    if (id !== null && !item) refuse('not_found', `lines.${rank}.item`)
    const whole = completeLine(line, {
      kept: was,
      item,
      regimes,
      freed,
      seesCosts: act.role.seesCosts,
    })
    return { ...whole, id: line.id ?? newId(), rank, net: zero }
  })
  check(complete, regimes, country, discount)
  return complete.map((line) => (line.kind === 'item' ? { ...line, net: netOf(line) } : line))
}

const decides = ({ company, customer }: Regimes): boolean =>
  company !== 'standard' || customer !== 'domestic'

const itemAsked = (line: TypedLine, known: ReadonlyMap<string, KeptLine>): string | null => {
  if (line.kind !== 'item') return null
  if (line.item !== undefined) return line.item
  return (line.id && known.get(line.id)?.item_id) || null
}

function check(
  lines: readonly OfferedLine[],
  regimes: Regimes,
  country: string,
  discount: Bps,
): void {
  const priced = lines.map(pricedLine)
  for (const [rank, line] of priced.entries()) {
    const reason = line.kind === 'item' ? whyNotLineVat(country, regimes, line.vat) : null
    if (reason) refuse(reason, `lines.${rank}.vat`)
  }
  const wrong = whyNotLines(priced, discount)
  if (wrong) refuse(wrong.code, wrong.param)
}
