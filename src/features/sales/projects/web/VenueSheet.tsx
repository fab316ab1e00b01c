import { useWrite } from '#web/api.ts'
import { useCompany } from '#web/session.ts'
import { AddressFields, useAddressMerge } from '#web/AddressFields.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { EditSheet, thenClose, useEdited } from '#web/ui/EditSheet.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
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
  const ofPlace = useAddressMerge<ReturnType<typeof valuesOf>>()
  const about = thenClose([projectLists], words.saved, onClose)
  const adding = useWrite(addVenue, about)
  const changing = useWrite(changeVenue, about)
  const edited = useEdited({
    record: venue,
    blank: { ...empty, country },
    valuesOf,
    adding,
    changing,
    save: ({ archived, ...fields }, version) =>
      void (venue
        ? changing.run({ id: venue.id, ...fields, archived, version })
        : adding.run(fields)),
    fields: [
      { name: 'name', label: words.venueName, show: ({ name }) => name },
      ...ofPlace,
      { name: 'phone', label: words.phone, show: ({ phone }) => phone },
      { name: 'access', label: words.access, show: ({ access }) => access },
    ],
  })
  const { form } = edited
  return (
    <EditSheet
      title={venue ? words.editVenue(venue.name) : words.addVenue}
      edited={edited}
      saveLabel={all.save}
      onClose={onClose}
    >
      <TextField label={words.venueName} autoFocus {...form.field('name')} />
      <AddressFields form={form} />
      <TextField label={words.phone} type="tel" optional {...form.field('phone')} />
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
    </EditSheet>
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
