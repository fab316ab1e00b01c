import { useReady } from '#web/api.ts'
import { showDelivery } from '../contract.ts'
import { DeliveryRecord } from './DeliveryRecord.tsx'

/** What leaves of orders: prepared, gone, received. */
export function DeliveryPage({ id }: { id: string }) {
  return <DeliveryRecord key={id} delivery={useReady(showDelivery, { id })} />
}
