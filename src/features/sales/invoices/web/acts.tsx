// The acts on an invoice that its page and its editor share.
import { type ReactNode, useState } from 'react'
import { draftLine, editorLine } from '#features/sales/documents/web/line.ts'
import { type Given, useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { createInvoice, deleteInvoice, type Invoice, listInvoices } from '../contract.ts'
import { invoiceWords } from './words.ts'

/** A copy as a draft of today, free of its quote, which opens. */
export function useCopy() {
  const words = useWords(invoiceWords)
  const go = useGo()
  const copying = useWrite(createInvoice, {
    refresh: [listInvoices],
    onDone: ({ id }) => {
      toast(words.duplicated)
      go(to('/factures/:id', { id }))
    },
  })
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
export function useRemoval(): { ask: (invoice: Invoice) => void; dialog: ReactNode } {
  const words = useWords(invoiceWords)
  const go = useGo()
  const [invoice, setInvoice] = useState<Invoice | null>(null)
  const removing = useWrite(deleteInvoice, {
    refresh: [listInvoices],
    onDone: () => {
      toast(words.removed)
      go(invoice?.kind === 'credit_note' ? to('/avoirs') : to('/factures'), { replace: true })
    },
  })
  const dialog = (
    <Confirm
      title={words.removeTitle}
      open={invoice !== null}
      onClose={() => setInvoice(null)}
      act={words.remove}
      danger
      pending={removing.pending}
      onConfirm={() => invoice && void removing.run({ id: invoice.id })}
    >
      {words.removeText}
      {removing.problem && <Banner tone="red">{removing.problem.detail}</Banner>}
    </Confirm>
  )
  return { ask: setInvoice, dialog }
}
