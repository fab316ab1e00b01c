import { CircleCheckBig, Mail, MapPin, NotebookPen, Phone, type LucideIcon } from 'lucide-react'
import { placeOfSubject } from '#features/relation/activities/web/places.ts'
import { customerFilter, sellerFilter } from '#features/sales/documents/web/filters.ts'
import { to } from '#web/site.ts'
import { listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { wordsNow } from '#web/words.ts'
import { deedTiles, listDeeds } from '../contract.ts'
import { type DeedKind, deedKinds } from '../rules.ts'
import { both } from './both.ts'
import type { fr } from './fr.ts'

export type Row = RowOf<typeof listDeeds>
type Words = typeof fr

export const icons: Readonly<Record<DeedKind, LucideIcon>> = {
  call: Phone,
  visit: MapPin,
  note: NotebookPen,
  mail: Mail,
  task: CircleCheckBig,
}

/** What was done has its own page, or stands on that of what it is about. */
export function placeOf({ kind, id, about }: Row): string {
  if (kind === 'mail') return to('/messages/:id', { id })
  if (kind === 'task') return to('/taches/:id', { id })
  return about ? placeOfSubject(about) : to('/activites')
}

export function Kind({ kind }: { kind: DeedKind }) {
  const Icon = icons[kind]
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon aria-hidden size={16} className="shrink-0 text-faint" />
      <span className="truncate">{wordsNow(both).kinds[kind]}</span>
    </span>
  )
}

/** What was said, or how it ended where nothing was. */
export const textOf = (words: Words, { text, outcome }: Row): string =>
  text || (outcome ? words.outcomes[outcome] : '')

export const deeds = listDefinition({
  name: 'deeds',
  endpoint: listDeeds,
  words: both,
  columns: [
    {
      key: 'at',
      label: (w) => w.columns.at,
      cell: (row, { formats }) => formats.moment(row.at),
      sort: 'at',
      figures: true,
      width: 140,
    },
    {
      key: 'kind',
      label: (w) => w.columns.kind,
      cell: (row) => <Kind kind={row.kind} />,
      width: 130,
    },
    {
      key: 'text',
      label: (w) => w.columns.text,
      cell: (row, { words }) => textOf(words, row),
      width: 260,
      grows: true,
      leads: true,
    },
    { key: 'person', label: (w) => w.columns.person, cell: (row) => row.person.name, width: 150 },
    {
      key: 'customer',
      label: (w) => w.columns.customer,
      cell: (row) => row.customer?.name ?? '',
      width: 180,
    },
    {
      key: 'about',
      label: (w) => w.columns.about,
      cell: (row) => (row.about?.type === 'customer' ? '' : (row.about?.label ?? '')),
      width: 140,
      extra: true,
    },
    {
      key: 'outcome',
      label: (w) => w.columns.outcome,
      cell: (row, { words }) => (row.outcome ? words.outcomes[row.outcome] : ''),
      width: 130,
    },
    {
      key: 'minutes',
      label: (w) => w.columns.minutes,
      cell: (row, { words, formats }) =>
        row.minutes === null ? '' : words.minutes(formats.integer(row.minutes)),
      figures: true,
      width: 80,
      extra: true,
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'kind',
      many: true,
      label: (w) => w.filters.kind,
      options: (w) =>
        deedKinds.map((value) => ({ value, label: w.kinds[value], icon: icons[value] })),
    },
    { ...sellerFilter, name: 'person', label: (w) => w.filters.person },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
  ],
  indicators: indicatorsOf(
    deedTiles,
    deedKinds,
    (key) => ({ icon: icons[key], hue: 'grey' }),
    (w: Words, key) => w.tiles[key],
  ),
  idOf: (row) => row.id,
  rowHref: placeOf,
  rowLabel: (row) => `${wordsNow(both).kinds[row.kind]} · ${row.customer?.name ?? row.person.name}`,
  card: (row, { words, formats }) => ({
    title: textOf(words, row),
    subtitle: [row.person.name, row.customer?.name].filter(Boolean).join(' · '),
    date: formats.moment(row.at),
    state: <Kind kind={row.kind} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  sort: { by: 'at', direction: 'desc' },
})
