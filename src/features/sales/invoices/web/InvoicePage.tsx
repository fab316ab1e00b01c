import { SavedDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { showInvoice } from '../contract.ts'
import { whyNotEdit } from '../rules/life.ts'
import { InvoiceEditor } from './InvoiceEditor.tsx'
import { InvoiceRecord } from './InvoiceRecord.tsx'
import { invoiceDraft } from './stored.ts'

/** A draft is written; what is issued, and a credit note, are read. */
export function InvoicePage({ id }: { id: string }) {
  const invoice = useReady(showInvoice, { id })
  const { can } = useRights()
  const writes = can('invoices.write') && whyNotEdit(invoice) === null
  return writes ? (
    <SavedDraft key={id} kind={invoiceDraft} document={invoice} Editor={InvoiceEditor} />
  ) : (
    <InvoiceRecord invoice={invoice} />
  )
}
