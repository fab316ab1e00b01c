import { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Price } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Vat } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { type create, Item, type update } from './contract.ts'
import {
  findByReference,
  findItem,
  isSold,
  type ItemRow,
  nextReference,
  showItem,
  suppliesItems,
  viewOf,
} from './queries.ts'
import { deleteItem, insertItems, type ItemChange, updateItem } from './queries/save.ts'
import { usualVat, whyNotVat } from './rules.ts'

type View = OutputOf<typeof create>
type Fields = Omit<InputOf<typeof update>, 'id' | 'version'>

/**
 * Creates an item. Without a reference it gets the next one, without VAT the company's usual one.
 * @throws Refusal `reference_taken`, `vat_…`, `not_a_supplier`, `negative_price`, `cost_hidden`.
 */
export async function createItem(act: Act, input: InputOf<typeof create>): Promise<View> {
  const vat = await vatOf(act, input.vat)
  await checkFields(act, input)
  const reference = input.reference ?? (await nextReference(act))
  if (await findByReference(act, reference)) refuse('reference_taken', 'reference')
  const [id = ''] = await insertItems(act, [
    {
      ...columnsOf(input),
      reference,
      name: input.name,
      price: input.price,
      vat_category: vat.category,
      vat_rate: vat.rate,
    },
  ])
  record(act, 'item.created', 'item', id, { label: input.name, after: { ...input, reference } })
  return showItem(act, id)
}

/** @throws Refusal as `createItem`, and `changed_meanwhile`. */
export async function editItem(act: Act, input: InputOf<typeof update>): Promise<View> {
  const { id, version, ...fields } = input
  const row = await heldAt(act, id, version)
  await checkFields(act, fields)
  if (fields.vat !== undefined) await vatOf(act, fields.vat)
  if (fields.reference !== undefined && fields.reference !== row.reference) {
    if (await findByReference(act, fields.reference)) refuse('reference_taken', 'reference')
  }
  const before = await viewOf(act, row)
  const differing = changed(before, fields)
  if (Object.keys(differing.after).length === 0) return before
  await updateItem(act, row, columnsOf(fields))
  const label = fields.name ?? row.name
  record(act, 'item.changed', 'item', id, { label, ...differing })
  return showItem(act, id)
}

/** @throws Refusal `changed_meanwhile`. */
export async function setArchived(
  act: Act,
  { id, version }: { id: string; version: number },
  archived: boolean,
): Promise<View> {
  const row = await heldAt(act, id, version)
  if (row.archived === archived) return viewOf(act, row)
  await updateItem(act, row, { archived })
  record(act, archived ? 'item.archived' : 'item.restored', 'item', id, { label: row.name })
  return showItem(act, id)
}

/** @throws Refusal `item_linked`. */
export async function removeItem(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  const row = await findItem(act, id, { hold: true })
  if (await isSold(act, id)) refuse('item_linked')
  const before = await viewOf(act, row)
  await deleteItem(act, id)
  record(act, 'item.deleted', 'item', id, { label: row.name, before })
  return { done: true }
}

async function heldAt(act: Act, id: string, version: number): Promise<ItemRow> {
  const row = await findItem(act, id, { hold: true })
  if (row.version !== version) {
    const current = z.encode(Item, await viewOf(act, row))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}

/** What the company lets an item be taxed at; the usual one where nothing is said. */
async function vatOf(act: Act, given: Vat | undefined): Promise<Vat> {
  const company = await findCompany(act)
  const taxed = { country: company.country, vatRegime: company.vat_regime as CompanyVatRegime }
  const vat = given ?? usualVat(taxed) ?? refuse('vat_required', 'vat')
  const reason = whyNotVat(taxed, vat)
  return reason === null ? vat : refuse(reason, 'vat')
}

async function checkFields(act: Act, fields: Fields): Promise<void> {
  if (fields.cost !== undefined && !act.role.seesCosts) refuse('cost_hidden', 'cost')
  const prices = { price: fields.price, cost: fields.cost, ecoContribution: fields.ecoContribution }
  for (const [field, price] of Object.entries(prices) as [string, Price | null | undefined][]) {
    if ((price ?? 0) < 0) refuse('negative_price', field)
  }
  if (fields.supplierId) {
    const supplies = await suppliesItems(act, fields.supplierId)
    if (supplies === null) refuse('not_found', 'supplierId')
    if (!supplies) refuse('not_a_supplier', 'supplierId')
  }
}

const columnsOf = (fields: Fields): ItemChange => ({
  reference: fields.reference,
  name: fields.name,
  description: fields.description,
  nature: fields.nature,
  family: fields.family,
  brand: fields.brand,
  unit: fields.unit,
  price: fields.price,
  cost: fields.cost,
  vat_category: fields.vat?.category,
  vat_rate: fields.vat?.rate,
  supplier_id: fields.supplierId,
  eco_contribution: fields.ecoContribution,
  barcode: fields.barcode,
  fitted: fields.fitted,
})
