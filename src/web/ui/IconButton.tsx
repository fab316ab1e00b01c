import type { LucideIcon } from 'lucide-react'
import { type Ref, useId } from 'react'
import { useShortcut } from '../shortcuts.ts'
import { classes } from './classes.ts'
import { ariaKeys } from './Kbd.tsx'
import { tooltip } from './tooltip.tsx'

/** A button that is only an icon; its label is said and shown as a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  onPress,
  whyNot,
  keys,
  size = 'medium',
  pressed,
  ...rest
}: {
  icon: LucideIcon
  label: string
  onPress: () => void
  whyNot?: string | null | undefined
  keys?: string
  size?: 'small' | 'medium'
  /** For a toggle: whether it is on. */
  pressed?: boolean
  ref?: Ref<HTMLButtonElement>
  tabIndex?: number
  'aria-expanded'?: boolean
  'aria-haspopup'?: 'menu' | 'dialog' | 'listbox'
  'aria-controls'?: string
}) {
  const reasonId = useId()
  useShortcut(keys, { label, run: () => !whyNot && onPress() })
  return (
    <button
      {...rest}
      type="button"
      aria-label={label}
      aria-pressed={pressed}
      aria-disabled={whyNot ? true : undefined}
      aria-describedby={whyNot ? reasonId : undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      onClick={() => !whyNot && onPress()}
      {...tooltip(whyNot ?? label, keys)}
      className={classes(
        'inline-flex shrink-0 items-center justify-center rounded-md touch transition-colors duration-100 print:hidden',
        size === 'small' ? 'size-7' : 'size-9',
        whyNot
          ? 'text-faint opacity-60'
          : 'text-soft hover:bg-hover hover:text-text active:bg-pressed',
        pressed && 'bg-accent-soft text-accent',
      )}
    >
      <Icon aria-hidden size={size === 'small' ? 16 : 18} />
      {whyNot && (
        <span id={reasonId} hidden>
          {whyNot}
        </span>
      )}
    </button>
  )
}
