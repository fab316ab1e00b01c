// What remains to be invoiced of a quote, beside how far it is invoiced.
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import type { Quote } from '#features/sales/quotes/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { billingWords } from './words.ts'

/** The figure of a quote that is invoiced in part; none of the others, which their state says whole. */
export function useLeftToInvoice(quote: Quote): readonly { label: string; value: string }[] {
  const words = useWords(billingWords)
  const formats = useFormats()
  const { can } = useRights()
  const isPartial = quote.state === 'signed' && quote.invoicing === 'partial'
  const { data } = useRead(
    quoteDeal.showBilling,
    { id: quote.id },
    { enabled: isPartial && can('invoices.read') },
  )
  if (!isPartial || !data) return []
  return [{ label: words.leftToInvoice, value: formats.amount(data.left.gross) }]
}
