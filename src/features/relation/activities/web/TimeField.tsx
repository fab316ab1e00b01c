import { useState } from 'react'
import { type FieldLook, inputLook, useField } from '#web/ui/form.tsx'
import { classes } from '#web/ui/classes.ts'

/** A time of day as one types it: "9", "14h30", "1430", "2pm"; shown "14:30". '' is none. */
export function TimeField(
  props: FieldLook & { value: string; onChange: (value: string) => void; readOnly?: boolean },
) {
  const { value, onChange } = props
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && typed.trim() !== '' && readTime(typed) === null
  const { control, frame } = useField(props, value)
  function leave(): void {
    if (typed === null || wrong) return
    onChange(readTime(typed) ?? '')
    setTyped(null)
  }
  return frame(
    <input
      {...control}
      aria-invalid={wrong || control['aria-invalid']}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      placeholder="14:30"
      readOnly={props.readOnly}
      value={typed ?? value}
      onFocus={(event) => event.target.select()}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={leave}
      onKeyDown={(event) => event.key === 'Enter' && leave()}
      className={classes(inputLook, 'figures h-9')}
    />,
  )
}

/** "14:30", or null where the text is no time of day. */
export function readTime(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  const found =
    /^(\d{1,2})(?:\s?[h:.]\s?(\d{2})?)?\s?(am|pm)?$/.exec(text) ?? /^(\d{1,2})(\d{2})()$/.exec(text)
  if (!found) return null
  const [, hours = '', minutes = '00', half] = found
  const hour = Number(hours) + (half === 'pm' && Number(hours) < 12 ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59) return null
  return `${String(hour).padStart(2, '0')}:${minutes}`
}
