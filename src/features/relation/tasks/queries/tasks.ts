// The only file that writes tasks.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { customerNamed } from '#features/relation/activities/queries/notes.ts'
import { namesOf } from '#features/relation/activities/queries/people.ts'
import { aboutOf, withinScope } from '#features/relation/activities/queries/subject.ts'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import type { Task } from '../contract.ts'
import { type Priority, sectionOf, type TaskState } from '../rules.ts'
import type { Repeat, Rhythm } from '../rules/recurrence.ts'
import { findOthers, type Others } from './subjects.ts'

export type TaskRow = Selectable<Tables['task']>

/** Whose task it is: who made it, or has to do it. */
const isMine = ({ person }: Act) => sql<boolean>`(t.author_id = ${person?.id ?? null}
  or exists (select from task_assignee mine where mine.company_id = t.company_id
    and mine.task_id = t.id and mine.person_id = ${person?.id ?? null}))`

/** The tasks that one may see: one's own, and those of one's scope that are not private. */
export const seen = (act: Act) =>
  sql<boolean>`(${isMine(act)} or (not t.private and ${withinScope(act, 't')}))`

/** A task that one may see; `hold` keeps it from changing until the commit. */
export function findTask(act: Act, id: string, { hold = false } = {}) {
  const tasks = act.tx
    .selectFrom('task as t')
    .selectAll('t')
    .where('t.company_id', '=', act.company)
    .where('t.id', '=', id)
    .where(seen(act))
  return (hold ? tasks.forNoKeyUpdate() : tasks).executeTakeFirst()
}

/** A task just written, even if one has given it to others and sees it no more. */
export const readTask = ({ tx, company }: Act, id: string): Promise<TaskRow> =>
  tx
    .selectFrom('task')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Those who have to do some tasks, by task. */
export async function findAssignees(
  { tx, company }: Act,
  tasks: readonly string[],
): Promise<ReadonlyMap<string, { id: string; name: string }[]>> {
  if (tasks.length === 0) return new Map()
  const rows = await tx
    .selectFrom('task_assignee as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.task_id', 'p.id', 'p.name'])
    .where('k.company_id', '=', company)
    .where('k.task_id', 'in', tasks)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  const found = new Map<string, { id: string; name: string }[]>()
  for (const { task_id, ...person } of rows) {
    found.set(task_id, [...(found.get(task_id) ?? []), person])
  }
  return found
}

export async function viewOfTask(act: Act, row: TaskRow): Promise<Task> {
  const [assignees, people, customer] = [
    await findAssignees(act, [row.id]),
    await namesOf(act, [row.author_id, row.closed_by]),
    await customerNamed(act, row.customer_id),
  ]
  const around = {
    customer,
    author: people.get(row.author_id ?? '') ?? null,
    closedBy: people.get(row.closed_by ?? '') ?? null,
    assignees: assignees.get(row.id) ?? [],
  }
  return asTask(act, row, around, (await findOthers(act, [row.id])).get(row.id))
}

/** How often a task comes back, as it is stored and as it is told. */
export const repeatColumns = (repeat: Repeat | null) => ({
  repeats: repeat?.rhythm ?? null,
  repeat_every: repeat?.every ?? 1,
  repeat_days: [...new Set(repeat?.days)].toSorted().join(''),
  repeat_weekday: repeat?.weekday ?? false,
  repeat_until: repeat?.until ?? null,
})

export const repeatOf = (row: TaskRow) =>
  row.repeats === null
    ? null
    : {
        rhythm: row.repeats as Rhythm,
        every: row.repeat_every,
        days: row.repeat_days.split('').map(Number),
        weekday: row.repeat_weekday,
        until: row.repeat_until,
      }

export const asTask = (
  act: Act,
  row: TaskRow,
  around: Pick<Task, 'customer' | 'author' | 'closedBy' | 'assignees'>,
  { others, otherCount }: Others = { others: [], otherCount: 0 },
): Task => {
  const state = row.state as TaskState
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    dueDay: row.due_day,
    dueTime: row.due_time,
    priority: row.priority as Priority,
    private: row.private,
    repeats: repeatOf(row),
    state,
    section: sectionOf({ state, dueDay: row.due_day }, act.today),
    about: aboutOf(row),
    others,
    otherCount,
    next: row.next_id,
    closedAt: row.closed_at,
    createdAt: row.created_at,
    version: row.version,
    ...around,
  }
}

export const insertTask = (act: Act, values: NewRow<'task'>) =>
  act.tx
    .insertInto('task')
    .values({ ...values, ...madeNow(act) })
    .execute()

export const updateTask = (act: Act, id: string, change: RowChange<'task'>) =>
  act.tx
    .updateTable('task')
    .set({ ...change, ...changedNow(act) })
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .execute()

/** Sets who has to do a task; tells who had not to before. */
export async function setAssignees(
  { tx, company }: Act,
  task: string,
  people: readonly string[],
): Promise<string[]> {
  const before = await tx
    .deleteFrom('task_assignee')
    .where('company_id', '=', company)
    .where('task_id', '=', task)
    .returning('person_id')
    .execute()
  if (people.length > 0) {
    await tx
      .insertInto('task_assignee')
      .values(people.map((person_id) => ({ company_id: company, task_id: task, person_id })))
      .execute()
  }
  return people.filter((id) => !before.some((one) => one.person_id === id))
}

/** Adds to those who have to do a task; tells who had not to before. */
export async function addAssignees(
  { tx, company }: Act,
  task: string,
  people: readonly string[],
): Promise<string[]> {
  if (people.length === 0) return []
  const added = await tx
    .insertInto('task_assignee')
    .values(people.map((person_id) => ({ company_id: company, task_id: task, person_id })))
    .onConflict((on) => on.columns(['company_id', 'task_id', 'person_id']).doNothing())
    .returning('person_id')
    .execute()
  return added.map(({ person_id }) => person_id)
}

/** Names another record as the one that it is about first; who reads it is told of no change. */
export const relinkTask = (
  { tx, company }: Act,
  id: string,
  about: Pick<TaskRow, 'about_type' | 'about_id' | 'about_label' | 'customer_id'>,
) =>
  tx.updateTable('task').set(about).where('company_id', '=', company).where('id', '=', id).execute()

/** Takes away the task that came back, as long as nobody has touched it. */
export async function dropUntouched({ tx, company }: Act, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('task')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('state', '=', 'open')
    .where('version', '=', 1)
    .returning('id')
    .executeTakeFirst()
  return gone !== undefined
}

/** The open tasks that have become late this last week: of those that were late before, it was told. */
export async function findJustLate({ tx, company, today }: Act) {
  return tx
    .selectFrom('task as t')
    .select(['t.id', 't.title', 't.due_day'])
    .where('t.company_id', '=', company)
    .where('t.state', '=', 'open')
    .where('t.due_day', '<', today)
    .where('t.due_day', '>=', sql<Day>`${today}::date - 7`)
    .orderBy('t.due_day')
    .orderBy('t.id')
    .limit(500)
    .execute()
}
