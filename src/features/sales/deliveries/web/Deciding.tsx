// The decisions on a delivery that ask a question first.
import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
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
    <FormDialog
      title={words.shipTitle}
      sticky
      onClose={onClose}
      act={words.ship}
      autoFocus
      writing={shipping}
      onSubmit={run}
    >
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
    </FormDialog>
  )
}

/** Received without more ado: by a carrier, or at the counter. */
export function MarkDelivered({ delivery, onClose }: Props) {
  const words = useWords(deliveryWords)
  const { id, version } = delivery
  return (
    <ConfirmWrite
      write={deliver}
      input={{ id, version }}
      refresh={reads}
      title={words.deliverTitle}
      onClose={onClose}
      act={words.deliver}
      onDone={() => {
        toast(words.delivered, { tone: 'green' })
        onClose()
      }}
    >
      {words.deliverText}
    </ConfirmWrite>
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
    <FormDialog
      alert
      title={words.cancelTitle}
      sticky
      onClose={onClose}
      act={words.cancelDelivery}
      danger
      writing={cancelling}
      onSubmit={run}
    >
      <p className="text-soft">{words.cancelText}</p>
      <TextField
        label={words.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        optional
      />
    </FormDialog>
  )
}

export function DeleteDelivery({ delivery, onClose }: Props) {
  const words = useWords(deliveryWords)
  const go = useGo()
  return (
    <ConfirmWrite
      write={deleteDelivery}
      input={{ id: delivery.id }}
      // The page itself is no more: it is not read again.
      refresh={[listDeliveries, showDelivering]}
      title={words.removeTitle}
      onClose={onClose}
      act={words.remove}
      danger
      onDone={() => {
        toast(words.removed)
        go(to('/bons-de-livraison'), { replace: true })
      }}
    >
      {words.removeText}
    </ConfirmWrite>
  )
}
