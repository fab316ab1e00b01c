import { useState } from 'react'
import { OpenCredits } from '#features/sales/documents/web/spread/OpenCredits.tsx'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'
import { useRead, useWrite } from '#web/api.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  allocatePayment,
  customerOutstanding,
  listPayments,
  type Payment,
  showPayment,
} from '../contract.ts'
import { spread, type Typed } from '#features/sales/documents/web/spread/spread.ts'
import { SpreadTable } from '#features/sales/documents/web/spread/SpreadTable.tsx'
import { paymentWords } from './words.ts'

/** Ties what is on account to invoices of the same client. */
export function AllocatePayment({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const words = useWords(paymentWords)
  const [typed, setTyped] = useState<Typed>(null)
  const { customer, remaining } = payment
  const { data } = useRead(customerOutstanding, { id: customer.id })
  const invoices = data?.invoices ?? []
  const shared = spread(
    remaining,
    invoices.map((one) => ({ ...one, customer: customer.id })),
    typed,
  )
  const allocating = useWrite(allocatePayment, {
    refresh: [showPayment, listPayments, listInvoices, showInvoice, customerOutstanding],
    onDone: () => {
      toast(words.allocateDone, { tone: 'green' })
      onClose()
    },
  })
  const allocate = () =>
    void allocating.run({
      id: payment.id,
      version: payment.version,
      allocations: shared.allocations,
    })
  return (
    <FormDialog
      title={words.allocateTitle}
      size="medium"
      sticky
      onClose={onClose}
      act={words.allocate}
      autoFocus
      whyNot={data && shared.total === 0 ? words.nothingDue : null}
      writing={allocating}
      onSubmit={allocate}
    >
      <OpenCredits customer={customer.id} />
      <div className="-mx-4">
        {data && invoices.length === 0 ? (
          <p className="px-4 text-soft">{words.nothingDue}</p>
        ) : (
          <SpreadTable invoices={invoices} spread={shared} typed={typed} onType={setTyped} />
        )}
      </div>
    </FormDialog>
  )
}
