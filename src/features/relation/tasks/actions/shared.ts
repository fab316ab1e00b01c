// One task about many records: each shows it, and those who do it see it once.
import { record } from '#features/base/journal/actions.ts'
import { forgetAbout } from '#features/base/notifications/actions.ts'
import { checkColleagues } from '#features/relation/activities/queries/people.ts'
import {
  aboutOf,
  findSubject,
  type SubjectRef,
} from '#features/relation/activities/queries/subject.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { createTask, tellAssignees, type NewTask } from '../actions.ts'
import { addSubject, dropSubject, firstSubject } from '../queries/subjects.ts'
import { addAssignees, dropUntouched, findTask, relinkTask } from '../queries/tasks.ts'

/**
 * Makes the task that many share, of this identifier, or adds a record and those who do it to the one
 * that is there. @throws as `createTask`; Refusal `task_touched` where it is closed by now.
 */
export async function shareTask(
  act: Act,
  id: string,
  asked: NewTask & { about: SubjectRef; assignees: readonly string[] },
): Promise<void> {
  const row = await findTask(act, id, { hold: true })
  if (!row)
    return void (await createTask(act, { ...asked, assignees: [...asked.assignees] }, { id }))
  if (row.state !== 'open') refuse('task_touched')
  const subject = await findSubject(act, asked.about, 'about')
  await addSubject(act, id, subject)
  const people = await checkColleagues(act, asked.assignees, 'assignees')
  const added = await addAssignees(act, id, people)
  record(act, 'task.shared', 'task', id, { label: row.title, after: { about: subject.label } })
  if (added.length > 0) {
    await tellAssignees(act, { id, title: row.title, dueDay: row.due_day }, added)
  }
}

/** Takes a record out of the task that many share; the last one takes the task away. @throws Refusal `task_touched`. */
export async function leaveTask(act: Act, id: string, about: SubjectRef): Promise<void> {
  const row = (await findTask(act, id, { hold: true })) ?? refuse('not_found')
  if (aboutOf(row)?.id !== about.id) return void (await dropSubject(act, id, about.id))
  const next = await firstSubject(act, id)
  if (!next) return takeTaskBack(act, id)
  await dropSubject(act, id, next.about_id)
  await relinkTask(act, id, next)
}

/** Takes a task away as if it had not been made, unless somebody has touched it. @throws Refusal `task_touched`. */
export async function takeTaskBack(act: Act, id: string): Promise<void> {
  const row = (await findTask(act, id, { hold: true })) ?? refuse('not_found')
  if (!(await dropUntouched(act, id))) refuse('task_touched')
  await forgetAbout(act, 'task', id)
  record(act, 'task.withdrawn', 'task', id, { label: row.title })
}
