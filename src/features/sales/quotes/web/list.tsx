import { Hourglass, ReceiptEuro } from 'lucide-react'
import { quoteLooks, QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import {
  amountColumn,
  dayColumn,
  marginColumn,
  numberColumn,
  partyColumn,
  peopleColumn,
  subjectColumn,
  tagsColumn,
  taxMeasures,
} from '#features/sales/documents/web/list-columns.tsx'
import {
  amountFilter,
  canFilter,
  customerFilter,
  filedFilters,
  sellerFilter,
  storeFilter,
} from '#features/sales/documents/web/filters.ts'
import { to } from '#web/site.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { wordsNow } from '#web/words.ts'
import { listQuotes, quoteCans, quoteSteps, quoteTiles } from '../contract.ts'
import { validities, type Validity } from '../rules/validity.ts'
import { quoteWords } from './words.ts'

type Words = typeof quoteWords.fr

const states = () => wordsNow(documentWords).quoteStates

/** The tiles, in the order in which one looks: what waits for an answer, and what runs out first. */
const tiles = ['open', 'expiring', 'expired', 'signed', 'to_bill', 'pending', 'draft'] as const

export const quotes = listDefinition({
  name: 'quotes',
  exported: 'quotes',
  endpoint: listQuotes,
  words: quoteWords,
  columns: [
    numberColumn((w: Words) => w.columns.number),
    partyColumn('customer', (w: Words) => w.columns.customer),
    subjectColumn((w: Words) => w.columns.subject),
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <QuoteStanding validity={row.validity} daysLeft={row.daysLeft} />,
      sort: 'state',
      width: 180,
    },
    dayColumn('day', (w: Words) => w.columns.day),
    dayColumn('validUntil', (w: Words) => w.columns.validUntil),
    peopleColumn('seller', (w: Words) => w.columns.seller),
    peopleColumn('store', (w: Words) => w.columns.store),
    {
      key: 'invoicing',
      label: (w) => w.columns.invoicing,
      cell: (row) =>
        row.state === 'signed' ? wordsNow(documentWords).invoicings[row.invoicing] : '',
      width: 140,
      extra: true,
    },
    amountColumn('net', (w: Words) => w.columns.net),
    amountColumn('gross', (w: Words) => w.columns.gross),
    marginColumn((w: Words) => w.columns.margin),
    tagsColumn(),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'validity',
      many: true,
      label: (w) => w.filters.validity,
      options: () =>
        validities.map((value) => ({ value, label: states()[value], ...quoteLooks[value] })),
    },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    { kind: 'days', from: 'validFrom', to: 'validTo', label: (w) => w.columns.validUntil },
    amountFilter('amountGross'),
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
    canFilter(quoteCans),
    { kind: 'flag', name: 'due', label: (w) => w.filters.due },
    {
      kind: 'choice',
      name: 'reached',
      label: (w) => w.filters.reached,
      options: (w) => quoteSteps.map((value) => ({ value, label: w.steps[value] })),
    },
    ...filedFilters,
  ],
  indicators: indicatorsOf(
    quoteTiles,
    tiles,
    (key) =>
      key === 'open'
        ? { icon: Hourglass, hue: 'blue' }
        : key === 'to_bill'
          ? { icon: ReceiptEuro, hue: 'orange' }
          : quoteLooks[key],
    (w: Words, key) => w.tiles[key],
  ),
  measures: taxMeasures,
  idOf: (row) => row.id,
  rowHref: (row) => to('/devis/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(quoteWords).draftNumber} · ${row.customer.name}`,
  card: (row, { words, formats }) => ({
    title: row.customer.name,
    subtitle: [row.number ?? words.draftNumber, row.subject].filter(Boolean).join(' · '),
    amount: formats.amount(row.gross),
    state: <QuoteStanding validity={row.validity} daysLeft={row.daysLeft} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'gross', said: (w, written) => w.gross(written) },
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'validity',
      label: (w) => w.columns.state,
      nameOf: (key) => states()[key as Validity],
    },
    { key: 'customer', label: (w) => w.columns.customer },
    { key: 'seller', label: (w) => w.columns.seller },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
  ],
})
