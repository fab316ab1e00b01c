// Money received for an invoice: what is due, today, by the last method; Enter is enough.
import { useState } from 'react'
import { CashLimit } from '#features/sales/documents/web/CashLimit.tsx'
import { rememberMethod } from '#features/sales/documents/web/last-method.ts'
import { PaymentFields, useMeans } from '#features/sales/documents/web/PaymentFields.tsx'
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { SecondPayment, useSecond } from '#features/sales/documents/web/SecondPayment.tsx'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { type Cents, cents, subtract } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Invoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function PayInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const means = useMeans(invoice.paymentMethod)
  const [amount, setAmount] = useState<Cents | null>(
    () =>
      // What is held back waits for its day.
      subtract(invoice.outstanding, invoice.retention?.held ?? cents(0)) || invoice.outstanding,
  )
  const paying = useWrite(recordPayment, {
    refresh: moneyReads,
    onDone: (payment) => {
      rememberMethod(payment.method)
      toast(words.paid(formats.amount(payment.amount)), { tone: 'green' })
      onClose()
    },
  })
  const second = useSecond(paying.problem)
  const paid = amount ?? cents(0)
  const left = subtract(invoice.outstanding, paid)
  const pay = () =>
    void paying.run({
      customer: invoice.customer.id,
      ...means.given,
      ...second.given,
      amount: paid,
      allocations: [
        { invoice: invoice.id, amount: cents(Math.min(paid, invoice.outstanding)) },
      ].filter((one) => one.amount > 0),
    })
  return (
    <FormDialog
      title={words.payTitle(invoice.number ?? '')}
      onClose={onClose}
      act={words.pay}
      writing={{ pending: paying.pending, problem: second.asked ? null : paying.problem }}
      onSubmit={pay}
    >
      <SecondPayment second={second} />
      <PaymentFields
        means={means}
        dayLabel={words.paidOn}
        amount={
          <AmountField
            label={words.amount}
            name="amount"
            value={amount}
            onChange={setAmount}
            autoFocus
            hint={hintOf(left, words, formats.amount)}
          />
        }
      />
      <CashLimit method={means.method} amount={paid} customer={invoice.customer.id} />
    </FormDialog>
  )
}

function hintOf(
  left: Cents,
  words: { excess: (amount: string) => string; partlyPaid: (amount: string) => string },
  written: (amount: Cents) => string,
): string | null {
  if (left === 0) return null
  return left < 0 ? words.excess(written(cents(-left))) : words.partlyPaid(written(left))
}
