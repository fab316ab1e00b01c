// The records that a task is about: the first is named by the task itself, the others beside it.
import {
  aboutColumns,
  findSubject,
  seekSubject,
  type SubjectFound,
  type SubjectRef,
} from '#features/relation/activities/queries/subject.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { addSubject, dropSubject, firstSubject } from '../queries/subjects.ts'
import type { TaskRow } from '../queries/tasks.ts'

type First = Pick<TaskRow, 'about_type' | 'about_id' | 'about_label' | 'customer_id'>

/** Of the records asked of a new task, the first and the others. @throws Refusal `task_link_unseen`, `not_found`. */
export async function firstAsked(
  act: Act,
  {
    about,
    link = [],
  }: { about?: SubjectRef | null | undefined; link?: readonly SubjectRef[] | undefined },
): Promise<{ subject: SubjectFound | null; more: readonly SubjectRef[] }> {
  if (about) return { subject: await findSubject(act, about, 'about'), more: link }
  const [first, ...more] = link
  return { subject: first ? await linked(act, first) : null, more }
}

const linked = async (act: Act, ref: SubjectRef): Promise<SubjectFound> =>
  (await seekSubject(act, ref)) ?? refuse('task_link_unseen', 'link')

/**
 * Unties a task from records and ties it to others; what is first goes on being so until it is untied.
 * @returns the columns of its first record. @throws Refusal `task_link_unseen`, `not_found`.
 */
export async function tie(
  act: Act,
  task: string,
  before: First,
  {
    about,
    link = [],
    unlink = [],
  }: {
    /** Put in the place of the first one; null for none. */
    about?: SubjectFound | null | undefined
    link?: readonly SubjectRef[] | undefined
    unlink?: readonly string[] | undefined
  },
): Promise<First> {
  let first: First = about === undefined ? before : aboutColumns(about)
  for (const id of unlink) {
    if (first.about_id === id) first = await nextOf(act, task)
    else if (!(await dropSubject(act, task, id))) refuse('not_found', 'unlink')
  }
  for (const ref of link) {
    const subject = await linked(act, ref)
    if (first.about_id === null) first = aboutColumns(subject)
    else if (first.about_id !== subject.id) await addSubject(act, task, subject)
  }
  // Whatever has become the first one is no more beside it.
  if (first.about_id !== null) await dropSubject(act, task, first.about_id)
  return first
}

/** The one that takes the place of the first. */
async function nextOf(act: Act, task: string): Promise<First> {
  const next = await firstSubject(act, task)
  if (!next) return aboutColumns(null)
  await dropSubject(act, task, next.about_id)
  return next
}
