// An appointment in full: made, changed, told to those who take part, held or cancelled.
import { MapPin } from 'lucide-react'
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import {
  type Appointment,
  changeAppointment,
  createAppointment,
  tellAppointment,
} from '#features/relation/appointments/contract.ts'
import { appointmentKinds } from '#features/relation/appointments/rules/life.ts'
import { show as showCustomer } from '#features/relation/customers/contract.ts'
import type { Day } from '#kernel/day.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useMerge } from '#web/merge.tsx'
import { useCompany, useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { AppointmentActs } from './AppointmentActs.tsx'
import {
  agendaReads,
  type Begun,
  readGuests,
  timesOf,
  useInitial,
  type Values,
  valuesOf,
} from './appointment-values.ts'
import { agendaWords } from './agenda-words.ts'
import { findCustomers } from './find-customers.ts'
import { PeopleField } from './PeopleField.tsx'
import type { SubjectRef } from './places.ts'
import { TimeField } from './TimeField.tsx'

export function AppointmentSheet({
  appointment,
  begun,
  about = null,
  onClose,
}: {
  appointment: Appointment | null
  begun?: Begun
  /** A document that a new one is about. */
  about?: SubjectRef | null
  onClose: () => void
}) {
  const words = useWords(agendaWords)
  const { can } = useRights()
  const form = useForm<Values>(useInitial(appointment, begun))
  const saving = useSaving(appointment, onClose)
  // Pinned: what a colleague changes meanwhile is shown, and not overwritten.
  const [version] = useState(appointment?.version ?? 0)
  const { timeZone } = useCompany()
  const times = timesOf(form.values, timeZone)
  const open = appointment === null || appointment.state === 'planned'
  const writes = can('activities.write') && open
  const guests = readGuests(form.values.guests)
  const { place, customer } = form.values
  function save(values = form.values, on = version): void {
    const when = timesOf(values, timeZone)
    if (!when) return
    const invited = readGuests(values.guests)
    if (!invited) return
    const { title, kind, description, people, contacts } = values
    void saving.run(
      {
        title: title.trim(),
        kind,
        place: values.place,
        description,
        private: values.private,
        ...when,
        about: about ?? keptSubject(appointment, values.customer),
        people: people.map(({ id }) => id),
        contacts: contacts.map(({ id }) => id),
        guests: invited,
      },
      on,
    )
  }
  const merging = useAppointmentMerge(saving, form.values, save)
  return (
    <Sheet
      title={appointment ? words.kinds[appointment.kind] : words.new}
      open
      sticky={form.dirty}
      onClose={onClose}
      actions={
        <>
          {appointment && <AppointmentActs appointment={appointment} onDone={onClose} />}
          <span className="flex-1" />
          <Button onPress={onClose}>{words.close}</Button>
          {writes && (
            <Button
              variant="primary"
              keys="ctrl+enter"
              pending={saving.pending}
              whyNot={times ? (guests ? null : words.guestsWrong) : words.whenWrong}
              onPress={() => save()}
            >
              {words.save}
            </Button>
          )}
        </>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : saving.problem}>
        {appointment?.untold && open && <Banner tone="orange">{words.untold}</Banner>}
        <TextField
          label={words.title}
          {...form.field('title')}
          autoFocus={appointment === null}
          maxLength={300}
          readOnly={!writes}
        />
        <Select
          label={words.kind}
          {...form.field('kind')}
          options={appointmentKinds.map((value) => ({ value, label: words.kinds[value] }))}
        />
        <FieldRow>
          <DayField
            label={words.day}
            value={form.values.day}
            onChange={(day) => form.set({ day, until: day })}
          />
          <TimeField label={words.from} {...form.field('from')} />
          <TimeField label={words.to} {...form.field('to')} />
        </FieldRow>
        <DayField label={words.until} {...form.field('until')} />
        {about === null && (
          <ComboBox
            label={words.customer}
            value={customer}
            onChange={(found) => form.set({ customer: found, contacts: [] })}
            search={findCustomers}
            optional
          />
        )}
        <Place
          customer={customer?.id ?? null}
          value={place}
          onChange={(text) => form.set({ place: text })}
        />
        <People values={form.values} set={form.set} />
        <TextField
          label={words.guests}
          hint={words.guestsHint}
          {...form.field('guests')}
          error={guests ? null : words.guestsWrong}
          maxLength={1_000}
          readOnly={!writes}
          optional
        />
        <TextArea label={words.description} {...form.field('description')} rows={3} optional />
        <Switch
          label={words.private}
          hint={words.privateHint}
          checked={form.values.private}
          onChange={(value) => form.set({ private: value })}
        />
      </Form>
      {merging}
    </Sheet>
  )
}

/** A document that it was about stays, as long as the customer is the same. */
function keptSubject(appointment: Appointment | null, customer: Found | null): SubjectRef | null {
  const same = appointment && (appointment.customer?.id ?? null) === (customer?.id ?? null)
  if (same && appointment.about) return { type: appointment.about.type, id: appointment.about.id }
  return customer ? { type: 'customer', id: customer.id } : null
}

function useSaving(appointment: Appointment | null, onClose: () => void) {
  const words = useWords(agendaWords)
  const telling = useWrite(tellAppointment, {
    refresh: agendaReads,
    onDone: () => toast(words.told),
  })
  const making = useWrite(createAppointment, {
    refresh: agendaReads,
    onDone: (made) => {
      const others = made.contacts.length + made.guests.length > 0 || made.people.length > 1
      const act = { label: words.tell, onPress: () => void telling.run({ id: made.id }) }
      toast(words.made, others && !made.private ? { action: act } : {})
      onClose()
    },
  })
  const changing = useWrite(changeAppointment, {
    refresh: agendaReads,
    onDone: (made) => {
      const act = { label: words.tellAgain, onPress: () => void telling.run({ id: made.id }) }
      toast(words.changed, made.untold ? { action: act } : {})
      onClose()
    },
  })
  type Asked = Parameters<typeof making.run>[0]
  return {
    pending: making.pending || changing.pending,
    problem: making.problem ?? changing.problem,
    reset: changing.reset,
    run: (values: Asked, version: number) =>
      appointment ? changing.run({ id: appointment.id, version, ...values }) : making.run(values),
  }
}

/** What a colleague has saved meanwhile, beside what one has typed. */
function useAppointmentMerge(
  { problem, reset }: Pick<ReturnType<typeof useSaving>, 'problem' | 'reset'>,
  mine: Values,
  onResolve: (values: Values, version: number) => void,
) {
  const words = useWords(agendaWords)
  const formats = useFormats()
  const { timeZone } = useCompany()
  const current = problem?.more['current'] as Appointment | undefined
  const day = (of: Day | null) => (of ? formats.day(of) : '')
  return useMerge<Values>({
    problem,
    mine,
    theirs: current ? { ...valuesOf(current, timeZone), version: current.version } : null,
    fields: [
      { name: 'title', label: words.title, show: (of) => of.title },
      { name: 'kind', label: words.kind, show: (of) => words.kinds[of.kind] },
      { name: 'day', label: words.day, show: (of) => day(of.day) },
      { name: 'from', label: words.from, show: (of) => of.from },
      { name: 'to', label: words.to, show: (of) => of.to },
      { name: 'until', label: words.until, show: (of) => day(of.until) },
      { name: 'place', label: words.place, show: (of) => of.place },
      {
        name: 'people',
        label: words.people,
        show: (of) => of.people.map(({ name }) => name).join(', '),
      },
      { name: 'description', label: words.description, show: (of) => of.description },
    ],
    onResolve,
    onClose: reset,
  })
}

/** Where: typed, or the address of the customer in one press. */
function Place({
  customer,
  value,
  onChange,
}: {
  customer: string | null
  value: string
  onChange: (value: string) => void
}) {
  const words = useWords(agendaWords)
  const { data } = useRead(showCustomer, { id: customer ?? '' }, { enabled: customer !== null })
  const addresses = (data?.addresses ?? []).map(({ street, postalCode, city }) =>
    [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', '),
  )
  const offered = [...new Set(addresses)].filter((one) => one !== '' && one !== value).slice(0, 3)
  return (
    <div className="flex flex-col gap-1.5">
      <TextField label={words.place} value={value} onChange={onChange} maxLength={300} optional />
      {offered.length > 0 && (
        <div className="flex flex-wrap gap-1.5">
          {offered.map((address) => (
            <Button key={address} size="small" icon={MapPin} onPress={() => onChange(address)}>
              {address}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

function People({ values, set }: { values: Values; set: (change: Partial<Values>) => void }) {
  const words = useWords(agendaWords)
  const { data: team } = useRead(colleagues, {}, { staleTime: 300_000 })
  const id = values.customer?.id ?? null
  const { data: customer } = useRead(showCustomer, { id: id ?? '' }, { enabled: id !== null })
  const contacts = (customer?.contacts ?? []).map((one) => ({
    id: one.id,
    name: `${one.firstName} ${one.lastName}`.trim(),
  }))
  return (
    <>
      <PeopleField
        label={words.people}
        people={(team?.rows ?? []).filter(({ active }) => active)}
        value={values.people}
        onChange={(people) => set({ people })}
      />
      {contacts.length > 0 && (
        <PeopleField
          label={words.contacts}
          people={contacts}
          value={values.contacts}
          onChange={(chosen) => set({ contacts: chosen })}
        />
      )}
    </>
  )
}
