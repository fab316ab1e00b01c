// The draft of a purchase order: its acts around the editor of every document, seen as a buyer.
import { useQueryClient } from '@tanstack/react-query'
import { Copy, FileText, Send, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { goToLines } from '#features/sales/documents/web/client.ts'
import { DocumentEditor, useClient } from '#features/sales/documents/web/DocumentEditor.tsx'
import { written } from '#features/sales/documents/web/edits.ts'
import type { Saving } from '#features/sales/documents/web/Foot.tsx'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import { pricedLine } from '#features/sales/documents/web/line.ts'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import type { Session } from '#features/sales/documents/web/session.ts'
import { SideContext } from '#features/sales/documents/web/side.ts'
import type { Client } from '#features/sales/documents/web/state.ts'
import { useEditorStateLater } from '#features/sales/documents/web/use-editor.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { call, keyOf, useRead } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
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
import { purchaseSource } from './stored.ts'
import { purchaseWords } from './words.ts'

export function PurchaseEditor({
  session,
  purchase,
  onPurchase,
  onSupplier,
  problem,
}: {
  session: Session
  /** As last saved; null until the supplier is chosen. */
  purchase: PurchaseOrder | null
  /** Tells what the server has, where the page does not read it by itself. */
  onPurchase?: (purchase: PurchaseOrder) => void
  /** Makes the draft, where there is none yet. */
  onSupplier?: (supplier: Client) => void
  problem: string | null
}) {
  const words = useWords(purchaseWords)
  const queries = useQueryClient()
  const { editor } = session
  const saving = useRef<Saving>(null)
  const told = useRef(onPurchase)
  told.current = onPurchase
  const source = useMemo(
    () =>
      purchaseSource((saved) => {
        queries.setQueryData(keyOf(showPurchase, { id: saved.id }), saved)
        void queries.invalidateQueries({ queryKey: keyOf(viewPurchase, { id: saved.id }) })
        void queries.invalidateQueries({ queryKey: keyOf(listPurchases) })
        told.current?.(saved)
      }),
    [queries],
  )
  const id = purchase?.id ?? null
  const view = useRead(viewPurchase, { id: id ?? '' }, { enabled: id !== null })
  const choose = useCallback(
    (supplier: Client) => {
      goToLines(session)
      if (session.id() === null) return onSupplier?.(supplier)
      void changeSupplier(session, supplier)
    },
    [session, onSupplier],
  )
  const { actions, dialogs } = useActs({ session, purchase, saving })
  return (
    <SideContext value="purchase">
      <DocumentEditor
        session={session}
        source={source}
        kind="purchase_order"
        title={purchase ? words.draftFor(purchase.supplier.name) : words.newTitle}
        crumbs={[{ label: words.title, href: to('/commandes-achat') }]}
        state={
          <>
            <PurchaseStanding standing="draft" badge />
            {purchase && <RecordTags type="purchase" id={purchase.id} />}
          </>
        }
        actions={actions}
        days={<HeadDay editor={editor} name="deliveryDay" label={words.wishedDay} />}
        onClient={choose}
        clientProblem={problem}
        autoFocus={purchase === null && editor.state().head.customer === null}
        view={view.data}
        saving={saving}
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
function useActs({
  session,
  purchase,
  saving,
}: {
  session: Session
  purchase: PurchaseOrder | null
  saving: React.RefObject<Saving | null>
}) {
  const words = useWords(purchaseWords)
  const { can } = useRights()
  const supplier = useClient(session)
  const [sending, setSending] = useState<'mail' | 'mark' | null>(null)
  const settle = () => saving.current?.settle() ?? Promise.resolve(false)
  const copy = useCopy()
  const removal = useRemoval()
  const absent = supplier === null || purchase === null ? words.chooseSupplier : null

  async function send(): Promise<void> {
    if (await settle()) setSending('mail')
    else toast(words.unsaved, { tone: 'red' })
  }
  const print = () => purchase && void openPdf(purchasePdf, { id: purchase.id }, settle)
  useShortcut('ctrl+p', { label: words.openPdf, run: print, when: purchase !== null })
  const copying = {
    key: 'copy',
    label: words.duplicate,
    icon: Copy,
    whyNot: absent,
    onPress: () => purchase && void settle().then(() => copy.run({ id: purchase.id })),
  }
  const removing = {
    key: 'delete',
    label: words.remove,
    icon: Trash2,
    danger: true,
    whyNot: absent,
    onPress: () => purchase && removal.ask(purchase),
  }
  const actions = (
    <>
      <Menu
        label={words.more}
        sections={[
          { items: [copying] },
          ...(can('purchases.delete') ? [{ items: [removing] }] : []),
        ]}
      />
      <Button icon={FileText} whyNot={absent} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      <SendButton session={session} absent={absent} onPress={() => void send()} />
    </>
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

/** It asks the rule of what is typed, before the server is; it alone follows the keys. */
function SendButton({
  session,
  absent,
  onPress,
}: {
  session: Session
  absent: string | null
  onPress: () => void
}) {
  const words = useWords(purchaseWords)
  const locale = useLocale()
  const { head, lines, regimes } = useEditorStateLater(session.editor)
  const typed = written(lines).map((line) => pricedLine(line, regimes))
  const wrong = session.editor.sums().wrong
  const reason =
    wrong?.code ?? whyNotSend({ state: 'draft', lines: typed, discount: head.discount })
  return (
    <Button
      variant="primary"
      icon={Send}
      keys="ctrl+enter"
      whyNot={absent ?? reasonText(reason, locale)}
      onPress={onPress}
    >
      {words.send}
    </Button>
  )
}
