// What a supplier asks for an item.
import type { Quantity } from '#kernel/money.ts'
import { reasons } from '#kernel/refusal.ts'

export const supplyReasons = reasons({
  minimum_not_positive: {
    fr: 'La quantité minimale est supérieure à zéro : laissez le champ vide s’il n’y en a pas.',
    en: 'The minimum quantity is above zero: leave the field empty where there is none.',
  },
})

/** Whether less is bought than a supplier sells at least. */
export const isBelow = (asked: Quantity, minimum: Quantity | null): boolean =>
  minimum !== null && asked > 0 && asked < minimum
