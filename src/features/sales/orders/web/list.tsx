import { type LucideIcon, ReceiptEuro, Wrench } from 'lucide-react'
import { customerFilter, sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { to } from '#web/site.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { wordsNow } from '#web/words.ts'
import type { Hue } from '#web/ui/Status.tsx'
import { listOrders, todos } from '../contract.ts'
import { controls } from '../rules/control.ts'
import { fittings } from '../rules/fitting.ts'
import { controlLooks, fittingLooks, FittingStanding, OrderStanding } from './standing.tsx'
import { orderWords } from './words.ts'

/** The tiles, in the order in which one looks: what stops, then what can go on. */
const tiles = ['blocked', 'on_hold', 'unreviewed', 'incomplete', 'purchasable'] as const

const todoLooks: Readonly<Record<(typeof todos)[number], { icon: LucideIcon; hue: Hue }>> = {
  to_fit: { icon: Wrench, hue: 'blue' },
  to_invoice: { icon: ReceiptEuro, hue: 'blue' },
}

export const orders = listDefinition({
  name: 'orders',
  endpoint: listOrders,
  words: orderWords,
  columns: [
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row, { words }) => row.number ?? words.draftNumber,
      sort: 'number',
      width: 130,
      leads: true,
    },
    {
      key: 'customer',
      label: (w) => w.columns.customer,
      cell: (row) => row.customer.name,
      sort: 'customer',
      width: 150,
      grows: true,
    },
    {
      key: 'subject',
      label: (w) => w.columns.subject,
      cell: (row) => row.subject,
      width: 110,
      grows: true,
    },
    {
      key: 'control',
      label: (w) => w.columns.control,
      cell: (row) => <OrderStanding control={row.control} />,
      width: 162,
    },
    {
      key: 'day',
      label: (w) => w.columns.day,
      cell: (row, { formats }) => <span className="figures">{formats.day(row.day)}</span>,
      sort: 'day',
      width: 100,
    },
    {
      key: 'deliveryDay',
      label: (w) => w.columns.deliveryDay,
      cell: (row, { formats }) =>
        row.deliveryDay && <span className="figures">{formats.day(row.deliveryDay)}</span>,
      sort: 'deliveryDay',
      width: 100,
    },
    {
      key: 'invoicing',
      label: (w) => w.columns.invoicing,
      cell: (row) =>
        row.state === 'draft' || row.state === 'cancelled'
          ? ''
          : wordsNow(documentWords).invoicings[row.invoicing],
      width: 132,
    },
    {
      key: 'fitting',
      label: (w) => w.columns.fitting,
      cell: (row) =>
        row.fitting === 'none' ? (
          ''
        ) : (
          <FittingStanding fitting={row.fitting} day={row.fittingDay} />
        ),
      width: 150,
      extra: true,
    },
    {
      key: 'quote',
      label: (w) => w.columns.quote,
      cell: (row) => row.quote?.number ?? '',
      width: 130,
      extra: true,
    },
    {
      key: 'seller',
      label: (w) => w.columns.seller,
      cell: (row) => row.seller?.name ?? '',
      width: 130,
      extra: true,
    },
    {
      key: 'store',
      label: (w) => w.columns.store,
      cell: (row) => row.store?.name ?? '',
      width: 120,
      extra: true,
    },
    {
      key: 'net',
      label: (w) => w.columns.net,
      cell: (row, { formats }) => (row.net === 0 ? '–' : formats.bare(row.net)),
      sort: 'net',
      figures: true,
      width: 110,
      sum: 'net',
    },
    {
      key: 'gross',
      label: (w) => w.columns.gross,
      cell: (row, { formats }) => (row.gross === 0 ? '–' : formats.bare(row.gross)),
      sort: 'gross',
      figures: true,
      width: 110,
      sum: 'gross',
    },
    {
      key: 'left',
      label: (w) => w.columns.left,
      cell: (row, { formats }) => (row.leftToInvoice === 0 ? '–' : formats.bare(row.leftToInvoice)),
      figures: true,
      width: 116,
      sum: 'leftToInvoice',
      extra: true,
    },
    {
      key: 'margin',
      label: (w) => w.columns.margin,
      cell: (row, { formats }) => (row.margin === null ? '' : formats.bare(row.margin)),
      figures: true,
      width: 110,
      extra: true,
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'control',
      many: true,
      label: (w) => w.filters.control,
      options: (w) =>
        controls.map((value) => ({ value, label: w.controls[value], ...controlLooks[value] })),
    },
    {
      kind: 'choice',
      name: 'todo',
      many: true,
      label: (w) => w.filters.todo,
      options: (w) => todos.map((value) => ({ value, label: w.todos[value], ...todoLooks[value] })),
    },
    {
      kind: 'choice',
      name: 'fitting',
      many: true,
      label: (w) => w.filters.fitting,
      options: (w) =>
        fittings.map((value) => ({ value, label: w.fittings[value], ...fittingLooks[value] })),
    },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    { kind: 'days', from: 'deliveryFrom', to: 'deliveryTo', label: (w) => w.filters.delivery },
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
  ],
  indicators: [
    ...tiles.map((key) => ({
      key,
      label: (w: typeof orderWords.fr) => w.tiles[key],
      ...controlLooks[key],
      filter: { control: key },
    })),
    ...todos.map((key) => ({
      key,
      label: (w: typeof orderWords.fr) => w.tiles[key],
      ...todoLooks[key],
      filter: { todo: key },
    })),
  ],
  idOf: (row) => row.id,
  rowHref: (row) => to('/commandes/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(orderWords).draftNumber} ${row.customer.name}`,
  card: (row, { words, formats }) => ({
    title: row.customer.name,
    subtitle: [row.number ?? words.draftNumber, row.subject].filter(Boolean).join(' · '),
    amount: formats.amount(row.gross),
    state: <OrderStanding control={row.control} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'gross', said: (w, written) => w.gross(written) },
  sort: { by: 'day', direction: 'desc' },
})
