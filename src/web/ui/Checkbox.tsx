import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classes } from './classes.ts'

type Checkable = {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: ReactNode
  readonly disabled?: boolean
  readonly name?: string
}

/** A box to tick. */
export function Checkbox({
  label,
  checked,
  onChange,
  hint,
  disabled,
  name,
  some = false,
  hideLabel = false,
  tabIndex,
}: Checkable & {
  /** Some of what it stands for is ticked, not all. */
  some?: boolean
  hideLabel?: boolean
  tabIndex?: number
}) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.indeterminate = some && !checked
  }, [some, checked])
  return (
    <Line id={id} label={label} hint={hint} hideLabel={hideLabel} disabled={disabled}>
      <input
        ref={input}
        id={id}
        type="checkbox"
        name={name}
        checked={checked}
        disabled={disabled}
        tabIndex={tabIndex}
        aria-label={hideLabel ? label : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="check"
      />
    </Line>
  )
}

/** A switch: acts at once, without a button to save. */
export function Switch({ label, checked, onChange, hint, disabled, name }: Checkable) {
  const id = useId()
  return (
    <Line id={id} label={label} hint={hint} disabled={disabled}>
      <input
        id={id}
        type="checkbox"
        role="switch"
        name={name}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.checked)}
        className="switch h-6 w-10 shrink-0 appearance-none rounded-full border border-edge bg-sunken transition-colors duration-100 checked:border-fill checked:bg-fill disabled:opacity-50"
      />
    </Line>
  )
}

/** One choice among a few, all in view. */
export function RadioGroup<V extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  row = false,
}: {
  label: string
  value: V | null
  onChange: (value: V) => void
  options: readonly { value: V; label: string; hint?: string; disabled?: boolean }[]
  hideLabel?: boolean
  /** Side by side rather than one below the other. */
  row?: boolean
}) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={hideLabel ? 'unseen' : 'mb-1.5 text-13 font-medium text-soft'}>
        {label}
      </legend>
      <div className={classes('flex', row ? 'flex-wrap gap-x-6 gap-y-2' : 'flex-col gap-2')}>
        {options.map((option) => (
          <Line
            key={option.value}
            id={`${name}-${option.value}`}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
          >
            <input
              id={`${name}-${option.value}`}
              type="radio"
              name={name}
              checked={option.value === value}
              disabled={option.disabled}
              aria-describedby={option.hint ? `${name}-${option.value}-hint` : undefined}
              onChange={() => onChange(option.value)}
              className="radio"
            />
          </Line>
        ))}
      </div>
    </fieldset>
  )
}

function Line({
  id,
  label,
  hint,
  hideLabel = false,
  disabled,
  children,
}: {
  id: string
  label: string
  hint: ReactNode
  hideLabel?: boolean
  disabled: boolean | undefined
  children: ReactNode
}) {
  if (hideLabel) return <span className="flex size-6 items-center justify-center">{children}</span>
  return (
    <div className="flex items-start gap-1">
      <span className="flex h-6 items-center">{children}</span>
      <div className="min-w-0">
        <label
          htmlFor={id}
          className={classes('block py-0.5 text-14', disabled ? 'text-faint' : 'text-text')}
        >
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-12 text-faint">
            {hint}
          </p>
        )}
      </div>
    </div>
  )
}
