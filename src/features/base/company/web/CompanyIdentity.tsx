import { Wand2 } from 'lucide-react'
import { formatVatNumber, readSiren, vatNumberOfSiren } from '#kernel/identifiers.ts'
import { addressOf, useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { ColourField } from '#web/ui/ColourField.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { removeLogo, showCompany, showLogo, uploadLogo } from '../contract.ts'
import { both, CompanyForm, mergeFields } from './settings.tsx'

/** Who the company is, as its documents print it. */
export function CompanyIdentity() {
  const words = useWords(both)
  const { country } = useReady(showCompany, {})
  // A SIREN is French: another country has its own register, written with its number.
  const isFrench = country === 'FR'
  return (
    <SettingsPage title={words.company}>
      <Logo />
      <CompanyForm
        fields={mergeFields({
          name: words.name,
          legalForm: words.legalForm,
          siren: words.siren,
          siret: words.siret,
          vatNumber: words.vatNumber,
          registry: words.registry,
          street: words.street,
          street2: words.street2,
          postalCode: words.postalCode,
          city: words.city,
          email: words.email,
          phone: words.phone,
          website: words.website,
          colour: words.colour,
          fiscalMonth: words.fiscalMonth,
        })}
      >
        {(form) => (
          <>
            <Section title={words.identity}>
              <FieldRow>
                <TextField label={words.name} {...form.field('name')} />
              </FieldRow>
              <FieldRow>
                <TextField
                  label={words.legalForm}
                  hint={words.legalFormHint}
                  optional
                  {...form.field('legalForm')}
                />
                <AmountField label={words.capital} optional {...form.field('capital')} />
              </FieldRow>
              {isFrench && (
                <FieldRow>
                  <TextField label={words.siren} optional {...text(form.field('siren'))} />
                  <TextField label={words.siret} optional {...text(form.field('siret'))} />
                </FieldRow>
              )}
              <FieldRow>
                <TextField
                  label={words.vatNumber}
                  hint={words.vatNumberHint}
                  optional
                  {...text(form.field('vatNumber'))}
                  suffix={
                    <DeduceVat
                      siren={form.values.siren}
                      onDeduce={(vatNumber) => form.set({ vatNumber })}
                    />
                  }
                />
                <TextField
                  label={words.registry}
                  hint={isFrench ? words.registryHint : words.registerHint}
                  optional
                  {...form.field('registry')}
                />
              </FieldRow>
            </Section>
            <Section title={words.address}>
              <FieldRow>
                <TextField label={words.street} {...form.field('street')} />
                <TextField label={words.street2} optional {...form.field('street2')} />
              </FieldRow>
              <FieldRow>
                <TextField label={words.postalCode} {...form.field('postalCode')} />
                <TextField label={words.city} {...form.field('city')} />
              </FieldRow>
            </Section>
            <Section title={words.reach}>
              <FieldRow>
                <TextField label={words.email} type="email" optional {...form.field('email')} />
                <TextField label={words.phone} type="tel" optional {...form.field('phone')} />
              </FieldRow>
              <FieldRow>
                <TextField label={words.website} type="url" optional {...form.field('website')} />
                <ColourField label={words.colour} {...form.field('colour')} />
              </FieldRow>
            </Section>
            <Section title={words.accounts}>
              <FieldRow>
                <FiscalMonth {...form.field('fiscalMonth')} />
              </FieldRow>
            </Section>
          </>
        )}
      </CompanyForm>
    </SettingsPage>
  )
}

const months = Array.from({ length: 12 }, (_, at) => at + 1)

/** Months by their names alone: a fiscal year starts in the same one every year. */
function FiscalMonth({
  value,
  onChange,
  ...field
}: {
  name: string
  value: number
  onChange: (value: number) => void
}) {
  const words = useWords(both)
  const { month } = useFormats()
  const nameOf = (one: number) => {
    const name = month(`2026-${String(one).padStart(2, '0')}`).replace(/\s*2026$/, '')
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
  return (
    <Select
      {...field}
      label={words.fiscalMonth}
      hint={words.fiscalMonthHint}
      value={String(value)}
      onChange={(one) => onChange(Number(one))}
      options={months.map((one) => ({ value: String(one), label: nameOf(one) }))}
    />
  )
}

/** A field that may be null as a text: nothing typed is null. */
const text = (field: {
  name: string
  value: string | null
  onChange: (value: string | null) => void
}) => ({
  name: field.name,
  value: field.value ?? '',
  onChange: (value: string) => field.onChange(value === '' ? null : value),
})

function DeduceVat({
  siren,
  onDeduce,
}: {
  siren: string | null
  onDeduce: (number: string) => void
}) {
  const words = useWords(both)
  const known = readSiren(siren ?? '')
  if (known === null) return null
  return (
    <button
      type="button"
      title={words.deduce}
      aria-label={words.deduce}
      className="flex size-6 items-center justify-center rounded-sm text-accent hover:bg-hover"
      onClick={() => onDeduce(formatVatNumber(vatNumberOfSiren(known)))}
    >
      <Wand2 aria-hidden size={15} />
    </button>
  )
}

function Logo() {
  const words = useWords(both)
  const company = useReady(showCompany, {})
  const mayChange = useRights().can('company.administer')
  const refresh = [showCompany]
  const sending = useWrite(uploadLogo, { refresh, onDone: () => toast(words.logoSaved) })
  const removing = useWrite(removeLogo, { refresh, onDone: () => toast(words.logoRemoved) })
  if (!mayChange && !company.hasLogo) return null
  return (
    <Section title={words.logo}>
      <div className="flex flex-wrap items-center gap-6">
        {company.hasLogo && (
          <img
            // The address stays the same when the logo changes; the version tells the browser.
            src={`${addressOf(showLogo, {})}#${company.version}`}
            alt={words.logoAlt}
            className="max-h-16 max-w-48 rounded-md bg-white object-contain p-1"
          />
        )}
        {mayChange && (
          <div className="min-w-64 flex-1">
            <FileDrop
              label={words.logo}
              hint={words.logoHint}
              hideLabel
              accept="image/png,image/jpeg,image/webp"
              maxMegabytes={1}
              value={null}
              error={sending.problem?.detail ?? null}
              onChange={(file) => void (file && sending.run({ name: file.name }, file))}
            />
          </div>
        )}
        {mayChange && company.hasLogo && (
          <Button variant="quiet" pending={removing.pending} onPress={() => void removing.run({})}>
            {words.removeLogo}
          </Button>
        )}
      </div>
    </Section>
  )
}
