// The fourth check: what was said last, and what is to do.
import { listActivities } from '#features/relation/activities/contract.ts'
import { dayOf } from '#kernel/day.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useRights } from '#web/session.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Board } from './read.ts'

const few = 4

export function SheetSaid({ id, board }: { id: string; board: Board }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { timeZone } = useCompany()
  const { data, problem, refetch } = useRead(
    listActivities,
    { type: 'customer', id, limit: 12 },
    { enabled: can('activities.read') },
  )
  if (!can('activities.read')) return <p className="text-soft">{words.notShown}</p>
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  const said = (data?.rows ?? []).filter(({ kind }) => kind !== 'task').slice(0, few)
  const todo = board.ahead?.rows.filter(({ kind }) => kind === 'task').slice(0, few) ?? []
  return (
    <>
      {data && said.length === 0 && <p className="text-soft">{words.nothingSaid}</p>}
      <ul className="flex flex-col gap-1.5">
        {said.map((one) => (
          <li key={one.id} className="min-w-0">
            <div className="text-12 text-soft">
              <span className="figures">{formats.day(dayOf(new Date(one.at), timeZone))}</span> ·{' '}
              {words.kinds[one.kind]}
              {one.person && ` · ${one.person.name}`}
            </div>
            <p className="line-clamp-3">{one.text || one.title}</p>
          </li>
        ))}
      </ul>
      {todo.length > 0 && (
        <>
          <h3 className="text-12 font-semibold">{words.todo}</h3>
          <ul className="flex flex-col gap-0.5">
            {todo.map((one) => (
              <li key={one.id} className="flex gap-2">
                <span aria-hidden>☐</span>
                <span className="min-w-0">
                  {one.label}
                  {one.day && (
                    <span className="text-soft"> · {words.by(formats.day(one.day))}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
