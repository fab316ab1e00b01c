import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { type listOrders, showOrder } from '../contract.ts'
import { OrderStanding } from './standing.tsx'
import { orderWords } from './words.ts'

/** An order at a glance, beside the list. */
export function OrderPreview({ row }: { row: RowOf<typeof listOrders> }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const { data } = useRead(showOrder, { id: row.id })
  const { columns } = words
  return (
    <DocumentPreview
      customer={row.customer}
      customerLabel={columns.customer}
      subject={row.subject}
      state={<OrderStanding control={row.control} />}
      facts={[
        { label: columns.day, value: formats.day(row.day) },
        { label: columns.deliveryDay, value: row.deliveryDay && formats.day(row.deliveryDay) },
        {
          label: columns.delivering,
          value: row.state === 'confirmed' && words.deliverings[row.delivering],
        },
        {
          label: columns.left,
          value: row.leftToInvoice !== 0 && (
            <span className="figures font-semibold">{formats.amount(row.leftToInvoice)}</span>
          ),
        },
        { label: columns.seller, value: row.seller?.name },
        { label: columns.store, value: row.store?.name },
      ]}
      document={data}
    />
  )
}
