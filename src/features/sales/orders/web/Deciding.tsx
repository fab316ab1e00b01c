// The decisions on an order that ask for a reason: set aside, block, let go; and how it ends.
import { type ReactNode, useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { ApiProblem } from '#web/problem.ts'
import { cancelOrder, completeOrder, listOrders, type Order, showOrder } from '../contract.ts'
import { blockOrder, holdOrder, releaseOrder } from '../contract/control.ts'
import { showOrdering } from '../contract/quoted.ts'
import { orderWords } from './words.ts'

type Props = { readonly order: Order; readonly onClose: () => void }
const refresh = [showOrder, listOrders]

export function HoldOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const holding = useWrite(holdOrder, { refresh, onDone: done(words.held, onClose) })
  return (
    <Deciding
      title={words.holdTitle}
      act={words.hold}
      dated
      writing={holding}
      onClose={onClose}
      onDecide={(reason, until) =>
        void holding.run({ id: order.id, version: order.version, reason, until })
      }
    />
  )
}

export function BlockOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const blocking = useWrite(blockOrder, { refresh, onDone: done(words.blocked, onClose) })
  return (
    <Deciding
      title={words.blockTitle}
      act={words.block}
      writing={blocking}
      onClose={onClose}
      onDecide={(reason) => void blocking.run({ id: order.id, version: order.version, reason })}
    />
  )
}

export function ReleaseOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const releasing = useWrite(releaseOrder, { refresh, onDone: done(words.releaseDone, onClose) })
  return (
    <Deciding
      title={words.releaseTitle}
      act={words.release}
      dated
      writing={releasing}
      onClose={onClose}
      onDecide={(reason, until) =>
        void releasing.run({ id: order.id, version: order.version, reason, until })
      }
    >
      <p className="text-soft">{words.releaseText}</p>
    </Deciding>
  )
}

const done = (said: string, onClose: () => void) => () => {
  toast(said)
  onClose()
}

/** A reason and, where it makes sense, a last day. */
function Deciding({
  title,
  act,
  dated = false,
  writing,
  onClose,
  onDecide,
  children,
}: {
  title: string
  act: string
  dated?: boolean
  writing: { readonly pending: boolean; readonly problem: ApiProblem | null }
  onClose: () => void
  onDecide: (reason: string, until: Day | null) => void
  children?: ReactNode
}) {
  const words = useWords(orderWords)
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState<Day | null>(null)
  const decide = () => reason.trim() && onDecide(reason.trim(), until)
  return (
    <FormDialog
      title={title}
      sticky
      onClose={onClose}
      act={act}
      whyNot={reason.trim() ? null : words.reasonNeeded}
      writing={writing}
      onSubmit={decide}
    >
      {children}
      <TextField
        label={words.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={300}
        autoFocus
      />
      {dated && (
        <DayField label={words.holdUntil} name="until" value={until} onChange={setUntil} optional />
      )}
    </FormDialog>
  )
}

export function CompleteOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const formats = useFormats()
  return (
    <ConfirmWrite
      write={completeOrder}
      input={{ id: order.id, version: order.version }}
      refresh={refresh}
      title={words.completeTitle}
      onClose={onClose}
      act={words.complete}
      onDone={done(words.completed, onClose)}
    >
      {words.completeText}{' '}
      {order.leftToInvoice !== 0 && words.completeLeft(formats.amount(order.leftToInvoice))}
    </ConfirmWrite>
  )
}

/** One that carries out a quote goes back to it: the quote may be ordered again, or changed. */
export function CancelOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const go = useGo()
  const { quote } = order
  return (
    <ConfirmWrite
      write={cancelOrder}
      input={{ id: order.id, version: order.version }}
      refresh={[...refresh, showOrdering]}
      title={quote ? words.backTitle : words.cancelTitle}
      onClose={onClose}
      act={quote ? words.backToQuote : words.cancelOrder}
      danger
      onDone={() => {
        toast(quote ? words.givenBack(quote.number) : words.cancelled)
        onClose()
        if (quote) go(to('/devis/:id', { id: quote.id }))
      }}
    >
      {words.cancelText} {quote && words.cancelToQuote}
    </ConfirmWrite>
  )
}
