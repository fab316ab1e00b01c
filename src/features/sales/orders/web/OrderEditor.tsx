// The draft of an order: its acts around the editor that it shares with quotes and invoices.
import { ClipboardCheck } from 'lucide-react'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { DocumentEditor } from '#features/sales/documents/web/DocumentEditor.tsx'
import { type DraftProps, useDraft } from '#features/sales/documents/web/draft.ts'
import { DraftActs } from '#features/sales/documents/web/DraftActs.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { toProblem, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
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
import { OrderHead } from './OrderHead.tsx'
import { OrderStanding } from './standing.tsx'
import { orderDraft } from './stored.ts'
import { orderWords } from './words.ts'

export function OrderEditor(props: DraftProps<Order>) {
  const { session, document: order } = props
  const words = useWords(orderWords)
  const { can } = useRights()
  const draft = useDraft(orderDraft, props)
  const copy = useCopy()
  const removal = useRemoval()
  const confirm = useConfirming(props)
  const isOfQuote = order?.quote !== undefined && order.quote !== null
  return (
    <>
      <DocumentEditor
        {...draft.editor}
        title={order ? words.draftFor(order.customer.name) : words.newTitle}
        crumbs={[{ label: words.title, href: to('/commandes') }]}
        state={
          <>
            <OrderStanding control="draft" badge />
            {order && <RecordTags type="order" id={order.id} />}
          </>
        }
        actions={
          <DraftActs
            document={order}
            absent={draft.absent}
            settle={draft.settle}
            pdf={orderPdf}
            onCopy={({ id }) => copy.run({ id })}
            onRemove={can('orders.delete') ? removal.ask : null}
            {...(isOfQuote ? { removal: words.backToQuote } : {})}
          >
            <DraftButton
              session={session}
              icon={ClipboardCheck}
              label={words.confirm}
              absent={draft.absent}
              whyNot={({ head: { discount }, lines }) => {
                const incomplete = (order?.incomplete ?? []) as Incomplete[]
                return whyNotConfirm({ state: 'draft', lines, discount, incomplete })
              }}
              onPress={() => void draft.settled(confirm)}
            />
          </DraftActs>
        }
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
        days={<OrderHead editor={session.editor} />}
        clientFixed={isOfQuote ? words.quoteFixed : null}
      />
      {removal.dialog}
    </>
  )
}

/** Confirming what was just saved; where it is refused, it is said. */
function useConfirming({ session, document }: DraftProps<Order>): () => void {
  const words = useWords(orderWords)
  const confirming = useWrite(confirmOrder, {
    refresh: [showOrder, viewOrder, listOrders, showOrdering],
    onDone: ({ number }) => toast(words.confirmed(number ?? ''), { tone: 'green' }),
  })
  return () => {
    if (!document) return
    const version = session.version()
    const asked = { id: document.id, ...(version === null ? {} : { version }) }
    confirming
      .attempt(asked)
      .catch((error: unknown) => toast(toProblem(error).detail, { tone: 'red' }))
  }
}
