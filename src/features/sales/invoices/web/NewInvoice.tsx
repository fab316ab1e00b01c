import { useQueryClient } from '@tanstack/react-query'
import { useNewDraft } from '#features/sales/documents/web/new-draft.ts'
import { keyOf, useWrite } from '#web/api.ts'
import { to } from '#web/site.ts'
import { createInvoice, listInvoices, showInvoice } from '../contract.ts'
import { InvoiceEditor } from './InvoiceEditor.tsx'
import { storedInvoice } from './stored.ts'

export function NewInvoice() {
  const queries = useQueryClient()
  const creating = useWrite(createInvoice, { refresh: [listInvoices] })
  const { session, document, setDocument, begin, problem } = useNewDraft({
    create: async (customer) => {
      const invoice = await creating.attempt({ customer })
      queries.setQueryData(keyOf(showInvoice, { id: invoice.id }), invoice)
      return invoice
    },
    storedOf: storedInvoice,
    hrefOf: (id) => to('/factures/:id', { id }),
  })
  return (
    <InvoiceEditor
      session={session}
      invoice={document}
      onInvoice={setDocument}
      onClient={begin}
      clientProblem={problem}
    />
  )
}
