import { Box, CircleSlash, Shapes, Truck } from 'lucide-react'
import type { Price } from '#kernel/money.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { show as showCustomer } from '#features/relation/customers/contract.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import type { Formats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { type Column, type Filter, listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { choices, gaps, list, type sortKeys } from '../contract.ts'
import { marginRate, natures } from '../rules.ts'
import { both } from './both.ts'
import type { fr } from './fr.ts'
import { barePrice, vatName } from './naming.ts'

export type Row = RowOf<typeof list>
type Words = typeof fr
type Columns = readonly Column<Row, Words, (typeof sortKeys)[number]>[]

const gapLooks = {
  price: { icon: CircleSlash, hue: 'orange' },
  supplier: { icon: Truck, hue: 'grey' },
  family: { icon: Shapes, hue: 'grey' },
} as const

const written = (price: Price, formats: Formats) => (price === 0 ? '–' : barePrice(price, formats))

const identity: Columns = [
  {
    key: 'name',
    label: (w) => w.name,
    cell: (row) => row.name,
    sort: 'name',
    width: 220,
    grows: true,
    leads: true,
  },
  {
    key: 'reference',
    label: (w) => w.reference,
    cell: (row) => row.reference,
    sort: 'reference',
    width: 116,
  },
  { key: 'family', label: (w) => w.family, cell: (row) => row.family, sort: 'family', width: 124 },
  {
    key: 'brand',
    label: (w) => w.brand,
    cell: (row) => row.brand,
    sort: 'brand',
    width: 120,
    extra: true,
  },
  {
    key: 'supplier',
    label: (w) => w.supplier,
    cell: (row) => row.supplier?.name ?? '',
    sort: 'supplier',
    width: 140,
  },
  {
    key: 'nature',
    label: (w) => w.nature,
    cell: (row, { words }) => words.natures[row.nature],
    width: 90,
    extra: true,
  },
  {
    key: 'barcode',
    label: (w) => w.barcode,
    cell: (row) => <span className="figures">{row.barcode}</span>,
    width: 130,
    extra: true,
  },
  {
    key: 'updated',
    label: (w) => w.updated,
    cell: (row, { formats }) => <span className="figures">{formats.moment(row.updatedAt)}</span>,
    sort: 'updated',
    width: 140,
    extra: true,
  },
  { key: 'unit', label: (w) => w.unit, cell: (row) => row.unit, width: 72 },
]

const costs: Columns = [
  {
    key: 'cost',
    label: (w) => w.cost,
    cell: (row, { formats }) => (row.cost === null ? '–' : barePrice(row.cost, formats)),
    sort: 'cost',
    figures: true,
    width: 100,
  },
  {
    key: 'margin',
    label: (w) => w.margin,
    cell: (row, { formats }) => {
      const rate = marginRate(row.price, row.cost)
      return rate === null ? '–' : formats.percent(rate)
    },
    figures: true,
    width: 90,
  },
]

const prices: Columns = [
  {
    key: 'vat',
    label: (w) => w.vat,
    cell: (row, { words, formats }) => vatName(row.vat, words, formats),
    figures: true,
    width: 84,
  },
  {
    key: 'price',
    label: (w) => w.price,
    cell: (row, { formats }) => written(row.price, formats),
    sort: 'price',
    figures: true,
    width: 110,
  },
]

/** A filter over the words in use: families, brands. */
const wordFilter = (name: 'family' | 'brand', from: 'families' | 'brands'): Filter<Words> => ({
  kind: 'record',
  name,
  label: (w) => w[name],
  search: async (typed, signal): Promise<readonly Found[]> =>
    (await call(choices, {}, { signal }))[from]
      .filter((word) => folded(word).includes(folded(typed)))
      .slice(0, 8)
      .map((word) => ({ id: word, label: word })),
  nameOf: async (word) => word,
})

const filters: readonly Filter<Words>[] = [
  wordFilter('family', 'families'),
  wordFilter('brand', 'brands'),
  {
    kind: 'record',
    name: 'supplier',
    label: (w) => w.supplier,
    search: async (q, signal) => {
      const { rows } = await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })
      return rows.map(({ id, name, city }) => ({ id, label: name, hint: city }))
    },
    nameOf: async (id, signal) => (await call(showCustomer, { id }, { signal })).name,
  },
  {
    kind: 'choice',
    name: 'nature',
    label: (w) => w.nature,
    options: (w) => natures.map((value) => ({ value, label: w.natures[value] })),
  },
  {
    kind: 'choice',
    name: 'without',
    label: (w) => w.lacking,
    options: (w) => gaps.map((value) => ({ value, label: w.gaps[value], ...gapLooks[value] })),
  },
  { kind: 'flag', name: 'archived', label: (w) => w.archivedFilter },
]

const common = {
  endpoint: list,
  words: both,
  filters,
  indicators: [
    { key: 'all', label: (w: Words) => w.all, icon: Box, filter: {} },
    ...gaps.map((key) => ({
      key,
      label: (w: Words) => w.gaps[key],
      ...gapLooks[key],
      filter: { without: key },
    })),
  ],
  idOf: (row: Row) => row.id,
  rowHref: (row: Row) => to('/articles/:id', { id: row.id }),
  rowLabel: (row: Row) => row.name,
  card: (row: Row, { formats }: { formats: Formats }) => ({
    title: row.name,
    subtitle: [row.reference, row.family].filter(Boolean).join(' · '),
    amount: row.price === 0 ? '–' : formats.price(row.price),
  }),
  counted: (w: Words, n: number, counted: string) => w.counted(n, counted),
  sort: { by: 'name', direction: 'asc' },
  groups: [
    { key: 'family', label: (w: Words) => w.family },
    { key: 'brand', label: (w: Words) => w.brand },
    { key: 'supplier', label: (w: Words) => w.supplier },
    {
      key: 'nature',
      label: (w: Words) => w.nature,
      nameOf: (key: string, { words }: { words: Words }) =>
        words.natures[key as 'goods' | 'service'],
    },
  ],
} as const

/** For those who see costs. */
export const items = listDefinition({
  ...common,
  name: 'items',
  exported: 'items',
  columns: [...identity, ...costs, ...prices],
})

/** For those who do not. */
export const plainItems = listDefinition({
  ...common,
  name: 'items',
  columns: [...identity, ...prices],
})
