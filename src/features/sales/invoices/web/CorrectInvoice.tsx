// A mistake on what is issued: taken back by a credit note, and drafted again, in one act.
import { orderDeal, quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { correctInvoice } from '../contract/deal.ts'
import { type Invoice, listInvoices, showInvoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function CorrectInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const go = useGo()
  const correcting = useWrite(correctInvoice, {
    refresh: [showInvoice, listInvoices, showQuote, quoteDeal.showBilling, orderDeal.showBilling],
    onDone: ({ id }) => {
      toast(words.corrected, { tone: 'green' })
      go(to('/factures/:id', { id }))
    },
  })
  return (
    <Confirm
      title={words.correctTitle}
      open
      onClose={onClose}
      act={words.correctAct}
      pending={correcting.pending}
      onConfirm={() => void correcting.run({ id: invoice.id, version: invoice.version })}
    >
      {words.correctText}
      {correcting.problem && <Banner tone="red">{correcting.problem.detail}</Banner>}
    </Confirm>
  )
}
