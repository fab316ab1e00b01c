// A confirmed order: where it stands, what is done of it, what comes next and what came of it.
import {
  Ban,
  CircleCheck,
  CirclePause,
  Copy,
  CornerUpLeft,
  FileText,
  LockOpen,
  OctagonX,
  Play,
  Receipt,
  RotateCcw,
  Send,
  Truck,
} from 'lucide-react'
import { useState } from 'react'
import { BillingPanel } from '#features/sales/documents/web/billing/BillingPanel.tsx'
import { Chain, type Step, useLinkedSteps } from '#features/sales/documents/web/Chain.tsx'
import { LinesRead } from '#features/sales/documents/web/LinesRead.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { rateOf, TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listOrders, type Order, orderPdf, reopenOrder, showOrder, viewOrder } from '../contract.ts'
import { resumeOrder } from '../contract/control.ts'
import { orderHistory } from '../contract/history.ts'
import { mailOrder, proposeOrderMail } from '../contract/mail.ts'
import { whyStopped } from '../rules/control.ts'
import { can as lives, whyNotCancel, whyNotInvoice } from '../rules/life.ts'
import { AboutOrder } from './AboutOrder.tsx'
import { useCopy } from './acts.tsx'
import { ControlPanel } from './ControlPanel.tsx'
import { BlockOrder, CancelOrder, CompleteOrder, HoldOrder, ReleaseOrder } from './Deciding.tsx'
import { DeliverOrder } from './DeliverOrder.tsx'
import { Fitting } from './Fitting.tsx'
import { InvoiceOrder } from './InvoiceOrder.tsx'
import { Progress } from './Progress.tsx'
import { OrderStanding } from './standing.tsx'
import { orderWords } from './words.ts'

type Opened =
  | 'bill'
  | 'deliver'
  | 'send'
  | 'hold'
  | 'block'
  | 'release'
  | 'complete'
  | 'cancel'
  | null

