import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { OpenCredits } from '#features/sales/documents/web/spread/OpenCredits.tsx'
import { SpreadDialog } from '#features/sales/documents/web/spread/SpreadDialog.tsx'
import { useWrite } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { allocatePayment, type Payment, showPayment } from '../contract.ts'
import { paymentWords } from './words.ts'

/** Ties what is on account to invoices of the same client. */
export function AllocatePayment({ payment, onClose }: { payment: Payment; onClose: () => void }) {
  const words = useWords(paymentWords)
  const { id, version, customer, remaining } = payment
  const allocating = useWrite(allocatePayment, {
    refresh: [...moneyReads, showPayment],
    onDone: () => {
      toast(words.allocateDone, { tone: 'green' })
      onClose()
    },
  })
  return (
    <SpreadDialog
      title={words.allocateTitle}
      act={words.allocate}
      customer={customer.id}
      amount={remaining}
      writing={allocating}
      onAllocate={(allocations) => void allocating.run({ id, version, allocations })}
      onClose={onClose}
    >
      <OpenCredits customer={customer.id} />
    </SpreadDialog>
  )
}
