// The acts on a purchase order that its page and its editor share.
import { RemoveDraft, useCopyOf } from '#features/sales/documents/web/DraftActs.tsx'
import { to } from '#web/site.ts'
import { useAsked } from '#web/ui/ConfirmWrite.tsx'
import { useWords } from '#web/words.ts'
import { deletePurchase, duplicatePurchase, listPurchases } from '../contract.ts'
import { purchaseDraft } from './stored.ts'
import { purchaseWords } from './words.ts'

export const useCopy = () => useCopyOf(duplicatePurchase, purchaseDraft)

/** Throwing a draft away, once asked. */
export function useRemoval() {
  const words = useWords(purchaseWords)
  return useAsked<{ readonly id: string }>(({ id }, close) => (
    <RemoveDraft
      write={deletePurchase}
      input={{ id }}
      refresh={[listPurchases]}
      back={to('/commandes-achat')}
      onClose={close}
    >
      {words.removeText}
    </RemoveDraft>
  ))
}
