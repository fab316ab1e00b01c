import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { type ImportRun, listImports, showImport, undoImport } from '../contract.ts'
import { type UndoObstacle, undoReasons } from '../rules/reasons.ts'
import { both } from './both.ts'

/** The way back, for a day: whole, or not at all, and then it says why. */
export function Undo({ run, obstacle }: { run: ImportRun; obstacle: UndoObstacle | null }) {
  const words = useWords(both).undo
  const locale = useLocale()
  const written = useFormats().integer
  const mayUndo = useRights().can('imports.administer')
  const [asking, setAsking] = useState(false)
  const undoing = useWrite(undoImport, {
    refresh: [showImport, listImports, listInvoices, listCustomers],
    onDone: () => {
      toast(words.done)
      setAsking(false)
    },
  })
  // A day later nobody expects the button any more, and its page has nothing to explain.
  if (!mayUndo || obstacle === 'import_undone' || obstacle === 'import_too_old') return null
  const { invoices, creditNotes, customers, items } = run.report.created
  const documents = invoices + creditNotes
  return (
    <>
      <Button
        icon={Undo2}
        whyNot={obstacle ? undoReasons[obstacle][locale] : undefined}
        onPress={() => setAsking(true)}
      >
        {words.act}
      </Button>
      <Confirm
        title={words.title}
        open={asking}
        onClose={() => setAsking(false)}
        act={words.act}
        danger
        pending={undoing.pending}
        onConfirm={() => void undoing.run({ id: run.id })}
      >
        {words.text(
          documents,
          written(documents),
          words.customers(customers, written(customers)),
          words.items(items, written(items)),
        )}
        {undoing.problem && <Banner tone="red">{undoing.problem.detail}</Banner>}
      </Confirm>
    </>
  )
}
