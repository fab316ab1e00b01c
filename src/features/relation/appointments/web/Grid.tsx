// Hours down, days or people across: what is planned stands where it takes place.
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Begun } from '#features/relation/activities/web/appointment-values.ts'
import type { Day } from '#kernel/day.ts'
import { useCompany } from '#web/session.ts'
import { classes } from '#web/ui/classes.ts'
import { useWords } from '#web/words.ts'
import type { Appointment } from '../contract.ts'
import { minutesAt, timeOf } from '../rules/clock.ts'
import { Block } from './Block.tsx'
import { both } from './both.ts'
import { Dues, type Due } from './Dues.tsx'
import { type Column, placed, segmentsOf } from './layout.ts'
import { hourHeight } from './useDrag.ts'
import type { Moves } from './useMoves.ts'

export function Grid({
  columns,
  rows,
  dues,
  moves,
  clashes,
  movable,
  today,
  onOpen,
  onBegin,
}: {
  columns: readonly Column[]
  rows: readonly Appointment[]
  dues: readonly Due[]
  moves: Moves
  clashes: ReadonlySet<string>
  movable: boolean
  today: Day
  onOpen: (appointment: Appointment) => void
  onBegin: ((begun: Begun) => void) | null
}) {
  const words = useWords(both)
  const zone = useZone()
  const box = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = 7.5 * hourHeight
  }, [])
  const shape = { gridTemplateColumns: `3rem repeat(${columns.length}, minmax(0, 1fr))` }
  const { draft } = moves
  const shown = rows.map((row) =>
    draft && row.id === draft.of.id
      ? { ...row, startsAt: draft.startsAt, endsAt: draft.endsAt }
      : row,
  )
  return (
    <div className="overflow-hidden rounded-lg border border-line bg-surface">
      <p id="agenda-keys" hidden>
        {words.keys}
      </p>
      <div className="grid border-b border-line" style={shape}>
        <span />
        {columns.map((column) => (
          <div
            key={column.key}
            className="min-w-0 border-l border-line-soft px-1 py-1.5 text-center"
          >
            <span
              className={classes(
                'inline-block max-w-full truncate rounded-full px-2 text-13 font-medium',
                column.day === today && !column.person ? 'bg-fill text-on-fill' : 'text-soft',
              )}
            >
              {column.label}
            </span>
            {!column.person && <Dues dues={dues.filter(({ day }) => day === column.day)} />}
          </div>
        ))}
      </div>
      <div
        ref={box}
        tabIndex={0}
        role="group"
        aria-label={words.title}
        className="max-h-[calc(100dvh-17rem)] min-h-96 overflow-y-auto -outline-offset-2"
      >
        <div className="relative grid" style={{ ...shape, height: 24 * hourHeight }}>
          <div aria-hidden className="relative">
            {Array.from({ length: 23 }, (_, hour) => (
              <span
                key={hour}
                className="figures absolute right-1.5 -translate-y-1/2 text-12 text-faint"
                style={{ top: (hour + 1) * hourHeight }}
              >
                {timeOf((hour + 1) * 60)}
              </span>
            ))}
          </div>
          {columns.map((column) => (
            <Lane key={column.key} column={column} today={today} onBegin={onBegin}>
              {placed(
                segmentsOf(
                  shown.filter(
                    ({ people }) =>
                      !column.person || people.some(({ id }) => id === column.person?.id),
                  ),
                  column.day,
                  zone,
                ),
              ).map((one) => (
                <Block
                  key={one.of.id}
                  placed={{ ...one, of: rows.find(({ id }) => id === one.of.id) ?? one.of }}
                  column={column}
                  columns={columns}
                  moves={moves}
                  clashes={clashes.has(one.of.id)}
                  movable={movable}
                  onOpen={onOpen}
                />
              ))}
            </Lane>
          ))}
        </div>
      </div>
    </div>
  )
}

const useZone = (): string => useCompany().timeZone

function Lane({
  column,
  today,
  onBegin,
  children,
}: {
  column: Column
  today: Day
  onBegin: ((begun: Begun) => void) | null
  children: React.ReactNode
}) {
  const zone = useZone()
  const now = useNow()
  const { day, minutes } = minutesAt(now, zone)
  const begun = useRef<number | null>(null)
  const at = (event: React.PointerEvent) => {
    const top = event.currentTarget.getBoundingClientRect().top
    return Math.max(0, Math.min(1410, Math.floor(((event.clientY - top) / hourHeight) * 2) * 30))
  }
  return (
    <div
      data-column={column.key}
      onPointerDown={(event) => {
        begun.current = event.target === event.currentTarget ? at(event) : null
      }}
      onPointerUp={(event) => {
        const from = begun.current
        begun.current = null
        if (from === null || event.target !== event.currentTarget || !onBegin) return
        const [first, last] = [Math.min(from, at(event)), Math.max(from, at(event))]
        const lasts = last > first ? last - first + 30 : 60
        onBegin({ day: column.day, minutes: first, lasts, person: column.person })
      }}
      className="relative border-l border-line-soft"
      style={{
        backgroundImage: `linear-gradient(to bottom, var(--color-line-soft) 1px, transparent 1px)`,
        backgroundSize: `100% ${hourHeight}px`,
      }}
    >
      {children}
      {column.day === today && day === today && (
        <span
          aria-hidden
          className="pointer-events-none absolute inset-x-0 z-20 border-t-2 border-red"
          style={{ top: (minutes / 60) * hourHeight }}
        />
      )}
    </div>
  )
}

/** The present minute. */
function useNow(): string {
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
