import { sql } from 'kysely'
import { namesOf } from '#features/relation/activities/queries/people.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { needle } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { listTasks as endpoint, taskSorts } from '../contract.ts'
import { type Section, sections } from '../rules.ts'
import { findOthers } from './subjects.ts'
import { asTask, findAssignees, seen } from './tasks.ts'

type Asked = InputOf<typeof endpoint>

/** What the sort keys stand for; the most pressing first where days are the same. */
const columns = {
  due: sql`t.due_day`,
  priority: sql`array_position(array['urgent', 'high', 'normal', 'low'], t.priority)`,
  title: sql`lower(t.title)`,
  created: sql`t.created_at`,
  closed: sql`t.closed_at`,
} as const satisfies Record<(typeof taskSorts)[number], unknown>

/** The twin of `sectionOf`. */
const sectionIn = (act: Act) => sql<Section | null>`(case
  when t.state <> 'open' then null
  when t.due_day is null then 'undated'
  when t.due_day < ${act.today}::date then 'late'
  when t.due_day = ${act.today}::date then 'today'
  else 'soon' end)`

/** Tasks under the filters, the nearest first unless asked otherwise. */
export async function listTasks(act: Act, asked: Asked): Promise<OutputOf<typeof endpoint>> {
  const [counts, rows] = [await countsOf(act, asked), await rowsOf(act, asked)]
  const chosen = counts.filter(
    ({ section }) =>
      asked.section === undefined || (section !== null && asked.section.includes(section)),
  )
  return {
    rows,
    total: chosen.reduce((total, { count }) => total + count, 0),
    sums: {},
    indicators: Object.fromEntries(
      sections.map((section) => [
        section,
        { count: counts.find((one) => one.section === section)?.count ?? 0, amount: null },
      ]),
    ),
  }
}

const countsOf = (act: Act, asked: Asked) =>
  filtered(act, asked)
    .select([sectionIn(act).as('section'), sql<number>`count(*)`.as('count')])
    .groupBy(sql`1`)
    .execute()

async function rowsOf(act: Act, asked: Asked) {
  const { sort = 'due', direction = 'asc', section } = asked
  const rows = await filtered(act, asked)
    .leftJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 't.company_id').onRef('c.id', '=', 't.customer_id'),
    )
    .selectAll('t')
    .select('c.name as customer')
    .$if(section !== undefined, (tasks) => tasks.where(sectionIn(act), 'in', section as Section[]))
    .orderBy(columns[sort], (by) => (direction === 'asc' ? by.asc() : by.desc()).nullsLast())
    .orderBy(columns.priority)
    .orderBy(sql`t.due_time nulls last`)
    .orderBy('t.id')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  const ids = rows.map(({ id }) => id)
  const people = await namesOf(
    act,
    rows.flatMap(({ author_id, closed_by }) => [author_id, closed_by]),
  )
  const [assignees, others] = [await findAssignees(act, ids), await findOthers(act, ids)]
  return rows.map(({ customer, ...row }) => {
    const around = {
      customer: row.customer_id ? { id: row.customer_id, name: customer ?? '' } : null,
      author: people.get(row.author_id ?? '') ?? null,
      closedBy: people.get(row.closed_by ?? '') ?? null,
      assignees: assignees.get(row.id) ?? [],
    }
    return asTask(act, row, around, others.get(row.id))
  })
}

/** One of the other records that a task is about; the condition and the parenthesis follow. */
const shared = sql`exists (select from task_subject s
  where s.company_id = t.company_id and s.task_id = t.id`

/** What the filters keep, but for the section: that one is the dimension of the indicators. */
function filtered(act: Act, asked: Asked) {
  let tasks = act.tx
    .selectFrom('task as t')
    .where('t.company_id', '=', act.company)
    .where(seen(act))
  const has = sql`select from task_assignee k where k.company_id = t.company_id and k.task_id = t.id`
  if (asked.assignee) {
    tasks = tasks.where(sql<boolean>`exists (${has} and k.person_id = ${asked.assignee})`)
  }
  if (asked.unassigned === 'true') tasks = tasks.where(sql<boolean>`not exists (${has})`)
  if (asked.author) tasks = tasks.where('t.author_id', '=', asked.author)
  if (asked.state) tasks = tasks.where('t.state', 'in', asked.state)
  if (asked.priority) tasks = tasks.where('t.priority', 'in', asked.priority)
  if (asked.customer) {
    tasks = tasks.where(
      sql<boolean>`(t.customer_id = ${asked.customer} or ${shared} and s.customer_id = ${asked.customer}))`,
    )
  }
  if (asked.aboutType) {
    tasks = tasks.where(
      sql<boolean>`(t.about_type = ${asked.aboutType} or ${shared} and s.about_type = ${asked.aboutType}))`,
    )
  }
  if (asked.aboutId) {
    tasks = tasks.where(
      sql<boolean>`(t.about_id = ${asked.aboutId} or ${shared} and s.about_id = ${asked.aboutId}))`,
    )
  }
  if (asked.from) tasks = tasks.where('t.due_day', '>=', asked.from)
  if (asked.to) tasks = tasks.where('t.due_day', '<=', asked.to)
  for (const word of needle(asked.q ?? '').split(' ')) {
    if (word !== '') tasks = tasks.where('t.search', 'like', `%${word}%`)
  }
  return tasks
}
