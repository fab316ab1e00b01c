// Messages in lists, and one whole.
import { sql } from 'kysely'
import { addDays } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { fold } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { listMails as endpoint, mailSorts, showMail as showing } from '../contract.ts'
import {
  type AboutType,
  type MailKind,
  type MailProblem,
  type MailState,
  mailStates,
} from '../rules/states.ts'
import { findReplies, findSender, mailsSeen } from './find.ts'

type Asked = InputOf<typeof endpoint>
type Listed = OutputOf<typeof endpoint>

const columns = {
  created: sql.ref('m.created_at'),
  sent: sql.ref('m.sent_at'),
  subject: sql.ref('m.subject'),
} as const satisfies Record<(typeof mailSorts)[number], unknown>

/** Messages under the filters, newest first unless asked otherwise. */
export async function listMails(act: Act, asked: Asked): Promise<Listed> {
  const { sort = 'created', direction = 'desc' } = asked
  const counted = await filtered(act, asked)
    .select(['m.state', sql<number>`count(*)`.as('count')])
    .groupBy('m.state')
    .execute()
  const count = new Map(counted.map((group) => [group.state, Number(group.count)]))
  const kept = mailStates.filter((state) => asked.state?.includes(state) ?? true)
  const rows = await rowsOf(
    asked.state ? filtered(act, asked).where('m.state', 'in', asked.state) : filtered(act, asked),
  )
    .orderBy(columns[sort], (by) =>
      direction === 'asc' ? by.asc().nullsLast() : by.desc().nullsLast(),
    )
    .orderBy('m.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return {
    rows: rows.map(shown),
    total: kept.reduce((total, state) => total + (count.get(state) ?? 0), 0),
    sums: {},
    indicators: Object.fromEntries(
      mailStates.map((state) => [state, { count: count.get(state) ?? 0, amount: null }]),
    ),
  }
}

/** What the filters keep, but for the state: that is the dimension of the indicators. */
function filtered(act: Act, asked: Asked) {
  let mails = mailsSeen(act)
  if (asked.kind) mails = mails.where('m.kind', 'in', asked.kind)
  if (asked.aboutId) {
    mails = mails.where(sql<boolean>`(m.about_id = ${asked.aboutId} or exists (
      select from mail_document d where d.company_id = m.company_id and d.mail_id = m.id
        and d.about_id = ${asked.aboutId}))`)
  }
  if (asked.customer) mails = mails.where('m.customer_id', '=', asked.customer)
  if (asked.person) mails = mails.where('m.person_id', '=', asked.person)
  if (asked.from) mails = mails.where('m.created_at', '>=', startOf(asked.from, act.timeZone))
  if (asked.to)
    mails = mails.where('m.created_at', '<', startOf(addDays(asked.to, 1), act.timeZone))
  for (const word of fold(asked.q ?? '').split(' ')) {
    if (word !== '') mails = mails.where('m.search', 'like', `%${word}%`)
  }
  return mails
}

/** The instant at which a day starts in a time zone. */
const startOf = (day: string, timeZone: string) =>
  sql<string>`(${day}::timestamp at time zone ${timeZone})`

const rowsOf = (mails: ReturnType<typeof mailsSeen>) =>
  mails
    .leftJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'm.company_id').onRef('c.id', '=', 'm.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'm.person_id')
    .selectAll('m')
    .select(['c.name as customer', 'p.name as person'])
    .select([
      sql<string | null>`case m.about_type
        when 'quote' then (select q.number from quote q
          where q.company_id = m.company_id and q.id = m.about_id)
        when 'customer' then c.name
        when 'order' then (select o.number from customer_order o
          where o.company_id = m.company_id and o.id = m.about_id)
        when 'project' then (select j.name from project j
          where j.company_id = m.company_id and j.id = m.about_id)
        when 'delivery' then (select d.number from delivery d
          where d.company_id = m.company_id and d.id = m.about_id)
        when 'purchase_order' then (select o.number from purchase_order o
          where o.company_id = m.company_id and o.id = m.about_id)
        when 'invitation' then (select n.email from invitation n
          where n.company_id = m.company_id and n.id = m.about_id)
        when 'person' then (select w.name from person w where w.id = m.about_id)
        else (select i.number from invoice i
          where i.company_id = m.company_id and i.id = m.about_id) end`.as('label'),
      sql<{ rank: number; name: string; size: number }[]>`coalesce((
        select json_agg(json_build_object('rank', a.rank, 'name', a.name, 'size', f.size) order by a.rank)
        from mail_attachment a
        join file f on f.company_id = a.company_id and f.id = a.file_id
        where a.company_id = m.company_id and a.mail_id = m.id), '[]')`.as('attachments'),
      sql<Reply[]>`coalesce((
        select json_agg(json_build_object('id', a.id, 'name', a.from_name,
          'address', a.from_address, 'at', a.received_at) order by a.received_at, a.id)
        from mail_reply a where a.company_id = m.company_id and a.mail_id = m.id), '[]')`.as(
        'replies',
      ),
    ])

type Reply = { id: string; name: string; address: string; at: string }
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number]

const shown = (row: Row): Listed['rows'][number] => ({
  id: row.id,
  kind: row.kind as MailKind,
  state: row.state as MailState,
  to: row.to_addresses as Listed['rows'][number]['to'],
  cc: row.cc_addresses as Listed['rows'][number]['cc'],
  subject: row.subject,
  about:
    row.about_type && row.about_id
      ? { type: row.about_type as AboutType, id: row.about_id, label: row.label ?? '' }
      : null,
  customer: row.customer_id && row.customer ? { id: row.customer_id, name: row.customer } : null,
  person: row.person_id && row.person ? { id: row.person_id, name: row.person } : null,
  attachments: row.attachments,
  problem: row.error ? { code: row.error as MailProblem, detail: row.error_detail } : null,
  attempts: row.attempts,
  createdAt: row.created_at,
  nextAt: row.state === 'queued' ? row.next_at : null,
  sentAt: row.sent_at,
  replies: row.replies.map(({ id, name, address, at }) => ({
    id,
    from: { name, address },
    at: new Date(at).toISOString(),
  })),
})

/** A message whole. @throws Refusal `not_found`. */
export async function showMail(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof showing>> {
  const [row] = await rowsOf(mailsSeen(act).where('m.id', '=', id)).execute()
  if (!row) return refuse('not_found')
  const { name, colour } = await findSender(act)
  const replies = await findReplies(act, id)
  return {
    ...shown(row),
    body: row.body,
    language: row.language === 'en' ? 'en' : 'fr',
    replyTo: row.reply_to,
    company: { name, colour },
    replies: replies.map(({ from_name, from_address, received_at, attachments, ...reply }) => ({
      ...reply,
      from: { name: from_name, address: from_address },
      at: received_at,
      attachments: attachments as string[],
    })),
  }
}
