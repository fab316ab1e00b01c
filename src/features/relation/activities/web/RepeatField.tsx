// How often a task comes back: one press for what is usual, a few fields for the rest.
import { type ReactNode, useState } from 'react'
import {
  nthOf,
  type Repeat,
  type Rhythm,
  rhythms,
  weekdayOf,
} from '#features/relation/tasks/rules/recurrence.ts'
import type { Day } from '#kernel/day.ts'
import { useFormats } from '#web/formats.ts'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { classes } from '#web/ui/classes.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { nameOfWeekday } from './days.ts'
import { repeatWords, saidRepeat, sameRepeat, simply, workdays } from './repeats.ts'

export function RepeatField({
  value,
  due,
  beside,
  onChange,
}: {
  value: Repeat | null
  /** The day of the task: without one, nothing comes back. */
  due: Day | null
  /** The field under it: a rhythm has the whole width ("Chaque mois, le 4e mardi"). */
  beside: ReactNode
  onChange: (value: Repeat | null) => void
}) {
  const words = useWords(repeatWords)
  const locale = useLocale()
  const formats = useFormats()
  const usual = usualOf(due)
  const at = value === null ? -1 : usual.findIndex((one) => sameRepeat(one, value))
  const [opened, setOpened] = useState(value !== null && at < 0)
  const custom = value !== null && (opened || at < 0)
  const chosen = value === null ? 'never' : custom ? 'custom' : String(at)
  const said = (one: Repeat) => saidRepeat({ ...one, until: null }, due, { words, locale, formats })
  function choose(key: string): void {
    setOpened(key === 'custom')
    if (key === 'never') return onChange(null)
    const until = value?.until ?? null
    if (key !== 'custom') return onChange({ ...(usual[Number(key)] ?? simply('week')), until })
    onChange(value ?? simply('week', { every: 2 }))
  }
  return (
    <>
      <Select
        label={words.repeats}
        value={chosen}
        onChange={choose}
        disabled={due === null}
        hint={due === null ? words.needsDue : undefined}
        options={[
          { value: 'never', label: words.never },
          ...usual.map((one, key) => ({ value: String(key), label: said(one) })),
          { value: 'custom', label: words.custom },
        ]}
      />
      {custom && <Custom value={value} due={due} onChange={onChange} />}
      <FieldRow>
        {beside}
        {value && (
          <DayField
            label={words.until}
            value={value.until}
            onChange={(until) => onChange({ ...value, until })}
            optional
          />
        )}
      </FieldRow>
    </>
  )
}

const usualOf = (due: Day | null): readonly Repeat[] => [
  simply('day'),
  workdays,
  simply('week'),
  simply('week', { every: 2 }),
  simply('month'),
  ...(due ? [simply('month', { weekday: true })] : []),
  simply('month', { every: 3 }),
  simply('year'),
]

function Custom({
  value,
  due,
  onChange,
}: {
  value: Repeat
  due: Day | null
  onChange: (value: Repeat) => void
}) {
  const words = useWords(repeatWords)
  const locale = useLocale()
  const [typed, setTyped] = useState(String(value.every))
  const own = due ? weekdayOf(due) : 1
  const days = value.days.length > 0 ? value.days : [own]
  return (
    <div className="flex flex-col gap-3 rounded-md bg-sunken p-3">
      <div className="flex items-end gap-2">
        <div className="w-24">
          <TextField
            label={words.every(value.rhythm)}
            inputMode="numeric"
            maxLength={2}
            value={typed}
            onChange={(text) => {
              setTyped(text)
              const every = Number(text)
              if (Number.isInteger(every) && every >= 1 && every <= 99) {
                onChange({ ...value, every })
              }
            }}
          />
        </div>
        <div className="flex-1">
          <Select
            label={words.unit}
            hideLabel
            value={value.rhythm}
            onChange={(rhythm: Rhythm) => onChange({ ...value, rhythm, days: [], weekday: false })}
            options={rhythms.map((one) => ({ value: one, label: words.units[one](value.every) }))}
          />
        </div>
      </div>
      {value.rhythm === 'week' && (
        <div role="group" aria-label={words.days} className="flex gap-1">
          {[1, 2, 3, 4, 5, 6, 7].map((day) => {
            const on = days.includes(day)
            const next = on ? days.filter((one) => one !== day) : [...days, day].toSorted()
            return (
              <button
                key={day}
                type="button"
                aria-pressed={on}
                aria-label={nameOfWeekday(day, locale)}
                onClick={() => next.length > 0 && onChange({ ...value, days: next })}
                className={classes(
                  'aspect-square w-9 rounded-full text-13 font-medium max-sm:w-11 max-sm:min-w-0 max-sm:shrink',
                  on ? 'bg-fill text-on-fill' : 'bg-surface text-soft hover:bg-hover',
                )}
              >
                {nameOfWeekday(day, locale).charAt(0).toUpperCase()}
              </button>
            )
          })}
        </div>
      )}
      {value.rhythm === 'month' && due && (
        <RadioGroup
          label={words.monthly}
          row
          value={value.weekday ? 'weekday' : 'date'}
          onChange={(which) => onChange({ ...value, weekday: which === 'weekday' })}
          options={[
            { value: 'date', label: words.byDate(String(Number(due.slice(8)))) },
            {
              value: 'weekday',
              label: capital(words.nth(nthOf(due), nameOfWeekday(weekdayOf(due), locale))),
            },
          ]}
        />
      )}
    </div>
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
