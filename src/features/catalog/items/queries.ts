import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import { readGtin } from '#kernel/identifiers.ts'
import type { Price } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { needle } from '#kernel/search.ts'
import type { VatCategory } from '#kernel/vat.ts'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { choices, lookup, prices, show } from './contract.ts'
import { type Nature, usualVat, vatChoices } from './rules.ts'

export type ItemRow = Selectable<Tables['item']>
export type FoundItem = OutputOf<typeof lookup>['rows'][number]

/** A cost as the role may see it: null where it may not. */
export const costFor = (act: Act, cost: Price | null): Price | null =>
  act.role.seesCosts ? cost : null

/**
 * An item of the company, held against other writers if wanted. Its cost is there whatever the role:
 * what goes out passes by `costFor`.
 * @throws Refusal `not_found`, at `param` where it is a field of what is being written.
 */
export async function findItem(
  { tx, company }: Act,
  id: string,
  { hold = false, param }: { hold?: boolean; param?: string } = {},
): Promise<ItemRow> {
  const found = await tx
    .selectFrom('item')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .$if(hold, (query) => query.forNoKeyUpdate())
    .executeTakeFirst()
  return found ?? refuse('not_found', param)
}

/** The items in use that best match what is typed in a line; the first by name where nothing is. */
export async function searchItems(
  act: Act,
  q: string,
  limit: number,
  { asTyped = false } = {},
): Promise<FoundItem[]> {
  const sought = needle(q)
  const rows = await act.tx
    .selectFrom('item as i')
    .select(['i.id', 'i.reference', 'i.name', 'i.description', 'i.nature', 'i.unit', 'i.price'])
    .select(['i.cost', 'i.vat_category', 'i.vat_rate', 'i.eco_contribution as ecoContribution'])
    .where('i.company_id', '=', act.company)
    .where('i.archived', '=', false)
    .$if(sought !== '', (query) =>
      query
        .innerJoin(
          sql<{ id: string; score: number }>`search_items(${sought}, 300, ${asTyped}::boolean)`.as(
            's',
          ),
          (join) => join.onRef('s.id', '=', 'i.id'),
        )
        .orderBy(sql`s.score`, 'desc'),
    )
    .orderBy('i.sort_name')
    .orderBy('i.id')
    .limit(limit)
    .execute()
  return rows.map(({ vat_category, vat_rate, nature, cost, ...row }) => ({
    ...row,
    nature: nature as Nature,
    cost: costFor(act, cost),
    vat: { category: vat_category as VatCategory, rate: vat_rate },
  }))
}

/** An item as the contract shows it. @throws Refusal `not_found`. */
export async function showItem(act: Act, id: string): Promise<OutputOf<typeof show>> {
  return viewOf(act, await findItem(act, id))
}

