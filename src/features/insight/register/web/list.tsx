import {
  BadgeCheck,
  Ban,
  CheckCheck,
  CircleCheck,
  CircleDot,
  ClipboardCheck,
  FileCheck2,
  FileInput,
  Lock,
  type LucideIcon,
  Package,
  PackageOpen,
  PencilLine,
  Receipt,
  Send,
  ShoppingBag,
  Stamp,
  ThumbsDown,
  Truck,
  Undo2,
} from 'lucide-react'
import {
  amountFilter,
  canFilter,
  filedFilters,
  partyFilter,
  sellerFilter,
  storeFilter,
} from '#features/sales/documents/web/filters.ts'
import {
  dayColumn,
  numberColumn,
  peopleColumn,
  subjectColumn,
  tagsColumn,
  taxMeasures,
} from '#features/sales/documents/web/list-columns.tsx'
import { to } from '#web/site.ts'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { type Column, listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { type Hue, Status } from '#web/ui/Status.tsx'
import { useLocale, useWords, wordsNow } from '#web/words.ts'
import { listRegister, registerCans, registerTiles } from '../contract.ts'
import { type RegisterKind, registerKinds, registerStates, stateOf } from '../rules.ts'
import { both } from './both.ts'

type Words = typeof both.fr
type Row = RowOf<typeof listRegister>

const icons: Readonly<Record<RegisterKind, LucideIcon>> = {
  quote: FileCheck2,
  order: ShoppingBag,
  delivery: Truck,
  invoice: Receipt,
  credit_note: FileInput,
  purchase: PackageOpen,
}

const looks: Readonly<Record<(typeof registerStates)[number], { icon: LucideIcon; hue: Hue }>> = {
  draft: { icon: PencilLine, hue: 'grey' },
  ready: { icon: Package, hue: 'blue' },
  sent: { icon: Send, hue: 'blue' },
  confirmed: { icon: ClipboardCheck, hue: 'blue' },
  issued: { icon: Stamp, hue: 'blue' },
  shipped: { icon: Truck, hue: 'orange' },
  signed: { icon: BadgeCheck, hue: 'green' },
  delivered: { icon: CircleCheck, hue: 'green' },
  completed: { icon: CheckCheck, hue: 'green' },
  closed: { icon: Lock, hue: 'grey' },
  refused: { icon: ThumbsDown, hue: 'grey' },
  returned: { icon: Undo2, hue: 'red' },
  cancelled: { icon: Ban, hue: 'grey' },
}
const lookOf = (state: string) =>
  looks[state as keyof typeof looks] ?? ({ icon: CircleDot, hue: 'grey' } as const)

const hrefs: Readonly<Record<RegisterKind, (id: string) => string>> = {
  quote: (id) => to('/devis/:id', { id }),
  order: (id) => to('/commandes/:id', { id }),
  delivery: (id) => to('/bons-de-livraison/:id', { id }),
  invoice: (id) => to('/factures/:id', { id }),
  credit_note: (id) => to('/avoirs/:id', { id }),
  purchase: (id) => to('/commandes-achat/:id', { id }),
}

export function Standing({ row }: { row: Pick<Row, 'state' | 'kind'> }) {
  const locale = useLocale()
  return <Status {...lookOf(row.state)}>{stateOf(row, locale)}</Status>
}

export function Kind({ kind }: { kind: RegisterKind }) {
  const words = useWords(both)
  const Icon = icons[kind]
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon aria-hidden size={16} className="shrink-0 text-faint" />
      <span className="truncate">{words.kinds[kind]}</span>
    </span>
  )
}

const amount = (key: 'net' | 'gross'): Column<Row, Words, 'net' | 'gross'> => ({
  key,
  label: (w) => w.columns[key],
  cell: (row, { formats }) => (row[key] ? formats.bare(row[key]) : '–'),
  sort: key,
  figures: true,
  width: 104,
  sum: key,
})

export const register = listDefinition({
  name: 'documents',
  exported: 'documents',
  endpoint: listRegister,
  words: both,
  columns: [
    numberColumn((w: Words) => w.columns.number, 130),
    {
      key: 'kind',
      label: (w) => w.columns.kind,
      cell: (row) => <Kind kind={row.kind} />,
      width: 174,
    },
    {
      key: 'party',
      label: (w) => w.columns.party,
      cell: (row) => row.party.name,
      sort: 'party',
      width: 150,
      grows: true,
    },
    subjectColumn((w: Words) => w.columns.subject, 110),
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <Standing row={row} />,
      sort: 'state',
      width: 114,
    },
    dayColumn('day', (w: Words) => w.columns.day, 98),
    {
      key: 'project',
      label: (w) => w.columns.project,
      cell: (row) => row.project?.name ?? '',
      width: 110,
      grows: true,
    },
    peopleColumn('seller', (w: Words) => w.columns.seller),
    peopleColumn('store', (w: Words) => w.columns.store),
    tagsColumn(),
    amount('net'),
    amount('gross'),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'kind',
      many: true,
      label: (w) => w.filters.kind,
      options: (w) =>
        registerKinds.map((value) => ({ value, label: w.kinds[value], icon: icons[value] })),
    },
    {
      kind: 'choice',
      name: 'state',
      many: true,
      label: (w) => w.columns.state,
      options: (w) =>
        registerStates.map((value) => ({
          value,
          label: w.stateWord(value),
          ...looks[value],
        })),
    },
    canFilter(registerCans),
    { ...partyFilter, label: (w) => w.columns.party },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    amountFilter('amountGross'),
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...storeFilter, label: (w) => w.filters.store },
    ...filedFilters,
  ],
  indicators: indicatorsOf(
    registerTiles,
    registerKinds,
    (key) => ({ icon: icons[key], hue: 'grey' }),
    (w: Words, key) => w.tiles[key],
  ),
  measures: taxMeasures,
  // Two kinds never share an identifier, yet nothing says so.
  idOf: (row) => row.id,
  rowHref: (row) => hrefs[row.kind](row.id),
  rowLabel: (row) => {
    const words = wordsNow(both)
    return `${words.kinds[row.kind]} ${row.number ?? words.draftNumber} · ${row.party.name}`
  },
  card: (row, { words, formats }) => ({
    title: row.party.name,
    subtitle: [words.kinds[row.kind], row.number ?? words.draftNumber].join(' · '),
    amount: row.gross ? formats.amount(row.gross) : row.net ? formats.amount(row.net) : '',
    state: <Standing row={row} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  sort: { by: 'day', direction: 'desc' },
  groups: [
    {
      key: 'kind',
      label: (w) => w.columns.kind,
      nameOf: (key) => <Kind kind={key as RegisterKind} />,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      nameOf: (key, { words }) => <Status {...lookOf(key)}>{words.stateWord(key)}</Status>,
    },
    { key: 'party', label: (w) => w.columns.party },
    { key: 'seller', label: (w) => w.columns.seller },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
  ],
})
