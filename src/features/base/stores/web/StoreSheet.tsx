import type { OutputOf } from '#kernel/endpoint.ts'
import { useWrite } from '#web/api.ts'
import { useCompany } from '#web/session.ts'
import { AddressFields, useAddressMerge } from '#web/AddressFields.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { EditSheet, thenClose, useEdited } from '#web/ui/EditSheet.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { addStore, changeStore, listStores } from '../contract.ts'
import { both } from './both.ts'

type Store = OutputOf<typeof listStores>['rows'][number]

const valuesOf = ({ id: _, members: __, version: ___, ...values }: Store) => values

/** A store to be made or changed. */
export function StoreSheet({ store, onClose }: { store: Store | null; onClose: () => void }) {
  const words = useWords(both)
  const { country } = useCompany()
  const ofPlace = useAddressMerge<ReturnType<typeof valuesOf>>()
  const about = thenClose([listStores], words.saved, onClose)
  const adding = useWrite(addStore, about)
  const changing = useWrite(changeStore, about)
  const edited = useEdited({
    record: store,
    blank: { ...empty, country },
    valuesOf,
    adding,
    changing,
    save: ({ archived, ...fields }, version) =>
      void (store
        ? changing.run({ id: store.id, ...fields, archived, version })
        : adding.run(fields)),
    fields: [
      { name: 'name', label: words.name, show: ({ name }) => name },
      ...ofPlace,
      { name: 'phone', label: words.phone, show: ({ phone }) => phone },
      { name: 'email', label: words.email, show: ({ email }) => email },
    ],
  })
  const { form } = edited
  return (
    <EditSheet
      title={store ? words.edit(store.name) : words.create}
      edited={edited}
      saveLabel={words.save}
      onClose={onClose}
    >
      <TextField label={words.name} autoFocus {...form.field('name')} />
      <AddressFields form={form} />
      <TextField label={words.phone} type="tel" optional {...form.field('phone')} />
      <TextField label={words.email} type="email" optional {...form.field('email')} />
      {store && (
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

const empty = {
  name: '',
  street: '',
  street2: '',
  postalCode: '',
  city: '',
  phone: '',
  email: '',
  archived: false,
}
