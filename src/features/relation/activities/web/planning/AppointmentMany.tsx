// An appointment for each record of a selection: when, with whom, and what is sent to whom.
import { CalendarPlus, Clock } from 'lucide-react'
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { lasting, type Slot } from '#features/insight/planning/rules/slots.ts'
import { minutesAt, timeOf } from '#features/relation/appointments/rules/clock.ts'
import {
  type AppointmentKind,
  appointmentKinds,
} from '#features/relation/appointments/rules/life.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { nextWorkingDay } from '#kernel/holidays.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useToday } from '#web/session.ts'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import type { BulkJob, TakenRow } from '#web/ui/list/definition.ts'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useWords } from '#web/words.ts'
import { PeopleField } from '../PeopleField.tsx'
import { TimeField } from '../TimeField.tsx'
import { planningWords } from './words.ts'

type Values = {
  kind: AppointmentKind
  day: Day
  from: string
  to: string
  together: boolean
  at: Readonly<Record<string, Slot>>
  people: { id: string; name: string }[]
  ownFitters: boolean
  tellPeople: boolean
  papers: boolean
  tellClient: boolean
}

const usualKind = {
  orders: 'fitting',
  projects: 'fitting',
  deliveries: 'delivery',
  quotes: 'visit',
  documents: 'visit',
  invoices: 'visit',
  payments: 'visit',
  purchases: 'visit',
  customers: 'visit',
  portfolio: 'visit',
} as const satisfies Record<string, AppointmentKind>
export type PlannedList = keyof typeof usualKind

/** Lists of what is neither delivered nor fitted: there is nothing to take along. */
const withoutPapers: readonly PlannedList[] = [
  ...(['quotes', 'invoices', 'payments', 'purchases', 'customers', 'portfolio'] as const),
]

export function useAppointmentJob<R>(list: PlannedList): BulkJob<R> {
  const words = useWords(planningWords)
  const today = useToday()
  const [values, setValues] = useState<Values>(() => ({
    kind: usualKind[list],
    // What is planned today for tomorrow is found by nobody: the day after it, if that is worked.
    day: nextWorkingDay(addDays(today, 1), 'FR'),
    from: '08:00',
    to: usualKind[list] === 'visit' ? '09:00' : '12:00',
    together: false,
    at: {},
    people: [],
    ownFitters: true,
    tellPeople: true,
    papers: true,
    tellClient: true,
  }))
  const { to, people, ...rest } = values
  const hasPapers = !withoutPapers.includes(list)
  const party = list === 'purchases' ? 'supplier' : list === 'documents' ? 'either' : 'client'
  const asked = {
    ...rest,
    lasts: lasting(values.day, values.from, to),
    people: people.map(({ id }) => id),
    papers: hasPapers && values.papers && values.tellPeople,
    title: words.kinds[values.kind],
  }
  return {
    key: 'appointment',
    act: `${list}.appointment`,
    label: words.appointment,
    verb: values.tellClient || values.tellPeople ? words.planAndSend : words.plan,
    icon: CalendarPlus,
    keys: 'r',
    options: {
      value: asked,
      showsTaken: true,
      form: (taken) => (
        <Form
          values={values}
          hasPapers={hasPapers}
          party={party}
          taken={taken}
          set={(change) => setValues({ ...values, ...change })}
        />
      ),
    },
  }
}

type Editing = {
  readonly party: 'client' | 'supplier' | 'either'
  readonly values: Values
  readonly set: (change: Partial<Values>) => void
}

