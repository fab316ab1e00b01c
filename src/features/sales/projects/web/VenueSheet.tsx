import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { useCompany } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addVenue, changeVenue, projectLists } from '../contract/settings.ts'
import type { Lists } from './settings-lists.ts'
import { projectWords } from './words.ts'

type Venue = Lists['venues'][number]

/** A venue, to be added, changed or put away. */
export function VenueSheet({ venue, onClose }: { venue: Venue | null; onClose: () => void }) {
  const all = useWords(projectWords)
  const words = all.settings
  const { country } = useCompany()
  const [version] = useState(venue?.version ?? 0)
  const form = useForm(venue ? valuesOf(venue) : { ...empty, country })
  const about = {
    refresh: [projectLists],
    onDone: () => {
      toast(words.saved)
      onClose()
    },
  }
  const adding = useWrite(addVenue, about)
  const changing = useWrite(changeVenue, about)
  const save = (values = form.values, on = version) => {
    const { archived, ...fields } = values
    void (venue
      ? changing.run({ id: venue.id, ...fields, archived, version: on })
      : adding.run(fields))
  }
  const current = changing.problem?.more['current'] as Venue | undefined
  const merging = useMerge<typeof form.values>({
    problem: changing.problem,
    mine: form.values,
    theirs: current ? { ...valuesOf(current), version: current.version } : null,
    fields: [
      { name: 'name', label: words.venueName, show: ({ name }) => name },
      { name: 'street', label: words.street, show: ({ street }) => street },
      { name: 'postalCode', label: words.postalCode, show: ({ postalCode }) => postalCode },
      { name: 'city', label: words.city, show: ({ city }) => city },
      { name: 'phone', label: words.phone, show: ({ phone }) => phone },
      { name: 'access', label: words.access, show: ({ access }) => access },
    ],
    onResolve: (values, on) => save(values, on),
    onClose: changing.reset,
  })
  return (
    <Sheet
      title={venue ? words.editVenue(venue.name) : words.addVenue}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button
          variant="primary"
          keys="ctrl+enter"
          pending={adding.pending || changing.pending}
          onPress={() => save()}
        >
          {all.save}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : (adding.problem ?? changing.problem)}>
        <TextField label={words.venueName} autoFocus {...form.field('name')} />
        <TextField label={words.street} optional {...form.field('street')} />
        <TextField label={words.street2} optional {...form.field('street2')} />
        <FieldRow>
          <TextField label={words.postalCode} optional {...form.field('postalCode')} />
          <TextField label={words.city} optional {...form.field('city')} />
        </FieldRow>
        <FieldRow>
          <TextField
            label={words.country}
            maxLength={2}
            {...form.field('country')}
            onChange={(typed) => form.set({ country: typed.toUpperCase() })}
          />
          <TextField label={words.phone} type="tel" optional {...form.field('phone')} />
        </FieldRow>
        <TextArea
          label={words.access}
          hint={words.accessHint}
          optional
          rows={3}
          {...form.field('access')}
        />
        {venue && (
          <Switch
            label={words.archived}
            hint={words.archivedHint}
            checked={form.values.archived}
            onChange={(archived) => form.set({ archived })}
          />
        )}
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}

const valuesOf = ({ id: _, version: __, ...values }: Venue) => values

const empty = {
  name: '',
  street: '',
  street2: '',
  postalCode: '',
  city: '',
  phone: '',
  access: '',
  archived: false,
}
