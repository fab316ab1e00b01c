import { AlarmClock, HandCoins, PiggyBank, Users } from 'lucide-react'
import { sellerFilter, storeFilter, tagFilter } from '#features/sales/documents/web/filters.ts'
import { tagsColumn } from '#features/sales/documents/web/list-columns.tsx'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { preferences } from '#web/preferences.ts'
import { to } from '#web/site.ts'
import {
  type Column,
  type Filter,
  type Grouping,
  listDefinition,
  type RowOf,
} from '#web/ui/list/definition.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { list, type sortKeys } from '../contract.ts'
import { choices } from '../contract/finding.ts'
import { situations } from '../contract/listed.ts'
import { type Kind, kinds } from '../rules.ts'
import { both } from './both.ts'
import {
  followedColumn,
  lastInvoiceColumn,
  moneyColumn,
  phoneColumn,
} from '#features/sales/documents/web/customer-columns.tsx'
import type { fr } from './fr.ts'
import { countryFound, countryName } from '#web/countries.ts'

export type Row = RowOf<typeof list>
type Words = typeof fr
type Columns = readonly Column<Row, Words, (typeof sortKeys)[number]>[]

export const situationLooks = {
  overdue: { icon: AlarmClock, hue: 'red' },
  owing: { icon: HandCoins, hue: 'orange' },
  credit: { icon: PiggyBank, hue: 'blue' },
} as const

const identity: Columns = [
  {
    key: 'name',
    label: (w) => w.columns.name,
    cell: (row) => row.name,
    sort: 'name',
    width: 240,
    grows: true,
    leads: true,
  },
  {
    key: 'code',
    label: (w) => w.columns.code,
    cell: (row) => <span className="figures">{row.code}</span>,
    sort: 'code',
    width: 90,
  },
  {
    key: 'city',
    label: (w) => w.columns.city,
    cell: (row) => row.city,
    sort: 'city',
    width: 150,
  },
  phoneColumn((w: Words) => w.columns.phone),
]

const reach: Columns = [
  {
    key: 'email',
    label: (w) => w.columns.email,
    cell: (row) => row.email,
    width: 210,
    extra: true,
  },
  {
    key: 'country',
    label: (w) => w.columns.country,
    cell: (row) => countryName(row.country, preferences().locale),
    sort: 'country',
    width: 120,
    extra: true,
  },
  {
    key: 'created',
    label: (w) => w.columns.created,
    cell: (row, { formats }) => <span className="figures">{formats.moment(row.createdAt)}</span>,
    sort: 'created',
    width: 140,
    extra: true,
  },
]

const people: Columns = [
  { ...followedColumn('seller', (w: Words) => w.columns.seller), sort: 'seller' },
  followedColumn('store', (w: Words) => w.columns.store),
]

const money: Columns = [
  lastInvoiceColumn((w: Words) => w.columns.lastInvoice),
  moneyColumn('turnover', (w: Words) => w.columns.turnover),
  moneyColumn('balance', (w: Words) => w.columns.balance),
  moneyColumn('overdue', (w: Words) => w.columns.overdue),
]

const cityFilter: Filter<Words> = {
  kind: 'record',
  name: 'city',
  label: (w) => w.columns.city,
  search: async (typed, signal): Promise<readonly Found[]> => {
    const { cities } = await call(choices, {}, { signal })
    return cities
      .filter((city) => folded(city).includes(folded(typed)))
      .slice(0, 8)
      .map((city) => ({ id: city, label: city }))
  },
  nameOf: async (city) => city,
}
const countryFilter: Filter<Words> = {
  kind: 'record',
  name: 'country',
  label: (w) => w.columns.country,
  search: async (typed, signal): Promise<readonly Found[]> => {
    const { countries } = await call(choices, {}, { signal })
    return countries
      .map((code) => countryFound(code, preferences().locale))
      .filter(({ label }) => folded(label).includes(folded(typed)))
  },
  nameOf: async (code) => countryName(code, preferences().locale),
}
const kindFilter: Filter<Words> = {
  kind: 'choice',
  name: 'kind',
  label: (w) => w.filters.kind,
  options: (w) => kinds.map((value) => ({ value, label: w.kinds[value] })),
}
const archivedFilter: Filter<Words> = {
  kind: 'flag',
  name: 'archived',
  label: (w) => w.filters.archived,
}
const createdFilter: Filter<Words> = {
  kind: 'days',
  from: 'createdFrom',
  to: 'createdTo',
  label: (w) => w.columns.created,
}
const originFilter: Filter<Words> = {
  kind: 'choice',
  name: 'imported',
  label: (w) => w.filters.origin,
  options: (w) => [
    { value: 'false', label: w.sources.entered },
    { value: 'true', label: w.sources.imported },
  ],
}
const situationFilter: Filter<Words> = {
  kind: 'choice',
  name: 'situation',
  label: (w) => w.filters.situation,
  options: (w) =>
    situations.map((value) => ({ value, label: w.situations[value], ...situationLooks[value] })),
}

