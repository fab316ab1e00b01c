import { quoteLooks, QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import {
  amountColumn,
  marginColumn,
  peopleColumn,
} from '#features/sales/documents/web/list-columns.tsx'
import { customerFilter, sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { to } from '#web/site.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { wordsNow } from '#web/words.ts'
import { listQuotes } from '../contract.ts'
import { validities, type Validity } from '../rules/validity.ts'
import { quoteWords } from './words.ts'

type Words = typeof quoteWords.fr

const states = () => wordsNow(documentWords).quoteStates

/** The tiles, in the order in which one looks: what runs out first. */
const tiles: readonly Validity[] = ['expired', 'expiring', 'valid', 'pending', 'signed', 'draft']

export const quotes = listDefinition({
  name: 'quotes',
  endpoint: listQuotes,
  words: quoteWords,
  columns: [
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row, { words }) => row.number ?? words.draftNumber,
      sort: 'number',
      width: 140,
      leads: true,
    },
    {
      key: 'customer',
      label: (w) => w.columns.customer,
      cell: (row) => row.customer.name,
      sort: 'customer',
      width: 180,
      grows: true,
    },
    {
      key: 'subject',
      label: (w) => w.columns.subject,
      cell: (row) => row.subject,
      width: 150,
      grows: true,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <QuoteStanding validity={row.validity} daysLeft={row.daysLeft} />,
      width: 180,
    },
    {
      key: 'day',
      label: (w) => w.columns.day,
      cell: (row, { formats }) => <span className="figures">{formats.day(row.day)}</span>,
      sort: 'day',
      width: 104,
    },
    {
      key: 'validUntil',
      label: (w) => w.columns.validUntil,
      cell: (row, { formats }) =>
        row.validUntil && <span className="figures">{formats.day(row.validUntil)}</span>,
      sort: 'validUntil',
      width: 104,
    },
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
    { kind: 'amounts', from: 'min', to: 'max', label: (w) => w.columns.gross },
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
  ],
  indicators: tiles.map((key) => ({
    key,
    label: (w: Words) => w.tiles[key],
    ...quoteLooks[key],
    filter: { validity: key },
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/devis/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(quoteWords).draftNumber} ${row.customer.name}`,
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
