// The draft of a purchase order: its acts around the editor of every document, seen as a buyer.
import { Send } from 'lucide-react'
import { useState } from 'react'
import { DocumentEditor } from '#features/sales/documents/web/DocumentEditor.tsx'
import { type DraftProps, useDraft } from '#features/sales/documents/web/draft.ts'
import { DraftActs } from '#features/sales/documents/web/DraftActs.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import type { Session } from '#features/sales/documents/web/session.ts'
import { SideContext } from '#features/sales/documents/web/side.ts'
import type { Client } from '#features/sales/documents/web/state.ts'
import { call } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { useWords } from '#web/words.ts'
import {
  listPurchases,
  mailPurchase,
  proposePurchaseMail,
  purchaseDefaults,
  type PurchaseOrder,
  purchasePdf,
  showPurchase,
  viewPurchase,
} from '../contract.ts'
import { whyNotSend } from '../rules/life.ts'
import { useCopy, useRemoval } from './acts.tsx'
import { SendPurchase } from './SendPurchase.tsx'
import { PurchaseStanding } from './standing.tsx'
import { purchaseDraft } from './stored.ts'
import { purchaseWords } from './words.ts'

export function PurchaseEditor(props: DraftProps<PurchaseOrder>) {
  const { session, document: purchase } = props
  const words = useWords(purchaseWords)
  const draft = useDraft(purchaseDraft, props, changeSupplier)
  const { actions, dialogs } = useActs(props, draft)
  return (
    <SideContext value="purchase">
      <DocumentEditor
        {...draft.editor}
        title={purchase ? words.draftFor(purchase.supplier.name) : words.newTitle}
        crumbs={[{ label: words.title, href: to('/commandes-achat') }]}
        state={
          <>
            <PurchaseStanding standing="draft" badge />
            {purchase && <RecordTags type="purchase" id={purchase.id} />}
          </>
        }
        actions={actions}
        days={<HeadDay editor={session.editor} name="deliveryDay" label={words.wishedDay} />}
      />
      {dialogs}
    </SideContext>
  )
}

/** Another supplier brings its own conditions; what was written for this order stays. */
async function changeSupplier({ editor }: Session, supplier: Client): Promise<void> {
  if (editor.state().head.customer?.id === supplier.id) return
  editor.editHead({ customer: supplier, contact: null })
  const usual = await call(purchaseDefaults, { supplier: supplier.id }).catch(() => null)
  if (!usual || editor.state().head.customer?.id !== supplier.id) return
  const { contact, terms, paymentMethod, language, regimes } = usual
  editor.editHead({ contact, terms, paymentMethod, language }, regimes)
}

/** Sending, copying, printing, throwing away: each says why it cannot, where it cannot. */
function useActs(
  { session, document: purchase }: DraftProps<PurchaseOrder>,
  draft: ReturnType<typeof useDraft>,
) {
  const words = useWords(purchaseWords)
  const { can } = useRights()
  const [sending, setSending] = useState<'mail' | 'mark' | null>(null)
  const copy = useCopy()
  const removal = useRemoval()
  const absent = draft.absent && words.chooseSupplier
  const actions = (
    <DraftActs
      document={purchase}
      absent={absent}
      settle={draft.settle}
      pdf={purchasePdf}
      onCopy={({ id }) => copy.run({ id })}
      onRemove={can('purchases.delete') ? removal.ask : null}
    >
      <DraftButton
        session={session}
        icon={Send}
        label={words.send}
        absent={absent}
        whyNot={({ head: { discount }, lines }) => whyNotSend({ state: 'draft', lines, discount })}
        onPress={() => void draft.settled(() => setSending('mail'))}
      />
    </DraftActs>
  )
  const dialogs = purchase && (
    <>
      <SendSheet
        open={sending === 'mail'}
        onClose={() => setSending(null)}
        propose={proposePurchaseMail}
        send={mailPurchase}
        input={{ id: purchase.id }}
        version={purchase.version}
        refresh={[showPurchase, viewPurchase, listPurchases]}
        otherwise={{ label: words.markSent, onPress: () => setSending('mark') }}
      />
      <SendPurchase
        purchase={purchase}
        open={sending === 'mark'}
        onClose={() => setSending(null)}
      />
      {removal.dialog}
    </>
  )
  return { actions, dialogs }
}
