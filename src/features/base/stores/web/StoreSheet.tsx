import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { useCompany } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Switch } from '#web/ui/Checkbox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addStore, changeStore, listStores } from '../contract.ts'
import { both } from './both.ts'

type Store = OutputOf<typeof listStores>['rows'][number]

const valuesOf = ({ id: _, members: __, version: ___, ...values }: Store) => values

/** A store to be made or changed. */
export function StoreSheet({ store, onClose }: { store: Store | null; onClose: () => void }) {
  const words = useWords(both)
  const { country } = useCompany()
  const [version] = useState(store?.version ?? 0)
  const form = useForm(store ? valuesOf(store) : { ...empty, country })
  const saved = () => {
    toast(words.saved)
    onClose()
  }
  const adding = useWrite(addStore, { refresh: [listStores], onDone: saved })
  const changing = useWrite(changeStore, { refresh: [listStores], onDone: saved })
  const { pending, problem } = store ? changing : adding
  const save = (values = form.values, on = version) => {
    const { archived, ...fields } = values
    void (store
      ? changing.run({ id: store.id, ...fields, archived, version: on })
      : adding.run(fields))
  }
  const current = changing.problem?.more['current'] as Store | undefined
  const merging = useMerge<typeof form.values>({
    problem: changing.problem,
    mine: form.values,
    theirs: current ? { ...valuesOf(current), version: current.version } : null,
    fields: (['name', 'street', 'postalCode', 'city', 'phone', 'email'] as const).map((name) => ({
      name,
      label: words[name],
      show: (values) => values[name],
    })),
    onResolve: (values, on) => save(values, on),
    onClose: changing.reset,
  })
  return (
    <Sheet
      title={store ? words.edit(store.name) : words.create}
      open
      onClose={onClose}
      sticky={form.dirty}
      actions={
        <Button variant="primary" pending={pending} keys="ctrl+enter" onPress={() => save()}>
          {words.save}
        </Button>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : problem}>
        <TextField label={words.name} autoFocus {...form.field('name')} />
        <TextField label={words.street} optional {...form.field('street')} />
        <TextField label={words.street2} optional {...form.field('street2')} />
        <FieldRow>
          <TextField label={words.postalCode} optional {...form.field('postalCode')} />
          <TextField label={words.city} optional {...form.field('city')} />
        </FieldRow>
        <FieldRow>
          <TextField
            label={words.country}
            hint={words.countryHint}
            maxLength={2}
            {...form.field('country')}
            onChange={(typed) => form.set({ country: typed.toUpperCase() })}
          />
          <TextField label={words.phone} type="tel" optional {...form.field('phone')} />
        </FieldRow>
        <TextField label={words.email} type="email" optional {...form.field('email')} />
        {store && (
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
