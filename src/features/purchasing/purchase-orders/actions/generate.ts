// Purchases made from customers' orders: one draft for each supplier, each line with its origins.
import { findCompany } from '#features/base/company/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { editItem } from '#features/catalog/items/actions.ts'
import type { Client, CompanyRow } from '#features/sales/quotes/queries/parties.ts'
import type { TypedLine } from '#features/sales/quotes/rules/complete.ts'
import { standardVat } from '#features/sales/quotes/rules/vat.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Bps } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { generatePurchases as endpoint } from '../contract/buying.ts'
import {
  buyingKey,
  findBuying,
  findSold,
  holdOrders,
  type Sold,
  startingPrice,
} from '../queries/buying.ts'
import { findItemsToBuy } from '../queries/find.ts'
import { type NewNeed, putNeeds } from '../queries/write.ts'
import { type Group, grouped, neededOf, type Wanted, whyNotBuy } from '../rules/needs.ts'
import { linesOf, mustSeeCosts, supplierFor, withDefaults } from './compose.ts'
import { insertDraft } from './draft.ts'

type Asked = InputOf<typeof endpoint>
type ToBuy = Wanted & { readonly sold: Sold }

/**
 * Drafts purchase orders for lines of customers' orders, which are held: what is bought meanwhile by
 * someone else counts. @throws Refusal `purchased_beyond` at `lines.N.quantity`, `order_not_purchasable`,
 * `not_a_supplier`, `purchase_costs_hidden`.
 */
export async function generatePurchases(
  act: Act,
  asked: Asked,
): Promise<OutputOf<typeof endpoint>> {
  mustSeeCosts(act)
  const orders = [...new Set(asked.lines.map(({ order }) => order))]
  await holdOrders(act, orders)
  const company = await findCompany(act)
  const wanted = await wantedOf(act, asked, await findSold(act, orders))
  if (asked.keepSuppliers) await keepSuppliers(act, wanted)
  const rows: OutputOf<typeof endpoint>['rows'] = []
  for (const group of grouped(wanted, asked.merge)) {
    const supplier = await supplierFor(act, group.supplier, company)
    const id = await draftGroup(act, group, supplier, company)
    const { name } = supplier
    rows.push({ id, supplier: { id: supplier.id, name }, lines: group.lines.length })
  }
  return { id: rows[0]?.id ?? refuse('nothing_to_buy'), rows }
}

/** What is asked, with what its sold lines say; each may be asked once. */
async function wantedOf(act: Act, asked: Asked, sold: readonly Sold[]): Promise<ToBuy[]> {
  const known = new Map(sold.map((line) => [`${line.order} ${line.orderLine}`, line]))
  const items = [...new Set(sold.flatMap(({ item }) => item ?? []))]
  const suppliers = [...new Set(asked.lines.map(({ supplier }) => supplier))]
  const bought = await findBuying(act, items, suppliers)
  return asked.lines.map((line, rank) => {
    const key = `${line.order} ${line.orderLine}`
    const of = known.get(key) ?? refuse('not_found', `lines.${rank}.orderLine`)
    known.delete(key)
    if (of.state !== 'confirmed') refuse('order_not_purchasable', `lines.${rank}.order`)
    const wrong = whyNotBuy(of, line.quantity, asked.beyond ?? false)
    if (wrong) refuse(wrong, `lines.${rank}.quantity`)
    const at = bought.get(buyingKey(line.supplier, of.item ?? ''))
    return {
      // The supplier knows it by their own reference.
      sold: at?.supplierReference ? { ...of, reference: at.supplierReference } : of,
      order: of.order,
      orderLine: of.orderLine,
      supplier: line.supplier,
      item: of.item,
      name: of.name,
      description: of.description,
      unit: of.unit,
      price: line.price ?? startingPrice(at, of.cost),
      quantity: line.quantity,
    }
  })
}

async function draftGroup(
  act: Act,
  group: Group<ToBuy>,
  supplier: Client,
  company: CompanyRow,
): Promise<string> {
  const sold = group.lines.flatMap(({ all }) => all.map((one) => one.sold))
  const numbers = [...new Set(sold.map(({ number }) => number))]
  const stores = [...new Set(sold.map(({ store_id }) => store_id))]
  const draft = await withDefaults(
    act,
    {
      supplier: supplier.id,
      subject: numbers.join(', ').slice(0, 200),
      wishedDay: wishedDay(sold, act.today),
      // What is bought for one store goes there; else where the buyer works.
      ...(stores.length === 1 && stores[0] ? { store: stores[0] } : {}),
    },
    supplier,
  )
  const typed = group.lines.map(({ of, quantity: count }) => lineOf(of, count))
  const lines = await linesOf(act, { ...draft, lines: typed }, [], supplier, company)
  const id = await insertDraft(act, draft, lines, supplier)
  const needs = group.lines.flatMap(({ all }, at) => needsOf(lines[at]?.id ?? '', all))
  await putNeeds(act, id, needs)
  for (const order of new Set(needs.map((need) => need.order))) {
    record(act, 'order.purchased', 'order', order, {
      label: supplier.name,
      after: { purchase: id, lines: needs.filter((need) => need.order === order).length },
    })
  }
  return id
}

/** For whom a line is bought: what is beyond a need is for stock. */
const needsOf = (line: string, all: readonly ToBuy[]): NewNeed[] =>
  all.flatMap(({ sold, order, orderLine, quantity: count }, rank) => {
    const needed = neededOf(sold, count)
    return needed > 0 ? [{ line, order, orderLine, rank, quantity: needed }] : []
  })

function lineOf(of: ToBuy, count: ToBuy['quantity']): TypedLine {
  const { sold } = of
  const rate = sold.vat_category === 'S' ? (sold.vat_rate as Bps) : standardVat.rate
  return {
    kind: 'item',
    item: of.item,
    reference: sold.reference,
    name: of.name,
    description: of.description,
    unit: of.unit,
    nature: sold.nature === 'service' ? 'service' : 'goods',
    quantity: count,
    price: of.price,
    ...(of.item === null ? { vat: { category: 'S', rate } } : {}),
  }
}

/** The first day on which a client wishes to have some of it. */
function wishedDay(sold: readonly Sold[], today: Day): Day | null {
  const days = sold.flatMap(({ delivery_day }) => delivery_day ?? []).filter((day) => day > today)
  return days.toSorted()[0] ?? null
}

/** The chosen suppliers become the usual ones of their items. @throws Refusal `forbidden`. */
async function keepSuppliers(act: Act, wanted: readonly ToBuy[]): Promise<void> {
  if (!grants(act.role, 'items.write')) refuse('forbidden')
  const chosen = new Map(wanted.flatMap(({ item, supplier }) => (item ? [[item, supplier]] : [])))
  for (const item of await findItemsToBuy(act, [...chosen.keys()])) {
    const supplierId = chosen.get(item.id)
    if (supplierId === undefined || supplierId === item.supplier_id) continue
    await editItem(act, { id: item.id, version: item.version, supplierId })
  }
}
