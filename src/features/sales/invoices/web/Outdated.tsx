// A draft that its deal has overtaken: said where it is read and where it is issued, with the way out.
import { RefreshCw } from 'lucide-react'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { type Invoice, listInvoices, showInvoice, viewInvoice } from '../contract.ts'
import { orderDeal, quoteDeal, renewInvoice } from '../contract/deal.ts'
import { invoiceWords } from './words.ts'

export function Outdated({
  invoice,
  once = (act) => act(),
}: {
  invoice: Invoice
  /** Runs an act once what is being written is saved. */
  once?: (act: () => void) => void
}) {
  const words = useWords(invoiceWords)
  const locale = useLocale()
  const formats = useFormats()
  const renewing = useWrite(renewInvoice, {
    refresh: [showInvoice, viewInvoice, listInvoices, quoteDeal.showBilling, orderDeal.showBilling],
    onDone: ({ kind, payable }) =>
      toast(
        words.renewed(
          words.kinds[kind],
          formats.amount(payable),
          payable === invoice.payable ? null : formats.amount(invoice.payable),
        ),
        { tone: 'green' },
      ),
  })
  if (invoice.outdated === null) return null
  return (
    <Banner
      tone="orange"
      title={words.outdated}
      actions={
        <Button
          icon={RefreshCw}
          pending={renewing.pending}
          onPress={() => once(() => void renewing.run({ id: invoice.id }))}
        >
          {words.renew}
        </Button>
      }
    >
      {reasonText(invoice.outdated, locale)}
      {renewing.problem && <p className="text-red">{renewing.problem.detail}</p>}
    </Banner>
  )
}
