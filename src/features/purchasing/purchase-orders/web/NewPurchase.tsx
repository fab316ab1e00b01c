import { useQueryClient } from '@tanstack/react-query'
import { useNewDraft } from '#features/sales/documents/web/new-draft.ts'
import { keyOf, useWrite } from '#web/api.ts'
import { useLocation } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { createPurchase, listPurchases, showPurchase } from '../contract.ts'
import { PurchaseEditor } from './PurchaseEditor.tsx'
import { storedPurchase } from './stored.ts'

/** Asked for again where one is, it is a new one. */
export function NewPurchase() {
  return <Fresh key={useLocation().key} />
}

function Fresh() {
  const queries = useQueryClient()
  const creating = useWrite(createPurchase, { refresh: [listPurchases] })
  const { session, document, setDocument, begin, problem } = useNewDraft({
    create: async (supplier) => {
      const purchase = await creating.attempt({ supplier })
      queries.setQueryData(keyOf(showPurchase, { id: purchase.id }), purchase)
      return purchase
    },
    show: showPurchase,
    storedOf: storedPurchase,
    hrefOf: (id) => to('/commandes-achat/:id', { id }),
  })
  return (
    <PurchaseEditor
      session={session}
      purchase={document}
      onPurchase={setDocument}
      onSupplier={begin}
      problem={problem}
    />
  )
}
