import { useState } from 'react'
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useToday } from '#web/session.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Payment, reversePayment, showPayment } from '../contract.ts'
import { type ReversalReason, reversalReasons } from '../rules/allocate.ts'
import { paymentWords } from './words.ts'

/** A mistake is not edited: a counter-entry, with its reason, makes the invoices due again. */
export function ReversePayment({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const words = useWords(paymentWords)
  const today = useToday()
  const [day, setDay] = useState<Day | null>(today)
  const [note, setNote] = useState('')
  const bounces = payment.method === 'cheque' || payment.method === 'direct_debit'
  const [reason, setReason] = useState<ReversalReason>(bounces ? 'rejected' : 'mistake')
  const isRefund = payment.kind === 'refund'
  const reversing = useWrite(reversePayment, {
    refresh: [...moneyReads, showPayment],
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
      reason,
      ...(day ? { day } : {}),
    })
  return (
    <FormDialog
      title={isRefund ? words.reverseRefund : words.reverseTitle}
      sticky
      onClose={onClose}
      act={isRefund ? words.reverseRefund : words.reverse}
      danger
      writing={reversing}
      onSubmit={reverse}
      byEnter={false}
    >
      <p className="text-soft">{isRefund ? words.reverseRefundText : words.reverseText}</p>
      {payment.method !== 'cash' && (
        <RadioGroup
          label={words.why}
          value={reason}
          onChange={setReason}
          options={reversalReasons.map((value) => ({
            value,
            label: words.whys[value],
            ...(isRefund ? {} : { hint: words.whyHints[value] }),
          }))}
        />
      )}
      <TextArea
        label={words.note}
        name="note"
        rows={2}
        value={note}
        onChange={setNote}
        maxLength={1000}
        optional
      />
      <DayField label={words.reversedOn} name="day" value={day} onChange={setDay} />
    </FormDialog>
  )
}
