// What comes back of a delivery, in part or whole.
import { useState } from 'react'
import {
  QuantityTable,
  type Wanted,
  wantedOf,
} from '#features/sales/documents/web/QuantityTable.tsx'
import { useWrite } from '#web/api.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Delivery, returnDelivery } from '../contract.ts'
import { hadOf } from '../rules/quantities.ts'
import { reads } from './acts.ts'
import { deliveryWords } from './words.ts'

export function TakeBack({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const words = useWords(deliveryWords)
  // What is on the road comes back whole: what the client keeps of it, they receive.
  const onRoad = delivery.state === 'shipped'
  const lines = delivery.lines
    .map((line) => ({ ...line, left: onRoad ? line.quantity : hadOf(line) }))
    .filter(({ left }) => left > 0)
  const [back, setBack] = useState<Wanted>({})
  const [reason, setReason] = useState('')
  const returning = useWrite(returnDelivery, {
    refresh: reads,
    onDone: () => {
      toast(words.takenBack)
      onClose()
    },
  })
  const asked = wantedOf(lines, back)
  const whyNot = reason.trim() === '' ? words.reasonNeeded : null
  const run = () =>
    whyNot === null &&
    void returning.run({
      id: delivery.id,
      version: delivery.version,
      reason: reason.trim(),
      ...(onRoad ? {} : { lines: asked }),
    })
  return (
    <FormDialog
      size="medium"
      title={words.takeBackTitle}
      sticky
      onClose={onClose}
      act={words.takeBack}
      whyNot={whyNot}
      writing={returning}
      onSubmit={run}
    >
      <p className="text-soft">{onRoad ? words.allComesBack : words.takeBackText}</p>
      {!onRoad && (
        <QuantityTable
          words={{ line: words.line, left: words.taken, wanted: words.comesBack }}
          lines={lines}
          wanted={back}
          onChange={setBack}
        />
      )}
      <TextField
        label={words.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
    </FormDialog>
  )
}
