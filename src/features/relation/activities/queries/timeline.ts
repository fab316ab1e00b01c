// What was said and what is planned around a record: notes, calls, visits, tasks and appointments.
import { type RawBuilder, sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { Activity, listActivities as endpoint } from '../contract.ts'
import { grants } from '#kernel/rights.ts'
import { type Audience, subjectModules, subjectTypes } from '../rules.ts'
import { aboutOf, findSubject, type SubjectFound, withinScope } from './subject.ts'

type Line = {
  kind: Activity['kind']
  id: string
  at: string
  title: string
  text: string
  state: string | null
  outcome: string | null
  minutes: number | null
  audience: Audience | null
  private: boolean
  about_type: string | null
  about_id: string | null
  about_label: string
  person_id: string | null
  person: string | null
  people: string[]
  due: string | null
  version: number
  ahead: boolean
}

/** How many of what is still to come are shown. */
const near = 20

/** @throws Refusal `not_found` where the record may not be seen. */
export async function listActivities(
  act: Act,
  { type, id, kind, offset, limit }: InputOf<typeof endpoint>,
): Promise<OutputOf<typeof endpoint>> {
  const subject = await findSubject(act, { type, id })
  const all = sql`(${sql.join([notes(act, subject), tasks(act, subject), appointments(act, subject)], sql` union all `)})`
  const kept = kind ? sql`a.kind = ${kind}` : sql`true`
  const { rows } = await sql<Line>`select * from ${all} a
    where not a.ahead and ${kept} order by a.at desc, a.id desc
    limit ${limit + 1} offset ${offset}`.execute(act.tx)
  const { rows: ahead } =
    offset > 0
      ? { rows: [] }
      : await sql<Line>`select * from ${all} a where a.ahead and ${kept}
          order by a.at, a.id limit ${near}`.execute(act.tx)
  return {
    rows: rows.slice(0, limit).map(shown),
    ahead: ahead.map(shown),
    more: rows.length > limit,
  }
}

const shown = ({
  about_type,
  about_id,
  about_label,
  person_id,
  person,
  ahead: _,
  ...row
}: Line) => ({
  ...row,
  about: aboutOf({ about_type, about_id, about_label }),
  person: person_id && person ? { id: person_id, name: person } : null,
})

/** Of a customer: everything that is theirs; of a project: what names it or a document of it. */
function ofSubject(
  act: Act,
  subject: SubjectFound,
  alias: string,
  beside: RawBuilder<unknown> = sql`false`,
): RawBuilder<boolean> {
  const [type, id, customer] = ['about_type', 'about_id', 'customer_id'].map((name) =>
    sql.ref(`${alias}.${name}`),
  )
  const own =
    subject.type === 'customer'
      ? sql`${customer} = ${subject.id}`
      : subject.type === 'project'
        ? sql`((${type} = 'project' and ${id} = ${subject.id})
            or (${type} = any(${readTypes(act)}::text[]) and ${withinScope(act, alias)}
              and ${id} in (select d.document_id from project_chain d
                where d.company_id = ${act.company} and d.project_id = ${subject.id})))`
        : sql`(${type} = ${subject.type} and ${id} = ${subject.id})`
  // Who may see the record sees what is said of it; but everyone may see the walk-in customer.
  const seen = subject.walkIn
    ? sql`(${sql.ref(`${alias}.author_id`)} = ${act.person?.id ?? null} or ${withinScope(act, alias)})`
    : sql`true`
  return sql<boolean>`(${sql.ref(`${alias}.company_id`)} = ${act.company}
    and (${own} or ${beside}) and ${seen})`
}

/** The kinds of records that a role reads. */
const readTypes = (act: Act): readonly string[] =>
  subjectTypes.filter((type) => grants(act.role, `${subjectModules[type]}.read`))

const notes = (act: Act, subject: SubjectFound) => sql`
  select n.kind, n.id, n.at, ''::text as title, n.body as text, null::text as state, n.outcome,
    n.minutes, n.audience, false as private, n.about_type, n.about_id, n.about_label,
    n.author_id as person_id, p.name as person,
    array(select trim(c.first_name || ' ' || c.last_name) from note_contact k
      join contact c on c.company_id = k.company_id and c.id = k.contact_id
      where k.company_id = n.company_id and k.note_id = n.id order by c.last_name) as people,
    null::text as due, n.version, false as ahead
  from note n left join person p on p.id = n.author_id
  where ${ofSubject(act, subject, 'n')}`

const mine = (act: Act) => sql`${act.person?.id ?? null}::uuid`

/** A task that many share is shown by each of them. */
const shared = ({ type, id }: SubjectFound) => sql`exists (select from task_subject s
  where s.company_id = t.company_id and s.task_id = t.id and ${
    type === 'customer'
      ? sql`s.customer_id = ${id}`
      : sql`s.about_type = ${type} and s.about_id = ${id}`
  })`

const tasks = (act: Act, subject: SubjectFound) => sql`
  select 'task'::text, t.id,
    case when t.state = 'open' and t.due_day is not null
      then t.due_day::timestamp at time zone ${act.timeZone} else coalesce(t.closed_at, t.created_at) end,
    t.title, t.description, t.state, null::text, null::integer, null::text, t.private,
    t.about_type, t.about_id, t.about_label, t.author_id, p.name,
    array(select w.name from task_assignee k join person w on w.id = k.person_id
      where k.company_id = t.company_id and k.task_id = t.id order by w.name),
    t.due_day::text, t.version, t.state = 'open'
  from task t left join person p on p.id = t.author_id
  where ${ofSubject(act, subject, 't', shared(subject))} and (not t.private or t.author_id = ${mine(act)}
    or exists (select from task_assignee k where k.company_id = t.company_id
      and k.task_id = t.id and k.person_id = ${mine(act)}))`

const appointments = (act: Act, subject: SubjectFound) => sql`
  select 'appointment'::text, r.id, r.starts_at, r.title, r.description, r.state, r.outcome,
    null::integer, null::text, r.private, r.about_type, r.about_id, r.about_label,
    r.author_id, p.name,
    array(select w.name from appointment_person k join person w on w.id = k.person_id
      where k.company_id = r.company_id and k.appointment_id = r.id order by w.name),
    to_char(r.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), r.version,
    r.state = 'planned' and r.ends_at > ${act.now.toISOString()}::timestamptz
  from appointment r left join person p on p.id = r.author_id
  where ${ofSubject(act, subject, 'r')} and (not r.private or r.author_id = ${mine(act)}
    or exists (select from appointment_person k where k.company_id = r.company_id
      and k.appointment_id = r.id and k.person_id = ${mine(act)}))`
