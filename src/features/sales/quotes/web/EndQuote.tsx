// How a quote ends without being signed: refused by the client, or cancelled by the seller.
import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Confirm, Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { cancelQuote, listQuotes, type Quote, refuseQuote, showQuote } from '../contract.ts'
import { quoteWords } from './words.ts'

export function RefuseQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(quoteWords)
  const [reason, setReason] = useState('')
  const refusing = useWrite(refuseQuote, {
    refresh: [showQuote, listQuotes],
    onDone: () => {
      toast(words.refused)
      onClose()
    },
  })
  const refuse = () => void refusing.run({ id: quote.id, version: quote.version, reason })
  return (
    <Dialog
      title={words.refuseTitle}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button variant="primary" keys="ctrl+enter" pending={refusing.pending} onPress={refuse}>
            {words.refuse}
          </Button>
        </>
      }
    >
      <Form onSubmit={refuse} problem={refusing.problem}>
        <TextArea
          label={words.reason}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={500}
          autoFocus
          optional
        />
      </Form>
    </Dialog>
  )
}

export function CancelQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(quoteWords)
  const cancelling = useWrite(cancelQuote, {
    refresh: [showQuote, listQuotes],
    onDone: () => {
      toast(words.cancelled)
      onClose()
    },
  })
  return (
    <Confirm
      title={words.cancelTitle}
      open
      onClose={onClose}
      act={words.cancelQuote}
      danger
      pending={cancelling.pending}
      onConfirm={() => void cancelling.run({ id: quote.id, version: quote.version })}
    >
      {words.cancelText}
      {cancelling.problem && <Banner tone="red">{cancelling.problem.detail}</Banner>}
    </Confirm>
  )
}
