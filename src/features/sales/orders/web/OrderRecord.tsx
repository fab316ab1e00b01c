// A confirmed order: where it stands, what is done of it, what comes next and what came of it.
import { useState } from 'react'
import { BillingPanel } from '#features/sales/documents/web/billing/BillingPanel.tsx'
import { Chain, type Step, useLinkedSteps } from '#features/sales/documents/web/Chain.tsx'
import { LinesRead } from '#features/sales/documents/web/LinesRead.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { rateOf, TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { listOrders, type Order, showOrder, viewOrder } from '../contract.ts'
import { orderHistory } from '../contract/history.ts'
import { mailOrder, proposeOrderMail } from '../contract/mail.ts'
import { isAgreed } from '../rules/life.ts'
import { AboutOrder } from './AboutOrder.tsx'
import { ControlPanel } from './ControlPanel.tsx'
import { BlockOrder, CancelOrder, CompleteOrder, HoldOrder, ReleaseOrder } from './Deciding.tsx'
import { DeliverOrder } from './DeliverOrder.tsx'
import { Fitting } from './Fitting.tsx'
import { InvoiceOrder } from './InvoiceOrder.tsx'
import { Progress } from './Progress.tsx'
import { OrderStanding } from './standing.tsx'
import { OrderActs, type Opened } from './OrderActs.tsx'
import { orderWords } from './words.ts'

/** Where the billing plan of the deal stands on the page. */
const planAnchor = 'facturation'

export function OrderRecord({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { role, can } = useRights()
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
      ? [
          {
            label: words.leftTile,
            value: formats.amount(order.leftToInvoice),
            said: {
              text: words.leftSaid,
              ...(can('invoices.read')
                ? { more: <Link href={`#${planAnchor}`}>{words.toPlan}</Link> }
                : {}),
            },
          },
        ]
      : []),
  ]
  return (
    <>
      <Record
        title={title}
        crumbs={[{ label: words.title, href: to('/commandes') }]}
        state={
          <>
            <OrderStanding control={order.control} until={order.hold?.until ?? null} badge />
            <RecordTags type="order" id={order.id} />
          </>
        }
        customer={order.customer}
        subject={order.subject}
        actions={<OrderActs order={order} open={setOpened} sheet={toggle} />}
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
        <div id={planAnchor} className="scroll-mt-16 empty:hidden">
          {order.quote ? (
            <BillingPanel
              deal={{ kind: 'quote', id: order.quote.id }}
              number={order.quote.number}
              customer={order.customer.id}
              bills={false}
            />
          ) : (
            isAgreed(order.state) && (
              <BillingPanel deal={{ kind: 'order', id: order.id }} customer={order.customer.id} />
            )
          )}
        </div>
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
