import { AlarmClock, type LucideIcon, ReceiptEuro } from 'lucide-react'
import { DeliveryStanding, deliveryLooks } from '#features/sales/documents/web/DeliveryStanding.tsx'
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
  leftMeasures,
  numberColumn,
  partyColumn,
  peopleColumn,
  tagsColumn,
} from '#features/sales/documents/web/list-columns.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { to } from '#web/site.ts'
import { writtenFilter } from '#kernel/tiles.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { type Hue, Status } from '#web/ui/Status.tsx'
import { useWords, wordsNow } from '#web/words.ts'
import { type DeliveryRow, listDeliveries } from '../contract.ts'
import { deliveryCans, deliveryTiles, deliveryTodos } from '../contract/list.ts'
import { type DeliveryState, deliveryStates } from '../rules/life.ts'
import type { z } from 'zod'
import { deliveryWords } from './words.ts'

type Row = z.output<typeof DeliveryRow>
type Words = typeof deliveryWords.fr

const todoLooks: Readonly<Record<(typeof deliveryTodos)[number], { icon: LucideIcon; hue: Hue }>> =
  {
    late: { icon: AlarmClock, hue: 'red' },
    to_invoice: { icon: ReceiptEuro, hue: 'blue' },
  }
const looks = { ...deliveryLooks, ...todoLooks }

/** Its state, and that it is late where it is. */
function Standing({ row }: { row: Row }) {
  const words = useWords(deliveryWords)
  return (
    <span className="flex items-center gap-2">
      <DeliveryStanding state={row.state} />
      {row.late && (
        <Status icon={AlarmClock} hue="red">
          {words.late}
        </Status>
      )}
    </span>
  )
}

const numbers = (row: Row) => row.orders.map(({ number }) => number).join(', ')

export const deliveries = listDefinition({
  name: 'deliveries',
  exported: 'deliveries',
  endpoint: listDeliveries,
  words: deliveryWords,
  columns: [
    numberColumn((w: Words) => w.columns.number, 130),
    partyColumn('customer', (w: Words) => w.columns.customer, 140),
    {
      key: 'city',
      label: (w) => w.columns.city,
      cell: (row) => row.city,
      width: 90,
      grows: true,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <Standing row={row} />,
      sort: 'state',
      width: 204,
    },
    dayColumn('wishedDay', (w: Words) => w.columns.wishedDay, 98),
    dayColumn('deliveredDay', (w: Words) => w.columns.deliveredDay, 98),
    { key: 'orders', label: (w) => w.columns.orders, cell: numbers, width: 126 },
    {
      key: 'invoicing',
      label: (w) => w.columns.invoicing,
      cell: (row) =>
        row.state === 'delivered' ? wordsNow(documentWords).invoicings[row.invoicing] : '',
      width: 130,
      extra: true,
    },
    { ...dayColumn('day', (w: Words) => w.columns.day, 100), extra: true },
    {
      key: 'carrier',
      label: (w) => w.columns.carrier,
      cell: (row) => [row.carrier, row.tracking].filter(Boolean).join(' · '),
      width: 150,
      extra: true,
    },
    {
      key: 'driver',
      label: (w) => w.driver,
      cell: (row) => row.driver?.name ?? '',
      width: 130,
      extra: true,
    },
    peopleColumn('seller', (w: Words) => w.columns.seller),
    peopleColumn('store', (w: Words) => w.columns.store),
    tagsColumn(),
    { ...amountColumn('net', (w: Words) => w.columns.net), width: 104 },
    { ...amountColumn('gross', (w: Words) => w.columns.gross), width: 104, extra: true },
    {
      key: 'left',
      label: (w) => w.columns.left,
      cell: (row, { formats }) => (row.leftToInvoice === 0 ? '–' : formats.bare(row.leftToInvoice)),
      figures: true,
      width: 148,
      sum: 'leftToInvoice',
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'state',
      many: true,
      label: (w) => w.filters.state,
      options: () =>
        deliveryStates.map((value) => ({
          value,
          label: wordsNow(documentWords).deliveries[value],
          ...deliveryLooks[value],
        })),
    },
    {
      kind: 'choice',
      name: 'todo',
      many: true,
      label: (w) => w.filters.todo,
      options: (w) =>
        deliveryTodos.map((value) => ({ value, label: w.todos[value], ...todoLooks[value] })),
    },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'wishedFrom', to: 'wishedTo', label: (w) => w.filters.wished },
    {
      kind: 'days',
      from: 'deliveredFrom',
      to: 'deliveredTo',
      label: (w) => w.columns.deliveredDay,
    },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    amountFilter('amountNet'),
    { ...sellerFilter, name: 'driver', label: (w) => w.driver },
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
    canFilter(deliveryCans),
    ...filedFilters,
  ],
  measures: leftMeasures,
  indicators: (Object.keys(deliveryTiles) as (keyof typeof deliveryTiles)[]).map((key) => ({
    key,
    label: (w: typeof deliveryWords.fr) => w.tiles[key],
    ...looks[key],
    filter: writtenFilter(deliveryTiles[key].filter),
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/bons-de-livraison/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(deliveryWords).draftNumber} · ${row.customer.name}`,
  card: (row, { words, formats }) => ({
    title: row.customer.name,
    subtitle: [
      row.number ?? words.draftNumber,
      row.city,
      row.wishedDay && formats.day(row.wishedDay),
    ]
      .filter(Boolean)
      .join(' · '),
    amount: formats.amount(row.net),
    state: <Standing row={row} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'net', said: (w, written) => w.net(written) },
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'state',
      label: (w) => w.columns.state,
      nameOf: (key) => <DeliveryStanding state={key as DeliveryState} />,
    },
    { key: 'customer', label: (w) => w.columns.customer },
    { key: 'driver', label: (w) => w.driver },
    { key: 'wished', label: (w) => w.columns.wishedDay },
    { key: 'seller', label: (w) => w.columns.seller },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
  ],
})
