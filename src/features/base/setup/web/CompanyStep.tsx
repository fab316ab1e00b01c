import { formatSiren, formatVatNumber, readSiren, vatNumberOfSiren } from '#kernel/identifiers.ts'
import type { FormState } from '#web/ui/form.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Place, placeCodes } from './places.ts'
import type { SetupValues } from './values.ts'

/** Who the company is. */
export function CompanyStep({ form }: { form: FormState<SetupValues> }) {
  const words = useWords(both)
  const { values, set } = form
  const field = (name: keyof SetupValues & string) => ({
    ...(form.field(name) as ReturnType<typeof form.field<'name'>>),
    name: `company.${name === 'companyEmail' ? 'email' : name}`,
  })
  const french = values.country === 'FR'
  const chooseCountry = (country: Place) =>
    set({ country, vatRegime: country === 'FR' ? 'standard' : 'outside' })
  const typeSiren = (siren: string) => {
    const read = readSiren(siren)
    const vatNumber = read ? formatVatNumber(vatNumberOfSiren(read)) : values.vatNumber
    set({ siren, vatNumber })
  }
  const known = readSiren(values.siren)
  return (
    <>
      <FieldRow>
        <TextField label={words.name} autoComplete="organization" autoFocus {...field('name')} />
        <Select
          label={words.country}
          name="company.country"
          value={values.country}
          onChange={chooseCountry}
          options={placeCodes.map((value) => ({ value, label: words.countries[value] }))}
        />
      </FieldRow>
      {french && (
        <FieldRow>
          <TextField
            label={words.siren}
            hint={known ? words.sirenRight(formatSiren(known)) : words.sirenHint}
            inputMode="numeric"
            optional
            {...field('siren')}
            onChange={typeSiren}
          />
          <TextField label={words.siret} inputMode="numeric" optional {...field('siret')} />
        </FieldRow>
      )}
      <FieldRow>
        <TextField
          label={words.legalForm}
          hint={words.legalFormHint}
          optional={!french}
          {...field('legalForm')}
        />
        <AmountField
          label={words.capital}
          optional
          {...form.field('capital')}
          name="company.capital"
        />
        <TextField
          label={words.registry}
          hint={words.registryHint}
          optional
          {...field('registry')}
        />
      </FieldRow>
      <FieldRow>
        <TextField label={words.street} autoComplete="address-line1" {...field('street')} />
        <TextField
          label={words.street2}
          autoComplete="address-line2"
          optional
          {...field('street2')}
        />
      </FieldRow>
      <FieldRow>
        <TextField label={words.postalCode} autoComplete="postal-code" {...field('postalCode')} />
        <TextField label={words.city} autoComplete="address-level2" {...field('city')} />
      </FieldRow>
      <FieldRow>
        <TextField label={words.companyEmail} type="email" optional {...field('companyEmail')} />
        <TextField label={words.phone} type="tel" autoComplete="tel" optional {...field('phone')} />
      </FieldRow>
    </>
  )
}
