// An item made while one types a line: enough to sell it, the rest on its own page.
import { create, list, lookup } from '#features/catalog/items/contract.ts'
import { vatLabel } from '#features/sales/documents/rules/lines.ts'
import { bps, type Price } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useForm } from '#web/ui/form.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { PriceField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import type { FoundItem } from './tools.ts'
import { documentWords } from './words.ts'

export function NewItem({
  name,
  vat: choices,
  usual,
  onClose,
  onMade,
}: {
  name: string
  vat: readonly Vat[]
  usual: Vat
  onClose: () => void
  onMade: (item: FoundItem) => void
}) {
  const words = useWords(documentWords)
  const locale = useLocale()
  const formats = useFormats()
  const form = useForm({
    name,
    price: null as Price | null,
    unit: '',
    reference: '',
    vat: written(usual),
  })
  const making = useWrite(create, { refresh: [list, lookup], onDone: onMade })
  const { price, unit, reference } = form.values
  const save = () =>
    void making.run({
      name: form.values.name,
      price: price as Price,
      unit,
      vat: read(form.values.vat),
      ...(reference ? { reference } : {}),
    })
  return (
    <FormDialog
      title={words.newItem}
      sticky
      size="medium"
      onClose={onClose}
      act={words.create}
      writing={making}
      onSubmit={save}
    >
      <TextField label={words.columns.name} {...form.field('name')} />
      <FieldRow>
        <PriceField label={words.price} {...form.field('price')} autoFocus />
        <TextField label={words.unit} {...form.field('unit')} optional />
      </FieldRow>
      <FieldRow>
        {choices.length > 0 && (
          <Select
            label={words.vat}
            {...form.field('vat')}
            options={choices.map((vat) => ({
              value: written(vat),
              label: vatLabel(vat, locale, formats),
            }))}
          />
        )}
        <TextField
          label={words.reference}
          {...form.field('reference')}
          hint={words.referenceHint}
          optional
        />
      </FieldRow>
    </FormDialog>
  )
}

const written = ({ category, rate }: Vat): string => `${category} ${rate}`

const read = (value: string): Vat => {
  const [category, rate] = value.split(' ')
  return { category: category as Vat['category'], rate: bps(Number(rate)) }
}
