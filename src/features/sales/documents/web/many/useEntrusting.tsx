// What lists of deals let one do with whose they are: another seller, another store.
import { MapPin, UserRound } from 'lucide-react'
import { useState } from 'react'
import { sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import type { Module } from '#kernel/rights.ts'
import { useRights } from '#web/session.ts'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { entrustWords } from './entrust-words.ts'

type Search = (typeof sellerFilter)['search']

/** `bulk={[…, ...useEntrusting('orders', 'orders')]}`: nothing for whoever may not write there. */
export function useEntrusting<R>(list: string, ...modules: Module[]): readonly BulkJob<R>[] {
  const words = useWords(entrustWords)
  const { can } = useRights()
  const seller = useChosen<R>(list, 'seller', sellerFilter.search)
  const store = useChosen<R>(list, 'store', storeFilter.search)
  if (!modules.some((module) => can(`${module}.write`))) return []
  const text = () => (list === 'payments' ? words.ofPayments : words.text)
  return [
    { ...seller, icon: UserRound, text },
    { ...store, icon: MapPin, text },
  ]
}

/** A job that asks for one record first, found as one types. */
export function useChosen<R>(list: string, of: 'seller' | 'store', search: Search): BulkJob<R> {
  const words = useWords(entrustWords)
  const word = list === 'purchases' && of === 'seller' ? 'buyer' : of
  const [chosen, setChosen] = useState<Found | null>(null)
  return {
    key: of,
    act: `${list}.${of}`,
    label: words[word],
    options: {
      value: { [of]: chosen?.id ?? null },
      whyNot: chosen === null ? words.choose : null,
      form: (
        <ComboBox
          label={words.columns[word]}
          name={of}
          value={chosen}
          onChange={setChosen}
          search={search}
        />
      ),
    },
  }
}
