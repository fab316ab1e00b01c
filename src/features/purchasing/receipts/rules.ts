// Taking back what came: once, and not what the supplier has invoiced already.
import type { LineStanding } from '#features/purchasing/purchase-orders/rules/quantities.ts'
import type { Quantity } from '#kernel/money.ts'
import { reasons } from '#kernel/refusal.ts'

export const receiptReasons = reasons({
  receipt_reversed: {
    fr: 'Cette réception est déjà annulée.',
    en: 'This receipt is already cancelled.',
  },
  receipt_invoiced: {
    fr: 'Une partie de cette réception est facturée par le fournisseur : annulez d’abord sa facture.',
    en: 'Part of this receipt is invoiced by the supplier: cancel the invoice first.',
  },
})

type Taken = { readonly standing: LineStanding; readonly quantity: Quantity }

/** Why a receipt may not be taken back, or null. */
export function whyNotReverse(
  receipt: { readonly reversed: boolean; readonly isReversal: boolean },
  lines: readonly Taken[],
): 'receipt_reversed' | 'receipt_invoiced' | null {
  if (receipt.reversed || receipt.isReversal) return 'receipt_reversed'
  const isInvoiced = lines.some(
    ({ standing, quantity }) =>
      standing.invoiced > 0 && standing.received - quantity < standing.invoiced,
  )
  return isInvoiced ? 'receipt_invoiced' : null
}
