// What has to be done: when, how pressing, and what becomes of it.
import type { Day } from '#kernel/day.ts'
import { moves } from '#kernel/moves.ts'
import { reasons } from '#kernel/refusal.ts'
import type { Repeat } from './rules/recurrence.ts'

export const taskStates = ['open', 'done', 'cancelled'] as const
export type TaskState = (typeof taskStates)[number]

/** The whole life of a task: what was closed by mistake is taken up again. */
export const can = moves<TaskState>()({
  finish: { from: ['open'], to: 'done' },
  cancel: { from: ['open'], to: 'cancelled' },
  reopen: { from: ['done', 'cancelled'], to: 'open' },
  edit: { from: ['open'], to: 'open' },
})

export const priorities = ['low', 'normal', 'high', 'urgent'] as const
export type Priority = (typeof priorities)[number]

/** The parts of "Mes tâches", in the order in which they are read. */
export const sections = ['late', 'today', 'soon', 'undated'] as const
export type Section = (typeof sections)[number]

/** Where an open task stands; null once it is closed. */
export function sectionOf(
  { state, dueDay }: { state: TaskState; dueDay: Day | null },
  today: Day,
): Section | null {
  if (state !== 'open') return null
  if (dueDay === null) return 'undated'
  if (dueDay < today) return 'late'
  return dueDay === today ? 'today' : 'soon'
}

/** What a task must have to recur, or to have an hour. */
export function whyNotDue({
  dueDay,
  dueTime,
  repeats,
}: {
  dueDay: Day | null
  dueTime: string | null
  repeats: Repeat | null
}): { code: 'task_day_wanted'; param: string } | null {
  return dueDay === null && (dueTime !== null || repeats !== null)
    ? { code: 'task_day_wanted', param: 'dueDay' }
    : null
}

export const taskReasons = reasons({
  task_day_wanted: {
    status: 400,
    fr: 'Donnez d’abord un jour : une heure ou une répétition en demande un.',
    en: 'Give a day first: an hour or a repetition wants one.',
  },
  task_link_unseen: {
    status: 404,
    fr: 'L’une des fiches à relier n’existe plus, ou vous n’y avez pas accès.',
    en: 'One of the records to link is gone, or you may not see it.',
  },
  task_closed: {
    status: 409,
    fr: 'Cette tâche est close : rouvrez-la pour la modifier.',
    en: 'This task is closed: reopen it to change it.',
  },
  task_touched: {
    status: 409,
    fr: 'Quelqu’un a déjà modifié ou clos cette tâche.',
    en: 'Somebody has changed or closed this task already.',
  },
  task_open: {
    status: 409,
    fr: 'Cette tâche est déjà à faire.',
    en: 'This task is already to do.',
  },
})
