import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { type listPurchases, showPurchase } from '../contract.ts'
import { PurchaseStanding } from './standing.tsx'
import { purchaseWords } from './words.ts'

/** A purchase order at a glance, beside the list. */
export function PurchasePreview({ row }: { row: RowOf<typeof listPurchases> }) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const { data } = useRead(showPurchase, { id: row.id })
  const { columns } = words
  return (
    <DocumentPreview
      customer={row.supplier}
      customerLabel={columns.supplier}
      customerHref={to('/fournisseurs/:id', { id: row.supplier.id })}
      subject={row.subject}
      state={<PurchaseStanding standing={row.standing} />}
      facts={[
        { label: columns.day, value: formats.day(row.day) },
        { label: columns.expected, value: row.expectedDay && formats.day(row.expectedDay) },
        { label: columns.store, value: row.store?.name },
      ]}
      document={data}
    />
  )
}
