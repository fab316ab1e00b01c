import { customerFilter, sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { to } from '#web/site.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { listDefinition } from '#web/ui/list/definition.ts'
import { Status } from '#web/ui/Status.tsx'
import { listProjects, projectTiles } from '../contract.ts'
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

/** What a press on each tile asks for. */
const tileFilters: Readonly<Record<(typeof projectTiles)[number], Record<string, string>>> = {
  active: { phase: 'active' },
  finished: { phase: 'finished' },
  archived: { phase: 'archived' },
  due: { due: 'true' },
  next_late: { nextLate: 'true' },
}

export const projects = listDefinition({
  name: 'projects',
  endpoint: listProjects,
  words: projectWords,
  columns: [
    {
      key: 'name',
      label: (w) => w.columns.name,
      cell: (row) => row.name,
      sort: 'name',
      width: 180,
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
    {
      key: 'customer',
      label: (w) => w.columns.customer,
      cell: (row) => row.customer.name,
      sort: 'customer',
      width: 150,
      grows: true,
    },
    {
      key: 'step',
      label: (w) => w.columns.step,
      cell: (row) => <Status {...looks[row.step.phase]}>{row.step.name}</Status>,
      sort: 'step',
      width: 175,
    },
    {
      key: 'nextStep',
      label: (w) => w.columns.nextStep,
      cell: (row) => row.nextStep || '–',
      width: 150,
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
    {
      key: 'seller',
      label: (w) => w.columns.seller,
      cell: (row) => row.seller?.name ?? '–',
      width: 140,
      extra: true,
    },
    {
      key: 'store',
      label: (w) => w.columns.store,
      cell: (row) => row.store?.name ?? '–',
      width: 120,
      extra: true,
    },
    {
      key: 'agreed',
      label: (w) => w.columns.agreed,
      cell: (row, { formats }) => (row.agreed === 0 ? '–' : formats.bare(row.agreed)),
      sort: 'agreed',
      figures: true,
      width: 110,
      sum: 'agreed',
    },
    {
      key: 'invoiced',
      label: (w) => w.columns.invoiced,
      cell: (row, { formats }) => (row.invoiced === 0 ? '–' : formats.bare(row.invoiced)),
      sort: 'invoiced',
      figures: true,
      width: 110,
      sum: 'invoiced',
    },
    {
      key: 'due',
      label: (w) => w.columns.due,
      cell: (row, { formats }) => (row.due === 0 ? '–' : formats.bare(row.due)),
      sort: 'due',
      figures: true,
      width: 110,
      sum: 'due',
    },
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
    { kind: 'flag', name: 'due', label: (w) => w.filters.due },
    { kind: 'flag', name: 'nextLate', label: (w) => w.filters.nextLate },
  ],
  indicators: projectTiles.map((key) => ({
    key,
    label: (w: typeof projectWords.fr) => w.tiles[key],
    ...looks[key],
    filter: tileFilters[key],
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/projets/:id', { id: row.id }),
  rowLabel: (row) => `${row.number} ${row.name}`,
  card: (row, { formats }) => ({
    title: row.name,
    subtitle: row.customer.name,
    amount: row.agreed === 0 ? null : formats.amount(row.agreed),
    state: <Status {...looks[row.step.phase]}>{row.step.name}</Status>,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'agreed', said: (w, written) => w.agreedInAll(written) },
  sort: { by: 'updated', direction: 'desc' },
})
