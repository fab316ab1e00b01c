import { X } from 'lucide-react'
import type { Ref } from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { uiWords } from './words.ts'

/** An active filter: its field and values; a press edits it, the cross takes it away. */
export function Chip({
  field,
  value,
  onPress,
  onRemove,
  ref,
}: {
  field: string
  value: string
  onPress?: (() => void) | undefined
  onRemove: () => void
  ref?: Ref<HTMLButtonElement>
}) {
  const words = useWords(uiWords)
  return (
    <span className="inline-flex h-7 max-w-full items-stretch rounded-full bg-accent-soft text-13 text-text">
      <button
        ref={ref}
        type="button"
        onClick={onPress}
        aria-haspopup={onPress ? 'dialog' : undefined}
        className={classes(
          'flex min-w-0 items-center gap-1 rounded-l-full pr-1 pl-3',
          onPress && 'hover:underline',
        )}
      >
        <span className="text-soft">{field}</span>
        <span className="truncate font-medium">{value}</span>
      </button>
      <button
        type="button"
        aria-label={`${words.remove} ${field} ${value}`}
        onClick={onRemove}
        className="inline-flex w-7 items-center justify-center rounded-r-full text-soft hover:text-text print:hidden"
      >
        <X aria-hidden size={14} />
      </button>
    </span>
  )
}