function Form({
  values,
  set,
  taken,
  hasPapers,
  party,
}: Editing & { taken: readonly TakenRow[]; hasPapers: boolean }) {
  const words = useWords(planningWords)
  const { data: team } = useRead(colleagues, {}, { staleTime: 300_000 })
  const { kind } = values
  const who = kind === 'fitting' || kind === 'delivery' ? words.whoFits[kind] : words.with
  return (
    <div className="flex flex-col gap-4">
      <FieldRow>
        <PeopleField
          label={who}
          people={(team?.rows ?? []).filter(({ active }) => active)}
          value={values.people}
          onChange={(people) => set({ people })}
          autoFocus
        />
        <Select
          label={words.kind}
          value={kind}
          onChange={(next: AppointmentKind) => set({ kind: next })}
          options={appointmentKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
      </FieldRow>
      <FieldRow>
        <DayField
          label={words.day}
          value={values.day}
          onChange={(day) => day && set({ day, at: {} })}
        />
        <TimeField
          label={words.from}
          value={values.from}
          onChange={(from) => from && set({ from, at: {} })}
        />
        <TimeField label={words.to} value={values.to} onChange={(to) => to && set({ to })} />
      </FieldRow>
      <RadioGroup
        label={words.order}
        row
        value={values.together ? 'together' : 'after'}
        onChange={(which) => set({ together: which === 'together', at: {} })}
        options={(['after', 'together'] as const).map((value) => ({
          value,
          label: words.orders[value],
        }))}
      />
      <Telling values={values} set={set} hasPapers={hasPapers} party={party} />
      {taken.length > 0 && <Slots values={values} set={set} taken={taken} />}
    </div>
  )
}

function Telling({ values, set, hasPapers, party }: Editing & { hasPapers: boolean }) {
  const words = useWords(planningWords)
  return (
    <div role="group" aria-label={words.tell} className="flex flex-wrap gap-x-6 gap-y-2">
      <Checkbox
        label={words.tellPeople}
        checked={values.tellPeople}
        onChange={(tellPeople) => set({ tellPeople })}
      />
      {hasPapers && (
        <Checkbox
          label={words.papers}
          checked={values.papers && values.tellPeople}
          disabled={!values.tellPeople}
          onChange={(papers) => set({ papers })}
        />
      )}
      <Checkbox
        label={words.tellParty[party]}
        checked={values.tellClient}
        onChange={(tellClient) => set({ tellClient })}
      />
      {hasPapers && (
        <Checkbox
          label={words.ownFitters}
          checked={values.ownFitters}
          onChange={(ownFitters) => set({ ownFitters })}
        />
      )}
    </div>
  )
}

/** When each takes place; a press gives one a time of its own. */
function Slots({ values, set, taken }: Omit<Editing, 'party'> & { taken: readonly TakenRow[] }) {
  const words = useWords(planningWords)
  const { timeZone } = useCompany()
  const { integer } = useFormats()
  const [open, setOpen] = useState<string | null>(null)
  const shown = taken.slice(0, 30)
  return (
    <section aria-label={words.slots} className="flex flex-col gap-1">
      <h3 className="text-12 font-medium text-faint">{words.slots}</h3>
      <ul
        className="max-h-56 overflow-y-auto"
        tabIndex={shown.length > 4 ? 0 : undefined}
        aria-label={words.slots}
      >
        {shown.map(({ record, label, note, plan }) => {
          const starts = (plan as { startsAt?: string } | null)?.startsAt
          const at = starts ? minutesAt(starts, timeZone) : null
          const slot = at && { day: at.day, from: timeOf(at.minutes) }
          const put = (change: Partial<Slot>) =>
            slot && set({ at: { ...values.at, [record]: { ...slot, ...change } } })
          return (
            <li key={record} className="border-b border-line-soft py-1.5 last:border-b-0">
              <div className="flex items-start gap-2">
                <span className="min-w-0 flex-1">
                  <span className="block truncate text-14">{label}</span>
                  <span className="figures block text-13 text-soft">{note}</span>
                </span>
                <IconButton
                  icon={Clock}
                  size="small"
                  label={words.change(label)}
                  pressed={open === record}
                  onPress={() => setOpen(open === record ? null : record)}
                />
              </div>
              {open === record && slot && (
                <FieldRow>
                  <DayField
                    label={words.day}
                    value={slot.day}
                    onChange={(day) => day && put({ day })}
                  />
                  <TimeField
                    label={words.from}
                    value={slot.from}
                    onChange={(from) => from && put({ from })}
                  />
                </FieldRow>
              )}
            </li>
          )
        })}
        {taken.length > shown.length && (
          <li className="py-1 text-13 text-faint">
            {words.more(integer(taken.length - shown.length))}
          </li>
        )}
      </ul>
    </section>
  )
}
