// What one chooses to buy for customers' orders, before it is drafted. Pure.
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, type Quantity, sum, times, zero } from '#kernel/money.ts'
import type { generatePurchases, listNeeds } from '../contract/buying.ts'
import { grouped } from '../rules/needs.ts'

export type Need = OutputOf<typeof listNeeds>['rows'][number]
export type Supplier = { readonly id: string; readonly name: string }

/** A need with what one decided of it. */
export type Choice = {
  readonly need: Need
  readonly taken: boolean
  readonly supplier: Supplier | null
  readonly quantity: Quantity | null
}

export const keyOf = ({ order, orderLine }: Need): string => `${order} ${orderLine}`

export const chosenFirst = (need: Need): Choice => ({
  need,
  taken: true,
  supplier: need.supplier,
  quantity: need.missing,
})

/** The choices under their suppliers, those without one first. */
export function bySupplier(
  choices: readonly Choice[],
): { readonly supplier: Supplier | null; readonly choices: readonly Choice[] }[] {
  const without = choices.filter(({ supplier }) => supplier === null)
  const suppliers = new Map(
    choices.flatMap(({ supplier }) => (supplier ? [[supplier.id, supplier] as const] : [])),
  )
  return [
    ...(without.length > 0 ? [{ supplier: null, choices: without }] : []),
    ...[...suppliers.values()].map((supplier) => ({
      supplier,
      choices: choices.filter((one) => one.supplier?.id === supplier.id),
    })),
  ]
}

/** Those that will be bought: ticked, with a supplier and a quantity. */
export const bought = (choices: readonly Choice[]) =>
  choices.filter(
    ({ taken, supplier, quantity }) => taken && supplier !== null && (quantity ?? 0) > 0,
  )

/** Whether a ticked line lacks its supplier. */
export const lacksSupplier = (choices: readonly Choice[]): boolean =>
  choices.some(({ taken, supplier }) => taken && supplier === null)

export const isBeyond = ({ taken, need, quantity }: Choice): boolean =>
  taken && (quantity ?? 0) > need.missing

/** Whether a supplier was chosen that is not the usual one of its item. */
export const hasNewSupplier = (choices: readonly Choice[]): boolean =>
  bought(choices).some(({ need, supplier }) => need.item && need.supplier?.id !== supplier?.id)

/** What lines are sent for. */
export const linesOf = (choices: readonly Choice[]): InputOf<typeof generatePurchases>['lines'] =>
  bought(choices).map(({ need, supplier, quantity }) => ({
    order: need.order,
    orderLine: need.orderLine,
    supplier: supplier?.id ?? '',
    quantity: quantity ?? need.missing,
  }))

/** How many purchase orders it makes: one for each supplier. */
export const ordersOf = (choices: readonly Choice[]): number =>
  new Set(bought(choices).map(({ supplier }) => supplier?.id)).size

/** How many lines a supplier gets, and what they come to at the last prices. */
export function summaryOf(
  choices: readonly Choice[],
  merge: boolean,
): { readonly lines: number; readonly net: Cents } {
  const wanted = bought(choices).map(({ need, supplier, quantity }) => ({
    ...need,
    description: '',
    supplier: supplier?.id ?? '',
    price: need.price ?? (0 as NonNullable<Need['price']>),
    quantity: quantity ?? need.missing,
  }))
  const lines = grouped(wanted, merge).flatMap((group) => group.lines)
  return {
    lines: lines.length,
    net: lines.length === 0 ? zero : sum(lines.map((line) => times(line.of.price, line.quantity))),
  }
}