export function OrderRecord({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { role } = useRights()
  const [opened, setOpened] = useState<Opened>(null)
  const { shown, toggle } = useShown()
  const view = useRead(viewOrder, { id: order.id }, { enabled: shown === 'sheet' })
  const title = order.number ? words.numbered(order.number) : words.draftTitle
  const close = () => setOpened(null)
  const figures = [
    { label: words.grossTile, value: formats.amount(order.totals.gross) },
    { label: words.netTile, value: formats.amount(order.totals.net) },
    ...(order.margin === null || order.totals.net === 0
      ? []
      : [{ label: shared.margin, value: rateOf(order.margin, order.totals.net, formats) }]),
    ...(order.deliveryDay
      ? [{ label: words.deliveryDay, value: formats.day(order.deliveryDay) }]
      : []),
    ...(order.state === 'confirmed' && order.leftToInvoice !== 0
      ? [{ label: words.leftTile, value: formats.amount(order.leftToInvoice) }]
      : []),
  ]
  return (
    <>
      <Record
        title={title}
        crumbs={[{ label: words.title, href: to('/commandes') }]}
        state={<OrderStanding control={order.control} until={order.hold?.until ?? null} badge />}
        customer={order.customer}
        subject={order.subject}
        actions={<Acts order={order} open={setOpened} sheet={toggle} />}
        shown={shown}
        view={view.data}
        figures={figures}
        first={order.state === 'confirmed' && <ControlPanel order={order} />}
        aside={
          <>
            <Progress order={order} />
            <Fitting order={order} />
            <Chain steps={useSteps(order, title)} />
            <AboutOrder order={order} />
            <Messages aboutId={order.id} />
          </>
        }
      >
        <Section flush title={words.lines}>
          <LinesRead lines={order.lines} />
          <div className="flex justify-end border-t border-line p-4">
            <div className="w-full max-w-96">
              <TotalsView
                totals={order.totals}
                margin={role.seesCosts ? order.margin : null}
                {...(order.discount === 0 ? {} : { discount: formats.percent(order.discount) })}
              />
            </div>
          </div>
        </Section>
        {order.quote && (
          <BillingPanel
            quote={order.quote.id}
            number={order.quote.number}
            customer={order.customer.id}
          />
        )}
        {order.note && (
          <Section title={words.note}>
            <p className="whitespace-pre-line">{order.note}</p>
          </Section>
        )}
        <RecordHistory
          about={{ type: 'order', id: order.id }}
          customer={order.customer.id}
          history={orderHistory}
          stamp={`${order.version} ${order.leftToInvoice}`}
        />
      </Record>
      <SendSheet
        open={opened === 'send'}
        onClose={close}
        propose={proposeOrderMail}
        send={mailOrder}
        input={{ id: order.id }}
        version={order.version}
        refresh={[showOrder, listOrders]}
      />
      {opened === 'bill' && <InvoiceOrder order={order} onClose={close} />}
      {opened === 'deliver' && <DeliverOrder order={order} onClose={close} />}
      {opened === 'hold' && <HoldOrder order={order} onClose={close} />}
      {opened === 'block' && <BlockOrder order={order} onClose={close} />}
      {opened === 'release' && <ReleaseOrder order={order} onClose={close} />}
      {opened === 'complete' && <CompleteOrder order={order} onClose={close} />}
      {opened === 'cancel' && <CancelOrder order={order} onClose={close} />}
    </>
  )
}

/** The deal in the order in which it goes: the quote, this order and others, what was invoiced. */
function useSteps(order: Order, title: string): Step[] {
  const linked = useLinkedSteps(order.documents)
  const here: Step = {
    key: order.id,
    kind: 'order',
    label: title,
    day: order.day,
    amount: order.totals.gross,
    href: null,
  }
  const isBefore = ({ kind }: Step) => kind === 'quote'
  return [...linked.filter(isBefore), here, ...linked.filter((step) => !isBefore(step))]
}

/** What can be done now, what comes next being the one that stands out. */
function Acts({
  order,
  open,
  sheet,
}: {
  order: Order
  open: (dialog: Opened) => void
  sheet: React.ReactNode
}) {
  const words = useWords(orderWords)
  const locale = useLocale()
  const { can } = useRights()
  const copy = useCopy()
  const refresh = [showOrder, listOrders]
  const resuming = useWrite(resumeOrder, { refresh, onDone: () => toast(words.resumed) })
  const reopening = useWrite(reopenOrder, { refresh, onDone: () => toast(words.reopened) })
  const writes = can('orders.write')
  const goes = writes && lives.carryOut(order.state)
  const delivers = order.toDeliver && can('deliveries.write')
  const stopped = whyStopped(order.control)
  const seen = { id: order.id, version: order.version }
  const print = () => void openPdf(orderPdf, { id: order.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  useShortcut('e', { label: words.send, run: () => open('send'), when: goes })
  useShortcut('h', {
    label: order.hold ? words.resume : words.hold,
    run: () => (order.hold ? void resuming.run(seen) : open('hold')),
    when: goes,
  })
  useShortcut('b', { label: words.block, run: () => open('block'), when: goes && !order.block })
  const first: readonly (MenuItem | false)[] = [
    goes && {
      key: 'send',
      label: words.send,
      icon: Send,
      keys: 'e',
      onPress: () => open('send'),
    },
    writes && {
      key: 'copy',
      label: words.duplicate,
      icon: Copy,
      onPress: () => void copy.run({ id: order.id }),
    },
    goes &&
      order.hold === null && {
        key: 'hold',
        label: words.hold,
        icon: CirclePause,
        keys: 'h',
        onPress: () => open('hold'),
      },
    goes &&
      order.hold !== null && {
        key: 'resume',
        label: words.resume,
        icon: Play,
        keys: 'h',
        onPress: () => void resuming.run(seen),
      },
    goes &&
      order.block === null && {
        key: 'block',
        label: words.block,
        icon: OctagonX,
        keys: 'b',
        onPress: () => open('block'),
      },
  ]
  const last: readonly (MenuItem | false)[] = [
    goes && {
      key: 'complete',
      label: words.complete,
      icon: CircleCheck,
      onPress: () => open('complete'),
    },
    writes &&
      lives.reopen(order.state) && {
        key: 'reopen',
        label: words.reopen,
        icon: RotateCcw,
        onPress: () => void reopening.run(seen),
      },
    writes &&
      lives.cancel(order.state) && {
        key: 'cancel',
        label: order.quote ? words.backToQuote : words.cancelOrder,
        icon: order.quote ? CornerUpLeft : Ban,
        danger: true,
        whyNot: reasonText(whyNotCancel(order), locale),
        onPress: () => open('cancel'),
      },
  ]
  const sections = [first, last]
    .map((items) => ({ items: items.filter((item): item is MenuItem => item !== false) }))
    .filter(({ items }) => items.length > 0)
  return (
    <>
      {sheet}
      {sections.length > 0 && <Menu label={words.more} sections={sections} />}
      <Button icon={FileText} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      {order.control === 'blocked' && can('orders.administer') && (
        <Button icon={LockOpen} onPress={() => open('release')}>
          {words.release}
        </Button>
      )}
      {delivers && (
        <Button
          variant={stopped ? 'secondary' : 'primary'}
          icon={Truck}
          keys="l"
          whyNot={reasonText(stopped, locale)}
          onPress={() => open('deliver')}
        >
          {words.deliver}
        </Button>
      )}
      {order.state === 'confirmed' && can('invoices.write') && (
        <Button
          variant={order.invoicing === 'whole' || (delivers && !stopped) ? 'secondary' : 'primary'}
          icon={Receipt}
          keys="ctrl+enter"
          whyNot={reasonText(whyNotInvoice(order), locale)}
          onPress={() => open('bill')}
        >
          {words.invoice}
        </Button>
      )}
    </>
  )
}
