import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { type Hue, inks } from './Status.tsx'

export type TimelineEntry = {
  readonly id: string
  readonly icon: LucideIcon
  readonly hue?: Hue
  /** What happened, one sentence. */
  readonly text: ReactNode
  /** When, already written; `iso` is for machines. */
  readonly when: string
  readonly iso: string
  readonly who?: string
  readonly children?: ReactNode
}

/** What happened, the latest first. */
export function Timeline({ entries, label }: { entries: readonly TimelineEntry[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {entries.map(({ id, icon: Icon, hue = 'grey', text, when, iso, who, children }, index) => (
        <li key={id} className="relative flex gap-3 pb-4 last:pb-0">
          {index < entries.length - 1 && (
            <span aria-hidden className="absolute top-7 bottom-0 left-3.5 w-px bg-line" />
          )}
          <span className="flex size-7 shrink-0 items-center justify-center rounded-full border border-line bg-surface">
            <Icon aria-hidden size={14} className={inks[hue]} />
          </span>
          <div className="min-w-0 flex-1 pt-1">
            <p className="text-14">{text}</p>
            <p className="text-12 text-faint">
              <time dateTime={iso}>{when}</time>
              {who && ` · ${who}`}
            </p>
            {children && <div className="mt-2 text-14 text-soft">{children}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
