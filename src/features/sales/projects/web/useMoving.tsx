// What is changed of several projects at once: their step, their seller, their store.
import { Milestone } from 'lucide-react'
import { useState } from 'react'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
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
  const entrusting = useEntrusting<unknown>('projects', 'projects')
  const [step, setStep] = useState<Found | null>(null)
  if (!can('projects.write')) return []
  const moving: BulkJob<unknown> = {
    key: 'step',
    act: 'projects.step',
    label: words.many.step,
    icon: Milestone,
    options: {
      value: { step: step?.id ?? null },
      whyNot: step === null ? words.many.choose : null,
      form: (
        <ComboBox
          label={words.columns.step}
          name="step"
          value={step}
          onChange={setStep}
          search={steps}
        />
      ),
    },
  }
  return [moving, ...entrusting]
}
