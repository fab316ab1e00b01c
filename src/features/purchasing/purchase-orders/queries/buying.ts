// What items cost at a supplier and how long they take, from the orders that it was sent; and what
// customers' orders still need.
import { sql } from 'kysely'
import { searchItems } from '#features/catalog/items/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { type Price, price, type Quantity } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { listNeeds, listSupplied, searchBuyable } from '../contract/buying.ts'
import { missingOf } from '../rules/quantities.ts'

/** What is known of an item at a supplier. */
export type Buying = {
  readonly price: Price | null
  readonly lastDay: Day | null
  readonly leadDays: number | null
  /** As it went, whatever the supplier says. */
  readonly tookDays: number | null
  readonly supplierReference: string
  readonly minimum: Quantity | null
}
type BuyingRow = Buying & { readonly item: string; readonly supplier: string }

export const buyingKey = (supplier: string, item: string): string => `${supplier} ${item}`

/** What is known of items at suppliers, by `buyingKey`; absent where never ordered nor said. */
export async function findBuying(
  { tx, company }: Act,
  items: readonly string[],
  suppliers: readonly string[],
): Promise<ReadonlyMap<string, Buying>> {
  if (items.length === 0 || suppliers.length === 0) return new Map()
  const { rows } = await sql<BuyingRow>`
    select i.id as item, s.id as supplier, last.price::bigint as price, last.day as "lastDay",
      coalesce(took.days, k.lead_days) as "leadDays", took.days as "tookDays",
      coalesce(k.reference, '') as "supplierReference", k.minimum::bigint as minimum
    from unnest(${items}::uuid[]) i (id) cross join unnest(${suppliers}::uuid[]) s (id)
    left join item_supply k on k.company_id = ${company} and k.item_id = i.id
      and k.supplier_id = s.id
    left join lateral (
      select round(l.price::numeric * (10000 - l.discount) / 10000) as price, p.day
      from purchase_line l
        join purchase_order p on p.company_id = l.company_id and p.id = l.purchase_order_id
      where l.company_id = ${company} and l.item_id = i.id and p.supplier_id = s.id
        and p.state not in ('draft', 'cancelled')
      order by p.day desc, p.id desc, l.rank limit 1) last on true
    left join lateral (
      select r.day - p.day as days
      from purchase_line l
        join purchase_order p on p.company_id = l.company_id and p.id = l.purchase_order_id
        join receipt_line rl on rl.company_id = l.company_id
          and rl.purchase_order_id = l.purchase_order_id and rl.purchase_line_id = l.id
        join receipt r on r.company_id = rl.company_id and r.id = rl.receipt_id
      where l.company_id = ${company} and l.item_id = i.id and p.supplier_id = s.id
        and not r.reversed and r.reversal_of is null
      order by p.day desc, p.id desc, r.day, r.id limit 1) took on true
    where last.day is not null or k.item_id is not null`.execute(tx)
  return new Map(
    rows.map(({ item, supplier, ...known }) => [buyingKey(supplier, item), known] as const),
  )
}

/** Of an item that was never ordered there. */
const unknown: Buying = {
  price: null,
  lastDay: null,
  leadDays: null,
  tookDays: null,
  supplierReference: '',
  minimum: null,
}

/** What a line starts with: the last price of the supplier, else what the item is said to cost. */
export const startingPrice = (known: Buying | undefined, cost: Price | null): Price =>
  known?.price ?? cost ?? price(0)

/** The items that best match what is typed, as a supplier sells them. */
export async function findBuyable(
  act: Act,
  { q = '', supplier, limit }: InputOf<typeof searchBuyable>,
): Promise<OutputOf<typeof searchBuyable>> {
  const found = await searchItems(act, q, limit)
  const known = await findBuying(
    act,
    found.map(({ id }) => id),
    supplier ? [supplier] : [],
  )
  return {
    rows: found.map((item) => {
      const bought = known.get(buyingKey(supplier ?? '', item.id))
      const paid = startingPrice(bought, item.cost)
      return { ...item, ...(bought ?? unknown), price: paid, cost: paid }
    }),
  }
}

