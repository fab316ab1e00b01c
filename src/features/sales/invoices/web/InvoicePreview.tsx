import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { InvoiceStanding } from '#features/sales/documents/web/standing.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { type listInvoices, showInvoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

/** An invoice or a credit note at a glance, beside the list. */
export function InvoicePreview({ row }: { row: RowOf<typeof listInvoices> }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const { data } = useRead(showInvoice, { id: row.id })
  const { columns } = words
  return (
    <DocumentPreview
      customer={row.customer}
      customerLabel={columns.customer}
      subject={row.subject}
      state={<InvoiceStanding kind={row.kind} payment={row.payment} lateDays={row.lateDays} />}
      facts={[
        { label: columns.day, value: formats.day(row.day) },
        { label: columns.dueDay, value: row.dueDay && formats.day(row.dueDay) },
        {
          label: columns.outstanding,
          value: row.outstanding !== 0 && (
            <span className="figures font-semibold">{formats.amount(row.outstanding)}</span>
          ),
        },
        { label: columns.seller, value: row.seller?.name },
        { label: columns.store, value: row.store?.name },
      ]}
      document={data}
    />
  )
}
