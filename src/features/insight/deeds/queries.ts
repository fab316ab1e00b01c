// What colleagues did, read from what was said, from the messages that left and from the tasks that are
// done: what the role may not see is neither listed nor counted.
import { type RawBuilder, sql } from 'kysely'
import { mailsSeen } from '#features/base/mail/queries/find.ts'
import { aboutOf, withinScope } from '#features/relation/activities/queries/subject.ts'
import { type Outcome, subjectModules, subjectTypes } from '#features/relation/activities/rules.ts'
import { seen as taskSeen } from '#features/relation/tasks/queries/tasks.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import { needle } from '#kernel/search.ts'
import { addedUp } from '#kernel/tiles.ts'
import type { Act } from '#server/act.ts'
import { deedTiles, type listDeeds as endpoint } from './contract.ts'
import { type DeedKind, deedKinds } from './rules.ts'

type Asked = Omit<InputOf<typeof endpoint>, 'offset' | 'limit' | 'sort' | 'direction'>
type Listed = OutputOf<typeof endpoint>

/** What was done under the filters, the latest first unless asked otherwise. */
export async function readDeeds(act: Act, asked: InputOf<typeof endpoint>): Promise<Listed> {
  const [counts, rows] = [await countDeeds(act, asked), await rowsOf(act, asked)]
  return {
    rows,
    ...addedUp(counts, asked, {
      sums: [],
      tiles: deedTiles,
      keeps: (group, { kind }) => kind?.includes(group.kind) ?? true,
    }),
  }
}

/** How much each colleague did of each kind, under all the filters but that of the kind. */
export async function countDeeds(act: Act, asked: Asked) {
  const { rows } = await sql<{ person: string; name: string; kind: DeedKind; count: number }>`
    select p.id as person, p.name, d.kind, count(*)::int as count
    from (${union(deedKinds.map((kind) => parts[kind](act, asked)))}) d
      join person p on p.id = d.person_id
    group by 1, 2, 3`.execute(act.tx)
  return rows
}

type Row = {
  kind: DeedKind
  id: string
  at: string
  person_id: string
  person: string
  text: string
  outcome: Outcome | null
  minutes: number | null
  about_type: string | null
  about_id: string | null
  about_label: string
  customer_id: string | null
  customer: string | null
}

/** The window: of each kind no more than it could hold. */
async function rowsOf(act: Act, { offset, limit, direction, ...asked }: InputOf<typeof endpoint>) {
  const way = direction === 'asc' ? sql`asc` : sql`desc`
  const kinds = deedKinds.filter((kind) => asked.kind?.includes(kind) ?? true)
  const firsts = kinds.map(
    (kind) =>
      sql`(select * from (${parts[kind](act, asked)}) k
        order by k.at ${way}, k.id ${way} limit ${offset + limit})`,
  )
  const { rows } = await sql<Row>`select d.*, p.name as person, c.name as customer
    from (${union(firsts)}) d join person p on p.id = d.person_id
      left join customer c on c.company_id = ${act.company} and c.id = d.customer_id
    order by d.at ${way}, d.id ${way} limit ${limit} offset ${offset}`.execute(act.tx)
  return rows.map(
    ({ about_type, about_id, about_label, person_id, person, customer_id, customer, ...row }) => ({
      ...row,
      person: { id: person_id, name: person },
      about: aboutOf({ about_type, about_id, about_label }),
      customer: customer_id && customer ? { id: customer_id, name: customer } : null,
    }),
  )
}

const union = (all: readonly RawBuilder<unknown>[]) => sql.join(all, sql` union all `)

/** The columns that the filters look at, by part. */
type Columns = {
  readonly alias: string
  readonly person: string
  readonly at: string
  /** Their words, folded (kernel/search.ts). */
  readonly words: RawBuilder<string>
}

/** What the filters keep; a colleague’s deeds are for whoever sees every document. */
function narrowed(act: Act, { person, customer, from, to, q }: Asked, columns: Columns) {
  const column = (name: string) => sql.ref(`${columns.alias}.${name}`)
  const [whose, at] = [column(columns.person), column(columns.at)]
  const start = (day: string) => sql`(${day}::date)::timestamp at time zone ${act.timeZone}::text`
  const all: RawBuilder<unknown>[] = [sql`${whose} is not null`]
  if (act.role.scope !== 'all') all.push(sql`${whose} = ${act.person?.id ?? null}`)
  if (person) all.push(sql`${whose} = ${person}`)
  if (customer) all.push(sql`${column('customer_id')} = ${customer}`)
  if (from) all.push(sql`${at} >= ${start(from)}`)
  if (to) all.push(sql`${at} < ${start(to)} + interval '1 day'`)
  for (const word of needle(q ?? '').split(' ')) {
    if (word !== '') all.push(sql`${columns.words} like ${`%${word}%`}`)
  }
  return sql.join(all, sql` and `)
}

/** A note keeps no folded words: those of the letters that French and its neighbours write. */
const wordsOfNote = sql<string>`replace(lower(translate(n.body,
  'ÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜŸŒàáâäçèéêëìíîïñòóôöùúûüÿ',
  'AAAACEEEEIIIINOOOOUUUUYœaaaaceeeeiiiinoooouuuuy')), 'œ', 'oe')`

/** What was said of one kind: one’s own, and what is about what the role reads. */
const said =
  (kind: 'call' | 'visit' | 'note') =>
  (act: Act, asked: Asked): RawBuilder<unknown> => {
    const readable = subjectTypes.filter((type) => grants(act.role, `${subjectModules[type]}.read`))
    return sql`select n.kind, n.id, n.at, n.author_id as person_id, n.body as text, n.outcome,
        n.minutes, n.about_type, n.about_id, n.about_label, n.customer_id
      from note n where n.company_id = ${act.company} and n.kind = ${kind}
        and (n.author_id = ${act.person?.id ?? null}
          or (n.about_type = any(${readable}::text[]) and ${withinScope(act, 'n')}))
        and ${narrowed(act, asked, { alias: 'n', person: 'author_id', at: 'at', words: wordsOfNote })}`
  }

const none = sql`null::text as outcome, null::integer as minutes`

const parts: Readonly<Record<DeedKind, (act: Act, asked: Asked) => RawBuilder<unknown>>> = {
  call: said('call'),
  visit: said('visit'),
  note: said('note'),
  mail: (act, asked) => {
    const about = { alias: 'm', person: 'person_id', at: 'sent_at', words: sql<string>`m.search` }
    const sent = mailsSeen(act)
      .where('m.state', '=', 'sent')
      .where(sql<boolean>`${narrowed(act, asked, about)}`)
      .select(['m.id'])
    return sql`select 'mail'::text as kind, m.id, m.sent_at as at, m.person_id, m.subject as text,
        ${none}, null::text as about_type, null::uuid as about_id, ''::text as about_label,
        m.customer_id
      from mail m where m.company_id = ${act.company} and m.id in (${sent})`
  },
  task: (act, asked) => sql`select 'task'::text as kind, t.id, t.closed_at as at,
      t.closed_by as person_id, t.title as text, ${none}, t.about_type, t.about_id, t.about_label,
      t.customer_id
    from task t where t.company_id = ${act.company} and t.state = 'done' and ${taskSeen(act)}
      and ${narrowed(act, asked, { alias: 't', person: 'closed_by', at: 'closed_at', words: sql<string>`t.search` })}`,
}
