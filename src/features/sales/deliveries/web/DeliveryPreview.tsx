import { DeliveryStanding } from '#features/sales/documents/web/DeliveryStanding.tsx'
import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { type listDeliveries, showDelivery } from '../contract.ts'
import { deliveryWords } from './words.ts'

/** A delivery at a glance, beside the list: a paper without prices. */
export function DeliveryPreview({ row }: { row: RowOf<typeof listDeliveries> }) {
  const words = useWords(deliveryWords)
  const formats = useFormats()
  const { data } = useRead(showDelivery, { id: row.id })
  const { columns } = words
  return (
    <DocumentPreview
      customer={row.customer}
      customerLabel={columns.customer}
      subject={data?.place.lines.join(', ') ?? row.city}
      state={<DeliveryStanding state={row.state} />}
      facts={[
        { label: columns.orders, value: row.orders.map(({ number }) => number).join(', ') },
        { label: columns.wishedDay, value: row.wishedDay && formats.day(row.wishedDay) },
        { label: columns.deliveredDay, value: row.deliveredDay && formats.day(row.deliveredDay) },
        { label: columns.carrier, value: row.carrier },
      ]}
      document={data && { lines: data.lines.map((line) => ({ ...line, kind: 'item' as const })) }}
    />
  )
}
