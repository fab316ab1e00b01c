import { useState } from 'react'
import { TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listQuotes, type Quote, showQuote, signQuote, viewQuote } from '../contract.ts'
import { listRevisions } from '../contract/revision.ts'
import { whyNotSign } from '../rules/life.ts'
import { documentTotals, optionsOf } from '../rules/lines.ts'
import { quoteWords } from './words.ts'

/** The client has signed: who, and when. A quote that had run out is extended in the same act. */
export function SignQuote({ quote, onClose }: { quote: Quote; onClose: () => void }) {
  const words = useWords(quoteWords)
  const locale = useLocale()
  const today = useToday()
  const [signer, setSigner] = useState(quote.contact?.name ?? quote.customer.name)
  const [day, setDay] = useState<Day | null>(today)
  const isLate = day !== null && whyNotSign(quote, day, today) === 'quote_expired'
  const options = quote.lines.filter((line) => line.kind === 'item').filter((line) => line.optional)
  const [taken, setTaken] = useState<ReadonlySet<string>>(
    () => new Set(options.filter(({ chosen }) => chosen).map(({ id }) => id)),
  )
  const [extension, setExtension] = useState<Day | null>(addDays(today, 30))
  const extendTo = isLate ? extension : null
  const reason = day === null ? null : whyNotSign(quote, day, today, extendTo)
  const signing = useWrite(signQuote, {
    refresh: [showQuote, viewQuote, listQuotes, listRevisions],
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
      ...(options.length === 0 ? {} : { chosen: [...taken] }),
    })
  return (
    <FormDialog
      title={words.signTitle}
      sticky
      onClose={onClose}
      act={words.sign}
      whyNot={reasonText(reason, locale)}
      writing={signing}
      onSubmit={sign}
    >
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
      {options.length > 0 && <Options quote={quote} taken={taken} onTake={setTaken} />}
    </FormDialog>
  )
}

/** The options that the client takes, and what the quote then comes to. */
function Options({
  quote,
  taken,
  onTake,
}: {
  quote: Quote
  taken: ReadonlySet<string>
  onTake: (taken: ReadonlySet<string>) => void
}) {
  const words = useWords(quoteWords)
  const formats = useFormats()
  const lines = quote.lines.map((line) =>
    line.kind === 'item' && line.optional ? { ...line, chosen: taken.has(line.id) } : line,
  )
  const toggle = (id: string, isTaken: boolean) => {
    const next = new Set(taken)
    if (isTaken) next.add(id)
    else next.delete(id)
    onTake(next)
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-13 font-medium text-soft">{words.optionsTaken}</legend>
      {lines.map((line) =>
        line.kind === 'item' && line.optional ? (
          <div key={line.id} className="flex items-baseline justify-between gap-4">
            <Checkbox
              label={line.name}
              checked={line.chosen}
              onChange={(isTaken) => toggle(line.id, isTaken)}
            />
            <span className="figures shrink-0 text-13 text-soft">{formats.amount(line.net)}</span>
          </div>
        ) : null,
      )}
      <div className="border-t border-line pt-2">
        <TotalsView
          totals={documentTotals(lines, quote.discount)}
          options={optionsOf(lines)}
          margin={null}
        />
      </div>
    </fieldset>
  )
}
