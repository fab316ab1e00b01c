// What a supplier asks for an item.
import type { Quantity } from '#kernel/money.ts'

/** Whether less is bought than a supplier sells at least. */
export const isBelow = (asked: Quantity, minimum: Quantity | null): boolean =>
  minimum !== null && asked > 0 && asked < minimum
