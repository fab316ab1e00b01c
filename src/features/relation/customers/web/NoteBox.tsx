import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { type ApiProblem, toProblem } from '#web/problem.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Customer, useChange } from './customer.ts'

/** What one wants to remember of them: several lines, so Ctrl+Enter saves and Enter does not. */
export function NoteBox({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const { can } = useRights()
  const { change, pending } = useChange(customer)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  async function save(): Promise<void> {
    try {
      await change({ note: typed ?? '' })
      setTyped(null)
      setProblem(null)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }

  if (typed === null) {
    return (
      <div className="flex flex-col items-start gap-2">
        {customer.note && <p className="text-14 whitespace-pre-line">{customer.note}</p>}
        {can('customers.write') ? (
          <Button
            size="small"
            variant="quiet"
            icon={Pencil}
            onPress={() => setTyped(customer.note)}
          >
            {customer.note ? words.edit : words.noNote}
          </Button>
        ) : (
          !customer.note && <span className="text-faint">–</span>
        )}
      </div>
    )
  }
  return (
    <Form onSubmit={() => void save()} problem={problem}>
      <TextArea label={words.note} hideLabel autoFocus value={typed} onChange={setTyped} />
      <div className="flex justify-end gap-2">
        <Button size="small" onPress={() => setTyped(null)}>
          {words.cancel}
        </Button>
        <Button
          size="small"
          variant="primary"
          keys="ctrl+enter"
          pending={pending}
          onPress={() => void save()}
        >
          {words.save}
        </Button>
      </div>
    </Form>
  )
}
