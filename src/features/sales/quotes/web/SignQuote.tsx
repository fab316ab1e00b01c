import { useState } from 'react'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useToday } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listQuotes, type Quote, showQuote, signQuote, viewQuote } from '../contract.ts'
import { whyNotSign } from '../rules/life.ts'
import { quoteWords } from './words.ts'

/** The client has signed: who, and when. A quote that had run out is extended in the same act. */
export function SignQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(quoteWords)
  const locale = useLocale()
  const today = useToday()
  const [signer, setSigner] = useState(quote.contact?.name ?? quote.customer.name)
  const [day, setDay] = useState<Day | null>(today)
  const isLate = day !== null && whyNotSign(quote, day, today) === 'quote_expired'
  const [extension, setExtension] = useState<Day | null>(addDays(today, 30))
  const extendTo = isLate ? extension : null
  const reason = day === null ? null : whyNotSign(quote, day, today, extendTo)
  const signing = useWrite(signQuote, {
    refresh: [showQuote, viewQuote, listQuotes],
    onDone: () => {
      toast(words.signed, { tone: 'green' })
      onClose()
    },
  })
  const sign = () =>
    void signing.run({
      id: quote.id,
      version: quote.version,
      signer,
      ...(day ? { day } : {}),
      ...(extendTo ? { extendTo } : {}),
    })
  return (
    <Dialog
      title={words.signTitle}
      open
      sticky
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            keys="ctrl+enter"
            pending={signing.pending}
            whyNot={reasonText(reason, locale)}
            onPress={sign}
          >
            {words.sign}
          </Button>
        </>
      }
    >
      <Form onSubmit={sign} problem={signing.problem}>
        <TextField
          label={words.signer}
          name="signer"
          value={signer}
          onChange={setSigner}
          maxLength={200}
          autoFocus
        />
        <DayField label={words.signedOn} name="day" value={day} onChange={setDay} />
        {isLate && (
          <>
            <Banner tone="orange">{words.expiredText}</Banner>
            <DayField
              label={words.extendTo}
              name="extendTo"
              value={extension}
              onChange={setExtension}
            />
          </>
        )}
        <button type="submit" hidden />
      </Form>
    </Dialog>
  )
}
