import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { FieldRow, Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { SettingsPage } from '#web/ui/SettingsPage.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { paymentMethods, vatRegimes } from '../rules.ts'
import { both, CompanyForm, mergeFields } from './settings.tsx'

/** What new documents start with: VAT, terms, bank, validity, mentions. */
export function SalesTerms() {
  const words = useWords(both)
  return (
    <SettingsPage title={words.sales}>
      <CompanyForm
        fields={mergeFields({
          vatRegime: words.vatRegime,
          termsDays: words.termsDays,
          paymentMethod: words.paymentMethod,
          latePenalty: words.latePenalty,
          earlyDiscount: words.earlyDiscount,
          bankName: words.bankName,
          iban: words.iban,
          bic: words.bic,
          quoteValidityDays: words.quoteValidityDays,
          quoteExpiringDays: words.quoteExpiringDays,
          documentNote: words.documentNote,
          insurance: words.insurance,
          mediator: words.mediator,
          saleConditions: words.saleConditions,
          quoteAgreement: words.quoteAgreement,
          printPhotos: words.printPhotos,
        })}
      >
        {(form) => (
          <>
            <Section title={words.vat}>
              <RadioGroup
                label={words.vatRegime}
                {...form.field('vatRegime')}
                options={vatRegimes.map((value) => ({
                  value,
                  label: words.regimes[value],
                  hint: words.regimeHints[value],
                }))}
              />
              <Checkbox
                label={words.vatOnDebits}
                hint={words.vatOnDebitsHint}
                checked={form.values.vatOnDebits}
                onChange={(vatOnDebits) => form.set({ vatOnDebits })}
              />
            </Section>
            <Section title={words.terms}>
              <FieldRow>
                <Days label={words.termsDays} {...form.field('termsDays')} />
                <Select
                  label={words.paymentMethod}
                  {...form.field('paymentMethod')}
                  options={paymentMethods.map((value) => ({ value, label: words.methods[value] }))}
                />
              </FieldRow>
              <Checkbox
                label={words.termsEndOfMonth}
                checked={form.values.termsEndOfMonth}
                onChange={(termsEndOfMonth) => form.set({ termsEndOfMonth })}
              />
              <FieldRow>
                <TextField
                  label={words.latePenalty}
                  hint={words.latePenaltyHint}
                  optional
                  {...form.field('latePenalty')}
                />
                <TextField
                  label={words.earlyDiscount}
                  hint={words.earlyDiscountHint}
                  optional
                  {...form.field('earlyDiscount')}
                />
              </FieldRow>
            </Section>
            <Section title={words.bank}>
              <FieldRow>
                <TextField label={words.bankName} optional {...form.field('bankName')} />
                <TextField label={words.bic} optional {...form.field('bic')} />
              </FieldRow>
              <FieldRow>
                <TextField label={words.iban} optional {...form.field('iban')} />
              </FieldRow>
            </Section>
            <Section title={words.quotes}>
              <FieldRow>
                <Days label={words.quoteValidityDays} {...form.field('quoteValidityDays')} />
                <Days label={words.quoteExpiringDays} {...form.field('quoteExpiringDays')} />
              </FieldRow>
              <Checkbox
                label={words.quoteAgreement}
                hint={words.quoteAgreementHint}
                checked={form.values.quoteAgreement}
                onChange={(quoteAgreement) => form.set({ quoteAgreement })}
              />
              <Checkbox
                label={words.printPhotos}
                hint={words.printPhotosHint}
                checked={form.values.printPhotos}
                onChange={(printPhotos) => form.set({ printPhotos })}
              />
              <TextArea
                label={words.saleConditions}
                hint={words.saleConditionsHint}
                optional
                {...form.field('saleConditions')}
              />
            </Section>
            <Section title={words.mentions}>
              <TextArea label={words.documentNote} optional {...form.field('documentNote')} />
              <TextArea
                label={words.insurance}
                hint={words.insuranceHint}
                optional
                {...form.field('insurance')}
              />
              <TextArea
                label={words.mediator}
                hint={words.mediatorHint}
                optional
                {...form.field('mediator')}
              />
            </Section>
          </>
        )}
      </CompanyForm>
    </SettingsPage>
  )
}

/** A small whole number, typed: what is no number stays as it was. */
function Days({
  label,
  name,
  value,
  onChange,
}: {
  label: string
  name: string
  value: number
  onChange: (value: number) => void
}) {
  return (
    <TextField
      label={label}
      name={name}
      inputMode="numeric"
      align="end"
      value={String(value)}
      onChange={(typed) => {
        const digits = typed.replace(/\D/g, '').slice(0, 3)
        onChange(Number(digits))
      }}
    />
  )
}
