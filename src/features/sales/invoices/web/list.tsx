import type { LucideIcon } from 'lucide-react'
import {
  ChartNoAxesColumnIncreasing,
  AlarmClock,
  CreditCard,
  FileInput,
  PencilLine,
  Receipt,
  ReceiptEuro,
  ReceiptText,
} from 'lucide-react'
import {
  amountFilter,
  canFilter,
  customerFilter,
  filedFilters,
  sellerFilter,
  storeFilter,
} from '#features/sales/documents/web/filters.ts'
import {
  amountColumn,
  dayColumn,
  dueMeasures,
  marginColumn,
  partyColumn,
  peopleColumn,
  tagsColumn,
  taxMeasures,
} from '#features/sales/documents/web/list-columns.tsx'
import { creditLooks, InvoiceStanding } from '#features/sales/documents/web/standing.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { to } from '#web/site.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import type { Hue } from '#web/ui/Status.tsx'
import { wordsNow } from '#web/words.ts'
import { listInvoices } from '../contract.ts'
import { invoiceCans, invoiceTiles } from '../contract/list.ts'
import { invoiceKinds } from '../rules/life.ts'
import { paymentStates } from '../rules/payment.ts'
import { invoiceWords } from './words.ts'

type Words = typeof invoiceWords.fr
type Row = RowOf<typeof listInvoices>

const hues: Readonly<Record<(typeof paymentStates)[number], Hue>> = {
  unpaid: 'grey',
  partial: 'orange',
  settled: 'green',
  imported: 'grey',
  draft: 'grey',
}

export const kindIcons: Readonly<Record<Row['kind'], LucideIcon>> = {
  invoice: Receipt,
  deposit: ReceiptEuro,
  situation: ChartNoAxesColumnIncreasing,
  final: ReceiptText,
  credit_note: FileInput,
}

export const hrefOf = ({ id, kind }: Pick<Row, 'id' | 'kind'>): string =>
  kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })

export const labelOf = (row: Row): string =>
  `${row.number ?? wordsNow(invoiceWords).draftNumber} · ${row.customer.name}`

/** Invoices and credit notes: their sum is the turnover, so that one list holds both. */
export const invoices = listDefinition({
  name: 'invoices',
  exported: 'invoices',
  endpoint: listInvoices,
  words: invoiceWords,
  columns: [
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row, { words }) => (
        <>
          {row.number ?? words.draftNumber}
          {row.kind !== 'invoice' && row.kind !== 'credit_note' && (
            <span className="ml-2 text-12 text-faint">{words.kinds[row.kind]}</span>
          )}
        </>
      ),
      sort: 'number',
      width: 200,
      leads: true,
    },
    partyColumn('customer', (w: Words) => w.columns.customer, 170),
    {
      key: 'subject',
      label: (w) => w.columns.subject,
      cell: (row) => row.subject,
      width: 140,
      grows: true,
      extra: true,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => (
        <InvoiceStanding kind={row.kind} payment={row.payment} lateDays={row.lateDays} />
      ),
      sort: 'state',
      width: 236,
    },
    dayColumn('day', (w: Words) => w.columns.day),
    dayColumn('dueDay', (w: Words) => w.columns.dueDay),
    peopleColumn('seller', (w: Words) => w.columns.seller),
    peopleColumn('store', (w: Words) => w.columns.store),
    amountColumn('net', (w: Words) => w.columns.net),
    amountColumn('gross', (w: Words) => w.columns.gross),
    amountColumn('outstanding', (w: Words) => w.columns.outstanding),
    marginColumn((w: Words) => w.columns.margin),
    tagsColumn(),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'payment',
      many: true,
      label: (w) => w.filters.payment,
      options: () =>
        paymentStates.map((value) => ({
          value,
          label: wordsNow(documentWords).cardStates[value],
          icon: CreditCard,
          hue: hues[value],
        })),
    },
    { kind: 'flag', name: 'late', label: (w) => w.filters.late },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    { kind: 'days', from: 'dueFrom', to: 'dueTo', label: (w) => w.filters.due },
    { kind: 'days', from: 'expectedFrom', to: 'expectedTo', label: (w) => w.filters.expected },
    { kind: 'flag', name: 'expectedUnknown', label: (w) => w.filters.expectedUnknown },
    { kind: 'flag', name: 'delayKnown', label: (w) => w.filters.delayKnown },
    amountFilter('amountGross'),
    {
      kind: 'choice',
      name: 'kind',
      many: true,
      label: (w) => w.filters.kind,
      options: (w) =>
        invoiceKinds.map((value) => ({
          value,
          label: w.kinds[value],
          icon: kindIcons[value],
        })),
    },
    { ...customerFilter, name: 'distributor', label: (w) => w.filters.distributor },
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
    canFilter(invoiceCans),
    ...filedFilters,
    { kind: 'flag', name: 'imported', label: (w) => w.filters.imported },
  ],
  indicators: indicatorsOf(
    invoiceTiles,
    ['late', 'unpaid', 'partial', 'settled', 'draft'],
    (key) =>
      key === 'late'
        ? { icon: AlarmClock, hue: 'red' }
        : { icon: key === 'draft' ? PencilLine : CreditCard, hue: hues[key] },
    (w: Words, key) => (w.tiles as Readonly<Record<string, string>>)[key] ?? '',
  ),
  measures: dueMeasures,
  idOf: (row) => row.id,
  rowHref: hrefOf,
  rowLabel: labelOf,
  card: (row, { words, formats }) => ({
    title: row.customer.name,
    subtitle: `${row.number ?? words.draftNumber} · ${formats.day(row.day)}`,
    amount: formats.amount(row.outstanding === 0 ? row.gross : row.outstanding),
    state: <InvoiceStanding kind={row.kind} payment={row.payment} lateDays={row.lateDays} short />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'outstanding', said: (w, written) => w.due(written) },
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'payment',
      label: (w) => w.columns.state,
      nameOf: (key) => wordsNow(documentWords).cardStates[key as Row['payment']],
    },
    {
      key: 'kind',
      label: (w) => w.filters.kind,
      nameOf: (key, { words }) => words.kinds[key as Row['kind']],
    },
    { key: 'customer', label: (w) => w.columns.customer },
    { key: 'seller', label: (w) => w.columns.seller },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
    { key: 'due', label: (w) => w.columns.dueDay },
  ],
})

