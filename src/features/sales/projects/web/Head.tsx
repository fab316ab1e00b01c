// What is decided of a project, in a form: the same fields for a new one and for one that changes.
import { colleagues } from '#features/base/team/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import { storeFilter } from '#features/sales/documents/web/filters.ts'
import { call, useRead, useWrite } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { type Found, ComboBox } from '#web/ui/ComboBox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import type { FormState } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { Project } from '../contract.ts'
import { addKind, addVenue, projectLists } from '../contract/settings.ts'
import { projectWords } from './words.ts'

type PlaceFound = Found & { readonly of: 'venue' | 'address' }

export type HeadValues = {
  name: string
  kind: Found | null
  place: PlaceFound | null
  seller: Found | null
  store: Found | null
  startsOn: Project['startsOn']
  endsOn: Project['endsOn']
  nextStep: string
  nextOn: Project['nextOn']
  note: string
}

export const blankHead: HeadValues = {
  name: '',
  kind: null,
  place: null,
  seller: null,
  store: null,
  startsOn: null,
  endsOn: null,
  nextStep: '',
  nextOn: null,
  note: '',
}

/** What the form of a project starts with. */
export const headOf = (project: Project): HeadValues => ({
  name: project.name,
  kind: found(project.kind),
  place: project.place && {
    id: project.place.id,
    label: project.place.name || project.place.address,
    hint: project.place.address,
    of: project.place.kind,
  },
  seller: found(project.seller),
  store: found(project.store),
  startsOn: project.startsOn,
  endsOn: project.endsOn,
  nextStep: project.nextStep,
  nextOn: project.nextOn,
  note: project.note,
})

/** What is sent of it. */
export const givenHead = ({ place, kind, seller, store, ...values }: HeadValues) => ({
  ...values,
  kind: kind?.id ?? null,
  venue: place?.of === 'venue' ? place.id : null,
  address: place?.of === 'address' ? place.id : null,
  seller: seller?.id ?? null,
  store: store?.id ?? null,
})

export function HeadFields({
  form,
  customer,
  isNew = false,
}: {
  form: FormState<HeadValues>
  /** Whose addresses are offered as places. */
  customer: string | null
  isNew?: boolean
}) {
  const words = useWords(projectWords)
  const lists = useRead(projectLists, {}).data
  const { data: client } = useRead(show, { id: customer ?? '' }, { enabled: customer !== null })
  const making = useWrite(addKind, {
    refresh: [projectLists],
    onDone: ({ id, name }) => form.set({ kind: { id, label: name } }),
  })
  const placing = useWrite(addVenue, {
    refresh: [projectLists],
    onDone: ({ id, name }) => form.set({ place: { id, label: name, of: 'venue' } }),
  })
  const places = async (typed: string): Promise<readonly PlaceFound[]> => {
    const venues = (lists?.venues ?? [])
      .filter(({ archived }) => !archived)
      .map(({ id, name, city }) => ({ id, label: name, hint: city, of: 'venue' as const }))
    const theirs = (client?.addresses ?? []).map(({ id, label, street, postalCode, city }) => ({
      id,
      label: label || street || city,
      hint: [words.addressOf, `${postalCode} ${city}`.trim()].filter(Boolean).join(' · '),
      of: 'address' as const,
    }))
    return [...theirs, ...venues].filter((one) => matches(one, typed))
  }
  return (
    <>
      {!isNew && <TextField label={words.name} {...form.field('name')} />}
      <FieldRow>
        <ComboBox<Found>
          label={words.kind}
          optional
          placeholder={words.kindPlaceholder}
          {...form.field('kind')}
          search={async (typed) =>
            (lists?.kinds ?? [])
              .filter(({ archived }) => !archived)
              .map(({ id, name }) => ({ id, label: name }))
              .filter((one) => matches(one, typed))
          }
          onCreate={(name) => void making.run({ name })}
        />
        <ComboBox<PlaceFound>
          label={words.place}
          optional
          placeholder={words.placePlaceholder}
          {...form.field('place')}
          search={places}
          onCreate={(name) => void placing.run({ ...nowhere, name })}
        />
      </FieldRow>
      <FieldRow>
        <DayField label={words.startsOn} optional {...form.field('startsOn')} />
        <DayField label={words.endsOn} optional {...form.field('endsOn')} />
      </FieldRow>
      <FieldRow>
        <TextField
          label={words.nextStep}
          optional
          placeholder={words.nextStepPlaceholder}
          {...form.field('nextStep')}
        />
        <DayField label={words.nextOn} optional {...form.field('nextOn')} />
      </FieldRow>
      {!isNew && (
        <FieldRow>
          <ComboBox<Found>
            label={words.seller}
            optional
            {...form.field('seller')}
            search={async (typed, signal) =>
              (await call(colleagues, {}, { signal })).rows
                .map(({ id, name }) => ({ id, label: name }))
                .filter((one) => matches(one, typed))
            }
          />
          <ComboBox<Found>
            label={words.store}
            optional
            {...form.field('store')}
            search={storeFilter.search}
          />
        </FieldRow>
      )}
      <TextArea label={words.note} optional rows={4} {...form.field('note')} />
    </>
  )
}

/** A venue of which the name alone is known yet; the settings tell the rest. */
const nowhere = {
  street: '',
  street2: '',
  postalCode: '',
  city: '',
  country: 'FR',
  phone: '',
  access: '',
}

const matches = ({ label, hint }: Found, typed: string): boolean =>
  folded(`${label} ${hint ?? ''}`).includes(folded(typed))

const found = (one: { id: string; name: string } | null): Found | null =>
  one && { id: one.id, label: one.name }
