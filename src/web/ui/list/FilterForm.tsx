import { useState } from 'react'
import { type Day, readDay } from '#kernel/day.ts'
import { type Cents, read, text } from '#kernel/money.ts'
import { useToday } from '../../session.ts'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { Checkbox, RadioGroup } from '../Checkbox.tsx'
import { ComboBox } from '../ComboBox.tsx'
import { DayField } from '../DayField.tsx'
import { AmountField } from '../NumberField.tsx'
import { TextField } from '../TextField.tsx'
import type { Filter, Tools } from './definition.ts'
import { namedPeriods } from './periods.ts'
import type { ListState } from './state.ts'
import { listWords } from './words.ts'

type FormProps<W, F = Filter<W>> = {
  readonly filter: F
  readonly state: Pick<ListState, 'filters' | 'setFilters'>
  readonly tools: Tools<W>
  readonly onDone: () => void
}
type Of<W, K extends Filter<W>['kind']> = FormProps<W, Extract<Filter<W>, { kind: K }>>

/** The form behind a chip: each change acts at once. */
export function FilterForm<W>(props: FormProps<W>) {
  const { filter } = props
  switch (filter.kind) {
    case 'choice':
      return <ChoiceForm {...props} filter={filter} />
    case 'days':
      return <DaysForm {...props} filter={filter} />
    case 'amounts':
      return <AmountsForm {...props} filter={filter} />
    case 'text':
      return <TextForm {...props} filter={filter} />
    case 'record':
      return <RecordForm {...props} filter={filter} />
    case 'flag':
      return null
  }
}

function ChoiceForm<W>({ filter, state, tools, onDone }: Of<W, 'choice'>) {
  const chosen = state.filters[filter.name]?.split(',').filter(Boolean) ?? []
  const options = filter.options(tools.words)
  if (!filter.many) {
    return (
      <RadioGroup
        label={filter.label(tools.words)}
        hideLabel
        value={chosen[0] ?? null}
        options={options}
        onChange={(value) => {
          state.setFilters({ [filter.name]: value })
          onDone()
        }}
      />
    )
  }
  return (
    <div className="flex min-w-48 flex-col gap-1">
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen.includes(value)}
          onChange={(checked) => {
            const next = checked ? [...chosen, value] : chosen.filter((one) => one !== value)
            state.setFilters({ [filter.name]: next.join(',') || undefined })
          }}
        />
      ))}
    </div>
  )
}

function DaysForm<W>({ filter, state, onDone }: Of<W, 'days'>) {
  const words = useWords(listWords)
  const today = useToday()
  const set = (from: Day | null, to: Day | null) =>
    state.setFilters({ [filter.from]: from ?? undefined, [filter.to]: to ?? undefined })
  const [from, to] = [
    readDay(state.filters[filter.from] ?? ''),
    readDay(state.filters[filter.to] ?? ''),
  ]
  return (
    <div className="flex w-80 max-w-full flex-col gap-4">
      <div className="grid grid-cols-2 gap-1">
        {namedPeriods(today, words).map((period) => (
          <Button
            key={period.label}
            variant={period.from === from && period.to === to ? 'primary' : 'quiet'}
            size="small"
            onPress={() => {
              set(period.from, period.to)
              onDone()
            }}
          >
            {period.label}
          </Button>
        ))}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <DayField label={words.from} value={from} onChange={(value) => set(value, to)} />
        <DayField label={words.until} value={to} onChange={(value) => set(from, value)} />
      </div>
    </div>
  )
}

function AmountsForm<W>({ filter, state, onDone }: Of<W, 'amounts'>) {
  const words = useWords(listWords)
  const start = (name: string) => read(state.filters[name] ?? '', 'cents') as Cents | null
  const [from, setFrom] = useState(start(filter.from))
  const [to, setTo] = useState(start(filter.to))
  const written = (amount: Cents | null) => (amount === null ? undefined : text(amount, 'cents'))
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        state.setFilters({ [filter.from]: written(from), [filter.to]: written(to) })
        onDone()
      }}
      className="flex w-72 max-w-full flex-col gap-3"
    >
      <div className="grid grid-cols-2 gap-2">
        <AmountField label={words.minimum} value={from} onChange={setFrom} autoFocus />
        <AmountField label={words.maximum} value={to} onChange={setTo} />
      </div>
      <Button type="submit" variant="primary" size="small">
        {words.apply}
      </Button>
    </form>
  )
}

function TextForm<W>({ filter, state, tools, onDone }: Of<W, 'text'>) {
  const words = useWords(listWords)
  const [typed, setTyped] = useState(state.filters[filter.name] ?? '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        state.setFilters({ [filter.name]: typed.trim() || undefined })
        onDone()
      }}
      className="flex w-64 flex-col gap-3"
    >
      <TextField label={filter.label(tools.words)} value={typed} onChange={setTyped} autoFocus />
      <Button type="submit" variant="primary" size="small">
        {words.apply}
      </Button>
    </form>
  )
}

function RecordForm<W>({ filter, state, tools, onDone }: Of<W, 'record'>) {
  return (
    <div className="w-72 max-w-full">
      <ComboBox
        label={filter.label(tools.words)}
        value={null}
        search={filter.search}
        autoFocus
        onChange={(found) => {
          state.setFilters({ [filter.name]: found?.id })
          onDone()
        }}
      />
    </div>
  )
}
