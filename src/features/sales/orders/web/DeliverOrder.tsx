// From an order to its delivery: what is left of each line, and how much of it leaves now.
import { useState } from 'react'
import { createDelivery, listDeliveries } from '#features/sales/deliveries/contract.ts'
import { showDelivering } from '#features/sales/deliveries/contract/ordered.ts'
import { QuantityTable } from '#features/sales/documents/web/QuantityTable.tsx'
import type { Day } from '#kernel/day.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listOrders, type Order, showOrder } from '../contract.ts'
import { orderWords } from './words.ts'

export function DeliverOrder({ order, onClose }: { order: Order; onClose: () => void }) {
  const words = useWords(orderWords)
  const go = useGo()
  const { data } = useRead(showDelivering, { id: order.id }, { staleTime: 0 })
  const [wanted, setWanted] = useState<Readonly<Record<string, Quantity | null>>>({})
  const [day, setDay] = useState<Day | null>(order.deliveryDay)
  const creating = useWrite(createDelivery, {
    refresh: [showOrder, listOrders, listDeliveries, showDelivering],
    onDone: ({ id }) => {
      toast(words.deliveryDrafted)
      go(to('/bons-de-livraison/:id', { id }))
    },
  })
  const lines = (data?.lines ?? [])
    .filter(({ left }) => left > 0)
    .map(({ line, ...one }) => ({ ...one, id: line }))
  // All that is left is proposed, so that a whole delivery is one press.
  const counts = Object.fromEntries(
    lines.map(({ id, left }) => [id, wanted[id] === undefined ? left : wanted[id]]),
  )
  const asked = lines.map(({ id }) => ({ line: id, quantity: counts[id] ?? quantity(0) }))
  const isNone = asked.every((one) => one.quantity === 0)
  const run = () =>
    void creating.run({
      orders: [order.id],
      lines: asked.filter((one) => one.quantity !== 0),
      wishedDay: day,
    })
  return (
    <FormDialog
      size="medium"
      title={words.deliverTitle}
      sticky
      onClose={onClose}
      act={words.deliver}
      autoFocus
      whyNot={data && isNone ? words.nothingToDeliver : null}
      writing={{ pending: creating.pending || !data, problem: creating.problem }}
      onSubmit={run}
    >
      {data ? (
        <QuantityTable
          words={{ line: words.line, left: words.remaining, wanted: words.toDeliver }}
          lines={lines}
          wanted={counts}
          onChange={setWanted}
        />
      ) : (
        <RowBones rows={3} />
      )}
      <DayField label={words.deliveryDay} name="wishedDay" value={day} onChange={setDay} optional />
    </FormDialog>
  )
}
