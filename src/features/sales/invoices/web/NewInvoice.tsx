import { NewDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useWrite } from '#web/api.ts'
import { useLocation } from '#web/navigation.ts'
import { createInvoice, listInvoices } from '../contract.ts'
import { InvoiceEditor } from './InvoiceEditor.tsx'
import { invoiceDraft } from './stored.ts'

export function NewInvoice() {
  const creating = useWrite(createInvoice, { refresh: [listInvoices] })
  return (
    <NewDraft
      key={useLocation().key}
      kind={invoiceDraft}
      create={(customer) => creating.attempt({ customer })}
      Editor={InvoiceEditor}
    />
  )
}
