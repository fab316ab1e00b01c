import {
  canFilter,
  customerFilter,
  sellerFilter,
  storeFilter,
  tagFilter,
} from '#features/sales/documents/web/filters.ts'
import {
  amountColumn,
  partyColumn,
  peopleColumn,
  tagsColumn,
} from '#features/sales/documents/web/list-columns.tsx'
import { namesOfTiles } from '#kernel/tiles.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { to } from '#web/site.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { byMonth, byWeek } from '#web/ui/list/groupings.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { indicatorsOf } from '#web/ui/list/tiles.ts'
import { Status } from '#web/ui/Status.tsx'
import { listProjects, projectCans, projectTiles } from '../contract.ts'
import { projectLists } from '../contract/settings.ts'
import { projectPhases } from '../rules.ts'
import { looks } from './looks.ts'
import { projectWords } from './words.ts'

/** A filter over one of the lists that the company keeps for its projects. */
const ownList = (name: 'step' | 'kind' | 'venue') =>
  ({
    kind: 'record',
    name,
    search: async (typed: string, signal: AbortSignal): Promise<readonly Found[]> =>
      (await inList(name, signal))
        .filter((one) => folded(one.name).includes(folded(typed)))
        .map((one) => ({ id: one.id, label: one.name })),
    nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
      (await inList(name, signal)).find((one) => one.id === id)?.name ?? '',
  }) as const

async function inList(name: 'step' | 'kind' | 'venue', signal: AbortSignal) {
  const { steps, kinds, venues } = await call(projectLists, {}, { signal })
  return { step: steps, kind: kinds, venue: venues }[name]
}

type Words = typeof projectWords.fr

export const projects = listDefinition({
  name: 'projects',
  exported: 'projects',
  endpoint: listProjects,
  words: projectWords,
  columns: [
    {
      key: 'name',
      label: (w) => w.columns.name,
      cell: (row) => row.name,
      sort: 'name',
      width: 210,
      grows: true,
      leads: true,
    },
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row) => <span className="figures">{row.number}</span>,
      sort: 'number',
      width: 120,
      extra: true,
    },
    partyColumn('customer', (w: Words) => w.columns.customer, 140),
    {
      key: 'step',
      label: (w) => w.columns.step,
      cell: (row) => <Status {...looks[row.step.phase]}>{row.step.name}</Status>,
      sort: 'step',
      width: 188,
    },
    {
      key: 'nextStep',
      label: (w) => w.columns.nextStep,
      cell: (row) => row.nextStep || '–',
      width: 140,
      grows: true,
    },
    {
      key: 'nextOn',
      label: (w) => w.columns.nextOn,
      cell: (row, { formats }) =>
        row.nextOn ? <span className="figures">{formats.day(row.nextOn)}</span> : '–',
      sort: 'nextOn',
      width: 105,
    },
    {
      key: 'startsOn',
      label: (w) => w.columns.startsOn,
      cell: (row, { formats }) =>
        row.startsOn ? <span className="figures">{formats.day(row.startsOn)}</span> : '–',
      sort: 'startsOn',
      width: 105,
      extra: true,
    },
    {
      key: 'kind',
      label: (w) => w.columns.kind,
      cell: (row) => row.kind?.name ?? '–',
      width: 130,
      extra: true,
    },
    {
      key: 'place',
      label: (w) => w.columns.place,
      cell: (row) => row.place || '–',
      width: 150,
      extra: true,
    },
    peopleColumn('seller', (w: Words) => w.columns.seller),
    peopleColumn('store', (w: Words) => w.columns.store),
    { ...amountColumn('agreed', (w: Words) => w.columns.agreed), width: 100 },
    {
      ...amountColumn('agreedGross', (w: Words) => w.columns.agreedGross),
      width: 110,
      extra: true,
    },
    { ...amountColumn('invoiced', (w: Words) => w.columns.invoiced), width: 100 },
    { ...amountColumn('due', (w: Words) => w.columns.due), width: 100 },
    tagsColumn(),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'phase',
      many: true,
      label: (w) => w.filters.phase,
      options: (w) =>
        projectPhases.map((value) => ({ value, label: w.phases[value], ...looks[value] })),
    },
    { ...ownList('step'), label: (w) => w.filters.step },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.dates },
    { ...ownList('kind'), label: (w) => w.filters.kind },
    { ...ownList('venue'), label: (w) => w.filters.venue },
    { ...sellerFilter, label: (w) => w.filters.seller },
    { ...sellerFilter, name: 'person', label: (w) => w.filters.person },
    { ...storeFilter, label: (w) => w.filters.store },
    { kind: 'amounts', from: 'min', to: 'max', label: (w) => w.columns.agreed },
    canFilter(projectCans),
    tagFilter,
    { kind: 'flag', name: 'due', label: (w) => w.filters.due },
    { kind: 'flag', name: 'nextLate', label: (w) => w.filters.nextLate },
  ],
  indicators: indicatorsOf(
    projectTiles,
    namesOfTiles(projectTiles),
    (key) => looks[key],
    (w: Words, key) => w.tiles[key],
  ),
  measures: [
    { sum: '', label: (w) => w.columns.agreed },
    { sum: 'agreedGross', label: (w) => w.columns.agreedGross },
  ],
  idOf: (row) => row.id,
  rowHref: (row) => to('/projets/:id', { id: row.id }),
  rowLabel: (row) => `${row.number} · ${row.name}`,
  card: (row, { formats }) => ({
    title: row.name,
    subtitle: row.customer.name,
    amount: row.agreed === 0 ? null : formats.amount(row.agreed),
    state: <Status {...looks[row.step.phase]}>{row.step.name}</Status>,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'agreed', said: (w, written) => w.agreedInAll(written) },
  sort: { by: 'updated', direction: 'desc' },
  groups: [
    { key: 'step', label: (w) => w.columns.step },
    { key: 'kind', label: (w) => w.columns.kind },
    { key: 'customer', label: (w) => w.columns.customer },
    { key: 'seller', label: (w) => w.columns.seller },
    { key: 'store', label: (w) => w.columns.store },
    byMonth,
    byWeek,
  ],
})
