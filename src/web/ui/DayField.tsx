import { Calendar } from 'lucide-react'
import { lazy, type Ref, Suspense, useRef, useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useFormats } from '../formats.ts'
import { useToday } from '../session.ts'
import { readTypedDay } from '../typed-day.ts'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { type FieldLook, inputLook, useField } from './form.tsx'
import { Popover } from './Popover.tsx'
import { uiWords } from './words.ts'

const CalendarPanel = lazy(() =>
  import('./CalendarPanel.tsx').then((m) => ({ default: m.CalendarPanel })),
)

/** A calendar day: typed ("31/03", "demain", "ven.", "+30") or picked (Alt+↓ opens the calendar). */
export function DayField(
  props: FieldLook & {
    value: Day | null
    onChange: (value: Day | null) => void
    readOnly?: boolean
    autoFocus?: boolean
    placeholder?: string
    ref?: Ref<HTMLInputElement>
  },
) {
  const { value, onChange } = props
  const words = useWords(uiWords)
  const formats = useFormats()
  const today = useToday()
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const [open, setOpen] = useState(false)
  const { control, frame } = useField(
    { ...props, error: props.error ?? (wrong ? words.notADay : null) },
    value,
  )

  function leave(): void {
    if (typed === null) return
    const read = typed.trim() === '' ? null : readTypedDay(typed, today)
    setWrong(read === null && typed.trim() !== '')
    if (read === null && typed.trim() !== '') return
    if (read !== value) onChange(read)
    setTyped(null)
  }

  return frame(
    <div ref={box} className="relative flex">
      <input
        {...control}
        ref={props.ref}
        type="text"
        autoComplete="off"
        value={typed ?? (value === null ? '' : formats.day(value))}
        placeholder={
          props.placeholder ??
          (document.documentElement.lang === 'fr' ? 'jj/mm/aaaa' : 'dd/mm/yyyy')
        }
        readOnly={props.readOnly}
        autoFocus={props.autoFocus}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          setWrong(false)
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave()
          if (event.altKey && event.key === 'ArrowDown') setOpen(true)
        }}
        className={classes(inputLook, 'figures h-9 pr-9')}
      />
      {!props.readOnly && (
        <button
          type="button"
          aria-label={`${words.openCalendar} (${props.label})`}
          onClick={() => setOpen(true)}
          className="absolute inset-y-0 right-0 flex w-9 items-center justify-center rounded-md text-faint hover:text-text"
        >
          <Calendar aria-hidden size={16} />
        </button>
      )}
      <Popover
        trigger={box}
        open={open}
        onClose={() => setOpen(false)}
        label={props.label}
        padded={false}
      >
        <Suspense fallback={<div className="size-72" />}>
          <CalendarPanel
            label={props.label}
            value={value ?? today}
            today={today}
            onPick={(day) => {
              setTyped(null)
              setWrong(false)
              onChange(day)
              setOpen(false)
            }}
          />
        </Suspense>
      </Popover>
    </div>,
  )
}
