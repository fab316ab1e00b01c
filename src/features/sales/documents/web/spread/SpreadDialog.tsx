// Money that is a client's, used on their invoices: oldest due first, shown, editable.
import { type ReactNode, useState } from 'react'
import { customerOutstanding } from '#features/sales/payments/contract.ts'
import type { Cents } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { useWords } from '#web/words.ts'
import { spread, type Typed } from './spread.ts'
import { SpreadTable } from './SpreadTable.tsx'
import { spreadWords } from './words.ts'

export function SpreadDialog({
  title,
  act,
  customer,
  amount,
  writing,
  onAllocate,
  onClose,
  children,
}: {
  title: string
  act: string
  customer: string
  /** What there is to use. */
  amount: Cents
  writing: Parameters<typeof FormDialog>[0]['writing']
  onAllocate: (allocations: ReturnType<typeof spread>['allocations']) => void
  onClose: () => void
  children?: ReactNode
}) {
  const words = useWords(spreadWords)
  const [typed, setTyped] = useState<Typed>(null)
  const { data } = useRead(customerOutstanding, { id: customer }, { staleTime: 0 })
  const invoices = data?.invoices ?? []
  const shared = spread(
    amount,
    invoices.map((one) => ({ ...one, customer })),
    typed,
  )
  return (
    <FormDialog
      title={title}
      size="medium"
      sticky
      onClose={onClose}
      act={act}
      autoFocus
      whyNot={data && shared.total === 0 ? words.nothingDue : null}
      writing={writing}
      onSubmit={() => onAllocate(shared.allocations)}
    >
      {children}
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
