// The filters over records of other nouns that every list of documents has, through their contracts.
import { listStores } from '#features/base/stores/contract.ts'
import { colleagues } from '#features/base/team/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { listTags } from '#features/base/tags/contract.ts'
import { listProjects, showProject } from '#features/sales/projects/contract.ts'
import { projectLists } from '#features/sales/projects/contract/settings.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { wordsNow } from '#web/words.ts'
import { documentListWords } from './list-words.ts'

export const customerFilter = {
  kind: 'record',
  name: 'customer',
  search: async (q: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(lookup, { q, role: 'customer', limit: 8 }, { signal })
    return rows.map(({ id, name, city }) => ({ id, label: name, hint: city }))
  },
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    (await call(show, { id }, { signal })).name,
} as const

/** Whom it is with, a client or a supplier. */
export const partyFilter = {
  ...customerFilter,
  search: async (q: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(lookup, { q, limit: 8 }, { signal })
    return rows.map(({ id, name, city }) => ({ id, label: name, hint: city }))
  },
} as const

export const sellerFilter = {
  kind: 'record',
  name: 'seller',
  search: async (typed: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(colleagues, {}, { signal })
    return matching(rows, typed)
  },
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    nameIn((await call(colleagues, {}, { signal })).rows, id),
} as const

export const storeFilter = {
  kind: 'record',
  name: 'store',
  search: async (typed: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(listStores, {}, { signal })
    return matching(rows, typed)
  },
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    nameIn((await call(listStores, {}, { signal })).rows, id),
} as const

type Named = { readonly id: string; readonly name: string }

const matching = (rows: readonly Named[], typed: string): Found[] =>
  rows
    .filter(({ name }) => folded(name).includes(folded(typed)))
    .map(({ id, name }) => ({ id, label: name }))

const nameIn = (rows: readonly Named[], id: string): string =>
  rows.find((row) => row.id === id)?.name ?? ''

const said = () => wordsNow(documentListWords)

/** The project that a document belongs to. */
const projectFilter = {
  kind: 'record',
  name: 'project',
  label: () => said().project,
  search: async (q: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(listProjects, { q, offset: 0, limit: 8 }, { signal })
    return rows.map(({ id, name, customer }) => ({ id, label: name, hint: customer.name }))
  },
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    (await call(showProject, { id }, { signal })).name,
} as const

const kinds = async (signal: AbortSignal) => (await call(projectLists, {}, { signal })).kinds

/** What kind of project it belongs to. */
const projectKindFilter = {
  kind: 'record',
  name: 'projectKind',
  label: () => said().projectKind,
  search: async (typed: string, signal: AbortSignal): Promise<readonly Found[]> =>
    matching(await kinds(signal), typed),
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    nameIn(await kinds(signal), id),
} as const

const steps = async (signal: AbortSignal) =>
  (await call(projectLists, {}, { signal })).steps as readonly Named[]

/** At which step its project is. */
const projectStepFilter = {
  kind: 'record',
  name: 'projectStep',
  label: () => said().projectStep,
  search: async (typed: string, signal: AbortSignal): Promise<readonly Found[]> =>
    matching(await steps(signal), typed),
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    nameIn(await steps(signal), id),
} as const

const tags = async (signal: AbortSignal) => (await call(listTags, {}, { signal })).rows

/** A tag that it bears. */
export const tagFilter = {
  kind: 'record',
  name: 'tag',
  label: () => said().tag,
  search: async (typed: string, signal: AbortSignal): Promise<readonly Found[]> =>
    matching(await tags(signal), typed),
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    nameIn(await tags(signal), id),
} as const

/** Between which amounts: with or without taxes, as the list filters. */
export const amountFilter = (amount: 'amountGross' | 'amountNet') =>
  ({ kind: 'amounts', from: 'min', to: 'max', label: () => said()[amount] }) as const

/** What may be done with it now. */
export const canFilter = (cans: readonly (keyof typeof documentListWords.fr.cans)[]) =>
  ({
    kind: 'choice',
    name: 'can',
    many: true,
    label: () => said().can,
    options: () => cans.map((value) => ({ value, label: said().cans[value] })),
  }) as const

/** What the filters of every list of documents end with. */
export const filedFilters = [
  projectFilter,
  projectKindFilter,
  projectStepFilter,
  tagFilter,
] as const
