import { useState } from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { type FieldLook, inputLook, useField } from './form.tsx'
import { uiWords } from './words.ts'

/** A colour: the system's picker, or its six figures typed. */
export function ColourField(
  props: FieldLook & { value: string | null; onChange: (value: string) => void },
) {
  const { value, onChange, label } = props
  const words = useWords(uiWords)
  const [typed, setTyped] = useState<string | null>(null)
  const read = typed === null ? value : readColour(typed)
  const wrong = typed !== null && typed !== '' && read === null
  const { control, frame } = useField(
    { ...props, error: props.error ?? (wrong ? words.notAColour : null) },
    value,
  )
  return frame(
    <div className="flex gap-2">
      <input
        type="color"
        aria-label={label}
        value={read ?? '#ffffff'}
        onChange={(event) => {
          setTyped(null)
          onChange(event.target.value)
        }}
        className="h-9 w-12 shrink-0 rounded-md border border-edge-soft bg-surface p-1"
      />
      <input
        {...control}
        type="text"
        value={typed ?? value ?? ''}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setTyped(event.target.value)
          const colour = readColour(event.target.value)
          if (colour) onChange(colour)
        }}
        onBlur={() => !wrong && setTyped(null)}
        className={classes(inputLook, 'figures h-9')}
      />
    </div>,
  )
}

function readColour(typed: string): string | null {
  const found = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(typed.trim())?.[1]?.toLowerCase()
  if (!found) return null
  return `#${found.length === 3 ? found.replace(/./g, '$&$&') : found}`
}
