// From a signed quote to its order: the whole of what is left, or quantities of its lines.
import { useState } from 'react'
import { listOrders } from '#features/sales/orders/contract.ts'
import { orderQuote, showOrdering } from '#features/sales/orders/contract/quoted.ts'
import { type Quote, showQuote } from '#features/sales/quotes/contract.ts'
import type { Day } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { QuantityTable, type Wanted, wantedOf } from '../QuantityTable.tsx'
import { billingWords } from './words.ts'

export function OrderQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(billingWords)
  const { data, problem } = useRead(showOrdering, { id: quote.id }, { staleTime: 0 })
  if (data) return <Choice quote={quote} ordering={data} onClose={onClose} />
  return (
    <Dialog size="medium" title={words.orderTitle} open onClose={onClose}>
      {problem ? <Banner tone="red">{problem.detail}</Banner> : <Bone className="h-48 w-full" />}
    </Dialog>
  )
}

function Choice({
  quote,
  ordering,
  onClose,
}: {
  quote: Quote
  ordering: OutputOf<typeof showOrdering>
  onClose: () => void
}) {
  const words = useWords(billingWords)
  const go = useGo()
  const left = new Map(ordering.lines.map((one) => [one.line, one.left]))
  const lines = quote.lines.flatMap((line) => {
    const count = left.get(line.id)
    return line.kind === 'item' && count ? [{ ...line, left: count }] : []
  })
  const [wanted, setWanted] = useState<Wanted>(() =>
    Object.fromEntries(lines.map((line) => [line.id, line.left])),
  )
  const [day, setDay] = useState<Day | null>(null)
  const ordered = useWrite(orderQuote, {
    refresh: [showQuote, showOrdering, listOrders],
    onDone: ({ id }) => {
      toast(words.ordered)
      go(to('/commandes/:id', { id }))
    },
  })
  const asked = wantedOf(lines, wanted)
  const isWhole = lines.every((line) => wanted[line.id] === line.left)
  const reason =
    lines.length === 0 ? words.allOrdered : asked.length === 0 ? words.orderNothing : null
  const order = () =>
    void ordered.run({
      id: quote.id,
      version: quote.version,
      deliveryDay: day,
      ...(isWhole ? {} : { lines: asked }),
    })
  return (
    <FormDialog
      size="medium"
      title={words.orderTitle}
      sticky
      onClose={onClose}
      act={words.order}
      autoFocus
      whyNot={reason}
      writing={ordered}
      onSubmit={order}
    >
      {lines.length === 0 ? (
        <p className="text-soft">{words.allOrdered}</p>
      ) : (
        <>
          <QuantityTable
            words={{ line: words.line, left: words.remaining, wanted: words.toOrder }}
            lines={lines}
            wanted={wanted}
            onChange={setWanted}
          />
          <DayField
            label={words.deliveryDay}
            name="deliveryDay"
            value={day}
            onChange={setDay}
            optional
          />
        </>
      )}
    </FormDialog>
  )
}
