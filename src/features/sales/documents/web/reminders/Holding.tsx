// What a person says of a document, and what its reminders wait for then.
import { useState } from 'react'
import {
  type holdInvoiceReminders,
  invoiceReminders,
  quoteReminders,
} from '#features/sales/reminders/contract.ts'
import type { HoldKind } from '#features/sales/reminders/rules/plan.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import type { ApiProblem } from '#web/problem.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { reminderWords } from './words.ts'

export type Told = Omit<InputOf<typeof holdInvoiceReminders>, 'id'>

/** What is read again once something of it was said. */
export const reminderStates = [invoiceReminders, quoteReminders]

export function Holding({
  kind,
  remaining,
  writing,
  onKeep,
  onClose,
}: {
  kind: HoldKind
  /** What is promised unless less is. */
  remaining: Cents
  writing: { readonly pending: boolean; readonly problem: ApiProblem | null }
  onKeep: (told: Told) => void
  onClose: () => void
}) {
  const words = useWords(reminderWords)
  const [until, setUntil] = useState<Day | null>(null)
  const [amount, setAmount] = useState<Cents | null>(remaining)
  const [reason, setReason] = useState('')
  const keep = () =>
    onKeep({
      kind,
      reason,
      ...(kind === 'promise' ? { until, amount } : kind === 'pause' ? { until } : {}),
    })
  return (
    <FormDialog
      title={words[kind]}
      sticky
      onClose={onClose}
      act={words.keep}
      writing={writing}
      onSubmit={keep}
    >
      <p className="text-14 text-soft">{words.texts[kind]}</p>
      {kind === 'promise' && (
        <>
          <DayField label={words.day} name="until" value={until} onChange={setUntil} autoFocus />
          <AmountField label={words.amount} name="amount" value={amount} onChange={setAmount} />
        </>
      )}
      {kind === 'pause' && (
        <DayField
          label={words.pauseUntil}
          name="until"
          value={until}
          onChange={setUntil}
          autoFocus
        />
      )}
      <TextField
        label={kind === 'dispute' ? words.reason : words.note}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        optional={kind !== 'dispute'}
      />
    </FormDialog>
  )
}
