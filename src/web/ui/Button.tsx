import type { LucideIcon } from 'lucide-react'
import { LoaderCircle } from 'lucide-react'
import { type ReactNode, type Ref, useId } from 'react'
import { useShortcut } from '../shortcuts.ts'
import { classes } from './classes.ts'
import { ariaKeys, Kbd } from './Kbd.tsx'
import { tooltip } from './tooltip.tsx'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = {
  readonly children: ReactNode
  readonly onPress?: (() => void) | undefined
  readonly variant?: ButtonVariant
  readonly size?: 'small' | 'medium'
  readonly icon?: LucideIcon | undefined
  /** Why it cannot act now: it stays focusable and says the sentence, and does nothing. */
  readonly whyNot?: string | null | undefined
  /** Its act is on its way: says so, and a second press does nothing. */
  readonly pending?: boolean
  /** Its shortcut ('p', 'ctrl+enter'): registered while on screen, shown while Alt is held. */
  readonly keys?: string
  readonly type?: 'button' | 'submit'
  readonly form?: string
  readonly tip?: string
  readonly wide?: boolean
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLButtonElement>
  readonly 'aria-expanded'?: boolean
  readonly 'aria-haspopup'?: 'menu' | 'dialog' | 'listbox'
  readonly 'aria-pressed'?: boolean
}

/** A button: an infinitive ("Émettre"), one primary a screen. */
export function Button({
  children,
  onPress,
  variant = 'secondary',
  size = 'medium',
  icon: Icon,
  whyNot,
  pending = false,
  keys,
  type = 'button',
  tip,
  wide = false,
  ...rest
}: ButtonProps) {
  const reasonId = useId()
  const able = !whyNot && !pending
  const id = useId()
  // A submit button without its own act submits its form, by the key as by a press.
  const act = onPress ?? (() => submit(id))
  useShortcut(keys, {
    label: typeof children === 'string' ? children : '',
    run: () => able && act(),
    when: onPress !== undefined || type === 'submit',
  })
  const Shown = pending ? LoaderCircle : Icon
  return (
    <button
      {...rest}
      id={id}
      type={type}
      aria-disabled={able ? undefined : true}
      aria-busy={pending || undefined}
      aria-describedby={(whyNot ?? tip) ? reasonId : undefined}
      aria-keyshortcuts={ariaKeys(keys)}
      onClick={(event) => {
        // With an act of its own it must not submit the form as well: that would do it twice.
        if (!able || onPress) event.preventDefault()
        if (able) onPress?.()
      }}
      {...tooltip(whyNot ?? tip, keys)}
      className={classes(
        shape,
        sizes[size],
        able ? looks[variant] : offLooks[variant],
        wide && 'w-full',
      )}
    >
      {Shown && (
        <Shown
          aria-hidden
          size={16}
          className={classes('shrink-0', pending && 'animate-[spin_1s_linear_infinite]')}
        />
      )}
      {children}
      {keys && <Kbd keys={keys} hint />}
      {(whyNot ?? tip) && (
        <span id={reasonId} hidden>
          {whyNot ?? tip}
        </span>
      )}
    </button>
  )
}

function submit(id: string): void {
  const button = document.getElementById(id)
  if (button instanceof HTMLButtonElement) button.form?.requestSubmit()
}

const shape =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap select-none touch transition-colors duration-100 print:hidden'

const sizes = { small: 'h-7 px-2 text-13', medium: 'h-9 px-3 text-14' }

export const looks: Record<ButtonVariant, string> = {
  primary: 'bg-fill text-on-fill hover:bg-fill-hover',
  secondary: 'border border-edge-soft bg-surface text-text hover:bg-hover active:bg-pressed',
  quiet: 'text-soft hover:bg-hover hover:text-text active:bg-pressed',
  danger: 'bg-danger text-on-danger hover:bg-danger-hover',
}

const off = 'border border-line bg-sunken text-faint'
const offLooks: Record<ButtonVariant, string> = {
  primary: off,
  secondary: off,
  quiet: 'text-faint',
  danger: off,
}
