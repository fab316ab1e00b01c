import { type Numbering, numberOf, whyNotNumbering } from '#features/base/company/rules.ts'
import { ColourField } from '#web/ui/ColourField.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import type { FormState } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type NumberedHere, numberedHere, type SetupValues } from './values.ts'

const digits = ['3', '4', '5', '6', '7'] as const

/** How documents look and are numbered. */
export function DocumentsStep({
  form,
  logo,
  onLogo,
}: {
  form: FormState<SetupValues>
  logo: File | null
  onLogo: (logo: File | null) => void
}) {
  const words = useWords(both)
  const { values, set } = form
  return (
    <>
      <FieldRow>
        <FileDrop
          label={words.logo}
          hint={words.logoHint}
          accept="image/png,image/jpeg,image/webp"
          maxMegabytes={1}
          value={logo}
          onChange={onLogo}
          optional
        />
        <ColourField
          label={words.colour}
          hint={words.colourHint}
          {...form.field('colour')}
          name="company.colour"
        />
      </FieldRow>
      <div>
        <h2 className="text-14 font-semibold">{words.numbers}</h2>
        <p className="text-13 text-faint">{words.numbersText}</p>
        {numberedHere.map((kind) => (
          <Series
            key={kind}
            kind={kind}
            value={values.numberings[kind]}
            onChange={(one) => set({ numberings: { ...values.numberings, [kind]: one } })}
          />
        ))}
      </div>
    </>
  )
}

function Series({
  kind,
  value,
  onChange,
}: {
  kind: NumberedHere
  value: Numbering
  onChange: (value: Numbering) => void
}) {
  const words = useWords(both)
  const wrong = whyNotNumbering(value) !== null
  const first = wrong ? '–' : numberOf(value, new Date().getFullYear(), 1)
  return (
    <fieldset className="border-b border-line-soft py-4 last:border-0 last:pb-0">
      <legend className="unseen">{words.kinds[kind]}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_5.5rem] items-start gap-x-4 gap-y-2 sm:grid-cols-[6rem_minmax(0,1fr)_5.5rem_9rem]">
        <span aria-hidden className="text-14 font-medium max-sm:col-span-2 sm:pt-8">
          {words.kinds[kind]}
        </span>
        <TextField
          label={words.prefix}
          name={`numberings.${kind}.prefix`}
          value={value.prefix}
          onChange={(prefix) => onChange({ ...value, prefix: prefix.replace(/[^{}]/g, upper) })}
        />
        <Select
          label={words.digits}
          value={String(value.digits)}
          onChange={(count) => onChange({ ...value, digits: Number(count) })}
          options={digits.map((count) => ({ value: count, label: count }))}
        />
        <p aria-live="polite" className="text-13 text-faint max-sm:col-span-2">
          {words.first}
          <span className="figures mt-2.5 block text-14 font-medium text-text max-sm:mt-0">
            {first}
          </span>
        </p>
      </div>
    </fieldset>
  )
}

/** Numbers are in capitals; the year keeps its own letters: {yyyy}. */
const upper = (letter: string): string => (letter === 'y' ? letter : letter.toUpperCase())
