// What writing a purchase order takes: from whom, by whom, where to, and which lines at which prices.
import { composeLines, contactFor, place } from '#features/sales/quotes/actions/compose.ts'
import { findItems } from '#features/sales/quotes/queries/find.ts'
import { type Client, type CompanyRow, findClient } from '#features/sales/quotes/queries/parties.ts'
import type { TypedLine } from '#features/sales/quotes/rules/complete.ts'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { bps } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { createPurchase as creation, updatePurchase as update } from '../contract.ts'
import { buyingKey, findBuying, startingPrice } from '../queries/buying.ts'

export type Draft = InputOf<typeof creation>
export type WholeDraft = Omit<InputOf<typeof update>, 'id' | 'version'>

/** Whoever writes purchases sees their prices. @throws Refusal `purchase_costs_hidden`. */
export function mustSeeCosts(act: Act): void {
  if (!act.role.seesCosts) refuse('purchase_costs_hidden')
}

/** Whom one orders from. @throws Refusal `not_found`, `not_a_supplier`, `supplier_archived`. */
export async function supplierFor(
  act: Act,
  id: string,
  company: CompanyRow,
  isNew = true,
): Promise<Client & { isSupplier: boolean }> {
  const supplier = await findClient(act, id, company).catch(() => refuse('not_found', 'supplier'))
  if (isNew && !supplier.isSupplier) refuse('not_a_supplier', 'supplier')
  if (isNew && supplier.archived) refuse('supplier_archived', 'supplier')
  return supplier
}

/** A whole draft, from what is given, the supplier and whoever writes. */
export async function withDefaults(act: Act, given: Draft, supplier: Client): Promise<WholeDraft> {
  const { seller: buyer, store } = await place(
    act,
    { seller: given.buyer, store: given.store },
    { seller: null, store: null },
  )
  return {
    supplier: supplier.id,
    contact: await contactFor(act, given.contact, supplier.id, 'for_decision'),
    buyer,
    store,
    subject: given.subject ?? '',
    supplierReference: given.supplierReference ?? '',
    wishedDay: given.wishedDay ?? null,
    terms: given.terms ?? supplier.terms,
    paymentMethod: given.paymentMethod ?? supplier.paymentMethod,
    discount: given.discount ?? bps(0),
    language: given.language ?? supplier.language,
    note: given.note ?? '',
    lines: given.lines ?? [],
  }
}

/** A supplier charges its VAT whatever that of the company; its own regime may decide otherwise. */
export const regimesOf = (supplier: Pick<Client, 'vatRegime'>): Regimes => ({
  company: 'standard',
  customer: supplier.vatRegime,
})

/** The lines to store, those of an item at the last price of the supplier unless one is given. */
export async function linesOf(
  act: Act,
  draft: { readonly lines: readonly TypedLine[]; readonly discount: WholeDraft['discount'] },
  kept: readonly StoredLine[],
  supplier: Client,
  company: CompanyRow,
): Promise<StoredLine[]> {
  const typed = await priced(act, draft.lines, kept, supplier.id)
  const composed = await composeLines(act, {
    typed,
    kept,
    regimes: regimesOf(supplier),
    country: company.country,
    discount: draft.discount,
  })
  return composed.map(({ optional: _, chosen: __, ...line }) => ({ ...line, cost: null }))
}

async function priced(
  act: Act,
  typed: readonly TypedLine[],
  kept: readonly StoredLine[],
  supplier: string,
): Promise<TypedLine[]> {
  const known = new Map(kept.map((line) => [line.id, line.item_id]))
  // Nothing that is bought is an option, and what it costs is its price.
  const plain = typed.map((line) =>
    line.kind === 'item' ? { ...line, cost: null, optional: false } : line,
  )
  const unpriced = plain.flatMap((line) =>
    line.kind === 'item' && line.price === undefined && line.item && isNew(line, known)
      ? [line.item]
      : [],
  )
  const bought = await findBuying(act, unpriced, [supplier])
  const items = await findItems(act, unpriced)
  return plain.map((line) => {
    if (line.kind !== 'item' || !line.item || !unpriced.includes(line.item)) return line
    const at = bought.get(buyingKey(supplier, line.item))
    return { ...line, price: line.price ?? startingPrice(at, items.get(line.item)?.cost ?? null) }
  })
}

const isNew = (
  line: Extract<TypedLine, { kind: 'item' }>,
  known: ReadonlyMap<string, string | null>,
): boolean => line.id === undefined || known.get(line.id) !== line.item
