import { useState } from 'react'
import { customerHistory } from '#features/relation/customers/contract/papers.ts'
import { show as showCustomer } from '#features/relation/customers/contract.ts'
import { useRead, useWrite } from '#web/api.ts'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import {
  changeNote,
  type KeptNote,
  listActivities,
  type Note,
  showNote,
  writeNote,
} from '../contract.ts'
import {
  type Audience,
  audiences,
  type NoteKind,
  type Outcome,
  outcomes,
  untoldOf,
} from '../rules.ts'
import { both } from './both.ts'
import { Mentions } from './Mentions.tsx'
import { PeopleField } from './PeopleField.tsx'
import type { SubjectRef } from './places.ts'

type Values = {
  body: string
  outcome: Outcome | null
  minutes: string
  audience: Audience
  contacts: { id: string; name: string }[]
}

export function NoteForm({
  kind,
  about,
  customer,
  note = null,
  onDone,
}: {
  kind: NoteKind
  about: SubjectRef
  customer: string | null
  /** One that is mended; its people stay. */
  note?: Note | null
  onDone: () => void
}) {
  const words = useWords(both)
  const form = useForm<Values>({
    body: note?.body ?? '',
    outcome: note?.outcome ?? null,
    minutes: note?.minutes ? String(note.minutes) : '',
    audience: note?.audience ?? 'internal',
    contacts: [],
  })
  const saving = useSaving(note, kind, onDone)
  const { body, outcome, minutes, audience, contacts } = form.values
  const counted = /^\d{1,4}$/.test(minutes.trim()) ? Number(minutes) : null
  const save = () =>
    void saving.run({
      body,
      outcome,
      minutes: kind === 'note' || counted === 0 ? null : counted,
      audience,
      about,
      contacts: contacts.map(({ id }) => id),
    })
  return (
    <Form onSubmit={save} problem={saving.problem}>
      <Mentions body={body} onPick={(text) => form.set({ body: text })}>
        <TextArea
          label={words.bodyOf[kind]}
          hideLabel
          placeholder={words.bodyOf[kind]}
          {...form.field('body')}
          rows={3}
          autoFocus
          maxLength={10_000}
        />
      </Mentions>
      {kind !== 'note' && (
        <RadioGroup
          label={words.outcome}
          row
          value={outcome ?? 'none'}
          onChange={(value) => form.set({ outcome: value === 'none' ? null : (value as Outcome) })}
          options={(['none', ...outcomes[kind]] as const).map((value) => ({
            value,
            label: value === 'none' ? words.noOutcome : words.outcomes[value],
          }))}
        />
      )}
      <div className="flex flex-wrap items-end gap-4">
        {kind !== 'note' && (
          <div className="w-28">
            <TextField label={words.minutes} inputMode="numeric" {...form.field('minutes')} />
          </div>
        )}
        {kind !== 'note' && !note && customer && (
          <div className="min-w-48 flex-1">
            <Contacts
              customer={customer}
              value={contacts}
              onChange={(people) => form.set({ contacts: people })}
            />
          </div>
        )}
      </div>
      <div className="flex flex-wrap items-end justify-between gap-3">
        <RadioGroup
          label={words.audience}
          row
          value={audience}
          onChange={(value) => form.set({ audience: value })}
          options={audiences.map((value) => ({
            value,
            label: words.audiences[value],
            ...(value === 'client' ? { hint: words.audienceHint } : {}),
          }))}
        />
        <div className="ml-auto flex gap-2">
          <Button onPress={onDone}>{words.cancel}</Button>
          <Button variant="primary" keys="ctrl+enter" pending={saving.pending} onPress={save}>
            {note ? words.save : words.keep}
          </Button>
        </div>
      </div>
    </Form>
  )
}

function useSaving(note: Note | null, kind: NoteKind, onDone: () => void) {
  const words = useWords(both)
  const locale = useLocale()
  const [opened] = useState(note?.version ?? 0)
  const refresh = [listActivities, showNote, customerHistory]
  const done = ({ untold }: KeptNote) => {
    toast(note ? words.changed : words.kept[kind])
    // Whoever called them believes that they know: it stays until it is read.
    if (untold.length > 0) toast(untoldOf(locale, untold), { tone: 'red', stays: true })
    onDone()
  }
  const writing = useWrite(writeNote, { refresh, onDone: done })
  const changing = useWrite(changeNote, { refresh, onDone: done })
  type Asked = Omit<Parameters<typeof writing.run>[0], 'kind'>
  return {
    pending: writing.pending || changing.pending,
    problem: writing.problem ?? changing.problem,
    run: ({ about, contacts, ...told }: Asked) =>
      note
        ? changing.run({ id: note.id, version: opened, ...told })
        : writing.run({ kind, about, contacts, ...told }),
  }
}

function Contacts({
  customer,
  value,
  onChange,
}: {
  customer: string
  value: { id: string; name: string }[]
  onChange: (people: { id: string; name: string }[]) => void
}) {
  const words = useWords(both)
  const { data } = useRead(showCustomer, { id: customer }, { staleTime: 60_000 })
  const people = (data?.contacts ?? []).map(({ id, firstName, lastName }) => ({
    id,
    name: `${firstName} ${lastName}`.trim(),
  }))
  if (people.length === 0) return null
  return <PeopleField label={words.contacts} people={people} value={value} onChange={onChange} />
}
