// What there is to do in the workshop, and what was said lately: dated as of today.
import { writeNote } from '#features/relation/activities/actions.ts'
import { createAppointment, holdAppointment } from '#features/relation/appointments/actions/plan.ts'
import { instantAt } from '#features/relation/appointments/rules/clock.ts'
import { createTask, finishTask } from '#features/relation/tasks/actions.ts'
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { appointments, type DemoAppointment } from '../rules/appointments.ts'
import { type WeekEntry, weeks } from '../rules/week.ts'
import { type DemoNote, type DemoTask, notes, tasks, type Who } from '../rules/activities.ts'
import { clients } from '../rules/clients.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'
import type { Firm } from './firm.ts'

/** Tasks are written down some days before they are due, and done when they were. */
export function activityEvents({ manager, team }: Firm, known: Directory): Event[] {
  const person = (who: Who) => (who < 0 ? manager.person : team[who]?.person)?.id ?? ''
  return [
    ...tasks.flatMap((task) => eventsOfTask(manager, task, known, person)),
    ...notes.map((note) => eventOfNote(note, known)),
    ...appointments.map((one) => eventOfAppointment(manager, one, known, person)),
    ...weeks.map(([week, one]) => eventOfWeek(manager, one, week, known, person)),
  ]
}

function eventsOfTask(
  { today }: Act,
  task: DemoTask,
  known: Directory,
  person: (who: Who) => string,
): Event[] {
  const made: { id?: string } = {}
  const { due, done, client } = task
  const written = Math.max(1, 4 - (due ?? 0), (done ?? 0) + 2)
  const make: Event = {
    daysAgo: written,
    who: task.by,
    happen: async (on) => {
      const { id } = await createTask(on, {
        title: task.title,
        description: task.description ?? '',
        assignees: task.for.map(person),
        priority: task.priority ?? 'normal',
        private: task.private ?? false,
        repeats: task.repeats ?? null,
        dueTime: task.time ?? null,
        dueDay: due === undefined ? null : addDays(today, due),
        about: client === undefined ? null : { type: 'customer', id: clientNamed(known, client) },
      })
      made.id = id
    },
  }
  if (done === undefined) return [make]
  const finish = async (on: Act): Promise<void> => void (await finishTask(on, { id: made.id! }))
  return [make, { daysAgo: done, who: task.for[0] ?? task.by, happen: finish }]
}

const eventOfNote = (note: DemoNote, known: Directory): Event => ({
  daysAgo: note.daysAgo,
  who: note.by,
  happen: async (on) => {
    const { kind, body, outcome = null, minutes = null } = note
    const about = { type: 'customer' as const, id: clientNamed(known, note.client) }
    await writeNote(on, { kind, body, outcome, minutes, about })
  },
})

/** What fills this week and the next: planned the week before, and held once it is over. */
function eventOfWeek(
  { today, timeZone }: Act,
  one: WeekEntry,
  week: 0 | 1,
  known: Directory,
  person: (who: Who) => string,
): Event {
  const on = addDays(today, one.weekday - weekdayOf(today) + 7 * week)
  return {
    daysAgo: 9,
    who: one.with[0] ?? -1,
    happen: async (act) => {
      const { id } = await createAppointment(act, {
        kind: one.kind,
        title: one.title,
        startsAt: instantAt(on, one.from, timeZone),
        endsAt: instantAt(on, one.to, timeZone),
        people: one.with.map(person),
        about: one.client ? { type: 'customer', id: clientNamed(known, one.client) } : null,
      })
      if (on < today) await holdAppointment(act, { id })
    },
  }
}

/** Made some days ago, for a working day near today. */
function eventOfAppointment(
  { today, timeZone }: Act,
  one: DemoAppointment,
  known: Directory,
  person: (who: Who) => string,
): Event {
  const on = workingDay(today, one.inDays)
  const found = clients.find(({ name }) => name === one.client)
  const address = found ? `${found.street}, ${found.postalCode} ${found.city}` : ''
  return {
    daysAgo: 4,
    who: one.with[0] ?? -1,
    happen: async (act) => {
      const { id } = await createAppointment(act, {
        kind: one.kind,
        title: one.title,
        startsAt: instantAt(on, one.from, timeZone),
        endsAt: instantAt(on, one.to, timeZone),
        place: one.there ? address : (one.place ?? ''),
        private: one.private ?? false,
        people: one.with.map(person),
        about: one.client ? { type: 'customer', id: clientNamed(known, one.client) } : null,
      })
      if (one.outcome) await holdAppointment(act, { id, outcome: one.outcome })
    },
  }
}

/** So many working days from a day; from a Sunday, "today" is the Monday that follows. */
function workingDay(from: Day, count: number): Day {
  const isFree = (day: Day) => weekdayOf(day) > 4
  let day = from
  while (isFree(day)) day = addDays(day, 1)
  for (let left = Math.abs(count); left > 0; left -= isFree(day) ? 0 : 1) {
    day = addDays(day, Math.sign(count))
  }
  return day
}

const monday = '2024-01-01' as Day
const weekdayOf = (day: Day): number => ((daysBetween(monday, day) % 7) + 7) % 7

function clientNamed(known: Directory, name: string): string {
  const id = known.clients[clients.findIndex((client) => client.name === name)]
  if (!id) throw new Error(`no such client: ${name}`)
  return id
}