const creditStates = () =>
  paymentStates.map((value) => ({
    value,
    label: wordsNow(documentWords).creditStates[value],
    ...creditLooks[value],
  }))

const ofCredits = (name: string): boolean => !['late', 'dueDay'].includes(name)

const ofInvoices: ReadonlySet<string> = new Set([
  ...['late', 'kind', 'can', 'dueFrom', 'expectedFrom', 'expectedUnknown', 'delayKnown'],
])

/** Credit notes alone: the same list, without what only an invoice has. */
export const creditNotes: typeof invoices = {
  ...invoices,
  name: 'credit-notes',
  columns: invoices.columns
    .filter(({ key }) => ofCredits(key))
    .map((column) =>
      column.key === 'state' ? { ...column, label: (w: Words) => w.columns.creditState } : column,
    ),
  filters: invoices.filters
    .filter(
      (filter) =>
        !('name' in filter && ofInvoices.has(filter.name)) &&
        !('from' in filter && ofInvoices.has(filter.from)),
    )
    .map((filter) => {
      if (filter.kind === 'days') return { ...filter, label: (w: Words) => w.filters.creditPeriod }
      if (filter.kind !== 'choice') return filter
      return { ...filter, label: (w: Words) => w.columns.creditState, options: creditStates }
    }),
  indicators: indicatorsOf(
    invoiceTiles,
    ['unpaid', 'partial', 'settled', 'draft'],
    (key) => ({
      icon: key === 'draft' ? PencilLine : FileInput,
      hue: hues[key as (typeof paymentStates)[number]],
    }),
    (w: Words, key) => (w.creditTiles as Readonly<Record<string, string>>)[key] ?? '',
  ),
  measures: taxMeasures,
  groups: (invoices.groups ?? [])
    .filter(({ key }) => !['kind', 'due'].includes(key))
    .map((group) =>
      group.key === 'payment'
        ? {
            ...group,
            label: (w: Words) => w.columns.creditState,
            nameOf: (key) => wordsNow(documentWords).creditStates[key as Row['payment']],
          }
        : group,
    ),
  counted: (w, n, written) => w.creditsCounted(n, written),
  headline: { sum: 'gross', said: (w, written) => w.gross(written) },
}
