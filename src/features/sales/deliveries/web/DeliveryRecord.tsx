// A delivery: where it stands, where it goes, what it holds, who received it, what came of it.
import { useState } from 'react'
import { Chain, type Step, useLinkedSteps } from '#features/sales/documents/web/Chain.tsx'
import { DeliveryStanding } from '#features/sales/documents/web/DeliveryStanding.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { type Delivery, viewDelivery } from '../contract.ts'
import { deliveryHistory } from '../contract/history.ts'
import { mailDelivery, proposeDeliveryMail } from '../contract/mail.ts'
import { hadOf } from '../rules/quantities.ts'
import { AboutDelivery, Place } from './AboutDelivery.tsx'
import { reads } from './acts.ts'
import { Acts, type Opened } from './Acts.tsx'
import { CancelDelivery, DeleteDelivery, MarkDelivered, ShipDelivery } from './Deciding.tsx'
import { DeliveredLines } from './DeliveredLines.tsx'
import { EditDelivery } from './EditDelivery.tsx'
import { Received } from './Received.tsx'
import { TakeBack } from './TakeBack.tsx'
import { deliveryWords } from './words.ts'

export function DeliveryRecord({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const formats = useFormats()
  const [opened, setOpened] = useState<Opened>(null)
  const { shown, toggle } = useShown()
  const view = useRead(viewDelivery, { id: delivery.id }, { enabled: shown === 'sheet' })
  const title = delivery.number ? words.numbered(delivery.number) : words.draftTitle
  const close = () => setOpened(null)
  const { wishedDay, deliveredDay } = delivery
  const overBilled = delivery.lines.some(
    (line) => delivery.state !== 'draft' && line.invoiced > hadOf(line),
  )
  const figures = [
    { label: words.netTile, value: formats.amount(delivery.net) },
    ...(deliveredDay
      ? [{ label: words.deliveredTile, value: formats.day(deliveredDay) }]
      : wishedDay
        ? [{ label: words.wishedTile, value: formats.day(wishedDay) }]
        : []),
    ...(delivery.leftToInvoice === 0
      ? []
      : [{ label: words.leftTile, value: formats.amount(delivery.leftToInvoice) }]),
  ]
  const dialog = { delivery, onClose: close }
  return (
    <>
      <Record
        title={title}
        crumbs={[{ label: words.title, href: to('/bons-de-livraison') }]}
        state={
          <>
            <DeliveryStanding state={delivery.state} badge />
            <RecordTags type="delivery" id={delivery.id} />
          </>
        }
        customer={delivery.customer}
        subject={delivery.orders.map(({ number }) => number).join(', ')}
        actions={<Acts delivery={delivery} open={setOpened} sheet={toggle} />}
        banner={
          overBilled ? (
            <Banner tone="orange">{words.toCredit}</Banner>
          ) : delivery.incomplete.length > 0 ? (
            <Lacking
              title={words.beforePreparing}
              lacking={delivery.incomplete}
              customer={delivery.customer.id}
            />
          ) : null
        }
        shown={shown}
        view={view.data}
        figures={figures}
        aside={
          <>
            <Place delivery={delivery} />
            <Received delivery={delivery} />
            <Chain steps={useSteps(delivery, title)} />
            <AboutDelivery delivery={delivery} />
            <Messages aboutId={delivery.id} />
          </>
        }
      >
        <DeliveredLines delivery={delivery} />
        {delivery.endReason && (
          <Section title={words.reason}>
            <p className="whitespace-pre-line">{delivery.endReason}</p>
          </Section>
        )}
        {delivery.note && (
          <Section title={words.note}>
            <p className="whitespace-pre-line">{delivery.note}</p>
          </Section>
        )}
        <RecordHistory
          about={{ type: 'delivery', id: delivery.id }}
          customer={delivery.customer.id}
          history={deliveryHistory}
          stamp={`${delivery.version}`}
        />
      </Record>
      <SendSheet
        open={opened === 'send'}
        onClose={close}
        propose={proposeDeliveryMail}
        send={mailDelivery}
        input={{ id: delivery.id }}
        version={delivery.version}
        refresh={reads}
      />
      {opened === 'edit' && <EditDelivery {...dialog} />}
      {opened === 'ship' && <ShipDelivery {...dialog} />}
      {opened === 'deliver' && <MarkDelivered {...dialog} />}
      {opened === 'back' && <TakeBack {...dialog} />}
      {opened === 'cancel' && <CancelDelivery {...dialog} />}
      {opened === 'remove' && <DeleteDelivery {...dialog} />}
    </>
  )
}

/** The deal in the order in which it goes: quotes and orders, this delivery, what was invoiced. */
function useSteps(delivery: Delivery, title: string): Step[] {
  const linked = useLinkedSteps(delivery.documents)
  const here: Step = {
    key: delivery.id,
    kind: 'delivery',
    label: title,
    day: delivery.day,
    amount: null,
    href: null,
    state: <DeliveryStanding state={delivery.state} />,
  }
  const isBefore = ({ kind }: Step) => kind === 'quote' || kind === 'order'
  return [...linked.filter(isBefore), here, ...linked.filter((step) => !isBefore(step))]
}
