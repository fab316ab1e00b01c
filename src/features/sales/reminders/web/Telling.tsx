import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { ApiProblem } from '#web/problem.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Form } from '#web/ui/form.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './words.ts'

/** What a promise or a dispute needs to be told. */
export function Telling({
  outcome,
  owed,
  recording,
  onTell,
  onClose,
}: {
  outcome: 'promise' | 'dispute'
  owed: Cents
  recording: { readonly pending: boolean; readonly problem: ApiProblem | null }
  onTell: (more: { day?: Day | null; amount?: Cents | null; note?: string }) => void
  onClose: () => void
}) {
  const words = useWords(both)
  const [day, setDay] = useState<Day | null>(null)
  const [amount, setAmount] = useState<Cents | null>(owed)
  const [note, setNote] = useState('')
  const tell = () => onTell(outcome === 'promise' ? { day, amount, note } : { note })
  return (
    <Form onSubmit={tell} problem={recording.problem}>
      {outcome === 'promise' && (
        <FieldRow>
          <DayField label={words.promiseDay} name="until" value={day} onChange={setDay} autoFocus />
          <AmountField
            label={words.promiseAmount}
            name="amount"
            value={amount}
            onChange={setAmount}
          />
        </FieldRow>
      )}
      <TextField
        label={outcome === 'promise' ? words.noteLabel : words.reason}
        name="reason"
        value={note}
        maxLength={500}
        onChange={setNote}
        optional={outcome === 'promise'}
        autoFocus={outcome === 'dispute'}
      />
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          size="small"
          keys="ctrl+enter"
          pending={recording.pending}
        >
          {words.keep}
        </Button>
        <Button size="small" onPress={onClose}>
          {words.cancel}
        </Button>
      </div>
    </Form>
  )
}
