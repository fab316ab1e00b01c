import { Eye, EyeOff } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type Ref, useState } from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { type FieldLook, inputLook, useField } from './form.tsx'
import { uiWords } from './words.ts'

export type TextFieldProps = FieldLook & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly placeholder?: string
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'search'
  /** What the browser may fill in ("email", "organization", "one-time-code"…); 'off' by default. */
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'decimal' | 'numeric' | 'email' | 'tel' | 'url'
  readonly readOnly?: boolean
  readonly autoFocus?: boolean
  readonly maxLength?: number
  /** Drawn inside, at the end: a unit, a small button. */
  readonly suffix?: ReactNode
  readonly align?: 'start' | 'end'
  readonly ref?: Ref<HTMLInputElement>
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { value, onChange, type = 'text', autoComplete = 'off', suffix, align } = props
  const { control, frame } = useField(props, value)
  return frame(
    <div className="relative flex">
      <input
        {...control}
        ref={props.ref}
        type={type}
        value={value}
        autoComplete={autoComplete}
        inputMode={props.inputMode}
        placeholder={props.placeholder}
        readOnly={props.readOnly}
        autoFocus={props.autoFocus}
        maxLength={props.maxLength}
        spellCheck={type === 'text' ? undefined : false}
        onChange={(event) => onChange(event.target.value)}
        onBlur={props.onBlur}
        onKeyDown={props.onKeyDown}
        className={classes(
          inputLook,
          'h-9',
          align === 'end' && 'figures text-right',
          suffix !== undefined && 'pr-9',
        )}
      />
      {suffix !== undefined && (
        <span className="absolute inset-y-0 right-0 flex min-w-9 items-center justify-center px-2 text-13 text-faint">
          {suffix}
        </span>
      )}
    </div>,
  )
}

/** A password: pasting and password managers are welcome, and it can be shown. */
export function PasswordField(
  props: FieldLook & {
    value: string
    onChange: (value: string) => void
    autoComplete: 'current-password' | 'new-password'
    autoFocus?: boolean
  },
) {
  const words = useWords(uiWords)
  const [shown, setShown] = useState(false)
  const { control, frame } = useField(props, props.value)
  const Icon = shown ? EyeOff : Eye
  return frame(
    <div className="relative flex">
      <input
        {...control}
        type={shown ? 'text' : 'password'}
        value={props.value}
        autoComplete={props.autoComplete}
        autoFocus={props.autoFocus}
        spellCheck={false}
        onChange={(event) => props.onChange(event.target.value)}
        className={classes(inputLook, 'h-9 pr-10')}
      />
      <button
        type="button"
        aria-label={shown ? words.hidePassword : words.showPassword}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-faint hover:text-text"
      >
        <Icon aria-hidden size={16} />
      </button>
    </div>,
  )
}

/** Several lines; it grows with what is written. Ctrl+Enter is the form's (or the screen's). */
export function TextArea(
  props: FieldLook & {
    value: string
    onChange: (value: string) => void
    onBlur?: () => void
    rows?: number
    placeholder?: string
    readOnly?: boolean
    autoFocus?: boolean
    maxLength?: number
  },
) {
  const { control, frame } = useField(props, props.value)
  return frame(
    <textarea
      {...control}
      value={props.value}
      rows={props.rows ?? 3}
      placeholder={props.placeholder}
      readOnly={props.readOnly}
      autoFocus={props.autoFocus}
      maxLength={props.maxLength}
      onChange={(event) => props.onChange(event.target.value)}
      onBlur={props.onBlur}
      className={classes(inputLook, 'field-sizing-content max-h-96 min-h-16 resize-y py-2')}
    />,
  )
}
