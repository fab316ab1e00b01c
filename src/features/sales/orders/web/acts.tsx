// The acts on an order that its page, its editor and its list share.
import { type ReactNode, useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { deleteOrder, duplicateOrder, listOrders, type Order } from '../contract.ts'
import { showOrdering } from '../contract/quoted.ts'
import { orderWords } from './words.ts'

/** A copy as a direct draft, which opens. */
export function useCopy() {
  const words = useWords(orderWords)
  const go = useGo()
  return useWrite(duplicateOrder, {
    refresh: [listOrders],
    onDone: ({ id }) => {
      toast(words.duplicated)
      go(to('/commandes/:id', { id }))
    },
  })
}

/** Throwing a draft away, once asked; one of a quote goes back to its quote. */
export function useRemoval(): { ask: (order: Order) => void; dialog: ReactNode } {
  const words = useWords(orderWords)
  const go = useGo()
  const [order, setOrder] = useState<Order | null>(null)
  const removing = useWrite(deleteOrder, {
    refresh: [listOrders, showOrdering],
    onDone: () => {
      toast(words.removed)
      const quote = order?.quote
      go(quote ? to('/devis/:id', { id: quote.id }) : to('/commandes'), { replace: true })
    },
  })
  const dialog = (
    <Confirm
      title={words.removeTitle}
      open={order !== null}
      onClose={() => setOrder(null)}
      act={order?.quote ? words.backToQuote : words.remove}
      danger
      pending={removing.pending}
      onConfirm={() => order && void removing.run({ id: order.id })}
    >
      {[words.removeText, order?.quote ? words.cancelToQuote : ''].filter(Boolean).join(' ')}
      {removing.problem && <Banner tone="red">{removing.problem.detail}</Banner>}
    </Confirm>
  )
  return { ask: setOrder, dialog }
}
