import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import { notify, toldBy } from '#features/base/notifications/actions.ts'
import { checkColleagues } from '#features/relation/activities/queries/people.ts'
import {
  aboutColumns,
  findSubject,
  type SubjectFound,
} from '#features/relation/activities/queries/subject.ts'
import { customerNamed } from '#features/relation/activities/queries/notes.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { searchText } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { firstAsked, tie } from './actions/links.ts'
import * as contract from './contract.ts'
import { copySubjects } from './queries/subjects.ts'
import {
  dropUntouched,
  findAssignees,
  findJustLate,
  findTask,
  insertTask,
  readTask,
  repeatColumns,
  repeatOf,
  setAssignees,
  type TaskRow,
  updateTask,
  viewOfTask,
} from './queries/tasks.ts'
import { can, type TaskState, whyNotDue } from './rules.ts'
import { nextDue } from './rules/recurrence.ts'

type Task = contract.Task

export type NewTask = InputOf<typeof contract.createTask>

/**
 * Makes a task; `id` where it has one already, `lot` where many are made at once: whoever has to do them
 * is told once. @throws Refusal `not_found`, `task_day_wanted`, `task_link_unseen`.
 */
export async function createTask(
  act: Act,
  asked: NewTask,
  { id = newId(act.now.getTime()), lot }: { id?: string; lot?: string } = {},
): Promise<Task> {
  const { title, description = '', dueDay = null, dueTime = null, repeats = null } = asked
  judge({ dueDay, dueTime, repeats })
  const { subject, more } = await firstAsked(act, asked)
  // Whoever writes it down does it, unless they say who.
  const wanted = asked.assignees ?? (act.person ? [act.person.id] : [])
  const people = await checkColleagues(act, wanted, 'assignees')
  await insertTask(act, {
    id,
    title,
    description,
    due_day: dueDay,
    due_time: dueTime,
    priority: asked.priority ?? 'normal',
    private: asked.private ?? false,
    ...repeatColumns(repeats),
    series_day: repeats ? dueDay : null,
    author_id: act.person?.id ?? null,
    search: searchOf({ title, description }, subject),
    ...aboutColumns(subject),
  })
  await setAssignees(act, id, people)
  await tie(act, id, aboutColumns(subject), { link: more })
  const made = await written(act, id)
  tell(act, 'task.created', made, { dueDay, assignees: made.assignees.map(({ name }) => name) })
  await tellAssignees(act, made, people, lot)
  return made
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `task_closed`, `task_day_wanted`, `task_link_unseen`. */
export async function changeTask(
  act: Act,
  { id, version, about, link, unlink, assignees, ...change }: InputOf<typeof contract.changeTask>,
): Promise<Task> {
  const row = await heldTask(act, id, version)
  if (!can.edit(row.state as TaskState)) refuse('task_closed')
  const before = await viewOfTask(act, row)
  const after = { ...before, ...change }
  judge(after)
  const subject = about ? await findSubject(act, about, 'about') : about
  const first = await tie(act, id, row, { about: subject, link, unlink })
  const customer = await customerNamed(act, first.customer_id)
  // Another rhythm or another day begins another series.
  const begins =
    JSON.stringify(after.repeats) !== JSON.stringify(before.repeats) ||
    after.dueDay !== before.dueDay
  await updateTask(act, id, {
    title: after.title,
    description: after.description,
    due_day: after.dueDay,
    due_time: after.dueTime,
    priority: after.priority,
    private: after.private,
    ...repeatColumns(after.repeats),
    series_day: after.repeats === null ? null : begins ? after.dueDay : row.series_day,
    about_type: first.about_type,
    about_id: first.about_id,
    about_label: first.about_label,
    customer_id: first.customer_id,
    search: searchOf(after, { label: first.about_label, customer }),
  })
  const people = assignees && (await checkColleagues(act, assignees, 'assignees'))
  const added = people ? await setAssignees(act, id, people) : []
  const made = await written(act, id)
  tell(act, 'task.changed', made, changed(told(before), told(made)).after)
  await tellAssignees(act, made, added)
  return made
}

type Held = { id: string; version?: number | undefined }

/** Done; one that recurs comes back. @throws Refusal `not_found`, `task_closed`, `changed_meanwhile`. */
export async function finishTask(act: Act, { id, version }: Held): Promise<Task> {
  const row = await heldTask(act, id, version)
  if (!can.finish(row.state as TaskState)) refuse('task_closed')
  const next = await comeBack(act, row)
  await updateTask(act, id, { ...closed(act), state: can.finish.to, next_id: next })
  const made = await written(act, id)
  tell(act, 'task.done', made, next ? { next } : null)
  return made
}

/** @throws Refusal `not_found`, `task_closed`, `changed_meanwhile`. */
export async function cancelTask(act: Act, { id, version }: Held): Promise<Task> {
  const row = await heldTask(act, id, version)
  if (!can.cancel(row.state as TaskState)) refuse('task_closed')
  await updateTask(act, id, { ...closed(act), state: can.cancel.to })
  const made = await written(act, id)
  tell(act, 'task.cancelled', made, null)
  return made
}

/** @throws Refusal `not_found`, `task_open`, `changed_meanwhile`. */
export async function reopenTask(act: Act, { id, version }: Held): Promise<Task> {
  const row = await heldTask(act, id, version)
  if (!can.reopen(row.state as TaskState)) refuse('task_open')
  const dropped = row.next_id !== null && (await dropUntouched(act, row.next_id))
  await updateTask(act, id, {
    state: can.reopen.to,
    closed_at: null,
    closed_by: null,
    next_id: null,
    // The series goes on in the one that came back: two of them would both come back.
    ...(row.next_id !== null && !dropped ? { repeats: null, series_day: null } : {}),
  })
  const made = await written(act, id)
  tell(act, 'task.reopened', made, null)
  return made
}

/** Tells those who have to do what has become late: once for each day by which it was due. */
export async function tellOverdue(act: Act): Promise<number> {
  const late = await findJustLate(act)
  const assignees = await findAssignees(
    act,
    late.map(({ id }) => id),
  )
  let told = 0
  for (const { id, title, due_day } of late) {
    told += await notify(act, {
      code: 'task.overdue',
      about: { type: 'task', id, label: title },
      to: (assignees.get(id) ?? []).map((one) => one.id),
      values: { day: due_day ?? '' },
      once: `task.overdue:${id}:${due_day}`,
    })
  }
  return told
}

/** The next task of a series, with what the one before said; null where there is none. */
async function comeBack(act: Act, row: TaskRow): Promise<string | null> {
  const id = newId(act.now.getTime())
  const [due, repeat] = [row.due_day, repeatOf(row)]
  const next = due && repeat && nextDue(repeat, row.series_day ?? due, due, act.today)
  if (!next) return null
  const { state: _, version: __, created_at, updated_at, company_id, ...kept } = row
  await insertTask(act, {
    ...kept,
    id,
    due_day: next,
    closed_at: null,
    closed_by: null,
    next_id: null,
  })
  const people = (await findAssignees(act, [row.id])).get(row.id) ?? []
  await setAssignees(
    act,
    id,
    people.map((one) => one.id),
  )
  await copySubjects(act, row.id, id)
  return id
}

async function heldTask(act: Act, id: string, version: number | undefined): Promise<TaskRow> {
  const row = (await findTask(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && row.version !== version) {
    const current = z.encode(contract.Task, await viewOfTask(act, row))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}

/** A task just written, even if one has given it to others and sees it no more. */
const written = async (act: Act, id: string): Promise<Task> =>
  viewOfTask(act, await readTask(act, id))

function judge(task: Parameters<typeof whyNotDue>[0]): void {
  const reason = whyNotDue(task)
  if (reason) refuse(reason.code, reason.param)
}

const closed = (act: Act) => ({
  closed_at: act.now.toISOString(),
  closed_by: act.person?.id ?? null,
})

const searchOf = (
  { title, description }: { title: string; description: string },
  subject: Pick<SubjectFound, 'label' | 'customer'> | null,
) => searchText(title, description, subject?.label, subject?.customer?.name)

const told = ({ assignees, about, others, ...task }: Task) => ({
  title: task.title,
  dueDay: task.dueDay,
  dueTime: task.dueTime,
  priority: task.priority,
  repeats: task.repeats,
  about: about?.label ?? null,
  others: others.map(({ label }) => label),
  assignees: assignees.map(({ name }) => name),
})

/** The journal is read by others: of what is private it says that it was, and not what. */
function tell(act: Act, action: string, task: Task, after: Record<string, unknown> | null): void {
  record(act, action, 'task', task.id, task.private ? {} : { label: task.title, after })
}

/** Those who have to do it now; once for all those of a lot. */
export const tellAssignees = (
  act: Act,
  task: Pick<Task, 'id' | 'title' | 'dueDay'>,
  to: readonly string[],
  lot?: string,
) =>
  notify(act, {
    code: 'task.assigned',
    about: { type: 'task', id: task.id, label: task.title },
    to,
    values: {
      by: toldBy(act),
      ...(task.dueDay ? { day: task.dueDay } : {}),
      ...(lot ? { lot: 1 } : {}),
    },
    ...(lot ? { once: `task.lot:${lot}` } : {}),
  })
