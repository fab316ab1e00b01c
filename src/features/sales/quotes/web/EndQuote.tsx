// How a quote ends without being signed: refused by the client, or cancelled by the seller.
import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
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
    <FormDialog
      title={words.refuseTitle}
      sticky
      onClose={onClose}
      act={words.refuse}
      writing={refusing}
      onSubmit={refuse}
      byEnter={false}
    >
      <TextArea
        label={words.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        autoFocus
        optional
      />
    </FormDialog>
  )
}

export function CancelQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(quoteWords)
  return (
    <ConfirmWrite
      write={cancelQuote}
      input={{ id: quote.id, version: quote.version }}
      refresh={[showQuote, listQuotes]}
      title={words.cancelTitle}
      onClose={onClose}
      act={words.cancelQuote}
      danger
      onDone={() => {
        toast(words.cancelled)
        onClose()
      }}
    >
      {words.cancelText}
    </ConfirmWrite>
  )
}
