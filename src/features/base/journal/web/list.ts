import type { RowOf } from '#web/ui/list/definition.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { to } from '#web/site.ts'
import { listEntries, surfaces } from '../contract.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export type Entry = RowOf<typeof listEntries>
type Words = typeof fr

/** "Création · devis": the act as a noun, so that it agrees with anything. */
export function actOf(words: Words, { action, entity }: Entry): string {
  const verb = action.split('.').at(-1) ?? action
  const act = words.acts[verb] ?? verb.replaceAll('_', ' ')
  return `${act} · ${words.things[entity] ?? entity.replaceAll('_', ' ')}`
}

export const whoOf = (words: Words, { person, surface }: Entry): string =>
  person?.name ?? (surface === 'api' ? words.key : words.system)

/** The page of what was acted on, or the journal itself where it has none. */
export function pageOf({ entity, entityId: id }: Entry): string {
  if (id === null) return to('/journal')
  switch (entity) {
    case 'customer':
      return to('/clients/:id', { id })
    case 'item':
      return to('/articles/:id', { id })
    case 'task':
      return to('/taches/:id', { id })
    case 'quote':
      return to('/devis/:id', { id })
    case 'order':
      return to('/commandes/:id', { id })
    case 'invoice':
      return to('/factures/:id', { id })
    case 'payment':
      return to('/reglements/:id', { id })
    default:
      return to('/journal')
  }
}

export const journal = listDefinition({
  name: 'journal',
  endpoint: listEntries,
  words: { fr, en },
  columns: [
    {
      key: 'at',
      label: (w) => w.at,
      cell: (row, { formats }) => formats.moment(row.at),
      sort: 'seq',
      width: 150,
      leads: true,
    },
    { key: 'who', label: (w) => w.who, cell: (row, { words }) => whoOf(words, row), width: 170 },
    { key: 'act', label: (w) => w.act, cell: (row, { words }) => actOf(words, row), width: 210 },
    { key: 'what', label: (w) => w.what, cell: (row) => row.label, width: 240, grows: true },
    {
      key: 'from',
      label: (w) => w.from,
      cell: (row, { words }) => words.surfaces[row.surface],
      width: 130,
    },
    { key: 'ip', label: (w) => w.ip, cell: (row) => row.ip ?? '', width: 130, extra: true },
    {
      key: 'seq',
      label: (w) => w.seq,
      cell: (row, { formats }) => formats.integer(row.seq),
      figures: true,
      width: 80,
      extra: true,
    },
  ],
  filters: [
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.period },
    {
      kind: 'choice',
      name: 'surface',
      label: (w) => w.from,
      options: (w) => surfaces.map((value) => ({ value, label: w.surfaces[value] })),
    },
    {
      kind: 'choice',
      name: 'entity',
      label: (w) => w.entity,
      options: (w) =>
        ['customer', 'item', 'quote', 'invoice', 'payment', 'company', 'role'].map((value) => ({
          value,
          label: w.things[value] ?? value,
        })),
    },
  ],
  indicators: [],
  idOf: (row) => String(row.seq),
  rowHref: pageOf,
  rowLabel: (row) => row.label || row.action,
  card: (row, { words, formats }) => ({
    title: actOf(words, row),
    subtitle: [whoOf(words, row), row.label].filter(Boolean).join(' · '),
    date: formats.moment(row.at),
  }),
  counted: (w, n, written) => w.counted(n, written),
  sort: { by: 'seq', direction: 'desc' },
})
