// The values of the form of an item, and what is sent of them.
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Price } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import type { Formats } from '#web/formats.ts'
import type { MergeField } from '#web/merge.tsx'
import type { Found } from '#web/ui/ComboBox.tsx'
import type { show } from '../contract.ts'
import type { Nature } from '../rules.ts'
import type { fr } from './fr.ts'
import { vatName } from './naming.ts'

export type ItemValues = {
  reference: string
  name: string
  description: string
  nature: Nature
  family: string
  brand: string
  unit: string
  price: Price | null
  cost: Price | null
  /** Null until the company's usual one is known, or where it must be said. */
  vat: Vat | null
  supplier: Found | null
  ecoContribution: Price | null
  barcode: string
  fitted: boolean
}

export const blank: ItemValues = {
  reference: '',
  name: '',
  description: '',
  nature: 'goods',
  family: '',
  brand: '',
  unit: '',
  price: null,
  cost: null,
  vat: null,
  supplier: null,
  ecoContribution: null,
  barcode: '',
  fitted: false,
}

export const valuesOf = (item: OutputOf<typeof show>): ItemValues => ({
  reference: item.reference,
  name: item.name,
  description: item.description,
  nature: item.nature,
  family: item.family,
  brand: item.brand,
  unit: item.unit,
  price: item.price,
  cost: item.cost,
  vat: item.vat,
  supplier: item.supplier && {
    id: item.supplier.id,
    label: item.supplier.name,
    hint: item.supplier.code,
  },
  ecoContribution: item.ecoContribution === 0 ? null : item.ecoContribution,
  barcode: item.barcode,
  fitted: item.fitted,
})

const nothing = 0 as Price

/** What is sent: a role that does not see costs does not send any. */
export function sentOf(values: ItemValues, seesCosts: boolean) {
  const { supplier, price, cost, vat, ecoContribution, ...fields } = values
  return {
    ...fields,
    price: price ?? nothing,
    ecoContribution: ecoContribution ?? nothing,
    supplierId: supplier?.id ?? null,
    ...(vat ? { vat } : {}),
    ...(seesCosts ? { cost } : {}),
  }
}

const texts = ['name', 'reference', 'description', 'family', 'brand', 'unit', 'barcode'] as const

export const mergeFields = (
  words: typeof fr,
  formats: Formats,
  seesCosts: boolean,
): readonly MergeField<ItemValues>[] => {
  const price = (value: Price | null) => (value === null ? '' : formats.price(value))
  return [
    ...texts.map((name) => ({
      name,
      label: words[name],
      show: (values: ItemValues) => values[name],
    })),
    { name: 'nature', label: words.nature, show: (values) => words.natures[values.nature] },
    { name: 'price', label: words.price, show: (values) => price(values.price) },
    ...(seesCosts
      ? [
          {
            name: 'cost' as const,
            label: words.cost,
            show: (values: ItemValues) => price(values.cost),
          },
        ]
      : []),
    {
      name: 'vat',
      label: words.vat,
      show: (values) => (values.vat ? vatName(values.vat, words, formats) : ''),
    },
    { name: 'supplier', label: words.supplier, show: (values) => values.supplier?.label ?? '' },
    {
      name: 'fitted',
      label: words.fitted,
      show: (values) => words.fittedOnes[values.fitted ? 'yes' : 'no'],
    },
    { name: 'ecoContribution', label: words.eco, show: (values) => price(values.ecoContribution) },
  ]
}
