import { useState } from 'react'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  customerOutstanding,
  listPayments,
  type Payment,
  reversePayment,
  showPayment,
} from '../contract.ts'
import { paymentWords } from './words.ts'

/** A mistake is not edited: a counter-entry, with its reason, makes the invoices due again. */
export function ReversePayment({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const words = useWords(paymentWords)
  const today = useToday()
  const [day, setDay] = useState<Day | null>(today)
  const [note, setNote] = useState('')
  const reversing = useWrite(reversePayment, {
    refresh: [showPayment, listPayments, listInvoices, showInvoice, customerOutstanding],
    onDone: () => {
      toast(words.reversed)
      onClose()
    },
  })
  const reverse = () =>
    void reversing.run({
      id: payment.id,
      version: payment.version,
      note,
      ...(day ? { day } : {}),
    })
  return (
    <Dialog
      title={words.reverseTitle}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button variant="danger" keys="ctrl+enter" pending={reversing.pending} onPress={reverse}>
            {words.reverse}
          </Button>
        </>
      }
    >
      <Form onSubmit={reverse} problem={reversing.problem}>
        <p className="text-soft">{words.reverseText}</p>
        <TextArea
          label={words.reason}
          name="note"
          rows={2}
          value={note}
          onChange={setNote}
          hint={words.reasonHint}
          maxLength={1000}
          autoFocus
        />
        <DayField label={words.reversedOn} name="day" value={day} onChange={setDay} />
      </Form>
    </Dialog>
  )
}
