import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listQuotes, type Quote, sendQuote, showQuote, viewQuote } from '../contract.ts'
import { listRevisions } from '../contract/revision.ts'
import { type SentHow, sentHows } from '../rules/life.ts'
import { quoteWords } from './words.ts'

/** The quote has left: by which way. It takes its number. */
export function SendQuote({
  quote,
  open,
  onClose,
}: {
  quote: Quote
  open: boolean
  onClose: () => void
}) {
  const words = useWords(quoteWords)
  const [how, setHow] = useState<SentHow>('hand')
  const sending = useWrite(sendQuote, {
    refresh: [showQuote, viewQuote, listQuotes, listRevisions],
    onDone: ({ number }) => {
      toast(words.sent(number ?? ''), { tone: 'green' })
      onClose()
    },
  })
  const send = () => void sending.run({ id: quote.id, version: quote.version, how })
  return (
    <Dialog
      title={words.sendTitle}
      open={open}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            keys="ctrl+enter"
            autoFocus
            pending={sending.pending}
            onPress={send}
          >
            {words.send}
          </Button>
        </>
      }
    >
      <Form onSubmit={send} problem={sending.problem}>
        <p className="text-soft">{words.sendText}</p>
        <RadioGroup
          label={words.how}
          value={how}
          onChange={setHow}
          options={sentHows.map((value) => ({ value, label: words.hows[value] }))}
        />
      </Form>
    </Dialog>
  )
}
