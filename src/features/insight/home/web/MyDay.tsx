// What there is to do and where to be: one's own tasks of the day and the next appointments.
import { CalendarDays, ListTodo } from 'lucide-react'
import { type KeyboardEvent, lazy, Suspense, useState } from 'react'
import { both as activityWords } from '#features/relation/activities/web/both.ts'
import { nearDay } from '#features/relation/activities/web/days.ts'
import { TaskLine } from '#features/relation/activities/web/TaskLine.tsx'
import { listAppointments } from '#features/relation/appointments/contract.ts'
import { minutesAt, timeOf } from '#features/relation/appointments/rules/clock.ts'
import { createTask, listTasks, type Task } from '#features/relation/tasks/contract.ts'
import { addDays } from '#kernel/day.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useRights, useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { both } from './words.ts'

// Its fields are fetched when a task is first opened: the first page does without them.
const TaskSheet = lazy(() =>
  import('#features/relation/activities/web/TaskSheet.tsx').then((m) => ({ default: m.TaskSheet })),
)

const few = 5

export function Tasks() {
  const words = useWords(both)
  const { can } = useRights()
  const { account } = useSession()
  const [open, setOpen] = useState<Task | null>(null)
  const { data, problem, pending, refetch } = useRead(listTasks, {
    assignee: account.id,
    state: ['open'],
    section: ['late', 'today'],
    limit: few,
  })
  const late = data?.indicators['late']?.count ?? 0
  return (
    <Widget
      title={words.widgets.tasks}
      said={words.said.tasks}
      icon={ListTodo}
      note={late > 0 && <span className="text-red">{words.tasksLate(late)}</span>}
      href={to('/mes-taches')}
      flush
      state={{ problem, onRetry: refetch, pending }}
    >
      {data?.rows.length === 0 && <p className="px-4 pb-2 text-14 text-soft">{words.noTask}</p>}
      <ul>
        {(data?.rows ?? []).map((task) => (
          <li key={task.id} className="border-t border-line px-2">
            <TaskLine task={task} onOpen={setOpen} />
          </li>
        ))}
      </ul>
      {can('activities.write') && <QuickTask />}
      {open && (
        <Suspense fallback={null}>
          <TaskSheet key={open.id} task={open} onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </Widget>
  )
}

/** A title and Enter: a task for today. */
function QuickTask() {
  const words = useWords(both)
  const today = useToday()
  const [title, setTitle] = useState('')
  const create = useWrite(createTask, { refresh: [listTasks], onDone: () => setTitle('') })
  function add(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !title.trim()) return
    void create.run({ title: title.trim(), dueDay: today })
  }
  return (
    <div className="border-t border-line px-4 py-2 print:hidden">
      <input
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={add}
        maxLength={300}
        aria-label={words.addTask}
        placeholder={words.addTask}
        aria-invalid={create.problem ? true : undefined}
        className="h-8 w-full rounded-md bg-transparent text-14 placeholder:text-faint"
      />
      {create.problem && (
        <p role="alert" className="text-13 text-red">
          {create.problem.detail}
        </p>
      )}
    </div>
  )
}

export function Appointments() {
  const words = useWords(both)
  const said = useWords(activityWords)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const { timeZone } = useCompany()
  const { data, problem, pending, refetch } = useRead(listAppointments, {
    from: today,
    to: addDays(today, 7),
  })
  const rows = (data?.rows ?? []).filter(({ state }) => state === 'planned').slice(0, few)
  return (
    <Widget
      title={words.widgets.appointments}
      said={words.said.appointments}
      icon={CalendarDays}
      href={to('/agenda')}
      flush
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data && rows.length === 0 && words.noAppointment,
      }}
    >
      <ul>
        {rows.map((row) => {
          const { day, minutes } = minutesAt(row.startsAt, timeZone)
          const near = nearDay(day, today, { formats, locale, words: said })
          return (
            <li key={row.id} className="border-t border-line">
              <Anchor
                href={to('/agenda/:id', { id: row.id })}
                className="flex min-h-10 items-center gap-4 px-4 py-1.5 text-13 hover:bg-hover"
              >
                <span className="figures w-28 shrink-0 text-soft">
                  {near} {timeOf(minutes)}
                </span>
                <span className="min-w-0 flex-1 truncate">
                  <span className="font-medium">{row.title}</span>{' '}
                  <span className="text-faint">{row.customer?.name}</span>
                </span>
              </Anchor>
            </li>
          )
        })}
      </ul>
    </Widget>
  )
}
