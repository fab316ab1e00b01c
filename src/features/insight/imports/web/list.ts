import type { OutputOf } from '#kernel/endpoint.ts'
import { to } from '#web/site.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { listImports } from '../contract.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

type Row = OutputOf<typeof listImports>['rows'][number]

/** The imports made, the latest first. */
export const imports = listDefinition({
  name: 'imports',
  endpoint: listImports,
  words: { fr, en },
  columns: [
    {
      key: 'file',
      label: (w) => w.columns.file,
      cell: (row, { words }) =>
        row.undoneAt ? `${row.fileName} · ${words.undo.state}` : row.fileName,
      width: 220,
      grows: true,
      leads: true,
    },
    {
      key: 'created',
      label: (w) => w.columns.created,
      cell: (row, { formats }) => formats.moment(row.createdAt),
      sort: 'created',
      width: 145,
    },
    {
      key: 'person',
      label: (w) => w.columns.person,
      cell: (row, { words }) => row.person ?? words.columns.commandLine,
      width: 140,
    },
    {
      key: 'period',
      label: (w) => w.columns.period,
      cell: (row, { formats }) =>
        row.firstDay && row.lastDay
          ? `${formats.day(row.firstDay)} – ${formats.day(row.lastDay)}`
          : '–',
      width: 195,
    },
    {
      key: 'documents',
      label: (w) => w.columns.documents,
      cell: (row, { formats }) => formats.integer(documentsOf(row)),
      figures: true,
      width: 130,
    },
    {
      key: 'lines',
      label: (w) => w.columns.lines,
      cell: (row, { formats }) => formats.integer(row.lines),
      figures: true,
      width: 90,
    },
    {
      key: 'refused',
      label: (w) => w.columns.refused,
      cell: (row, { formats }) => (row.refused === 0 ? '–' : formats.integer(row.refused)),
      figures: true,
      width: 90,
    },
    {
      key: 'amount',
      label: (w) => w.columns.amount,
      cell: (row, { formats }) => formats.bare(row.acceptedSum),
      figures: true,
      width: 125,
    },
  ],
  filters: [],
  indicators: [],
  idOf: (row) => row.id,
  rowHref: (row) => to('/imports/:id', { id: row.id }),
  rowLabel: (row) => row.fileName,
  card: (row, { words, formats }) => ({
    title: row.fileName,
    subtitle: words.documentsMade(documentsOf(row), formats.integer(documentsOf(row))),
    amount: formats.amount(row.acceptedSum),
    date: formats.moment(row.createdAt),
  }),
  counted: (words, count, written) => words.counted(count, written),
  sort: { by: 'created', direction: 'desc' },
})

const documentsOf = ({ created }: Row): number => created.invoices + created.creditNotes
