import { paymentMethods, vatRegimes } from '#features/base/company/rules.ts'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import type { FormState } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { SetupValues } from './values.ts'

const delays = ['0', '15', '30', '45', '60'] as const

/** VAT, and how one is paid. */
export function SalesStep({ form }: { form: FormState<SetupValues> }) {
  const words = useWords(both)
  const { values, set } = form
  const regimes = vatRegimes.filter(
    (regime) => (regime === 'outside') === (values.country !== 'FR'),
  )
  return (
    <>
      {regimes.length > 1 && (
        <RadioGroup
          label={words.vatRegime}
          value={values.vatRegime}
          onChange={(vatRegime) => set({ vatRegime })}
          options={regimes.map((value) => ({
            value,
            label: words.vatRegimes[value],
            ...(value === 'franchise' ? { hint: words.franchiseHint } : {}),
          }))}
        />
      )}
      {values.vatRegime !== 'franchise' && (
        <TextField
          label={words.vatNumber}
          hint={values.siren && values.vatNumber ? words.vatFromSiren : undefined}
          optional
          {...form.field('vatNumber')}
          name="company.vatNumber"
        />
      )}
      <FieldRow>
        <Select
          label={words.terms}
          {...form.field('termsDays')}
          name="company.termsDays"
          options={delays.map((value) => ({ value, label: words.termsDays(Number(value)) }))}
        />
        <Select
          label={words.method}
          {...form.field('paymentMethod')}
          name="company.paymentMethod"
          options={paymentMethods.map((value) => ({ value, label: words.methods[value] }))}
        />
      </FieldRow>
      <Checkbox
        label={words.endOfMonth}
        checked={values.termsEndOfMonth}
        onChange={(termsEndOfMonth) => set({ termsEndOfMonth })}
      />
      <TextField label={words.iban} optional {...form.field('iban')} name="company.iban" />
      <FieldRow>
        <TextField label={words.bic} optional {...form.field('bic')} name="company.bic" />
        <TextField
          label={words.bankName}
          optional
          {...form.field('bankName')}
          name="company.bankName"
        />
      </FieldRow>
    </>
  )
}
