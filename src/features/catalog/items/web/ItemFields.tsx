import { lookup } from '#features/relation/customers/contract/finding.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { readGtin } from '#kernel/identifiers.ts'
import type { Bps } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import type { FormState } from '#web/ui/form.tsx'
import { PriceField, RateField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { choices } from '../contract.ts'
import { marginRate, natures } from '../rules.ts'
import { both } from './both.ts'
import type { ItemValues } from './item-form.ts'
import { vatName } from './naming.ts'

type Offered = OutputOf<typeof choices> | undefined

export function ItemFields({
  form,
  offered,
  isNew,
}: {
  form: FormState<ItemValues>
  offered: Offered
  isNew: boolean
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { role, can } = useRights()
  const { values } = form
  const margin = marginRate(values.price ?? (0 as never), values.cost)
  const isOdd = values.barcode.trim() !== '' && readGtin(values.barcode) === null
  return (
    <>
      <TextField label={words.name} autoFocus={isNew} {...form.field('name')} />
      <FieldRow>
        <PriceField label={words.price} {...form.field('price')} />
        {role.seesCosts && (
          <PriceField
            label={words.cost}
            optional
            {...form.field('cost')}
            hint={margin === null ? undefined : `${words.margin} ${formats.percent(margin)}`}
          />
        )}
      </FieldRow>
      <FieldRow>
        <VatField form={form} offered={offered} />
        <WordField form={form} name="unit" from={offered?.units} />
      </FieldRow>
      <RadioGroup
        label={words.nature}
        row
        value={values.nature}
        onChange={(nature) => form.set({ nature })}
        options={natures.map((value) => ({ value, label: words.natures[value] }))}
      />
      <Checkbox
        label={words.fitted}
        hint={words.fittedHint}
        name="fitted"
        checked={values.fitted}
        onChange={(fitted) => form.set({ fitted })}
      />
      <TextField
        label={words.reference}
        optional={isNew}
        {...form.field('reference')}
        hint={isNew && offered ? words.referenceHint(offered.nextReference) : undefined}
      />
      <FieldRow>
        <WordField form={form} name="family" from={offered?.families} />
        <WordField form={form} name="brand" from={offered?.brands} />
      </FieldRow>
      {can('customers.read') && (
        <ComboBox
          label={words.supplier}
          optional
          name="supplierId"
          value={values.supplier}
          onChange={(supplier) => form.set({ supplier })}
          search={async (q, signal) => {
            const { rows } = await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })
            return rows.map(({ id, name, city }): Found => ({ id, label: name, hint: city }))
          }}
        />
      )}
      <FieldRow>
        <PriceField label={words.eco} optional {...form.field('ecoContribution')} />
        <TextField
          label={words.barcode}
          optional
          inputMode="numeric"
          {...form.field('barcode')}
          hint={isOdd ? <span className="text-orange">{words.barcodeWrong}</span> : undefined}
        />
      </FieldRow>
      <TextArea label={words.description} optional {...form.field('description')} />
    </>
  )
}

/** A word taken from those in use, or a new one. */
function WordField({
  form,
  name,
  from = [],
}: {
  form: FormState<ItemValues>
  name: 'family' | 'brand' | 'unit'
  from?: readonly string[] | undefined
}) {
  const words = useWords(both)
  const value = form.values[name]
  const found = (word: string): Found => ({ id: word, label: word })
  return (
    <ComboBox
      label={words[name]}
      optional
      name={name}
      value={value === '' ? null : found(value)}
      onChange={(chosen) => form.set({ [name]: chosen?.label ?? '' })}
      onCreate={(typed) => form.set({ [name]: typed })}
      search={async (typed) =>
        from
          .filter((word) => folded(word).includes(folded(typed)))
          // Those that begin so come first; the rest stay in their order of frequency.
          .toSorted((a, b) => Number(starts(b, typed)) - Number(starts(a, typed)))
          .slice(0, 8)
          .map(found)
      }
    />
  )
}

const starts = (word: string, typed: string): boolean => folded(word).startsWith(folded(typed))

const keyOf = ({ category, rate }: Vat): string => `${category} ${rate}`

/** The treatments that the company may choose from; abroad, any rate. */
function VatField({ form, offered }: { form: FormState<ItemValues>; offered: Offered }) {
  const words = useWords(both)
  const formats = useFormats()
  const vat = form.values.vat ?? offered?.usualVat ?? null
  if (offered && offered.vat.length === 0) {
    return (
      <RateField
        label={words.vatRate}
        name="vat"
        value={vat?.rate ?? null}
        onChange={(rate) =>
          form.set({ vat: rate === null ? null : { category: rate > 0 ? 'S' : 'Z', rate } })
        }
      />
    )
  }
  // What an item has from elsewhere or from before stays among the choices.
  const some = offered?.vat ?? []
  const all = vat && !some.some((one) => keyOf(one) === keyOf(vat)) ? [...some, vat] : some
  return (
    <Select
      label={words.vat}
      name="vat"
      value={vat ? keyOf(vat) : null}
      onChange={(key) => {
        const [category = 'S', rate = '0'] = key.split(' ')
        form.set({ vat: { category: category as Vat['category'], rate: Number(rate) as Bps } })
      }}
      options={all.map((one) => ({ value: keyOf(one), label: vatName(one, words, formats) }))}
    />
  )
}
