// The acts on a purchase order that its page and its editor share.
import { type ReactNode, useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { deletePurchase, duplicatePurchase, listPurchases } from '../contract.ts'
import { purchaseWords } from './words.ts'

/** A copy as a draft, which opens. */
export function useCopy() {
  const words = useWords(purchaseWords)
  const go = useGo()
  return useWrite(duplicatePurchase, {
    refresh: [listPurchases],
    onDone: ({ id }) => {
      toast(words.duplicated)
      go(to('/commandes-achat/:id', { id }))
    },
  })
}

/** Throwing a draft away, once asked. */
export function useRemoval(): { ask: (draft: { id: string }) => void; dialog: ReactNode } {
  const words = useWords(purchaseWords)
  const go = useGo()
  const [draft, setDraft] = useState<{ id: string } | null>(null)
  const removing = useWrite(deletePurchase, {
    refresh: [listPurchases],
    onDone: () => {
      toast(words.removed)
      go(to('/commandes-achat'), { replace: true })
    },
  })
  const dialog = (
    <Confirm
      title={words.removeTitle}
      open={draft !== null}
      onClose={() => setDraft(null)}
      act={words.remove}
      danger
      pending={removing.pending}
      onConfirm={() => draft && void removing.run({ id: draft.id })}
    >
      {words.removeText}
      {removing.problem && <Banner tone="red">{removing.problem.detail}</Banner>}
    </Confirm>
  )
  return { ask: setDraft, dialog }
}
