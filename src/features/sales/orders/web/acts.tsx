// The acts on an order that its page, its editor and its list share.
import { RemoveDraft, useCopyOf } from '#features/sales/documents/web/DraftActs.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { to } from '#web/site.ts'
import { useAsked } from '#web/ui/ConfirmWrite.tsx'
import { useWords } from '#web/words.ts'
import { deleteOrder, duplicateOrder, listOrders, type Order } from '../contract.ts'
import { showOrdering } from '../contract/quoted.ts'
import { orderDraft } from './stored.ts'
import { orderWords } from './words.ts'

/** A copy is a direct order, whatever its own comes from. */
export const useCopy = () => useCopyOf(duplicateOrder, orderDraft)

/** Throwing a draft away, once asked; one of a quote goes back to its quote. */
export function useRemoval() {
  const words = useWords(orderWords)
  const shared = useWords(documentWords)
  return useAsked<Order>(({ id, quote }, close) => (
    <RemoveDraft
      write={deleteOrder}
      input={{ id }}
      refresh={[listOrders, showOrdering]}
      back={quote ? to('/devis/:id', { id: quote.id }) : to('/commandes')}
      onClose={close}
      {...(quote ? { act: words.backToQuote } : {})}
    >
      {[shared.removeDraftText, quote ? words.cancelToQuote : ''].filter(Boolean).join(' ')}
    </RemoveDraft>
  ))
}
