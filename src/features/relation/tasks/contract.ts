import { z } from 'zod'
import { Named, Subject, SubjectRef } from '#features/relation/activities/contract.ts'
import { subjectTypes } from '#features/relation/activities/rules.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { ById, CalendarDay, Flag, Id, Instant, Name, Paragraph, Version } from '#kernel/shapes.ts'
import { priorities, sections, taskStates } from './rules.ts'
import { rhythms } from './rules/recurrence.ts'

/** A time on the clocks of the company: "14:30". */
const Time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .meta({ examples: ['14:30'] })

/** How often a task comes back once it is done. */
const Repeat = z.object({
  rhythm: z.enum(rhythms),
  every: z.int().min(1).max(99),
  /** Of a week: Monday is 1; none for the day of the task. */
  days: z.array(z.int().min(1).max(7)).max(7),
  /** Of a month: on the same weekday (the second Tuesday), not on the same date. */
  weekday: z.boolean(),
  until: CalendarDay.nullable(),
})

const fields = {
  title: Name(300),
  description: Paragraph(10_000),
  dueDay: CalendarDay.nullable(),
  dueTime: Time.nullable(),
  priority: z.enum(priorities),
  /** Seen by its author and those who have to do it, and by nobody else. */
  private: z.boolean(),
  /** Null for once. */
  repeats: Repeat.nullable(),
}
const asked = {
  ...fields,
  about: SubjectRef.nullable(),
  /** Records that it is about too; the first one where it is about none. */
  link: z.array(SubjectRef).max(20),
  assignees: z.array(Id).max(20),
}

export const Task = z.object({
  id: Id,
  ...fields,
  state: z.enum(taskStates),
  /** Late, today, later or without a day; null once closed. */
  section: z.enum(sections).nullable(),
  about: Subject.nullable(),
  /** The records that it is about beside: the first of them, and how many they are. */
  others: z.array(Subject),
  otherCount: z.int(),
  customer: Named.nullable(),
  author: Named.nullable(),
  assignees: z.array(Named),
  /** The task that came back when this one was done. */
  next: Id.nullable(),
  closedAt: Instant.nullable(),
  closedBy: Named.nullable(),
  createdAt: Instant,
  version: Version,
})
export type Task = z.output<typeof Task>

export const taskSorts = ['due', 'priority', 'title', 'created', 'closed'] as const

export const listTasks = endpoint('GET', '/tasks', {
  summary:
    'Lists tasks, the nearest first; indicators count the open ones by section. Without `assignee`, all that the role may see.',
  input: listInput(taskSorts, {
    assignee: Id.optional(),
    author: Id.optional(),
    state: anyOf(taskStates),
    section: anyOf(sections),
    priority: anyOf(priorities),
    customer: Id.optional(),
    aboutType: z.enum(subjectTypes).optional(),
    aboutId: Id.optional(),
    /** That nobody has to do. */
    unassigned: Flag,
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
  }),
  output: listOutput(Task, { indicators: sections }),
})

export const showTask = endpoint('GET', '/tasks/:id', {
  summary: 'Shows a task.',
  input: ById,
  output: Task,
})

export const createTask = endpoint('POST', '/tasks', {
  summary: 'Makes a task, for whoever makes it unless others are named.',
  input: z.object(asked).partial().required({ title: true }),
  output: Task,
  refusals: ['task_day_wanted', 'task_link_unseen'],
})

export const changeTask = endpoint('PATCH', '/tasks/:id', {
  summary: 'Changes a task that is to do.',
  input: ById.extend({
    version: Version,
    /** Records that it is about no more. */
    unlink: z.array(Id).max(20).optional(),
  }).extend(z.object(asked).partial().shape),
  output: Task,
  refusals: ['task_day_wanted', 'task_closed', 'task_link_unseen'],
})

const AtVersion = ById.extend({ version: Version.optional() })

export const finishTask = endpoint('POST', '/tasks/:id/completion', {
  summary: 'A task is done; one that recurs comes back at once, at its next day.',
  input: AtVersion,
  output: Task,
  refusals: ['task_closed'],
})

export const cancelTask = endpoint('POST', '/tasks/:id/cancellation', {
  summary: 'A task will not be done: it stays, crossed out, and does not come back.',
  input: AtVersion,
  output: Task,
  refusals: ['task_closed'],
})

export const reopenTask = endpoint('DELETE', '/tasks/:id/completion', {
  summary:
    'Takes a closed task up again; the one that came back in its place goes, unless somebody has touched it.',
  input: AtVersion,
  output: Task,
  refusals: ['task_open'],
})
