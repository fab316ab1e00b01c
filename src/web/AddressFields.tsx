// Where someone or something is, as every sheet asks it: street, town and country.
import { countryFound, countryName, searchCountries } from '#web/countries.ts'
import type { MergeField } from './merge.tsx'
import { useLocale, useWords } from './words.ts'
import { ComboBox } from './ui/ComboBox.tsx'
import { FieldRow } from './ui/Page.tsx'
import { TextField } from './ui/TextField.tsx'

const both = {
  fr: {
    street: 'Rue',
    street2: 'Complément',
    postalCode: 'Code postal',
    city: 'Ville',
    country: 'Pays',
  },
  en: {
    street: 'Street',
    street2: 'Second line',
    postalCode: 'Postal code',
    city: 'City',
    country: 'Country',
  },
}

/** What a form holds of a place: the second line and the country are asked where it holds them. */
type Place = {
  readonly street: string
  readonly street2?: string
  readonly postalCode: string
  readonly city: string
  readonly country?: string
}

type FormOfPlace = {
  readonly values: Place
  readonly set: (change: Partial<Place>) => void
}

/** `error` says what is wrong with the whole place, at its first field. */
export function AddressFields({
  form: { values, set },
  autoFocus = false,
  error,
}: {
  form: FormOfPlace
  autoFocus?: boolean
  error?: string | undefined
}) {
  const words = useWords(both)
  const locale = useLocale()
  const text = (name: keyof Place) => ({
    name,
    label: words[name],
    value: values[name] ?? '',
    onChange: (typed: string) => set({ [name]: typed }),
  })
  return (
    <>
      <TextField optional autoFocus={autoFocus} {...text('street')} {...(error ? { error } : {})} />
      {values.street2 !== undefined && <TextField optional {...text('street2')} />}
      <FieldRow>
        <TextField optional {...text('postalCode')} />
        <TextField optional {...text('city')} />
      </FieldRow>
      {values.country !== undefined && (
        <ComboBox
          label={words.country}
          name="country"
          value={countryFound(values.country, locale)}
          onChange={(found) => found && set({ country: found.id })}
          search={async (typed) => searchCountries(typed, locale)}
        />
      )}
    </>
  )
}

/** The fields of a place, to be chosen one by one where two people changed it at once. */
export function useAddressMerge<T extends Required<Place>>(): readonly MergeField<T>[] {
  const words = useWords(both)
  const locale = useLocale()
  return (['street', 'street2', 'postalCode', 'city', 'country'] as const).map((name) => ({
    name,
    label: words[name],
    show: (values: T) => (name === 'country' ? countryName(values.country, locale) : values[name]),
  }))
}
