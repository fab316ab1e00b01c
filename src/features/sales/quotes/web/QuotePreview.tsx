import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { type listQuotes, showQuote } from '../contract.ts'
import { quoteWords } from './words.ts'

/** A quote at a glance, beside the list. */
export function QuotePreview({ row }: { row: RowOf<typeof listQuotes> }) {
  const words = useWords(quoteWords)
  const formats = useFormats()
  const { data } = useRead(showQuote, { id: row.id })
  const { columns } = words
  return (
    <DocumentPreview
      customer={row.customer}
      customerLabel={columns.customer}
      subject={row.subject}
      state={<QuoteStanding validity={row.validity} daysLeft={row.daysLeft} />}
      facts={[
        { label: columns.day, value: formats.day(row.day) },
        { label: columns.validUntil, value: row.validUntil && formats.day(row.validUntil) },
        { label: columns.seller, value: row.seller?.name },
        { label: columns.store, value: row.store?.name },
      ]}
      document={data}
    />
  )
}
