// Money paid back to a client: never more than what is theirs.
import { useState } from 'react'
import { type PaymentMethod, paymentMethods } from '#features/base/company/rules.ts'
import { recordRefund, showPayment } from '#features/sales/payments/contract.ts'
import type { GivenBack } from '#features/sales/payments/rules/refund.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, cents, zero } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { lastMethod } from './last-method.ts'
import { moneyWords } from './money-words.ts'
import { moneyReads } from './PayInFull.tsx'
import { SecondPayment, useSecond } from './SecondPayment.tsx'
import { documentWords } from './words.ts'

export function RefundClient({
  customer,
  owed,
  source,
  onClose,
}: {
  customer: { readonly id: string; readonly name: string }
  /** The most that may be paid back. */
  owed: Cents
  /** What it gives back; the oldest first unless said. */
  source?: Pick<GivenBack, 'kind' | 'id'>
  onClose: () => void
}) {
  const words = useWords(moneyWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const today = useToday()
  const [amount, setAmount] = useState<Cents | null>(owed)
  const [day, setDay] = useState<Day | null>(today)
  const [method, setMethod] = useState<PaymentMethod>(lastMethod() ?? 'transfer')
  const [reference, setReference] = useState('')
  const refunding = useWrite(recordRefund, {
    refresh: [...moneyReads, showPayment],
    onDone: (payment) => {
      toast(words.refunded(formats.amount(cents(-payment.amount))), { tone: 'green' })
      onClose()
    },
  })
  const second = useSecond(refunding.problem)
  const back = amount ?? zero
  const submit = () =>
    void refunding.run({
      customer: customer.id,
      amount: back,
      method,
      reference,
      ...(day ? { day } : {}),
      ...(source ? { sources: [{ ...source, amount: back }] } : {}),
      ...second.given,
    })
  return (
    <FormDialog
      title={words.refundTitle(customer.name)}
      sticky
      onClose={onClose}
      act={words.refund}
      writing={{ pending: refunding.pending, problem: second.asked ? null : refunding.problem }}
      onSubmit={submit}
    >
      <SecondPayment second={second} />
      <FieldRow>
        <AmountField
          label={words.refundAmount}
          name="amount"
          value={amount}
          onChange={setAmount}
          autoFocus
          hint={words.refundMost(formats.amount(owed))}
          error={back > owed ? words.refundTooMuch(formats.amount(owed)) : null}
        />
        <DayField label={words.refundedOn} name="day" value={day} onChange={setDay} />
      </FieldRow>
      <FieldRow>
        <Select
          label={shared.method}
          value={method}
          onChange={setMethod}
          options={paymentMethods.map((value) => ({ value, label: shared.methods[value] }))}
        />
        <TextField
          label={words.reference}
          name="reference"
          value={reference}
          onChange={setReference}
          maxLength={100}
          optional
        />
      </FieldRow>
    </FormDialog>
  )
}
