import { useState } from 'react'
import { createSession } from '#features/sales/documents/web/session.ts'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { type Order, showOrder } from '../contract.ts'
import { OrderEditor } from './OrderEditor.tsx'
import { OrderRecord } from './OrderRecord.tsx'
import { storedOrder } from './stored.ts'

/** A draft is written; what was confirmed is read, controlled and carried out. */
export function OrderPage({ id }: { id: string }) {
  const order = useReady(showOrder, { id })
  const { can } = useRights()
  if (order.state !== 'draft' || !can('orders.write')) return <OrderRecord order={order} />
  return <Draft key={id} order={order} />
}

function Draft({ order }: { order: Order }) {
  const [session] = useState(() => createSession(storedOrder(order)))
  return <OrderEditor session={session} order={order} clientProblem={null} />
}
