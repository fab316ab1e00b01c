// By what an analysis may be narrowed: the filters of lists, over the records that they are about.
import { countryName, searchCountries } from '#web/countries.ts'
import { choices, lookup, show } from '#features/catalog/items/contract.ts'
import { customerFilter, sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { projectLists } from '#features/sales/projects/contract/settings.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import { preferences } from '#web/preferences.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import type { Filter } from '#web/ui/list/definition.ts'
import { wordsNow } from '#web/words.ts'
import { absent } from '../rules.ts'
import type { Narrowing } from '../rules/question.ts'
import { both } from './both.ts'
import type { fr } from './fr.ts'

export type Words = typeof fr

const itself = async (name: string): Promise<string> => name

/** Names that are their own identifiers: brands, families. */
const named = (of: 'brands' | 'families'): Sought => ({
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

const listed = (of: 'kinds' | 'venues'): Sought => ({
  search: async (typed, signal) => matching((await call(projectLists, {}, { signal }))[of], typed),
  nameOf: async (id, signal) =>
    (await call(projectLists, {}, { signal }))[of].find((one) => one.id === id)?.name ?? '',
})

/** What a figure may be narrowed to has it, or has none: this too can be asked for. */
function orNone(name: Exclude<Narrowing, 'undated'>, of: Sought): Filter<Words> {
  return {
    kind: 'record',
    name,
    label: (w) => w.dimensions[name],
    search: async (typed, signal) => {
      const none = { id: absent, label: wordsNow(both).without }
      const found = await of.search(typed, signal)
      return folded(none.label).includes(folded(typed)) ? [...found, none] : found
    },
    nameOf: async (id, signal) => (id === absent ? wordsNow(both).without : of.nameOf(id, signal)),
  }
}

type Sought = Pick<Extract<Filter<Words>, { kind: 'record' }>, 'search' | 'nameOf'>

/** Of what is due, what is so at no date. */
const undated: Filter<Words> = {
  kind: 'choice',
  name: 'undated',
  label: (w) => w.undated,
  options: (w) => [{ value: 'true', label: w.noDate }],
}

export const filters: Readonly<Record<Narrowing, Filter<Words>>> = {
  undated,
  customer: { ...customerFilter, label: (w) => w.dimensions.customer },
  distributor: orNone('distributor', customerFilter),
  item: orNone('item', {
    search: async (q, signal) => {
      const { rows } = await call(lookup, { q, limit: 8 }, { signal })
      return rows.map(({ id, name, reference }) => ({ id, label: name, hint: reference }))
    },
    nameOf: async (id, signal) => (await call(show, { id }, { signal })).name,
  }),
  brand: orNone('brand', named('brands')),
  family: orNone('family', named('families')),
  seller: orNone('seller', sellerFilter),
  store: orNone('store', storeFilter),
  country: orNone('country', {
    search: async (typed) => searchCountries(typed, preferences().locale),
    nameOf: async (code) => countryName(code, preferences().locale),
  }),
  // What is typed is its number.
  department: orNone('department', {
    search: async (typed) => (typed.trim() ? [{ id: typed.trim(), label: typed.trim() }] : []),
    nameOf: itself,
  }),
  kind: orNone('kind', listed('kinds')),
  venue: orNone('venue', listed('venues')),
}
