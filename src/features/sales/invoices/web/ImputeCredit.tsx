// An open credit note used on invoices of its client.
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { SpreadDialog } from '#features/sales/documents/web/spread/SpreadDialog.tsx'
import { spreadWords } from '#features/sales/documents/web/spread/words.ts'
import { allocateCreditNote } from '#features/sales/payments/contract.ts'
import { minus } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Invoice } from '../contract.ts'

export function ImputeCredit({ note, onClose }: { note: Invoice; onClose: () => void }) {
  const words = useWords(spreadWords)
  const using = useWrite(allocateCreditNote, {
    refresh: moneyReads,
    onDone: () => {
      toast(words.imputed, { tone: 'green' })
      onClose()
    },
  })
  return (
    <SpreadDialog
      title={words.imputeTitle(note.number ?? '')}
      act={words.imputeSubmit}
      customer={note.customer.id}
      amount={minus(note.outstanding)}
      writing={using}
      onAllocate={(allocations) =>
        void using.run({ id: note.id, version: note.version, allocations })
      }
      onClose={onClose}
    />
  )
}
