import {
  amountFilter,
  canFilter,
  filedFilters,
  sellerFilter,
  storeFilter,
} from '#features/sales/documents/web/filters.ts'
import {
  dayColumn,
  numberColumn,
  partyColumn,
  peopleColumn,
  subjectColumn,
  tagsColumn,
  taxMeasures,
} from '#features/sales/documents/web/list-columns.tsx'
import { show } from '#features/relation/customers/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { wordsNow } from '#web/words.ts'
import { listPurchases } from '../contract.ts'
import { purchaseCans, purchaseTiles } from '../contract/list.ts'
import { standings } from '../rules/life.ts'
import { PurchaseStanding, ReceivedBar, standingLooks } from './standing.tsx'
import { purchaseWords } from './words.ts'

/** In the order in which one looks: what should have come first. */
const tiles = ['late', 'sent', 'awaited', 'toInvoice', 'received', 'draft'] as const

type Words = typeof purchaseWords.fr

/** What is bought is told without taxes first. */
const netFirst = taxMeasures.toReversed()

const supplierFilter = {
  kind: 'record',
  name: 'supplier',
  search: async (q: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })
    return rows.map(({ id, name, city }) => ({ id, label: name, hint: city }))
  },
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    (await call(show, { id }, { signal })).name,
} as const

export const purchases = listDefinition({
  name: 'purchases',
  exported: 'purchases',
  endpoint: listPurchases,
  words: purchaseWords,
  columns: [
    numberColumn((w: Words) => w.columns.number),
    partyColumn('supplier', (w: Words) => w.columns.supplier),
    subjectColumn((w: Words) => w.columns.subject),
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <PurchaseStanding standing={row.standing} />,
      sort: 'state',
      width: 130,
    },
    {
      key: 'received',
      label: (w) => w.columns.received,
      cell: (row) =>
        row.state === 'draft' || row.state === 'cancelled' ? (
          ''
        ) : (
          <ReceivedBar percent={row.receivedPercent} />
        ),
      sort: 'received',
      width: 124,
    },
    {
      key: 'expected',
      label: (w) => w.columns.expected,
      cell: (row, { formats }) => {
        const day = row.expectedDay ?? row.wishedDay
        return (
          day && (
            <span className={`figures ${row.standing === 'late' ? 'text-red' : ''}`}>
              {formats.day(day)}
            </span>
          )
        )
      },
      sort: 'expected',
      width: 110,
    },
    dayColumn('day', (w: Words) => w.columns.day),
    {
      key: 'reference',
      label: (w) => w.columns.reference,
      cell: (row) => row.supplierReference,
      width: 140,
      extra: true,
    },
    {
      key: 'buyer',
      label: (w) => w.columns.buyer,
      cell: (row) => row.buyer?.name ?? '',
      width: 130,
      extra: true,
    },
    peopleColumn('store', (w: Words) => w.columns.store),
    {
      key: 'net',
      label: (w) => w.columns.net,
      cell: (row, { formats }) => (row.net ? formats.bare(row.net) : '–'),
      sort: 'net',
      figures: true,
      width: 116,
      sum: 'net',
    },
    {
      key: 'gross',
      label: (w) => w.columns.gross,
      cell: (row, { formats }) => (row.gross ? formats.bare(row.gross) : '–'),
      sort: 'gross',
      figures: true,
      width: 116,
      sum: 'gross',
      extra: true,
    },
    tagsColumn(),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'standing',
      many: true,
      label: (w) => w.filters.standing,
      options: (w) =>
        standings.map((value) => ({ value, label: w.standings[value], ...standingLooks[value] })),
    },
    canFilter(purchaseCans),
    { kind: 'flag', name: 'toInvoice', label: (w) => w.filters.toInvoice },
    { ...supplierFilter, label: (w) => w.filters.supplier },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    { ...sellerFilter, label: (w) => w.filters.buyer },
    { ...storeFilter, label: (w) => w.filters.store },
    {
      kind: 'days',
      from: 'expectedFrom',
      to: 'expectedTo',
      label: (w) => w.columns.expected,
    },
    amountFilter('amountGross'),
    ...filedFilters,
  ],
  indicators: indicatorsOf(
    purchaseTiles,
    tiles,
    (key) => standingLooks[key],
    (w: Words, key) => w.tiles[key],
  ),
  measures: netFirst,
  idOf: (row) => row.id,
  rowHref: (row) => to('/commandes-achat/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(purchaseWords).draftNumber} · ${row.supplier.name}`,
  card: (row, { words, formats }) => ({
    title: row.supplier.name,
    subtitle: [row.number ?? words.draftNumber, row.subject].filter(Boolean).join(' · '),
    amount: row.net === null ? '' : formats.amount(row.net),
    state: <PurchaseStanding standing={row.standing} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'net', said: (w, written) => w.net(written) },
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'standing',
      label: (w) => w.columns.state,
      nameOf: (key) => <PurchaseStanding standing={key as (typeof standings)[number]} />,
    },
    { key: 'supplier', label: (w) => w.columns.supplier },
    { key: 'seller', label: (w) => w.columns.buyer },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
    { key: 'expected', label: (w) => w.columns.expected },
  ],
})
