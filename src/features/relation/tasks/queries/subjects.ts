// The only file that writes which records a task is about beside its first one.
import { sql } from 'kysely'
import type { SubjectFound } from '#features/relation/activities/queries/subject.ts'
import type { SubjectType } from '#features/relation/activities/rules.ts'
import type { Act } from '#server/act.ts'

export type Subject = { readonly type: SubjectType; readonly id: string; readonly label: string }
export type Others = { readonly others: Subject[]; readonly otherCount: number }

/** How many of them a task names. */
const named = 20

export const addSubject = (
  { tx, company }: Act,
  task: string,
  { type, id, label, customer }: SubjectFound,
) =>
  tx
    .insertInto('task_subject')
    .values({
      company_id: company,
      task_id: task,
      about_type: type,
      about_id: id,
      about_label: label,
      customer_id: customer?.id ?? null,
    })
    .onConflict((on) => on.columns(['company_id', 'task_id', 'about_id']).doNothing())
    .execute()

/** Whether it was tied to it. */
export async function dropSubject(
  { tx, company }: Act,
  task: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('task_subject')
    .where('company_id', '=', company)
    .where('task_id', '=', task)
    .where('about_id', '=', id)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** The task that comes back is about the same records. */
export const copySubjects = ({ tx, company }: Act, from: string, to: string) =>
  sql`insert into task_subject (company_id, task_id, about_type, about_id, about_label, customer_id)
    select company_id, ${to}, about_type, about_id, about_label, customer_id
    from task_subject where company_id = ${company} and task_id = ${from}`.execute(tx)

/** One of the other records, where there is one left. */
export const firstSubject = ({ tx, company }: Act, task: string) =>
  tx
    .selectFrom('task_subject')
    .select(['about_type', 'about_id', 'about_label', 'customer_id'])
    .where('company_id', '=', company)
    .where('task_id', '=', task)
    .orderBy('about_label')
    .orderBy('about_id')
    .limit(1)
    .executeTakeFirst()

/** The other records of some tasks, by task: the first ones, and how many they are. */
export async function findOthers(
  { tx, company }: Act,
  tasks: readonly string[],
): Promise<ReadonlyMap<string, Others>> {
  if (tasks.length === 0) return new Map()
  const { rows } = await sql<{ task_id: string; total: number; some: Subject[] }>`
    select s.task_id, count(*)::int as total,
      (array_agg(jsonb_build_object('type', s.about_type, 'id', s.about_id, 'label', s.about_label)
        order by s.about_label, s.about_id))[1:${named}] as some
    from task_subject s where s.company_id = ${company} and s.task_id = any(${tasks}::uuid[])
    group by s.task_id`.execute(tx)
  return new Map(rows.map((row) => [row.task_id, { others: row.some, otherCount: row.total }]))
}
