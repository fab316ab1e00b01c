// By what an analysis may be narrowed: the filters of lists, over the records that they are about.
import { choices, lookup, show } from '#features/catalog/items/contract.ts'
import { customerFilter, sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { projectLists } from '#features/sales/projects/contract/settings.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import type { Filter } from '#web/ui/list/definition.ts'
import type { Narrowing } from '../rules/question.ts'
import type { fr } from './fr.ts'

export type Words = typeof fr

const itself = async (name: string): Promise<string> => name

/** Names that are their own identifiers: brands, families. */
const named = (name: 'brand' | 'family', of: 'brands' | 'families'): Filter<Words> => ({
  kind: 'record',
  name,
  label: (w) => w.dimensions[name],
  search: async (typed, signal) =>
    matching(
      (await call(choices, {}, { signal }))[of].map((one) => ({ id: one, name: one })),
      typed,
    ),
  nameOf: itself,
})

const matching = (all: readonly { id: string; name: string }[], typed: string): Found[] =>
  all
    .filter(({ name }) => folded(name).includes(folded(typed)))
    .slice(0, 20)
    .map(({ id, name }) => ({ id, label: name }))

const listed = (name: 'kind' | 'venue', of: 'kinds' | 'venues'): Filter<Words> => ({
  kind: 'record',
  name,
  label: (w) => w.dimensions[name],
  search: async (typed, signal) => matching((await call(projectLists, {}, { signal }))[of], typed),
  nameOf: async (id, signal) =>
    (await call(projectLists, {}, { signal }))[of].find((one) => one.id === id)?.name ?? '',
})

export const filters: Readonly<Record<Narrowing, Filter<Words>>> = {
  customer: { ...customerFilter, label: (w) => w.dimensions.customer },
  distributor: {
    ...customerFilter,
    name: 'distributor',
    label: (w) => w.dimensions.distributor,
  },
  item: {
    kind: 'record',
    name: 'item',
    label: (w) => w.dimensions.item,
    search: async (q, signal) => {
      const { rows } = await call(lookup, { q, limit: 8 }, { signal })
      return rows.map(({ id, name, reference }) => ({ id, label: name, hint: reference }))
    },
    nameOf: async (id, signal) => (await call(show, { id }, { signal })).name,
  },
  brand: named('brand', 'brands'),
  family: named('family', 'families'),
  seller: { ...sellerFilter, label: (w) => w.dimensions.seller },
  store: { ...storeFilter, label: (w) => w.dimensions.store },
  country: { kind: 'text', name: 'country', label: (w) => w.dimensions.country },
  department: { kind: 'text', name: 'department', label: (w) => w.dimensions.department },
  kind: listed('kind', 'kinds'),
  venue: listed('venue', 'venues'),
}
