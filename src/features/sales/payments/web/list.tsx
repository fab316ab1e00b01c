import { Coins } from 'lucide-react'
import { paymentMethods } from '#features/base/company/rules.ts'
import {
  customerFilter,
  filedFilters,
  sellerFilter,
  storeFilter,
} from '#features/sales/documents/web/filters.ts'
import { dayColumn, peopleColumn, tagsColumn } from '#features/sales/documents/web/list-columns.tsx'
import { allocationLooks, AllocationStanding } from '#features/sales/documents/web/standing.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { to } from '#web/site.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { wordsNow } from '#web/words.ts'
import { listPayments } from '../contract.ts'
import { paymentTiles } from '../contract/list.ts'
import { allocationStates, paymentKinds } from '../rules/allocate.ts'
import { paymentWords } from './words.ts'

const shared = () => wordsNow(documentWords)

export const payments = listDefinition({
  name: 'payments',
  exported: 'payments',
  endpoint: listPayments,
  words: paymentWords,
  columns: [
    {
      key: 'customer',
      label: (w) => w.columns.customer,
      cell: (row) => row.customer.name,
      sort: 'customer',
      width: 200,
      grows: true,
      leads: true,
    },
    dayColumn('day', (w: typeof paymentWords.fr) => w.columns.day, 110),
    {
      key: 'method',
      label: (w) => w.columns.method,
      cell: (row) => shared().methods[row.method],
      width: 130,
    },
    {
      key: 'reference',
      label: (w) => w.columns.reference,
      cell: (row) => row.reference,
      width: 160,
      grows: true,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <AllocationStanding state={row.allocation} />,
      sort: 'state',
      width: 170,
    },
    peopleColumn('seller', (w: typeof paymentWords.fr) => w.filters.seller),
    peopleColumn('store', (w: typeof paymentWords.fr) => w.filters.store),
    tagsColumn(),
    {
      key: 'amount',
      label: (w) => w.columns.amount,
      cell: (row, { formats }) => formats.bare(row.amount),
      sort: 'amount',
      figures: true,
      width: 120,
      sum: 'amount',
    },
    {
      key: 'remaining',
      label: (w) => w.columns.remaining,
      cell: (row, { formats }) =>
        row.remaining === 0 || row.standing !== 'recorded' ? '–' : formats.bare(row.remaining),
      sort: 'remaining',
      figures: true,
      width: 120,
      sum: 'remaining',
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'allocation',
      many: true,
      label: (w) => w.filters.allocation,
      options: () =>
        allocationStates.map((value) => ({
          value,
          label: shared().allocationStates[value],
          ...allocationLooks[value],
        })),
    },
    {
      kind: 'choice',
      name: 'kind',
      label: (w) => w.filters.kind,
      options: (w) => paymentKinds.map((value) => ({ value, label: w.kinds[value] })),
    },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    {
      kind: 'choice',
      name: 'method',
      many: true,
      label: (w) => w.filters.method,
      options: () =>
        paymentMethods.map((value) => ({ value, label: shared().methods[value], icon: Coins })),
    },
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
    { kind: 'amounts', from: 'min', to: 'max', label: (w) => w.columns.amount },
    ...filedFilters,
  ],
  indicators: indicatorsOf(
    paymentTiles,
    allocationStates,
    (key) => allocationLooks[key],
    (w: typeof paymentWords.fr, key) => w.tiles[key],
  ),
  idOf: (row) => row.id,
  rowHref: (row) => to('/reglements/:id', { id: row.id }),
  rowLabel: (row, { formats }) => `${row.customer.name} · ${formats.day(row.day)}`,
  card: (row, { formats }) => ({
    title: row.customer.name,
    subtitle: `${formats.day(row.day)} · ${shared().methods[row.method]}`,
    amount: formats.amount(row.amount),
    state: <AllocationStanding state={row.allocation} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'amount', said: (w, written) => w.received(written) },
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'allocation',
      label: (w) => w.columns.state,
      nameOf: (key) => <AllocationStanding state={key as (typeof allocationStates)[number]} />,
    },
    {
      key: 'method',
      label: (w) => w.columns.method,
      nameOf: (key) => shared().methods[key as keyof ReturnType<typeof shared>['methods']],
    },
    { key: 'customer', label: (w) => w.columns.customer },
    { key: 'seller', label: (w) => w.filters.seller },
    { key: 'store', label: (w) => w.filters.store },
    byMonth,
    byWeek,
  ],
})
