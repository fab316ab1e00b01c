// What there is to do and where to be: one's own tasks of the day and the next appointments.
import { CalendarDays, ListTodo } from 'lucide-react'
import { TaskLine } from '#features/relation/activities/web/TaskLine.tsx'
import { TaskSheet } from '#features/relation/activities/web/TaskSheet.tsx'
import { nearDay } from '#features/relation/activities/web/days.ts'
import { both as activityWords } from '#features/relation/activities/web/both.ts'
import { listAppointments } from '#features/relation/appointments/contract.ts'
import { minutesAt, timeOf } from '#features/relation/appointments/rules/clock.ts'
import { listTasks, type Task } from '#features/relation/tasks/contract.ts'
import { addDays } from '#kernel/day.ts'
import { type ReactNode, useState } from 'react'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useRights, useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { both } from './words.ts'

const few = 5

export function DayAhead() {
  const { can } = useRights()
  if (!can('activities.read')) return null
  return (
    <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
      <MyDay />
      <Next />
    </div>
  )
}

function MyDay() {
  const words = useWords(both)
  const { account } = useSession()
  const [open, setOpen] = useState<Task | null>(null)
  const { data } = useRead(listTasks, {
    assignee: account.id,
    state: ['open'],
    section: ['late', 'today'],
    limit: few,
  })
  const late = data?.indicators['late']?.count ?? 0
  return (
    <Card
      icon={<ListTodo aria-hidden size={16} className="text-orange" />}
      title={words.tasks}
      note={data && late > 0 ? words.tasksLate(late) : ''}
      href={to('/mes-taches')}
    >
      {data?.rows.length === 0 && <p className="px-4 pb-4 text-14 text-soft">{words.noTask}</p>}
      <ul>
        {(data?.rows ?? []).map((task) => (
          <li key={task.id} className="border-t border-line px-2">
            <TaskLine task={task} onOpen={setOpen} />
          </li>
        ))}
      </ul>
      {open && <TaskSheet key={open.id} task={open} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function Next() {
  const words = useWords(both)
  const said = useWords(activityWords)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const { timeZone } = useCompany()
  const { data } = useRead(listAppointments, { from: today, to: addDays(today, 7) })
  const rows = (data?.rows ?? []).filter(({ state }) => state === 'planned').slice(0, few)
  return (
    <Card
      icon={<CalendarDays aria-hidden size={16} className="text-blue" />}
      title={words.appointments}
      note=""
      href={to('/agenda')}
    >
      {data && rows.length === 0 && (
        <p className="px-4 pb-4 text-14 text-soft">{words.noAppointment}</p>
      )}
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
    </Card>
  )
}

function Card({
  icon,
  title,
  note,
  href,
  children,
}: {
  icon: ReactNode
  title: string
  note: string
  href: string
  children: ReactNode
}) {
  const words = useWords(both)
  return (
    <section aria-label={title} className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        <h2 className="flex items-center gap-2 self-center text-14 font-semibold">
          {icon}
          {title}
        </h2>
        {note && <span className="text-13 text-red">{note}</span>}
        <Anchor
          href={href}
          label={words.allOf(title)}
          className="ml-auto rounded-sm text-13 text-accent hover:underline"
        >
          {words.all}
        </Anchor>
      </div>
      {children}
    </section>
  )
}
