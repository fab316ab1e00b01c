// The acts on an invoice that its page and its editor share.
import { RemoveDraft, useCopyOf } from '#features/sales/documents/web/DraftActs.tsx'
import { draftLine, editorLine } from '#features/sales/documents/web/line.ts'
import type { Given } from '#web/api.ts'
import { to } from '#web/site.ts'
import { useAsked } from '#web/ui/ConfirmWrite.tsx'
import { createInvoice, deleteInvoice, type Invoice, listInvoices } from '../contract.ts'
import { invoiceDraft } from './stored.ts'

/** A copy as a draft of today, free of its quote, which opens. */
export function useCopy() {
  const copying = useCopyOf(createInvoice, invoiceDraft)
  return {
    pending: copying.pending,
    run: (invoice: Invoice) => copying.run(contentOf(invoice)),
  }
}

/** What a copy keeps: what is sold and under which conditions, but neither dates nor numbers. */
function contentOf(invoice: Invoice): Given<typeof createInvoice> {
  const { customer, contact, seller, store, subject, discount, language, note } = invoice
  return {
    customer: customer.id,
    contact: contact?.id ?? null,
    seller: seller?.id ?? null,
    store: store?.id ?? null,
    subject,
    terms: { days: invoice.terms.days, endOfMonth: invoice.terms.endOfMonth },
    paymentMethod: invoice.paymentMethod,
    discount,
    language,
    note,
    lines: invoice.lines.map((line) => draftLine(editorLine(line, line.id), undefined)),
  }
}

/** Throwing a draft away, once asked. */
export const useRemoval = () =>
  useAsked<Invoice>(({ id, kind }, close) => (
    <RemoveDraft
      write={deleteInvoice}
      input={{ id }}
      refresh={[listInvoices]}
      back={kind === 'credit_note' ? to('/avoirs') : to('/factures')}
      onClose={close}
    />
  ))
