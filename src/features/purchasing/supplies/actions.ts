// The conditions of a supplier for an item: written, and forgotten.
import { changed, record } from '#features/base/journal/actions.ts'
import { findItem, suppliesItems } from '#features/catalog/items/queries.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { keepSupply as keeping, Supply } from './contract.ts'
import { deleteSupply, findSupplies, saveSupply } from './queries.ts'

/** @throws Refusal `not_found`, `not_a_supplier`, `minimum_not_positive`. */
export async function keepSupply(
  act: Act,
  { id, supplier, ...asked }: InputOf<typeof keeping>,
): Promise<Supply> {
  const item = await findItem(act, id, { hold: true })
  const supplies = await suppliesItems(act, supplier)
  if (supplies === null) refuse('not_found', 'supplier')
  if (!supplies) refuse('not_a_supplier', 'supplier')
  const { reference, minimum, leadDays } = asked
  if (minimum !== null && minimum <= 0) refuse('minimum_not_positive', 'minimum')
  const before = await supplyOf(act, id, supplier)
  await saveSupply(act, id, supplier, { reference, minimum, lead_days: leadDays })
  const after = (await supplyOf(act, id, supplier)) ?? refuse('not_found')
  record(act, 'item.supply_changed', 'item', id, {
    label: item.name,
    ...changed(told(before), told(after)),
  })
  return after
}

/** @throws Refusal `not_found`. */
export async function dropSupply(
  act: Act,
  { id, supplier }: { id: string; supplier: string },
): Promise<{ done: true }> {
  const item = await findItem(act, id, { hold: true })
  const before = await supplyOf(act, id, supplier)
  if (!before?.kept) return refuse('not_found', 'supplier')
  await deleteSupply(act, id, supplier)
  record(act, 'item.supply_dropped', 'item', id, { label: item.name, before: told(before) })
  return { done: true }
}

const supplyOf = async (act: Act, item: string, supplier: string): Promise<Supply | undefined> =>
  (await findSupplies(act, { id: item })).rows.find((one) => one.supplier.id === supplier)

const told = (supply: Supply | undefined): Record<string, unknown> =>
  supply
    ? {
        supplier: supply.supplier.name,
        reference: supply.reference,
        minimum: supply.minimum,
        leadDays: supply.leadDays,
      }
    : {}
