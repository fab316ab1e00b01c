// The decisions on a delivery that ask a question first.
import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Confirm, Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  cancelDelivery,
  deleteDelivery,
  deliver,
  type Delivery,
  listDeliveries,
  shipDelivery,
} from '../contract.ts'
import { showDelivering } from '../contract/ordered.ts'
import { reads } from './acts.ts'
import { deliveryWords } from './words.ts'

type Props = { readonly delivery: Delivery; readonly onClose: () => void }

export function ShipDelivery({ delivery, onClose }: Props) {
  const words = useWords(deliveryWords)
  const today = useToday()
  const [day, setDay] = useState<Day | null>(today)
  const [carrier, setCarrier] = useState(delivery.carrier)
  const [tracking, setTracking] = useState(delivery.tracking)
  const shipping = useWrite(shipDelivery, {
    refresh: reads,
    onDone: () => {
      toast(words.shipped, { tone: 'green' })
      onClose()
    },
  })
  const { id, version } = delivery
  const run = () => void shipping.run({ id, version, carrier, tracking, ...(day ? { day } : {}) })
  return (
    <Dialog
      title={words.shipTitle}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            keys="ctrl+enter"
            autoFocus
            pending={shipping.pending}
            onPress={run}
          >
            {words.ship}
          </Button>
        </>
      }
    >
      <Form onSubmit={run} problem={shipping.problem}>
        <DayField label={words.day} name="day" value={day} onChange={setDay} />
        <TextField
          label={words.carrier}
          hint={words.carrierHint}
          name="carrier"
          value={carrier}
          onChange={setCarrier}
          maxLength={100}
          optional
        />
        <TextField
          label={words.tracking}
          name="tracking"
          value={tracking}
          onChange={setTracking}
          maxLength={100}
          optional
        />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

/** Received without more ado: by a carrier, or at the counter. */
export function MarkDelivered({ delivery, onClose }: Props) {
  const words = useWords(deliveryWords)
  const delivering = useWrite(deliver, {
    refresh: reads,
    onDone: () => {
      toast(words.delivered, { tone: 'green' })
      onClose()
    },
  })
  const { id, version } = delivery
  return (
    <Confirm
      title={words.deliverTitle}
      open
      onClose={onClose}
      act={words.deliver}
      pending={delivering.pending}
      onConfirm={() => void delivering.run({ id, version })}
    >
      {words.deliverText}
      {delivering.problem && <Banner tone="red">{delivering.problem.detail}</Banner>}
    </Confirm>
  )
}

export function CancelDelivery({ delivery, onClose }: Props) {
  const words = useWords(deliveryWords)
  const [reason, setReason] = useState('')
  const cancelling = useWrite(cancelDelivery, {
    refresh: reads,
    onDone: () => {
      toast(words.cancelled)
      onClose()
    },
  })
  const { id, version } = delivery
  const run = () => void cancelling.run({ id, version, reason: reason.trim() })
  return (
    <Dialog
      alert
      title={words.cancelTitle}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button variant="danger" keys="ctrl+enter" pending={cancelling.pending} onPress={run}>
            {words.cancelDelivery}
          </Button>
        </>
      }
    >
      <Form onSubmit={run} problem={cancelling.problem}>
        <p className="text-soft">{words.cancelText}</p>
        <TextField
          label={words.reason}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={500}
          optional
        />
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

export function DeleteDelivery({ delivery, onClose }: Props) {
  const words = useWords(deliveryWords)
  const go = useGo()
  const removing = useWrite(deleteDelivery, {
    // The page itself is no more: it is not read again.
    refresh: [listDeliveries, showDelivering],
    onDone: () => {
      toast(words.removed)
      go(to('/bons-de-livraison'), { replace: true })
    },
  })
  return (
    <Confirm
      title={words.removeTitle}
      open
      onClose={onClose}
      act={words.remove}
      danger
      pending={removing.pending}
      onConfirm={() => void removing.run({ id: delivery.id })}
    >
      {words.removeText}
      {removing.problem && <Banner tone="red">{removing.problem.detail}</Banner>}
    </Confirm>
  )
}
