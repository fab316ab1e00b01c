import { useState } from 'react'
import { createSession } from '#features/sales/documents/web/session.ts'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { type Invoice, showInvoice } from '../contract.ts'
import { whyNotEdit } from '../rules/life.ts'
import { InvoiceEditor } from './InvoiceEditor.tsx'
import { InvoiceRecord } from './InvoiceRecord.tsx'
import { storedInvoice } from './stored.ts'

/** A draft is written; what is issued, and a credit note, are read. */
export function InvoicePage({ id }: { id: string }) {
  const invoice = useReady(showInvoice, { id })
  const { can } = useRights()
  const writes = can('invoices.write') && whyNotEdit(invoice) === null
  return writes ? <Draft key={id} invoice={invoice} /> : <InvoiceRecord invoice={invoice} />
}

function Draft({ invoice }: { invoice: Invoice }) {
  const [session] = useState(() => createSession(storedInvoice(invoice)))
  return <InvoiceEditor session={session} invoice={invoice} clientProblem={null} />
}
