// The filters over records of other nouns that every list of documents has, through their contracts.
import { listStores } from '#features/base/stores/contract.ts'
import { colleagues } from '#features/base/team/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { call } from '#web/api.ts'
import { folded } from '#web/folded.ts'
import type { Found } from '#web/ui/ComboBox.tsx'

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
