// A purchase order that ends: closed, with what has not come given up; or cancelled before anything came.
import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
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
  const closing = useWrite(closePurchase, {
    refresh: [showPurchase, listPurchases],
    onDone: () => {
      toast(words.closed)
      onClose()
    },
  })
  const whole = itemsOf(purchase).every(isWhole)
  return (
    <Confirm
      title={words.closeTitle}
      open
      onClose={onClose}
      act={words.close}
      pending={closing.pending}
      onConfirm={() => void closing.run({ id: purchase.id, version: purchase.version, reason })}
    >
      <p>{whole ? words.closeWhole : words.closeText}</p>
      {!whole && <Why value={reason} onChange={setReason} />}
      {closing.problem && <Banner tone="red">{closing.problem.detail}</Banner>}
    </Confirm>
  )
}

export function CancelPurchase({ purchase, onClose }: Ending) {
  const words = useWords(purchaseWords)
  const [reason, setReason] = useState('')
  const cancelling = useWrite(cancelPurchase, {
    refresh: [showPurchase, listPurchases],
    onDone: () => {
      toast(words.cancelled)
      onClose()
    },
  })
  return (
    <Confirm
      title={words.cancelTitle}
      open
      onClose={onClose}
      act={words.cancelOrder}
      danger
      pending={cancelling.pending}
      onConfirm={() => void cancelling.run({ id: purchase.id, version: purchase.version, reason })}
    >
      <p>{words.cancelText}</p>
      <Why value={reason} onChange={setReason} />
      {cancelling.problem && <Banner tone="red">{cancelling.problem.detail}</Banner>}
    </Confirm>
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
