// How money comes in or goes out: how much, when, by which means, under which reference.
import { type ReactNode, useState } from 'react'
import { type PaymentMethod, paymentMethods } from '#features/base/company/rules.ts'
import type { Day } from '#kernel/day.ts'
import { useToday } from '#web/session.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { lastMethod } from './last-method.ts'
import { moneyWords } from './money-words.ts'
import { documentWords } from './words.ts'

/** Today, by the last means or the usual one; `given` is what the contract takes. */
export function useMeans(usual: PaymentMethod = 'transfer') {
  const today = useToday()
  const [day, setDay] = useState<Day | null>(today)
  const [method, setMethod] = useState<PaymentMethod>(lastMethod() ?? usual)
  const [reference, setReference] = useState('')
  const given = { ...(day ? { day } : {}), method, reference }
  return { day, setDay, method, setMethod, reference, setReference, given }
}

export function PaymentFields({
  means,
  dayLabel,
  amount,
  hint,
}: {
  means: ReturnType<typeof useMeans>
  dayLabel: string
  /** The field of the amount, where there is one to type. */
  amount?: ReactNode
  /** What to write as the reference. */
  hint?: string
}) {
  const words = useWords(moneyWords)
  const shared = useWords(documentWords)
  const day = <DayField label={dayLabel} name="day" value={means.day} onChange={means.setDay} />
  const method = (
    <Select
      label={shared.method}
      value={means.method}
      onChange={means.setMethod}
      options={paymentMethods.map((value) => ({ value, label: shared.methods[value] }))}
    />
  )
  const reference = (
    <TextField
      label={words.reference}
      name="reference"
      value={means.reference}
      onChange={means.setReference}
      maxLength={100}
      {...(hint ? { hint } : {})}
      optional
    />
  )
  return (
    <>
      <FieldRow>
        {amount ?? method}
        {day}
      </FieldRow>
      {amount ? (
        <FieldRow>
          {method}
          {reference}
        </FieldRow>
      ) : (
        reference
      )}
    </>
  )
}
