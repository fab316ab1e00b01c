// Which orders the filters of a list keep: by their rows, and by where they stand.
import { sql } from 'kysely'
import { narrowed } from '#features/sales/quotes/queries/narrowed.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Act, visible } from '#server/act.ts'
import type { listOrders as endpoint } from '../contract.ts'
import type { todos } from '../contract/list.ts'
import type { Control } from '../rules/control.ts'
import { type Stale, standings } from './kept.ts'

export type Asked = InputOf<typeof endpoint>
export type Filters = Omit<Asked, 'offset' | 'limit' | 'sort' | 'direction'> & {
  /** Those of a selection, where one acts on some. */
  readonly ids?: readonly string[]
}

export type Todo = (typeof todos)[number]

export const isLeft = (todo: Todo) => sql<boolean>`coalesce(f.${sql.ref(todo)}, false)`

/** What the filters keep, but for what is looked at of each order. */
export function filtered(act: Act, asked: Filters) {
  let orders = act.tx
    .selectFrom('customer_order as o')
    .where('o.company_id', '=', act.company)
    .where(visible(act, 'o'))
    .where(narrowed(act, asked, { alias: 'o', kind: 'order' }))
  if (asked.quote) orders = orders.where('o.quote_id', '=', asked.quote)
  if (asked.deliveryFrom) orders = orders.where('o.delivery_day', '>=', asked.deliveryFrom)
  if (asked.deliveryTo) orders = orders.where('o.delivery_day', '<=', asked.deliveryTo)
  return orders
}

/** The same with what is known of those that are confirmed, but for control and what is left to do. */
export function located(act: Act, asked: Filters, stale: Stale) {
  const { fitting, can } = asked
  return filtered(act, asked)
    .leftJoin(standings(act, stale).as('f'), 'f.id', 'o.id')
    .$if(fitting !== undefined, (orders) => orders.where('f.fitting', 'in', fitting ?? []))
    .$if(can !== undefined, (orders) =>
      orders.where((is) => is.or((can ?? []).map((one) => possible[one]))),
    )
}

export const control = sql<Control>`coalesce(f.control, o.state)`

const free = sql`f.control not in ('blocked', 'on_hold')`
const possible = {
  purchase: sql<boolean>`(f.control = 'purchasable')`,
  deliver: sql<boolean>`(f.to_deliver and ${free})`,
  invoice: sql<boolean>`(f.to_invoice and ${free})`,
} as const satisfies Record<NonNullable<Asked['can']>[number], unknown>

/** Whether a filter asks for what is known of orders beside their rows. */
export const looks = ({ control: wanted, todo, fitting, can }: Filters): boolean =>
  [wanted, todo, fitting, can].some((one) => one !== undefined)

/** What is not at work stands where its state says. */
const unkept: ReadonlySet<Control> = new Set(['draft', 'completed', 'cancelled'])

/** The same under every filter. */
export function kept(act: Act, asked: Filters, stale: Stale) {
  const { control: wanted, todo, can } = asked
  let orders = located(act, asked, stale)
  const isAtWork = wanted?.every((one) => !unkept.has(one)) ?? false
  // Said of what is kept alone, where it can be, so that the others are not gone through.
  if (wanted) orders = orders.where(isAtWork ? sql<Control>`f.control` : control, 'in', wanted)
  if (todo) orders = orders.where((is) => is.or(todo.map((one) => sql<boolean>`f.${sql.ref(one)}`)))
  if (isAtWork || todo || can) orders = orders.where('o.state', '=', 'confirmed')
  return orders as unknown as ReturnType<typeof filtered>
}
