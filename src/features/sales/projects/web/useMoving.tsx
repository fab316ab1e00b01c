// What is changed of several projects at once: their step, their seller, their store.
import { MapPin, Milestone, UserRound } from 'lucide-react'
import { useState } from 'react'
import { sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { call } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import type { BulkJob } from '#web/ui/list/definition.ts'
import { folded } from '#web/folded.ts'
import { useWords } from '#web/words.ts'
import { projectLists } from '../contract/settings.ts'
import { projectWords } from './words.ts'

const steps = async (typed: string, signal: AbortSignal): Promise<readonly Found[]> =>
  (await call(projectLists, {}, { signal })).steps
    .filter(({ name }) => folded(name).includes(folded(typed)))
    .map(({ id, name }) => ({ id, label: name }))

export function useMoving(): readonly BulkJob<unknown>[] {
  const words = useWords(projectWords)
  const { can } = useRights()
  const step = useChange('step', words.many.step, steps)
  const seller = useChange('seller', words.many.seller, sellerFilter.search)
  const store = useChange('store', words.many.store, storeFilter.search)
  if (!can('projects.write')) return []
  return [
    { ...step, icon: Milestone },
    { ...seller, icon: UserRound },
    { ...store, icon: MapPin },
  ]
}

function useChange(
  of: 'step' | 'seller' | 'store',
  label: string,
  search: (typed: string, signal: AbortSignal) => Promise<readonly Found[]>,
): BulkJob<unknown> {
  const words = useWords(projectWords)
  const [chosen, setChosen] = useState<Found | null>(null)
  return {
    key: of,
    act: `projects.${of}`,
    label,
    options: {
      value: { [of]: chosen?.id ?? null },
      whyNot: chosen === null ? words.many.choose : null,
      form: (
        <ComboBox
          label={words.columns[of]}
          name={of}
          value={chosen}
          onChange={setChosen}
          search={search}
        />
      ),
    },
  }
}
