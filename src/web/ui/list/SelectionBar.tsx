import { X } from 'lucide-react'
import { useState } from 'react'
import { useFormats } from '../../formats.ts'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { IconButton } from '../IconButton.tsx'
import type { BulkAction, BulkJob, Selection } from './definition.ts'
import type { Picking } from './selection.ts'
import { listWords } from './words.ts'

/** What may be done with the selection, at the foot of the list while there is one. */
export function SelectionBar<R>({
  picking,
  actions,
  onJob,
  total,
}: {
  picking: Picking<R>
  actions: readonly (BulkAction<R> | BulkJob<R>)[]
  onJob: (action: BulkJob<R>, selection: Selection<R>) => void
  total: number
}) {
  const words = useWords(listWords)
  const formats = useFormats()
  const [acting, setActing] = useState<string | null>(null)
  const { selection, pickAll, clear } = picking
  if (selection.count === 0) return null

  async function act(action: BulkAction<R> | BulkJob<R>): Promise<void> {
    if ('act' in action) return onJob(action, selection)
    setActing(action.key)
    try {
      if ((await action.run(selection)) === true) clear()
    } finally {
      setActing(null)
    }
  }

  return (
    <div
      role="region"
      aria-label={words.selected(selection.count, formats.integer(selection.count))}
      className="motion-appear pointer-events-none sticky bottom-4 z-20 flex h-0 items-end justify-center px-4 print:hidden"
    >
      <div className="pointer-events-auto flex max-w-full flex-wrap items-center gap-2 rounded-xl bg-raised py-1.5 pr-1.5 pl-4 shadow-bar">
        <p className="figures text-14 font-semibold" aria-live="polite">
          {words.selected(selection.count, formats.integer(selection.count))}
        </p>
        {selection.count < total && (
          <Button variant="quiet" size="small" onPress={pickAll} keys="ctrl+a">
            {words.selectAllResults(formats.integer(total))}
          </Button>
        )}
        <span className="mx-1 h-5 w-px bg-line" />
        {actions.map((action) => (
          <Button
            key={action.key}
            size="small"
            variant={action.danger ? 'danger' : 'secondary'}
            icon={action.icon}
            {...(action.keys ? { keys: action.keys } : {})}
            whyNot={action.whyNot?.(selection)}
            pending={acting === action.key}
            onPress={() => void act(action)}
          >
            {action.label}
          </Button>
        ))}
        <IconButton icon={X} size="small" label={words.unselect} onPress={clear} />
      </div>
    </div>
  )
}
