import { useQueryClient } from '@tanstack/react-query'
import { useNewDraft } from '#features/sales/documents/web/new-draft.ts'
import { keyOf, useWrite } from '#web/api.ts'
import { useLocation } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { createInvoice, listInvoices, showInvoice } from '../contract.ts'
import { InvoiceEditor } from './InvoiceEditor.tsx'
import { storedInvoice } from './stored.ts'

/** Asked for again where one is, it is a new one. */
export function NewInvoice() {
  return <Fresh key={useLocation().key} />
}

function Fresh() {
  const queries = useQueryClient()
  const creating = useWrite(createInvoice, { refresh: [listInvoices] })
  const { session, document, setDocument, begin, problem } = useNewDraft({
    create: async (customer) => {
      const invoice = await creating.attempt({ customer })
      queries.setQueryData(keyOf(showInvoice, { id: invoice.id }), invoice)
      return invoice
    },
    show: showInvoice,
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
