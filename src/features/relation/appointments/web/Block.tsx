// One appointment in the grid: pressed to open, dragged to move, pulled to last longer; Alt and the
// arrows do the same.
import { Check, Lock, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { agendaWords } from '#features/relation/activities/web/agenda-words.ts'
import { addDays } from '#kernel/day.ts'
import { useCompany } from '#web/session.ts'
import { classes } from '#web/ui/classes.ts'
import { useWords } from '#web/words.ts'
import type { Appointment } from '../contract.ts'
import { minutesAt, movedTo, span, timeOf } from '../rules/clock.ts'
import { both } from './both.ts'
import type { Column } from './Grid.tsx'
import type { Placed } from './layout.ts'
import { kindLooks } from './looks.ts'
import type { Moves } from './useMoves.ts'

export const hourHeight = 48
const step = 15

export function Block({
  placed: { of, from, to, lane, lanes, goesOn },
  column,
  columns,
  moves,
  clashes,
  movable,
  onOpen,
}: {
  placed: Placed<Appointment>
  column: Column
  columns: readonly Column[]
  moves: Moves
  clashes: boolean
  movable: boolean
  onOpen: (appointment: Appointment) => void
}) {
  const words = useWords(both)
  const kinds = useWords(agendaWords).kinds
  const { timeZone } = useCompany()
  const drag = useRef<{ x: number; y: number; moved: boolean; pulls: boolean } | null>(null)
  const able = movable && of.state === 'planned' && !of.busy
  const { icon: Icon, look } = kindLooks[of.kind]
  const title = of.busy ? words.busy : of.title
  const height = ((to - from) / 60) * hourHeight
  const names = of.contacts.map(({ name }) => name).join(', ')

  /** Where so many minutes and columns away it would stand. */
  function shifted(minutes: number, across: number, pulls: boolean) {
    const start = minutesAt(of.startsAt, timeZone)
    const end = minutesAt(of.endsAt, timeZone)
    if (pulls) {
      const lasts = Math.max(
        step,
        end.minutes - start.minutes + minutes + daysApart(start.day, end.day),
      )
      return span(start, lasts, timeZone)
    }
    const target = columns[columns.indexOf(column) + across]
    if (!target) return null
    const day =
      target.day === column.day ? start.day : addDays(start.day, apart(column.day, target.day))
    const at = Math.max(0, Math.min(1440 - step, start.minutes + minutes))
    const where = movedTo(of, { day, minutes: at }, timeZone)
    const others = of.people.map(({ id }) => id)
    const people =
      target.person && column.person && target.person.id !== column.person.id
        ? [...new Set(others.map((id) => (id === column.person?.id ? target.person!.id : id)))]
        : undefined
    return people ? { ...where, people } : where
  }
  function down(event: PointerEvent<HTMLElement>, pulls: boolean): void {
    if (event.button !== 0 || event.pointerType === 'touch' || !able) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { x: event.clientX, y: event.clientY, moved: false, pulls }
  }
  function target(event: PointerEvent<HTMLElement>) {
    const began = drag.current
    if (!began) return null
    const minutes = Math.round(((event.clientY - began.y) / hourHeight) * (60 / step)) * step
    const width = event.currentTarget.closest<HTMLElement>('[data-column]')?.offsetWidth ?? 1
    const across = began.pulls ? 0 : Math.round((event.clientX - began.x) / width)
    if (minutes !== 0 || across !== 0) began.moved = true
    return began.moved ? shifted(minutes, across, began.pulls) : null
  }
  function up(event: PointerEvent<HTMLElement>): void {
    const began = drag.current
    const where = target(event)
    drag.current = null
    if (!began) return
    event.stopPropagation()
    if (where) moves.put(of, where)
    else moves.drop()
  }
  function keys(event: KeyboardEvent): void {
    const arrows = {
      ArrowUp: [-step, 0],
      ArrowDown: [step, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    }
    const by = arrows[event.key as keyof typeof arrows]
    if (!event.altKey || !by || !able) return
    event.preventDefault()
    const where = shifted(by[0]!, event.shiftKey ? 0 : by[1]!, event.shiftKey)
    if (where) moves.step(of, where)
  }
  return (
    <div
      className="absolute z-10 p-px"
      style={{
        top: (from / 60) * hourHeight,
        height: Math.max(height, 22),
        left: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <button
        type="button"
        data-appointment={of.id}
        aria-label={[
          of.busy ? '' : kinds[of.kind],
          title,
          words.at(timeOf(from), timeOf(to === 1440 ? 1439 : to)),
          of.place,
          clashes ? words.conflict : '',
        ]
          .filter(Boolean)
          .join(', ')}
        aria-describedby={able ? 'agenda-keys' : undefined}
        onClick={() => !of.busy && onOpen(of)}
        onKeyDown={keys}
        onPointerDown={(event) => down(event, false)}
        onPointerMove={(event) => {
          const where = target(event)
          if (where) moves.show(of, where)
        }}
        onPointerUp={up}
        onPointerCancel={() => {
          drag.current = null
          moves.drop()
        }}
        className={classes(
          'flex size-full flex-col items-start overflow-hidden rounded-md border-l-3 px-1.5 py-0.5 text-left text-12 outline-offset-0',
          of.busy ? 'border-edge bg-pressed text-soft' : look,
          able && 'cursor-grab active:cursor-grabbing',
          clashes && 'ring-1 ring-red',
        )}
      >
        <span className="flex max-w-full items-center gap-1 font-semibold">
          {of.state === 'held' ? (
            <Check aria-hidden size={12} className="shrink-0" />
          ) : of.private ? (
            <Lock aria-hidden size={12} className="shrink-0" />
          ) : (
            <Icon aria-hidden size={12} className="shrink-0" />
          )}
          <span className="truncate">{title}</span>
          {clashes && <TriangleAlert aria-hidden size={12} className="shrink-0 text-red" />}
        </span>
        {height >= 36 && (
          <span className="figures max-w-full truncate text-soft">
            {timeOf(from)} – {timeOf(to === 1440 ? 0 : to)}
            {goesOn && ' …'}
          </span>
        )}
        {height >= 56 && (of.customer || of.place) && (
          <span className="max-w-full truncate text-soft">
            {[of.customer?.name, names, of.place].filter(Boolean).join(' · ')}
          </span>
        )}
      </button>
      {able && !goesOn && (
        <span
          aria-hidden
          onPointerDown={(event) => down(event, true)}
          onPointerMove={(event) => {
            const where = target(event)
            if (where) moves.show(of, where)
          }}
          onPointerUp={up}
          className="absolute inset-x-1 bottom-0 h-1.5 cursor-ns-resize"
        />
      )}
    </div>
  )
}

const apart = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
const daysApart = (from: string, to: string): number => apart(from, to) * 1440
