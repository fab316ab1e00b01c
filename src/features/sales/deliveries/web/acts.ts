// The acts on deliveries that its page and the list share.
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { showOrder } from '#features/sales/orders/contract.ts'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { createDelivery, listDeliveries, showDelivery } from '../contract.ts'
import { invoiceDeliveries, showDelivering } from '../contract/ordered.ts'
import { deliveryWords } from './words.ts'

/** What shows a delivery: read again once it has changed. */
export const reads = [showDelivery, listDeliveries, showOrder, showDelivering] as const

/** An invoice of deliveries of one client, which opens. */
export function useBilling() {
  const words = useWords(deliveryWords)
  const go = useGo()
  return useWrite(invoiceDeliveries, {
    refresh: [...reads, listInvoices],
    onDone: ({ id }) => {
      toast(words.invoiced)
      go(to('/factures/:id', { id }))
    },
  })
}

/** What is left of the orders of a delivery, as another one. */
export function useRest() {
  const words = useWords(deliveryWords)
  const go = useGo()
  return useWrite(createDelivery, {
    refresh: reads,
    onDone: ({ id }) => {
      toast(words.restDrafted)
      go(to('/bons-de-livraison/:id', { id }))
    },
  })
}
