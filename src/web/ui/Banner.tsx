import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import { uiWords } from './words.ts'

export type Tone = 'grey' | 'blue' | 'orange' | 'green' | 'red'

/** A sentence across the screen or a form, with what to do about it. Red ones are announced. */
export function Banner({
  tone = 'grey',
  title,
  children,
  actions,
  onDismiss,
}: {
  tone?: Tone
  title?: string
  children?: ReactNode
  actions?: ReactNode
  onDismiss?: () => void
}) {
  const words = useWords(uiWords)
  const Icon = icons[tone]
  return (
    <div
      role={tone === 'red' ? 'alert' : undefined}
      className={classes('flex items-start gap-2.5 rounded-lg px-3 py-2.5 text-14', tones[tone])}
    >
      <Icon aria-hidden size={18} className={classes('mt-px shrink-0', inks[tone])} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64 text-text">
          {title && <p className="font-semibold">{title}</p>}
          {children}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {onDismiss && (
        <span className="-my-1">
          <IconButton icon={X} size="small" label={words.dismiss} onPress={onDismiss} />
        </span>
      )}
    </div>
  )
}

const icons = {
  grey: Info,
  blue: Info,
  orange: TriangleAlert,
  green: CircleCheck,
  red: CircleAlert,
}
const tones: Record<Tone, string> = {
  grey: 'bg-sunken',
  blue: 'bg-blue-soft',
  orange: 'bg-orange-soft',
  green: 'bg-green-soft',
  red: 'bg-red-soft',
}
const inks: Record<Tone, string> = {
  grey: 'text-soft',
  blue: 'text-blue',
  orange: 'text-orange',
  green: 'text-green',
  red: 'text-red',
}
