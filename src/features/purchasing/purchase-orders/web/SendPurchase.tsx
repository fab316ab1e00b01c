import { MarkSent } from '#features/sales/documents/web/MarkSent.tsx'
import { useWords } from '#web/words.ts'
import {
  listPurchases,
  type PurchaseOrder,
  sendPurchase,
  showPurchase,
  viewPurchase,
} from '../contract.ts'
import { purchaseWords } from './words.ts'

export function SendPurchase(props: {
  purchase: PurchaseOrder
  open: boolean
  onClose: () => void
}) {
  const { purchase, ...asked } = props
  const words = useWords(purchaseWords)
  return (
    <MarkSent
      {...asked}
      document={purchase}
      write={sendPurchase}
      refresh={[showPurchase, viewPurchase, listPurchases]}
      usual="email"
      words={words}
      act={words.markSent}
      said={({ number }) => words.sent(number ?? '')}
    />
  )
}
