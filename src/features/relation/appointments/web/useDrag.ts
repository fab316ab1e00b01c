// Moving an appointment by hand or by keys: so many minutes down, so many columns across.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { addDays } from '#kernel/day.ts'
import { useCompany } from '#web/session.ts'
import type { Appointment } from '../contract.ts'
import { minutesAt, movedTo, span } from '../rules/clock.ts'
import type { Column } from './layout.ts'
import type { Moves, Where } from './useMoves.ts'

/** In pixels. */
export const hourHeight = 48
/** In minutes. */
const step = 15

export function useDrag({
  of,
  column,
  columns,
  moves,
  able,
}: {
  of: Appointment
  column: Column
  columns: readonly Column[]
  moves: Moves
  able: boolean
}) {
  const { timeZone } = useCompany()
  // The press that ends a drag opens nothing.
  const dragged = useRef(false)

  const shifted = (from: Times, minutes: number, across: number, pulls: boolean) =>
    shiftedTo(
      { ...from, people: of.people },
      { minutes, across, pulls },
      { column, columns, timeZone },
    )

  // The page listens while it is dragged: the block itself goes from one column to another.
  function down(event: PointerEvent<HTMLElement>, pulls: boolean): void {
    if (event.button !== 0 || event.pointerType === 'touch' || !able) return
    event.stopPropagation()
    const [x, y] = [event.clientX, event.clientY]
    const width = event.currentTarget.closest<HTMLElement>('[data-column]')?.offsetWidth ?? 1
    let moved = false
    const target = (at: globalThis.PointerEvent) => {
      const minutes = Math.round(((at.clientY - y) / hourHeight) * (60 / step)) * step
      const across = pulls ? 0 : Math.round((at.clientX - x) / width)
      moved ||= minutes !== 0 || across !== 0
      return moved ? shifted(of, minutes, across, pulls) : null
    }
    const stop = new AbortController()
    const leave = () => {
      stop.abort()
      moves.drop()
    }
    const { signal } = stop
    addEventListener(
      'pointermove',
      (at) => {
        const where = target(at)
        if (where) moves.show(of, where)
      },
      { signal },
    )
    addEventListener(
      'pointerup',
      (at) => {
        const where = target(at)
        if (!where) return leave()
        stop.abort()
        dragged.current = true
        setTimeout(() => (dragged.current = false))
        moves.put(of, where)
      },
      { signal },
    )
    addEventListener('pointercancel', leave, { signal })
    addEventListener('keydown', (key) => key.key === 'Escape' && leave(), { signal })
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
    // Keys that follow each other go on from where the last one led.
    const { draft } = moves
    const from = draft?.of.id === of.id ? draft : of
    const where = shifted(from, by[0]!, event.shiftKey ? 0 : by[1]!, event.shiftKey)
    if (where) moves.step(of, where)
  }
  return { down, keys, dragged }
}

type Times = Pick<Where, 'startsAt' | 'endsAt'>

/** Where so many minutes and columns away it stands; null where there is no such column. */
function shiftedTo(
  from: Times & Pick<Appointment, 'people'>,
  by: { minutes: number; across: number; pulls: boolean },
  grid: { column: Column; columns: readonly Column[]; timeZone: string },
): Where | null {
  const { column, columns, timeZone } = grid
  const start = minutesAt(from.startsAt, timeZone)
  const end = minutesAt(from.endsAt, timeZone)
  if (by.pulls) {
    const lasts = end.minutes - start.minutes + by.minutes + daysApart(start.day, end.day)
    return span(start, Math.max(step, lasts), timeZone)
  }
  const target = columns[columns.indexOf(column) + by.across]
  if (!target) return null
  const day =
    target.day === column.day ? start.day : addDays(start.day, apart(column.day, target.day))
  const at = Math.max(0, Math.min(1440 - step, start.minutes + by.minutes))
  const where = movedTo(from, { day, minutes: at }, timeZone)
  const [one, other] = [column.person?.id, target.person?.id]
  if (!one || !other || one === other) return where
  // From one person to another: the others stay in it.
  return { ...where, people: [...new Set(from.people.map(({ id }) => (id === one ? other : id)))] }
}

const apart = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
const daysApart = (from: string, to: string): number => apart(from, to) * 1440
