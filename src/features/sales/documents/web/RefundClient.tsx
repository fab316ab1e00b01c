// Money paid back to a client: never more than what is theirs.
import { useState } from 'react'
import { recordRefund, showPayment } from '#features/sales/payments/contract.ts'
import type { GivenBack } from '#features/sales/payments/rules/refund.ts'
import { type Cents, cents, zero } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { moneyWords } from './money-words.ts'
import { PaymentFields, useMeans } from './PaymentFields.tsx'
import { moneyReads } from './PayInFull.tsx'
import { SecondPayment, useSecond } from './SecondPayment.tsx'

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
  const formats = useFormats()
  const [amount, setAmount] = useState<Cents | null>(owed)
  const means = useMeans()
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
      ...means.given,
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
      <PaymentFields
        means={means}
        dayLabel={words.refundedOn}
        amount={
          <AmountField
            label={words.refundAmount}
            name="amount"
            value={amount}
            onChange={setAmount}
            autoFocus
            hint={words.refundMost(formats.amount(owed))}
            error={back > owed ? words.refundTooMuch(formats.amount(owed)) : null}
          />
        }
      />
    </FormDialog>
  )
}