const common = {
  endpoint: list,
  words: both,
  idOf: (row: Row) => row.id,
  rowLabel: (row: Row) => row.name,
  sort: { by: 'name', direction: 'asc' },
} as const

const groups: readonly Grouping<Words>[] = [
  { key: 'seller', label: (w) => w.columns.seller },
  { key: 'store', label: (w) => w.columns.store },
  { key: 'city', label: (w) => w.columns.city },
  {
    key: 'country',
    label: (w) => w.columns.country,
    nameOf: (key) => countryName(key, preferences().locale),
  },
  {
    key: 'kind',
    label: (w) => w.filters.kind,
    nameOf: (key, { words }) => words.kinds[key as Kind],
  },
]

const customerFilters: readonly Filter<Words>[] = [
  cityFilter,
  { ...sellerFilter, label: (w) => w.filters.seller },
  { ...storeFilter, label: (w) => w.filters.store },
  countryFilter,
  kindFilter,
  tagFilter,
  createdFilter,
  originFilter,
  archivedFilter,
]

/** For those who read what customers owe. */
export const customers = listDefinition({
  ...common,
  name: 'customers',
  exported: 'customers',
  columns: [...identity, ...reach, ...people, ...money, tagsColumn()],
  filters: [situationFilter, ...customerFilters],
  indicators: [
    { key: 'all', label: (w) => w.customers, icon: Users, filter: {} },
    ...situations.map((key) => ({
      key,
      label: (w: Words) => w.situations[key],
      ...situationLooks[key],
      filter: { situation: key },
    })),
  ],
  rowHref: (row) => to('/clients/:id', { id: row.id }),
  card: (row, { words, formats }) => ({
    title: row.name,
    subtitle: [row.city, row.code].filter(Boolean).join(' · '),
    amount: row.balance ? formats.amount(row.balance) : '–',
    state: row.overdue ? (
      <span className="text-red">{words.late(formats.amount(row.overdue))}</span>
    ) : undefined,
  }),
  counted: (w, n, written) => w.countedCustomers(n, written),
  headline: { sum: 'balance', said: (w, written) => w.owed(written) },
  groups,
})

/** For those who do not. */
export const plainCustomers = listDefinition({
  ...common,
  name: 'customers',
  exported: 'customers',
  columns: [...identity, ...reach, ...people, tagsColumn()],
  filters: customerFilters,
  indicators: [],
  rowHref: (row) => to('/clients/:id', { id: row.id }),
  card: (row) => ({ title: row.name, subtitle: [row.city, row.code].filter(Boolean).join(' · ') }),
  counted: (w, n, written) => w.countedCustomers(n, written),
  groups,
})

export const suppliers = listDefinition({
  ...common,
  name: 'suppliers',
  exported: 'suppliers',
  columns: [
    ...identity,
    ...reach.map((column) => ({ ...column, extra: column.key !== 'email' })),
    {
      key: 'items',
      label: (w) => w.columns.items,
      cell: (row, { formats }) => (row.items ? formats.integer(row.items) : '–'),
      sort: 'items',
      figures: true,
      width: 90,
    },
    tagsColumn(),
  ],
  filters: [cityFilter, countryFilter, tagFilter, archivedFilter],
  indicators: [],
  rowHref: (row) => to('/fournisseurs/:id', { id: row.id }),
  card: (row, { formats }) => ({
    title: row.name,
    subtitle: [row.city, row.code].filter(Boolean).join(' · '),
    amount: row.items ? formats.integer(row.items) : undefined,
  }),
  counted: (w, n, written) => w.countedSuppliers(n, written),
})
