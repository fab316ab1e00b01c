// The decisions on an order that ask for a reason: set aside, block, let go; and how it ends.
import { type ReactNode, useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Confirm, Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
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
    <Dialog
      title={title}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            keys="ctrl+enter"
            whyNot={reason.trim() ? null : words.reasonNeeded}
            pending={writing.pending}
            onPress={decide}
          >
            {act}
          </Button>
        </>
      }
    >
      <Form onSubmit={decide} problem={writing.problem}>
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
          <DayField
            label={words.holdUntil}
            name="until"
            value={until}
            onChange={setUntil}
            optional
          />
        )}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}

export function CompleteOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const completing = useWrite(completeOrder, { refresh, onDone: done(words.completed, onClose) })
  return (
    <Confirm
      title={words.completeTitle}
      open
      onClose={onClose}
      act={words.complete}
      pending={completing.pending}
      onConfirm={() => void completing.run({ id: order.id, version: order.version })}
    >
      {words.completeText}{' '}
      {order.leftToInvoice !== 0 && words.completeLeft(formats.amount(order.leftToInvoice))}
      {completing.problem && <Banner tone="red">{completing.problem.detail}</Banner>}
    </Confirm>
  )
}

/** One that carries out a quote goes back to it: the quote may be ordered again, or changed. */
export function CancelOrder({ order, onClose }: Props) {
  const words = useWords(orderWords)
  const go = useGo()
  const { quote } = order
  const cancelling = useWrite(cancelOrder, {
    refresh: [...refresh, showOrdering],
    onDone: () => {
      toast(quote ? words.givenBack(quote.number) : words.cancelled)
      onClose()
      if (quote) go(to('/devis/:id', { id: quote.id }))
    },
  })
  return (
    <Confirm
      title={quote ? words.backTitle : words.cancelTitle}
      open
      onClose={onClose}
      act={quote ? words.backToQuote : words.cancelOrder}
      danger
      pending={cancelling.pending}
      onConfirm={() => void cancelling.run({ id: order.id, version: order.version })}
    >
      {words.cancelText} {quote && words.cancelToQuote}
      {cancelling.problem && <Banner tone="red">{cancelling.problem.detail}</Banner>}
    </Confirm>
  )
}
