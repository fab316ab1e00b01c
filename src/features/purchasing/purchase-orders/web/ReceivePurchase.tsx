// What came, line by line: all that remains is proposed, so that a whole delivery is one press.
import { useState } from 'react'
import { receive } from '#features/purchasing/receipts/contract.ts'
import type { Day } from '#kernel/day.ts'
import type { Quantity } from '#kernel/money.ts'
import { unitFor } from '#kernel/units.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormSheet } from '#web/ui/FormDialog.tsx'
import { QuantityField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listPurchases, type PurchaseOrder, showPurchase } from '../contract.ts'
import { remainingOf } from '../rules/quantities.ts'
import { type BoughtLine, itemsOf } from './lines.ts'
import { purchaseWords } from './words.ts'

export function ReceivePurchase({
  purchase,
  onClose,
}: {
  purchase: PurchaseOrder
  onClose: () => void
}) {
  const words = useWords(purchaseWords)
  const today = useToday()
  const items = itemsOf(purchase)
  const [day, setDay] = useState<Day | null>(today)
  const [note, setNote] = useState('')
  const [beyond, setBeyond] = useState(false)
  const [came, setCame] = useState<Readonly<Record<string, Quantity | null>>>(() =>
    Object.fromEntries(items.map((line) => [line.id, remainingOf(line)])),
  )
  const receiving = useWrite(receive, {
    refresh: [showPurchase, listPurchases],
    onDone: ({ purchase: after }) => {
      toast(after.standing === 'received' ? words.receivedWhole : words.receivedDone, {
        tone: 'green',
      })
      onClose()
    },
  })
  const lines = items.flatMap((line) => {
    const quantity = came[line.id]
    return quantity ? [{ line: line.id, quantity }] : []
  })
  const isBeyond = items.some((line) => (came[line.id] ?? 0) > remainingOf(line))
  const set = (id: string, quantity: Quantity | null) => setCame({ ...came, [id]: quantity })
  const run = () =>
    void receiving.run({
      id: purchase.id,
      version: purchase.version,
      ...(day ? { day } : {}),
      deliveryNote: note,
      lines,
      beyond: isBeyond && beyond,
    })
  return (
    <FormSheet
      sticky
      title={words.receiveTitle(purchase.number ?? '')}
      onClose={onClose}
      act={words.receive}
      autoFocus
      whyNot={lines.length === 0 ? words.nothingCame : null}
      writing={receiving}
      onSubmit={run}
      byEnter={false}
    >
      <p className="text-soft">{words.receiveText}</p>
      <FieldRow>
        <DayField label={words.receiptDay} name="day" value={day} onChange={setDay} />
        <TextField
          label={words.deliveryNote}
          name="deliveryNote"
          value={note}
          onChange={setNote}
          maxLength={100}
          optional
        />
      </FieldRow>
      <ul className="flex flex-col">
        {items.map((line) => (
          <Came
            key={line.id}
            line={line}
            value={came[line.id] ?? null}
            onChange={(quantity) => set(line.id, quantity)}
          />
        ))}
      </ul>
      {isBeyond && (
        <Banner tone="orange">
          <p>{words.beyondText}</p>
          <Checkbox label={words.beyond} checked={beyond} onChange={setBeyond} />
        </Banner>
      )}
    </FormSheet>
  )
}

function Came({
  line,
  value,
  onChange,
}: {
  line: BoughtLine
  value: Quantity | null
  onChange: (quantity: Quantity | null) => void
}) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const locale = useLocale()
  const left = remainingOf(line)
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_8.5rem] items-center gap-3 border-b border-line-soft py-2 last:border-0">
      <span className="min-w-0">
        <span className="block font-medium">{line.name}</span>
        <span className="figures block text-12 text-faint">
          {[
            line.reference,
            `${words.ordered} ${formats.quantity(line.quantity)}${line.unit && ` ${unitFor(line.unit, line.quantity, locale)}`}`,
            line.received === 0
              ? ''
              : `${words.alreadyReceived} ${formats.quantity(line.received)}`,
            `${words.remaining} ${formats.quantity(left)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <QuantityField label={words.cameOf(line.name)} hideLabel value={value} onChange={onChange} />
    </li>
  )
}
