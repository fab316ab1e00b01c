import {
  followedColumn,
  lastInvoiceColumn,
  moneyColumn,
  phoneColumn,
} from '#features/sales/documents/web/customer-columns.tsx'
import {
  SignalBadges,
  signalLooks,
  SignalReason,
} from '#features/sales/documents/web/signals/Signal.tsx'
import { sellerFilter, storeFilter, tagFilter } from '#features/sales/documents/web/filters.ts'
import { tagsColumn } from '#features/sales/documents/web/list-columns.tsx'
import { to } from '#web/site.ts'
import { inks } from '#web/ui/Status.tsx'
import { type Column, type Filter, listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { listPortfolio, type portfolioSorts, portfolioTiles, standings } from '../contract.ts'
import { both } from './both.ts'
import type { fr } from './fr.ts'
import { Trend } from './Trend.tsx'

export type Row = RowOf<typeof listPortfolio>
type Words = typeof fr
type Columns = readonly Column<Row, Words, (typeof portfolioSorts)[number]>[]

const signal: Columns = [
  {
    key: 'name',
    label: (w) => w.columns.name,
    cell: (row) => row.name,
    sort: 'name',
    width: 170,
    leads: true,
  },
  {
    key: 'signal',
    label: (w) => w.columns.signal,
    cell: (row, { words }) => <Signals row={row} words={words} />,
    sort: 'urgency',
    width: 178,
  },
  {
    key: 'reason',
    label: (w) => w.columns.reason,
    cell: (row) => <MainReason row={row} />,
    width: 290,
    grows: true,
  },
]

const rest: Columns = [
  {
    key: 'lastContact',
    label: (w) => w.columns.lastContact,
    cell: (row, { formats }) =>
      row.lastContact && <span className="figures">{formats.day(row.lastContact)}</span>,
    width: 128,
    extra: true,
  },
  {
    key: 'nextContact',
    label: (w) => w.columns.nextContact,
    cell: (row, { formats }) =>
      row.nextContact && <span className="figures">{formats.day(row.nextContact)}</span>,
    width: 150,
    extra: true,
  },
  { key: 'city', label: (w) => w.columns.city, cell: (row) => row.city, width: 140, extra: true },
  { ...phoneColumn((w: Words) => w.columns.phone), extra: true },
  followedColumn('seller', (w: Words) => w.columns.seller),
  followedColumn('store', (w: Words) => w.columns.store),
  tagsColumn(),
]

const money: Columns = [
  { ...lastInvoiceColumn((w: Words) => w.columns.lastInvoice), extra: true },
  {
    key: 'trend',
    label: (w) => w.columns.trend,
    cell: (row) => <Trend now={row.turnover} before={row.turnoverBefore} />,
    sort: 'trend',
    figures: true,
    width: 92,
  },
  moneyColumn('overdue', (w: Words) => w.columns.overdue),
  moneyColumn('turnover', (w: Words) => w.columns.turnover),
]

const stake: Columns = [
  {
    key: 'stake',
    label: (w) => w.columns.stake,
    cell: (row, { formats }) => (row.stake ? formats.bare(row.stake) : '–'),
    sort: 'stake',
    figures: true,
    width: 104,
  },
]

/** The heaviest signal in words, and the others by their marks: a customer counts under each. */
function Signals({ row, words }: { row: Row; words: Words }) {
  return (
    <span className="flex items-center gap-1">
      <SignalBadges kinds={row.kinds.slice(0, 1)} />
      <Marks kinds={row.kinds.slice(1)} words={words} />
    </span>
  )
}

/** Signals by their marks alone, where there is room for no more. */
function Marks({ kinds, words }: { kinds: Row['kinds']; words: Words }) {
  return kinds.map((kind) => {
    const { icon: Icon, hue } = signalLooks[kind]
    return (
      <span key={kind} title={words.tiles[kind]} className={inks[hue]}>
        <Icon aria-hidden size={14} />
        <span className="unseen">{words.tiles[kind]}</span>
      </span>
    )
  })
}

/** The heaviest reason, on two lines where it needs them; the others are told in the preview. */
function MainReason({ row }: { row: Row }) {
  const [first] = row.reasons
  if (!first) return null
  return (
    <span className="flex items-center gap-1.5 text-12 leading-[15px] whitespace-normal">
      <span className="line-clamp-2 min-w-0 text-pretty">
        <SignalReason customer={row.id} reason={first} plain />
      </span>
      {row.reasons.length > 1 && (
        <span className="shrink-0 text-faint">+{row.reasons.length - 1}</span>
      )}
    </span>
  )
}

const filters: readonly Filter<Words>[] = [
  {
    kind: 'choice',
    name: 'signal',
    many: true,
    label: (w) => w.filters.signal,
    options: (w) =>
      standings.map((value) => ({ value, label: w.tiles[value], ...signalLooks[value] })),
  },
  { ...sellerFilter, label: (w) => w.filters.seller },
  { ...storeFilter, label: (w) => w.filters.store },
  { kind: 'text', name: 'city', label: (w) => w.filters.city },
  tagFilter,
]

const common = {
  endpoint: listPortfolio,
  exported: 'portfolio',
  words: both,
  filters,
  indicators: indicatorsOf(
    portfolioTiles,
    standings,
    (key) => signalLooks[key],
    (w: Words, key) => w.tiles[key],
  ),
  idOf: (row: Row) => row.id,
  rowHref: (row: Row) => to('/clients/:id', { id: row.id }),
  rowLabel: (row: Row) => row.name,
  counted: (w: Words, n: number, written: string) => w.counted(n, written),
  sort: { by: 'priority', direction: 'desc' },
} as const

export const portfolio = listDefinition({
  ...common,
  name: 'portfolio',
  columns: [...signal, ...stake, ...money, ...rest],
  card: (row, { words, formats }) => ({
    title: row.name,
    subtitle: <MainReason row={row} />,
    amount: row.turnover ? formats.amount(row.turnover) : '',
    state: <Marks kinds={row.kinds} words={words} />,
  }),
  headline: { sum: 'turnover', said: (w, written) => w.sold(written) },
})

/** For a role that reads no invoices. */
export const plainPortfolio = listDefinition({
  ...common,
  name: 'plain-portfolio',
  columns: [...signal, ...rest],
  card: (row, { words }) => ({
    title: row.name,
    subtitle: <MainReason row={row} />,
    state: <Marks kinds={row.kinds} words={words} />,
  }),
})