/** What a supplier supplies: the items that name it, and those that it was ordered. */
export async function findSupplied(
  act: Act,
  { supplier, limit }: InputOf<typeof listSupplied>,
): Promise<OutputOf<typeof listSupplied>> {
  const { tx, company, role } = act
  const found = await tx
    .selectFrom('item as i')
    .select(['i.id', 'i.reference', 'i.name', 'i.unit', 'i.cost', 'i.supplier_id'])
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where('i.company_id', '=', company)
    .where('i.archived', '=', false)
    .where((is) =>
      is.or([
        is('i.supplier_id', '=', supplier),
        is(
          'i.id',
          'in',
          is
            .selectFrom('item_supply as k')
            .select('k.item_id')
            .where('k.company_id', '=', company)
            .where('k.supplier_id', '=', supplier),
        ),
        is(
          'i.id',
          'in',
          is
            .selectFrom('purchase_line as l')
            .innerJoin('purchase_order as p', (join) =>
              join
                .onRef('p.company_id', '=', 'l.company_id')
                .onRef('p.id', '=', 'l.purchase_order_id'),
            )
            .select('l.item_id')
            .where('l.company_id', '=', company)
            .where('p.supplier_id', '=', supplier)
            .where('p.state', 'not in', ['draft', 'cancelled']),
        ),
      ]),
    )
    .orderBy('i.sort_name')
    .orderBy('i.id')
    .limit(limit)
    .execute()
  const known = await findBuying(
    act,
    found.map(({ id }) => id),
    [supplier],
  )
  return {
    total: found[0]?.total ?? 0,
    rows: found.map(({ id, reference, name, unit, cost, supplier_id }) => {
      const bought = known.get(buyingKey(supplier, id))
      const usual = supplier_id === supplier
      const paid = bought?.price ?? (usual ? cost : null)
      return {
        id,
        reference,
        name,
        unit,
        usual,
        ...(bought ?? unknown),
        price: role.seesCosts ? paid : null,
      }
    }),
  }
}

export type Sold = {
  order: string
  number: string | null
  state: string
  /** When the client wishes to have it. */
  delivery_day: Day | null
  store_id: string | null
  customer: string
  orderLine: string
  item: string | null
  reference: string
  name: string
  description: string
  nature: string
  unit: string
  vat_category: string
  vat_rate: number
  quantity: Quantity
  purchased: Quantity
  cost: Price | null
  usual: string | null
  usualName: string | null
}

/** The lines of customers' orders that can be bought (things, and what has a supplier), in order. */
export async function findSold(act: Act, orders: readonly string[]): Promise<Sold[]> {
  const { rows } = await sql<Sold>`
    select o.id as "order", o.number, o.state, o.delivery_day, o.store_id, c.name as customer, l.id as "orderLine",
      l.item_id as item, l.reference, l.name, l.description, l.nature, l.unit, l.vat_category,
      l.vat_rate, l.quantity::bigint as quantity, coalesce(b.purchased, 0)::bigint as purchased,
      coalesce(i.cost, l.cost)::bigint as cost, s.id as usual, s.name as "usualName"
    from customer_order o
      join order_line l on l.company_id = o.company_id and l.order_id = o.id
      join customer c on c.company_id = o.company_id and c.id = o.customer_id
      left join item i on i.company_id = l.company_id and i.id = l.item_id
      left join customer s on s.company_id = i.company_id and s.id = i.supplier_id
      left join order_line_purchase b on b.company_id = l.company_id and b.order_id = l.order_id
        and b.order_line_id = l.id
    where o.company_id = ${act.company} and o.id = any(${orders}::uuid[]) and ${visible(act, 'o')}
      and l.kind = 'item' and l.quantity > 0
      and (l.nature = 'goods' or i.supplier_id is not null)
    order by o.number, o.id, l.rank`.execute(act.tx)
  return rows
}

/** Keeps others from buying for the same orders until the commit; in one order, so that none waits in turn. */
export const holdOrders = ({ tx, company }: Act, orders: readonly string[]) =>
  tx
    .selectFrom('customer_order')
    .select('id')
    .where('company_id', '=', company)
    .where('id', 'in', orders)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()

/** What orders still need bought. */
export async function findNeeded(
  act: Act,
  { orders }: InputOf<typeof listNeeds>,
): Promise<OutputOf<typeof listNeeds>> {
  const sold = await findSold(act, orders)
  const open = sold.filter(({ state }) => state === 'confirmed')
  const lines = open.filter((line) => missingOf(line.quantity, line.purchased) > 0)
  const ids = (of: readonly (string | null)[]) => [...new Set(of.filter((id) => id !== null))]
  const known = await findBuying(
    act,
    ids(lines.map(({ item }) => item)),
    ids(lines.map(({ usual }) => usual)),
  )
  const bought = new Set(lines.map(({ order }) => order))
  const left = new Map(
    sold.filter(({ order }) => !bought.has(order)).map((one) => [one.order, one]),
  )
  return {
    rows: lines.map((line) => {
      const at = known.get(buyingKey(line.usual ?? '', line.item ?? ''))
      return {
        order: line.order,
        number: line.number ?? '',
        customer: line.customer,
        orderLine: line.orderLine,
        item: line.item,
        reference: line.reference,
        name: line.name,
        unit: line.unit,
        quantity: line.quantity,
        purchased: line.purchased,
        missing: missingOf(line.quantity, line.purchased),
        supplier: line.usual && line.usualName ? { id: line.usual, name: line.usualName } : null,
        ...(at ?? unknown),
        price: at?.price ?? line.cost,
      }
    }),
    left: [...left.values()].map(({ number, state }) => ({
      number: number ?? '',
      why: state === 'confirmed' ? ('purchased' as const) : ('not_confirmed' as const),
    })),
  }
}
