// A purchase order that ends: closed, with what has not come given up; or cancelled before anything came.
import { useState } from 'react'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  cancelPurchase,
  closePurchase,
  listPurchases,
  type PurchaseOrder,
  showPurchase,
} from '../contract.ts'
import { isWhole } from '../rules/quantities.ts'
import { itemsOf } from './lines.ts'
import { purchaseWords } from './words.ts'

type Ending = { readonly purchase: PurchaseOrder; readonly onClose: () => void }

export function ClosePurchase({ purchase, onClose }: Ending) {
  const words = useWords(purchaseWords)
  const [reason, setReason] = useState('')
  const whole = itemsOf(purchase).every(isWhole)
  return (
    <ConfirmWrite
      write={closePurchase}
      input={{ id: purchase.id, version: purchase.version, reason }}
      refresh={[showPurchase, listPurchases]}
      title={words.closeTitle}
      onClose={onClose}
      act={words.close}
      onDone={() => {
        toast(words.closed)
        onClose()
      }}
    >
      <p>{whole ? words.closeWhole : words.closeText}</p>
      {!whole && <Why value={reason} onChange={setReason} />}
    </ConfirmWrite>
  )
}

export function CancelPurchase({ purchase, onClose }: Ending) {
  const words = useWords(purchaseWords)
  const [reason, setReason] = useState('')
  return (
    <ConfirmWrite
      write={cancelPurchase}
      input={{ id: purchase.id, version: purchase.version, reason }}
      refresh={[showPurchase, listPurchases]}
      title={words.cancelTitle}
      onClose={onClose}
      act={words.cancelOrder}
      danger
      onDone={() => {
        toast(words.cancelled)
        onClose()
      }}
    >
      <p>{words.cancelText}</p>
      <Why value={reason} onChange={setReason} />
    </ConfirmWrite>
  )
}

function Why({ value, onChange }: { value: string; onChange: (reason: string) => void }) {
  const words = useWords(purchaseWords)
  return (
    <TextField
      label={words.reason}
      name="reason"
      value={value}
      onChange={onChange}
      maxLength={500}
    />
  )
}
