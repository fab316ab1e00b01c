import { type LucideIcon, Milestone, ReceiptEuro, Truck, Wrench } from 'lucide-react'
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
  marginColumn,
  numberColumn,
  partyColumn,
  peopleColumn,
  subjectColumn,
  tagsColumn,
  taxMeasures,
} from '#features/sales/documents/web/list-columns.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { to } from '#web/site.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { wordsNow } from '#web/words.ts'
import type { Hue } from '#web/ui/Status.tsx'
import { listOrders } from '../contract.ts'
import { orderCans, orderTiles, todos } from '../contract/list.ts'
import { type Control, controls } from '../rules/control.ts'
import { fittings } from '../rules/fitting.ts'
import { controlLooks, fittingLooks, FittingStanding, OrderStanding } from './standing.tsx'
import { orderWords } from './words.ts'

/** The tiles, in the order in which one looks: what stops, then what can go on. */
const tiles = [
  ...(['blocked', 'on_hold', 'unreviewed', 'purchasable'] as const),
  ...todos,
  ...(['incomplete', 'purchased'] as const),
] as const

type Words = typeof orderWords.fr
type Todo = (typeof todos)[number]

const todoLooks: Readonly<Record<Todo, { icon: LucideIcon; hue: Hue }>> = {
  to_deliver: { icon: Truck, hue: 'blue' },
  to_fit: { icon: Wrench, hue: 'blue' },
  to_invoice: { icon: ReceiptEuro, hue: 'blue' },
  step_due: { icon: Milestone, hue: 'orange' },
}

export const orders = listDefinition({
  name: 'orders',
  exported: 'orders',
  endpoint: listOrders,
  words: orderWords,
  columns: [
    numberColumn((w: Words) => w.columns.number, 130),
    partyColumn('customer', (w: Words) => w.columns.customer, 150),
    subjectColumn((w: Words) => w.columns.subject, 110),
    {
      key: 'control',
      label: (w) => w.columns.control,
      cell: (row) => <OrderStanding control={row.control} />,
      sort: 'state',
      width: 162,
    },
    dayColumn('day', (w: Words) => w.columns.day, 100),
    dayColumn('deliveryDay', (w: Words) => w.columns.deliveryDay, 100),
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
      key: 'delivering',
      label: (w) => w.columns.delivering,
      cell: (row, { words }) =>
        row.state === 'draft' || row.state === 'cancelled' ? '' : words.deliverings[row.delivering],
      width: 132,
      extra: true,
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
    peopleColumn('seller', (w: Words) => w.columns.seller),
    peopleColumn('store', (w: Words) => w.columns.store),
    {
      key: 'left',
      label: (w) => w.columns.left,
      cell: (row, { formats }) => (row.leftToInvoice === 0 ? '–' : formats.bare(row.leftToInvoice)),
      figures: true,
      width: 148,
      sum: 'leftToInvoice',
      extra: true,
      tells: { todo: 'to_invoice' },
    },
    amountColumn('net', (w: Words) => w.columns.net),
    amountColumn('gross', (w: Words) => w.columns.gross),
    marginColumn((w: Words) => w.columns.margin),
    tagsColumn(),
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
    amountFilter('amountGross'),
    canFilter(orderCans),
    ...filedFilters,
  ],
  indicators: indicatorsOf(
    orderTiles,
    tiles,
    (key) => (key in todoLooks ? todoLooks[key as Todo] : controlLooks[key as Control]),
    (w: Words, key) => w.tiles[key],
  ),
  measures: taxMeasures,
  idOf: (row) => row.id,
  rowHref: (row) => to('/commandes/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(orderWords).draftNumber} · ${row.customer.name}`,
  card: (row, { words, formats }) => ({
    title: row.customer.name,
    subtitle: [row.number ?? words.draftNumber, row.subject].filter(Boolean).join(' · '),
    amount: formats.amount(row.gross),
    state: <OrderStanding control={row.control} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'gross', said: (w, written) => w.gross(written) },
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'control',
      label: (w) => w.columns.control,
      nameOf: (key) => <OrderStanding control={key as Control} />,
    },
    { key: 'customer', label: (w) => w.columns.customer },
    { key: 'seller', label: (w) => w.columns.seller },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
    { key: 'delivery', label: (w) => w.columns.deliveryDay },
  ],
})
