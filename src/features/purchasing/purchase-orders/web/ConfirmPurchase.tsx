import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { confirmPurchase, listPurchases, type PurchaseOrder, showPurchase } from '../contract.ts'
import { purchaseWords } from './words.ts'

/** What the supplier answered: when it comes, and what they call it. */
export function ConfirmPurchase({
  purchase,
  onClose,
}: {
  purchase: PurchaseOrder
  onClose: () => void
}) {
  const words = useWords(purchaseWords)
  const [day, setDay] = useState<Day | null>(purchase.expectedDay ?? purchase.wishedDay)
  const [reference, setReference] = useState(purchase.supplierReference)
  const confirming = useWrite(confirmPurchase, {
    refresh: [showPurchase, listPurchases],
    onDone: () => {
      toast(words.confirmed, { tone: 'green' })
      onClose()
    },
  })
  const run = () =>
    void confirming.run({
      id: purchase.id,
      version: purchase.version,
      expectedDay: day,
      supplierReference: reference,
    })
  return (
    <FormDialog
      title={words.confirmTitle}
      onClose={onClose}
      act={words.confirm}
      writing={confirming}
      onSubmit={run}
      byEnter={false}
    >
      <p className="text-soft">{words.confirmText}</p>
      <DayField label={words.expectedDay} name="expectedDay" value={day} onChange={setDay} />
      <TextField
        label={words.supplierReference}
        name="supplierReference"
        value={reference}
        onChange={setReference}
        maxLength={100}
        optional
      />
    </FormDialog>
  )
}
