import { NewDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useWrite } from '#web/api.ts'
import { useLocation } from '#web/navigation.ts'
import { createPurchase, listPurchases } from '../contract.ts'
import { PurchaseEditor } from './PurchaseEditor.tsx'
import { purchaseDraft } from './stored.ts'

export function NewPurchase() {
  const creating = useWrite(createPurchase, { refresh: [listPurchases] })
  return (
    <NewDraft
      key={useLocation().key}
      kind={purchaseDraft}
      create={(supplier) => creating.attempt({ supplier })}
      Editor={PurchaseEditor}
    />
  )
}
