// A task for each record of a selection, or one that they share.
import { SquareCheckBig } from 'lucide-react'
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { type Priority, priorities } from '#features/relation/tasks/rules.ts'
import type { Day } from '#kernel/day.ts'
import { useRead } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from '../both.ts'
import { PeopleField } from '../PeopleField.tsx'
import { planningWords } from './words.ts'

type Values = {
  title: string
  dueDay: Day | null
  priority: Priority
  shared: boolean
  toSeller: boolean
  assignees: { id: string; name: string }[]
}

export function useTaskJob<R>(list: string): BulkJob<R> {
  const words = useWords(planningWords)
  const { account } = useSession()
  const [values, setValues] = useState<Values>({
    title: '',
    dueDay: null,
    priority: 'normal',
    shared: false,
    toSeller: false,
    assignees: [{ id: account.id, name: account.name }],
  })
  const { title, assignees, ...rest } = values
  const asked = { ...rest, assignees: assignees.map(({ id }) => id) }
  return {
    key: 'task',
    act: `${list}.task`,
    label: words.task,
    verb: words.create,
    icon: SquareCheckBig,
    keys: 't',
    options: {
      value: { ...asked, title: title.trim() },
      tried: { ...asked, dueDay: null, title: '' },
      whyNot: title.trim() === '' ? words.untitled : null,
      form: <Form values={values} set={(change) => setValues({ ...values, ...change })} />,
    },
  }
}

function Form({ values, set }: { values: Values; set: (change: Partial<Values>) => void }) {
  const words = useWords(planningWords)
  const said = useWords(both)
  const { data: team } = useRead(colleagues, {}, { staleTime: 300_000 })
  return (
    <div className="flex flex-col gap-4">
      <TextField
        label={words.what}
        name="title"
        value={values.title}
        onChange={(title) => set({ title })}
        maxLength={300}
        autoFocus
      />
      <FieldRow>
        <DayField
          label={words.dueDay}
          value={values.dueDay}
          onChange={(dueDay) => set({ dueDay })}
          optional
        />
        <Select
          label={words.priority}
          value={values.priority}
          onChange={(priority: Priority) => set({ priority })}
          options={priorities.map((value) => ({ value, label: said.priorities[value] }))}
        />
      </FieldRow>
      <RadioGroup
        label={words.howMany}
        row
        value={values.shared ? 'shared' : 'each'}
        onChange={(which) => set({ shared: which === 'shared' })}
        options={(['each', 'shared'] as const).map((value) => ({
          value,
          label: words.many[value],
        }))}
      />
      <RadioGroup
        label={words.forWhom}
        row
        value={values.toSeller ? 'seller' : 'people'}
        onChange={(which) => set({ toSeller: which === 'seller' })}
        options={(['people', 'seller'] as const).map((value) => ({
          value,
          label: words.whom[value],
        }))}
      />
      {!values.toSeller && (
        <PeopleField
          label={words.assignees}
          people={(team?.rows ?? []).filter(({ active }) => active)}
          value={values.assignees}
          onChange={(assignees) => set({ assignees })}
        />
      )}
    </div>
  )
}
