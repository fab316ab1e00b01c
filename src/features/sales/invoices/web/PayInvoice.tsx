// Money received for an invoice: what is due, today, by the last method; Enter is enough.
import { type RefObject, useState } from 'react'
import { type PaymentMethod, paymentMethods } from '#features/base/company/rules.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { lastMethod, rememberMethod } from '#features/sales/documents/web/last-method.ts'
import { show as showCustomer } from '#features/relation/customers/contract.ts'
import {
  customerOutstanding,
  listPayments,
  recordPayment,
} from '#features/sales/payments/contract.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, cents, subtract } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Form } from '#web/ui/form.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Invoice, listInvoices, showInvoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function PayInvoice({
  invoice,
  trigger,
  open,
  onClose,
}: {
  invoice: Invoice
  trigger: RefObject<HTMLElement | null>
  open: boolean
  onClose: () => void
}) {
  const words = useWords(invoiceWords)
  return (
    <Popover
      trigger={trigger}
      open={open}
      onClose={onClose}
      placement="bottom end"
      label={words.payTitle(invoice.number ?? '')}
    >
      <PaymentForm invoice={invoice} onClose={onClose} />
    </Popover>
  )
}

function PaymentForm({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const today = useToday()
  const [amount, setAmount] = useState<Cents | null>(
    () =>
      // What is held back waits for its day.
      subtract(invoice.outstanding, invoice.retention?.held ?? cents(0)) || invoice.outstanding,
  )
  const [day, setDay] = useState<Day | null>(today)
  const [method, setMethod] = useState<PaymentMethod>(lastMethod() ?? invoice.paymentMethod)
  const [reference, setReference] = useState('')
  const paying = useWrite(recordPayment, {
    refresh: [showInvoice, listInvoices, listPayments, customerOutstanding, showCustomer],
    onDone: (payment) => {
      rememberMethod(payment.method)
      toast(words.paid(formats.amount(payment.amount)), { tone: 'green' })
      onClose()
    },
  })
  const paid = amount ?? cents(0)
  const left = subtract(invoice.outstanding, paid)
  const pay = () =>
    void paying.run({
      customer: invoice.customer.id,
      method,
      amount: paid,
      reference,
      ...(day ? { day } : {}),
      allocations: [
        { invoice: invoice.id, amount: cents(Math.min(paid, invoice.outstanding)) },
      ].filter((one) => one.amount > 0),
    })
  return (
    <Form onSubmit={pay} problem={paying.problem}>
      <h2 className="text-14 font-semibold">{words.payTitle(invoice.number ?? '')}</h2>
      <FieldRow>
        <AmountField
          label={words.amount}
          name="amount"
          value={amount}
          onChange={setAmount}
          autoFocus
          hint={hintOf(left, words, formats.amount)}
        />
        <DayField label={words.paidOn} name="day" value={day} onChange={setDay} />
      </FieldRow>
      <FieldRow>
        <Select
          label={words.method}
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
      <div className="flex justify-end gap-2">
        <Button onPress={onClose}>{words.cancel}</Button>
        <Button variant="primary" type="submit" pending={paying.pending}>
          {words.pay}
        </Button>
      </div>
    </Form>
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
