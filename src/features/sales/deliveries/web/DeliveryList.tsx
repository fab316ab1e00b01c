import { Ban, CircleCheck, Package, PackageCheck, Receipt, Truck } from 'lucide-react'
import { useState } from 'react'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { useRowActs } from '#features/sales/documents/web/row-acts.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkJob, RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useWords } from '#web/words.ts'
import { deliveryPdf, type listDeliveries } from '../contract.ts'
import { deliveries } from './list.tsx'
import { DeliveryPreview } from './DeliveryPreview.tsx'
import { deliveryWords } from './words.ts'

type Row = RowOf<typeof listDeliveries>

export function DeliveryList() {
  const words = useWords(deliveryWords)
  const { can } = useRights()
  const acts = useActs()
  const rowActs = useRowActs({ read: ({ id }) => openPdf(deliveryPdf, { id }) })
  const orders = can('orders.read') && can('deliveries.write') && (
    <LinkButton icon={PackageCheck} href={to('/commandes', {}, { todo: 'to_deliver' })}>
      {words.toOrders}
    </LinkButton>
  )
  return (
    <List
      definition={deliveries}
      title={words.title}
      actions={orders}
      bulk={acts}
      preview={(row) => <DeliveryPreview row={row} />}
      rowActions={rowActs}
      empty={{ icon: PackageCheck, title: words.empty, text: words.emptyText, action: orders }}
    />
  )
}

/** What may be done with several: each is tried by the server, which says who is concerned. */
function useActs() {
  const words = useWords(deliveryWords)
  const { can } = useRights()
  const many = useManyActs('deliveries', 'deliveries')
  const planning = usePlanning<Row>('deliveries')
  const tagging = useTagging<Row>('deliveries', 'deliveries')
  const entrusting = useEntrusting<Row>('deliveries', 'deliveries')
  const [per, setPer] = useState<'delivery' | 'customer'>('customer')
  const jobs: readonly BulkJob<Row>[] = [
    { key: 'prepare', act: 'deliveries.prepare', label: words.prepare, icon: Package },
    { key: 'ship', act: 'deliveries.ship', label: words.ship, icon: Truck },
    { key: 'deliver', act: 'deliveries.deliver', label: words.deliver, icon: CircleCheck },
  ]
  const cancelling: BulkJob<Row> = {
    key: 'cancel',
    act: 'deliveries.cancel',
    label: words.cancelDelivery,
    text: () => words.cancelText,
    icon: Ban,
    danger: true,
  }
  const billing: BulkJob<Row> = {
    key: 'invoice',
    act: 'deliveries.invoice',
    label: words.invoice,
    icon: Receipt,
    options: {
      value: { per },
      whyNot: null,
      form: (
        <Select
          label={words.bulk.per}
          value={per}
          onChange={setPer}
          options={[
            { value: 'customer', label: words.bulk.perCustomer },
            { value: 'delivery', label: words.bulk.perDelivery },
          ]}
        />
      ),
    },
  }
  return [
    ...(can('deliveries.write') ? jobs : []),
    ...(can('invoices.write') ? [billing] : []),
    ...planning,
    ...many,
    ...entrusting,
    ...tagging,
    ...(can('deliveries.write') ? [cancelling] : []),
  ]
}
