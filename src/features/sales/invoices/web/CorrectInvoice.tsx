// A mistake on what is issued: taken back by a credit note, and drafted again, in one act.
import { orderDeal, quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { correctInvoice } from '../contract/deal.ts'
import { type Invoice, listInvoices, showInvoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function CorrectInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const go = useGo()
  return (
    <ConfirmWrite
      write={correctInvoice}
      input={{ id: invoice.id, version: invoice.version }}
      refresh={[showInvoice, listInvoices, showQuote, quoteDeal.showBilling, orderDeal.showBilling]}
      title={words.correctTitle}
      onClose={onClose}
      act={words.correctAct}
      onDone={({ id }) => {
        toast(words.corrected, { tone: 'green' })
        go(to('/factures/:id', { id }))
      }}
    >
      {words.correctText}
    </ConfirmWrite>
  )
}
