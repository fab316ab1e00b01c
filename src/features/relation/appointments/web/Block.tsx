// One appointment in the grid: pressed to open, dragged to move, pulled to last longer; Alt and the
// arrows do the same.
import { Check, Lock, TriangleAlert } from 'lucide-react'
import { agendaWords } from '#features/relation/activities/web/agenda-words.ts'
import { classes } from '#web/ui/classes.ts'
import { useWords } from '#web/words.ts'
import type { Appointment } from '../contract.ts'
import { timeOf } from '../rules/clock.ts'
import { both } from './both.ts'
import type { Column, Placed } from './layout.ts'
import { kindLooks } from './looks.ts'
import { hourHeight, useDrag } from './useDrag.ts'
import type { Moves } from './useMoves.ts'

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
  const able = movable && of.state === 'planned' && !of.busy
  const { down, keys, dragged } = useDrag({ of, column, columns, moves, able })
  const { icon: Icon, look } = kindLooks[of.kind]
  const title = of.busy ? words.busy : of.title
  const height = ((to - from) / 60) * hourHeight
  const names = of.contacts.map(({ name }) => name).join(', ')

  return (
    <div
      className="absolute z-10 p-px"
      style={{
        top: (from / 60) * hourHeight,
        // As little as a finger meets: 24 pixels within the one of space around.
        height: Math.max(height, 26),
        left: `${(lane / lanes) * 100}%`,
        width: `${100 / lanes}%`,
      }}
    >
      <button
        type="button"
        data-appointment={of.id}
        aria-describedby={able ? 'agenda-keys' : undefined}
        onClick={() => !of.busy && !dragged.current && onOpen(of)}
        onKeyDown={keys}
        onPointerDown={(event) => down(event, false)}
        className={classes(
          'flex size-full flex-col items-start overflow-hidden rounded-md border-l-3 px-1.5 py-0.5 text-left text-12 outline-offset-0',
          of.busy ? 'border-edge bg-pressed text-soft' : look,
          able && 'cursor-grab active:cursor-grabbing',
          clashes && 'ring-1 ring-red',
        )}
      >
        <span className="unseen">
          {[
            of.busy ? '' : kinds[of.kind],
            title,
            words.at(timeOf(from), timeOf(to === 1440 ? 1439 : to)),
            of.place,
            clashes ? words.conflict : '',
          ]
            .filter(Boolean)
            .join(', ')}
        </span>
        <span
          aria-hidden
          className="flex max-w-full items-start gap-1 font-semibold [&_svg]:mt-0.5"
        >
          {of.state === 'held' ? (
            <Check aria-hidden size={12} className="shrink-0" />
          ) : of.private ? (
            <Lock aria-hidden size={12} className="shrink-0" />
          ) : (
            <Icon aria-hidden size={12} className="shrink-0" />
          )}
          <span className={height < 72 ? 'truncate' : 'line-clamp-2'}>{title}</span>
          {clashes && <TriangleAlert aria-hidden size={12} className="shrink-0 text-red" />}
        </span>
        {height >= 36 && (
          <span aria-hidden className="figures max-w-full truncate text-soft">
            {timeOf(from)} – {timeOf(to === 1440 ? 0 : to)}
            {goesOn && ' …'}
          </span>
        )}
        {height >= 56 && (of.customer || of.place) && (
          <span aria-hidden className="max-w-full truncate text-soft">
            {[of.customer?.name, names, of.place].filter(Boolean).join(' · ')}
          </span>
        )}
      </button>
      {able && !goesOn && (
        <span
          aria-hidden
          onPointerDown={(event) => down(event, true)}
          className="absolute inset-x-1 bottom-0 h-1.5 cursor-ns-resize"
        />
      )}
    </div>
  )
}
