import { useState } from 'react'
import { type SentHow, sentHows } from '#features/sales/quotes/rules/life.ts'
import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  listPurchases,
  type PurchaseOrder,
  sendPurchase,
  showPurchase,
  viewPurchase,
} from '../contract.ts'
import { purchaseWords } from './words.ts'

/** The order has left: by which way. It takes its number. */
export function SendPurchase({
  purchase,
  open,
  onClose,
}: {
  purchase: PurchaseOrder
  open: boolean
  onClose: () => void
}) {
  const words = useWords(purchaseWords)
  const [how, setHow] = useState<SentHow>('email')
  const sending = useWrite(sendPurchase, {
    refresh: [showPurchase, viewPurchase, listPurchases],
    onDone: ({ number }) => {
      toast(words.sent(number ?? ''), { tone: 'green' })
      onClose()
    },
  })
  const send = () => void sending.run({ id: purchase.id, version: purchase.version, how })
  return (
    <Dialog
      title={words.sendTitle}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            keys="ctrl+enter"
            autoFocus
            pending={sending.pending}
            onPress={send}
          >
            {words.markSent}
          </Button>
        </>
      }
    >
      <Form onSubmit={send} problem={sending.problem}>
        <p className="text-soft">{words.sendText}</p>
        <RadioGroup
          label={words.how}
          value={how}
          onChange={setHow}
          options={sentHows.map((value) => ({ value, label: words.hows[value] }))}
        />
      </Form>
    </Dialog>
  )
}
