// The draft of an order: its acts around the editor that it shares with quotes and invoices.
import { useQueryClient } from '@tanstack/react-query'
import { ClipboardCheck, Copy, FileText, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { changeClient, goToLines } from '#features/sales/documents/web/client.ts'
import { DocumentEditor, useClient } from '#features/sales/documents/web/DocumentEditor.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import type { Saving } from '#features/sales/documents/web/Foot.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import type { Session } from '#features/sales/documents/web/session.ts'
import type { Client } from '#features/sales/documents/web/state.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { keyOf, useRead, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  confirmOrder,
  listOrders,
  type Order,
  orderPdf,
  showOrder,
  viewOrder,
} from '../contract.ts'
import { showOrdering } from '../contract/quoted.ts'
import { whyNotConfirm } from '../rules/life.ts'
import { useCopy, useRemoval } from './acts.tsx'
import { OrderStanding } from './standing.tsx'
import { orderSource } from './stored.ts'
import { OrderHead } from './OrderHead.tsx'
import { orderWords } from './words.ts'

export function OrderEditor({
  session,
  order,
  onOrder,
  onClient,
  clientProblem,
}: {
  session: Session
  /** As last saved; null until the client is chosen. */
  order: Order | null
  onOrder?: (order: Order) => void
  onClient?: (client: Client) => void
  clientProblem: string | null
}) {
  const words = useWords(orderWords)
  const queries = useQueryClient()
  const { editor } = session
  const saving = useRef<Saving>(null)
  const told = useRef(onOrder)
  told.current = onOrder
  const source = useMemo(
    () =>
      orderSource((saved) => {
        queries.setQueryData(keyOf(showOrder, { id: saved.id }), saved)
        void queries.invalidateQueries({ queryKey: keyOf(viewOrder, { id: saved.id }) })
        void queries.invalidateQueries({ queryKey: keyOf(listOrders) })
        told.current?.(saved)
      }),
    [queries],
  )
  const id = order?.id ?? null
  const view = useRead(viewOrder, { id: id ?? '' }, { enabled: id !== null })
  const choose = useCallback(
    (client: Client) => {
      goToLines(session)
      if (session.id() === null) return onClient?.(client)
      void changeClient(session, client)
    },
    [session, onClient],
  )
  const { actions, dialogs } = useActs({ session, order, saving })
  const isOfQuote = order?.quote !== undefined && order.quote !== null
  return (
    <>
      <DocumentEditor
        session={session}
        source={source}
        kind="order"
        title={order ? words.draftFor(order.customer.name) : words.newTitle}
        crumbs={[{ label: words.title, href: to('/commandes') }]}
        state={
          <>
            <OrderStanding control="draft" badge />
            {order && <RecordTags type="order" id={order.id} />}
          </>
        }
        actions={actions}
        banner={
          order && (
            <>
              {isOfQuote && <Banner tone="blue">{words.quoteFixed}</Banner>}
              <Lacking
                title={words.beforeConfirming}
                lacking={order.incomplete}
                customer={order.customer.id}
              />
            </>
          )
        }
        days={<OrderHead editor={editor} />}
        onClient={choose}
        clientProblem={clientProblem}
        clientFixed={isOfQuote ? words.quoteFixed : null}
        autoFocus={order === null && editor.state().head.customer === null}
        view={view.data}
        saving={saving}
      />
      {dialogs}
    </>
  )
}

/** Confirming, copying, printing, throwing away: each says why it cannot, where it cannot. */
function useActs({
  session,
  order,
  saving,
}: {
  session: Session
  order: Order | null
  saving: React.RefObject<Saving | null>
}) {
  const words = useWords(orderWords)
  const { can } = useRights()
  const client = useClient(session)
  const settle = () => saving.current?.settle() ?? Promise.resolve(false)
  const copy = useCopy()
  const removal = useRemoval()
  const confirming = useWrite(confirmOrder, {
    refresh: [showOrder, viewOrder, listOrders, showOrdering],
    onDone: ({ number }) => toast(words.confirmed(number ?? ''), { tone: 'green' }),
  })
  const absent = client === null || order === null ? words.chooseClient : null

  async function confirm(): Promise<void> {
    if (!(await settle())) {
      toast(words.unsaved, { tone: 'red' })
      return
    }
    const version = session.version()
    const done =
      order && (await confirming.run({ id: order.id, ...(version === null ? {} : { version }) }))
    if (!done && confirming.problem) toast(confirming.problem.detail, { tone: 'red' })
  }
  const print = () => order && void openPdf(orderPdf, { id: order.id }, settle)
  useShortcut('ctrl+p', { label: words.openPdf, run: print, when: order !== null })

  const actions = (
    <>
      <Menu
        label={words.more}
        sections={[
          {
            items: [
              {
                key: 'copy',
                label: words.duplicate,
                icon: Copy,
                whyNot: absent,
                onPress: () => order && void settle().then(() => copy.run({ id: order.id })),
              },
            ],
          },
          ...(can('orders.delete')
            ? [
                {
                  items: [
                    {
                      key: 'delete',
                      label: order?.quote ? words.backToQuote : words.remove,
                      icon: Trash2,
                      danger: true,
                      whyNot: absent,
                      onPress: () => order && removal.ask(order),
                    },
                  ],
                },
              ]
            : []),
        ]}
      />
      <Button icon={FileText} whyNot={absent} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      <DraftButton
        session={session}
        icon={ClipboardCheck}
        label={words.confirm}
        absent={absent}
        whyNot={({ head, lines }) =>
          whyNotConfirm({
            state: 'draft',
            lines,
            discount: head.discount,
            incomplete: (order?.incomplete ?? []) as Incomplete[],
          })
        }
        onPress={() => void confirm()}
      />
    </>
  )
  return { actions, dialogs: removal.dialog }
}
