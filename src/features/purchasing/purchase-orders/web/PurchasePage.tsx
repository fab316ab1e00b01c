import { SavedDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useReady } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { showPurchase } from '../contract.ts'
import { PurchaseEditor } from './PurchaseEditor.tsx'
import { PurchaseRecord } from './PurchaseRecord.tsx'
import { purchaseDraft } from './stored.ts'

/** A draft is written; what has left is read. */
export function PurchasePage({ id }: { id: string }) {
  const purchase = useReady(showPurchase, { id })
  const { can, role } = useRights()
  const writes = can('purchases.write') && role.seesCosts
  if (purchase.state !== 'draft' || !writes) return <PurchaseRecord purchase={purchase} />
  return <SavedDraft key={id} kind={purchaseDraft} document={purchase} Editor={PurchaseEditor} />
}