export async function viewOf(act: Act, row: ItemRow): Promise<OutputOf<typeof show>> {
  return {
    id: row.id,
    reference: row.reference,
    name: row.name,
    description: row.description,
    nature: row.nature as Nature,
    family: row.family,
    brand: row.brand,
    unit: row.unit,
    price: row.price,
    cost: costFor(act, row.cost),
    vat: { category: row.vat_category as VatCategory, rate: row.vat_rate },
    supplierId: row.supplier_id,
    supplier: row.supplier_id === null ? null : await supplierNamed(act, row.supplier_id),
    ecoContribution: row.eco_contribution,
    barcode: row.barcode,
    fitted: row.fitted,
    barcodeIsGtin: row.barcode === '' || readGtin(row.barcode) !== null,
    photo: row.photo_file_id,
    archived: row.archived,
    imported: row.imported,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const supplierNamed = async ({ tx, company }: Act, id: string) =>
  (await tx
    .selectFrom('customer')
    .select(['id', 'code', 'name'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()) ?? null

/** Whether someone of the directory supplies; null where there is no such one here. */
export async function suppliesItems({ tx, company }: Act, id: string): Promise<boolean | null> {
  const found = await tx
    .selectFrom('customer')
    .select('is_supplier')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ? found.is_supplier : null
}

/** Whether a document holds the item, which keeps it from being deleted. */
export async function isSold({ tx, company }: Act, id: string): Promise<boolean> {
  const { rows } = await sql<{ sold: boolean }>`select
    exists (select from quote_line where company_id = ${company} and item_id = ${id})
      or exists (select from invoice_line where company_id = ${company} and item_id = ${id})
      or exists (select from purchase_line where company_id = ${company} and item_id = ${id}) as sold
  `.execute(tx)
  return rows[0]?.sold ?? false
}

export async function findByReference(
  { tx, company }: Act,
  reference: string,
): Promise<string | null> {
  const found = await tx
    .selectFrom('item')
    .select('id')
    .where('company_id', '=', company)
    .where('reference', '=', reference)
    .executeTakeFirst()
  return found?.id ?? null
}

/** The reference after the last of the form A00001, for whoever does not number items by hand. */
export async function nextReference({ tx, company }: Act): Promise<string> {
  const { last } = await tx
    .selectFrom('item')
    .select(sql<string | null>`max(reference)`.as('last'))
    .where('company_id', '=', company)
    .where('reference', '>=', 'A00000')
    .where('reference', '<=', 'A99999')
    .where(sql<boolean>`reference ~ '^A[0-9]{5}$'`)
    .executeTakeFirstOrThrow()
  return `A${String(Number(last?.slice(1) ?? 0) + 1).padStart(5, '0')}`
}

/** Every price and cost that an item has had, the latest first. */
export async function readPrices(act: Act, id: string): Promise<OutputOf<typeof prices>> {
  await findItem(act, id)
  const rows = await act.tx
    .selectFrom('item_price as ip')
    .leftJoin('person as p', 'p.id', 'ip.person_id')
    .select(['ip.id', 'ip.price', 'ip.cost', 'ip.at', 'p.name as person'])
    .where('ip.company_id', '=', act.company)
    .where('ip.item_id', '=', id)
    .orderBy('ip.id', 'desc')
    .execute()
  // A change of cost alone must not show to whom costs are hidden: not even that there was one.
  const seen = act.role.seesCosts
    ? rows
    : rows.filter((row, at) => row.price !== rows[at + 1]?.price)
  return { rows: seen.map((row) => ({ ...row, cost: costFor(act, row.cost) })) }
}

/** What the filters and the form offer. */
export async function readChoices(act: Act): Promise<OutputOf<typeof choices>> {
  const company = await findCompany(act)
  const taxed = { country: company.country, vatRegime: company.vat_regime as CompanyVatRegime }
  const [families, brands, units] = [
    await distinct(act, 'family'),
    await distinct(act, 'brand'),
    await distinct(act, 'unit'),
  ]
  const suppliers = await act.tx
    .selectFrom('customer as c')
    .select(['c.id', 'c.name'])
    .where('c.company_id', '=', act.company)
    .where('c.is_supplier', '=', true)
    .where('c.archived', '=', false)
    .orderBy('c.sort_name')
    .limit(500)
    .execute()
  return {
    families,
    brands,
    units,
    suppliers,
    vat: [...vatChoices(taxed)],
    usualVat: usualVat(taxed),
    nextReference: await nextReference(act),
  }
}

/** The words in use in a column, the most frequent first. */
async function distinct({ tx, company }: Act, column: 'family' | 'brand' | 'unit') {
  const rows = await tx
    .selectFrom('item')
    .select(column)
    .where('company_id', '=', company)
    .where(column, '<>', '')
    .groupBy(column)
    .orderBy(sql`count(*)`, 'desc')
    .orderBy(column)
    .limit(300)
    .execute()
  return rows.map((row) => String((row as Record<string, unknown>)[column]))
}
