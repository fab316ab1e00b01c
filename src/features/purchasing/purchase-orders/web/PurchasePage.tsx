import { useState } from 'react'
import { createSession } from '#features/sales/documents/web/session.ts'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { type PurchaseOrder, showPurchase } from '../contract.ts'
import { PurchaseEditor } from './PurchaseEditor.tsx'
import { PurchaseRecord } from './PurchaseRecord.tsx'
import { storedPurchase } from './stored.ts'

/** A draft is written; what has left is read. */
export function PurchasePage({ id }: { id: string }) {
  const purchase = useReady(showPurchase, { id })
  const { can, role } = useRights()
  const writes = can('purchases.write') && role.seesCosts
  if (purchase.state !== 'draft' || !writes) return <PurchaseRecord purchase={purchase} />
  return <Draft key={id} purchase={purchase} />
}

function Draft({ purchase }: { purchase: PurchaseOrder }) {
  const [session] = useState(() => createSession(storedPurchase(purchase)))
  return <PurchaseEditor session={session} purchase={purchase} problem={null} />
}
