// A month at a glance: a press on a day opens its week, an appointment is put on another day.
import { type DragEvent, type KeyboardEvent, useState } from 'react'
import { agendaWords } from '#features/relation/activities/web/agenda-words.ts'
import { startOfWeek } from '#features/relation/activities/web/days.ts'
import { addDays, type Day, startOfMonth } from '#kernel/day.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany } from '#web/session.ts'
import { to } from '#web/site.ts'
import { classes } from '#web/ui/classes.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { weekdayName } from '#features/relation/activities/web/days.ts'
import type { Appointment } from '../contract.ts'
import { daysOf, minutesAt, movedTo, timeOf } from '../rules/clock.ts'
import { both } from './both.ts'
import { type Due, Dues } from './Dues.tsx'
import { kindLooks } from './looks.ts'
import type { Moves } from './useMoves.ts'

export const monthDays = (day: Day): readonly Day[] => {
  const first = startOfWeek(startOfMonth(day))
  return Array.from({ length: 42 }, (_, n) => addDays(first, n))
}

const most = 3

export function Month({
  day,
  today,
  rows,
  dues,
  moves,
  movable,
  onOpen,
}: {
  day: Day
  today: Day
  rows: readonly Appointment[]
  dues: readonly Due[]
  moves: Moves
  movable: boolean
  onOpen: (appointment: Appointment) => void
}) {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const { timeZone } = useCompany()
  const days = monthDays(day)
  const [over, setOver] = useState<Day | null>(null)
  const { draft } = moves
  const shown = rows.map((row) =>
    draft && row.id === draft.of.id ? { ...row, ...times(draft) } : row,
  )

  /** The same hours of another day. */
  const at = (row: Appointment, on: Day) =>
    movedTo(row, { day: on, minutes: minutesAt(row.startsAt, timeZone).minutes }, timeZone)
  function dropped(event: DragEvent, on: Day): void {
    event.preventDefault()
    setOver(null)
    const row = rows.find(({ id }) => id === event.dataTransfer.getData('text/plain'))
    if (row && minutesAt(row.startsAt, timeZone).day !== on) moves.put(row, at(row, on))
  }
  function keys(event: KeyboardEvent, row: Appointment): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key]
    if (!event.altKey || by === undefined) return
    event.preventDefault()
    const from = draft?.of.id === row.id ? draft.startsAt : row.startsAt
    const original = rows.find(({ id }) => id === row.id) ?? row
    moves.step(original, at(original, addDays(minutesAt(from, timeZone).day, by)))
  }
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <p id="month-keys" hidden>
        {words.monthKeys}
      </p>
      <div aria-hidden className="grid grid-cols-7 border-b border-line">
        {days.slice(0, 7).map((one) => (
          <span
            key={one}
            className="truncate px-1 py-1.5 text-center text-12 font-medium text-soft"
          >
            {weekdayName(one, locale).slice(0, 3)}
          </span>
        ))}
      </div>
      <ol className="grid grid-cols-7">
        {days.map((one) => {
          const here = shown.filter((row) =>
            daysOf(row.startsAt, row.endsAt, timeZone).includes(one),
          )
          const due = dues.filter((each) => each.day === one)
          return (
            <li
              key={one}
              onDragOver={(event) => {
                if (!movable) return
                event.preventDefault()
                setOver(one)
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => dropped(event, one)}
              className={classes(
                over === one && 'bg-accent-soft',
                'min-h-28 min-w-0 border-b border-l border-line-soft p-1 max-sm:min-h-14',
                one.slice(0, 7) !== day.slice(0, 7) && 'bg-canvas',
              )}
            >
              <Anchor
                href={to('/agenda', {}, { jour: one })}
                label={`${Number(one.slice(8))}, ${weekdayName(one, locale)} ${formats.longDay(one)}`}
                className={classes(
                  'figures inline-flex min-h-6 min-w-6 items-center justify-center rounded-full text-12',
                  one === today ? 'bg-fill font-semibold text-on-fill' : 'text-soft hover:bg-hover',
                )}
              >
                {String(Number(one.slice(8)))}
              </Anchor>
              <div className="flex flex-col gap-0.5 max-sm:hidden">
                {here.slice(0, most).map((row) => (
                  <Entry
                    key={row.id}
                    row={row}
                    able={movable && row.state === 'planned' && !row.busy}
                    onOpen={() => onOpen(rows.find(({ id }) => id === row.id) ?? row)}
                    onKeys={(event) => keys(event, row)}
                  />
                ))}
                {here.length > most && (
                  <Anchor
                    href={to('/agenda', {}, { jour: one })}
                    label={words.moreOn(here.length - most, formats.day(one))}
                    className="inline-flex min-h-6 items-center px-1 text-12 text-soft hover:underline"
                  >
                    {words.more(here.length - most)}
                  </Anchor>
                )}
                <Dues dues={due} most={here.length > 1 ? 1 : 2} />
              </div>
              {here.length + due.length > 0 && (
                <span aria-hidden className="mt-1 flex justify-center gap-0.5 sm:hidden">
                  {here.slice(0, 3).map((row) => (
                    <span key={row.id} className="size-1.5 rounded-full bg-blue" />
                  ))}
                  {due.length > 0 && <span className="size-1.5 rounded-full bg-orange" />}
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const times = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => ({ startsAt, endsAt })

/** Pressed to open, dragged to another day; Alt and the arrows do the same. */
function Entry({
  row,
  able,
  onOpen,
  onKeys,
}: {
  row: Appointment
  able: boolean
  onOpen: () => void
  onKeys: (event: KeyboardEvent) => void
}) {
  const said = useWords(agendaWords)
  const { timeZone } = useCompany()
  return (
    <button
      type="button"
      data-appointment={row.id}
      disabled={row.busy}
      draggable={able}
      aria-describedby={able ? 'month-keys' : undefined}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', row.id)
        event.dataTransfer.effectAllowed = 'move'
      }}
      onClick={onOpen}
      onKeyDown={able ? onKeys : undefined}
      className={classes(
        'flex min-h-6 min-w-0 items-center gap-1 rounded-sm border-l-3 px-1 text-left text-12',
        row.busy ? 'border-edge bg-pressed text-soft' : kindLooks[row.kind].look,
        able && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <span className="figures shrink-0 text-soft">
        {timeOf(minutesAt(row.startsAt, timeZone).minutes)}
      </span>
      <span className="truncate">{row.busy ? said.busy : row.title}</span>
    </button>
  )
}
