// An open credit note used on invoices of its client: oldest due first, shown, editable.
import { useState } from 'react'
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { spread, type Typed } from '#features/sales/documents/web/spread/spread.ts'
import { SpreadTable } from '#features/sales/documents/web/spread/SpreadTable.tsx'
import { spreadWords } from '#features/sales/documents/web/spread/words.ts'
import { allocateCreditNote, customerOutstanding } from '#features/sales/payments/contract.ts'
import { minus } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Invoice } from '../contract.ts'

export function ImputeCredit({ note, onClose }: { note: Invoice; onClose: () => void }) {
  const words = useWords(spreadWords)
  const [typed, setTyped] = useState<Typed>(null)
  const { customer } = note
  const { data } = useRead(customerOutstanding, { id: customer.id }, { staleTime: 0 })
  const invoices = data?.invoices ?? []
  const open = invoices.map((one) => ({ ...one, customer: customer.id }))
  const shared = spread(minus(note.outstanding), open, typed)
  const using = useWrite(allocateCreditNote, {
    refresh: moneyReads,
    onDone: () => {
      toast(words.imputed, { tone: 'green' })
      onClose()
    },
  })
  const use = () =>
    void using.run({ id: note.id, version: note.version, allocations: shared.allocations })
  return (
    <FormDialog
      title={words.imputeTitle(note.number ?? '')}
      size="medium"
      sticky
      onClose={onClose}
      act={words.imputeSubmit}
      autoFocus
      whyNot={data && shared.total === 0 ? words.nothingDue : null}
      writing={using}
      onSubmit={use}
    >
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
