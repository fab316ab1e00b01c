// Two to four clients of a selection, side by side.
import { Columns3 } from 'lucide-react'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import type { BulkAction } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'

const both = {
  fr: { compare: 'Comparer', few: 'Sélectionnez de deux à quatre clients.' },
  en: { compare: 'Compare', few: 'Select two to four customers.' },
}

export function useCompare<R extends { readonly id: string }>(): BulkAction<R> {
  const words = useWords(both)
  const go = useGo()
  return {
    key: 'compare',
    label: words.compare,
    icon: Columns3,
    whyNot: ({ count, rows }) =>
      count >= 2 && count <= 4 && rows.length === count ? null : words.few,
    run: ({ rows }) => {
      go(to('/clients/comparer', {}, { clients: rows.map(({ id }) => id).join(',') }))
    },
  }
}
