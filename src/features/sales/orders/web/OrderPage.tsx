import { SavedDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { showOrder } from '../contract.ts'
import { OrderEditor } from './OrderEditor.tsx'
import { OrderRecord } from './OrderRecord.tsx'
import { orderDraft } from './stored.ts'

/** A draft is written; what was confirmed is read, controlled and carried out. */
export function OrderPage({ id }: { id: string }) {
  const order = useReady(showOrder, { id })
  const { can } = useRights()
  if (order.state !== 'draft' || !can('orders.write')) return <OrderRecord order={order} />
  return <SavedDraft key={id} kind={orderDraft} document={order} Editor={OrderEditor} />
}
