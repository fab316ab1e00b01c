// What is known of the documents that may be reminded of: their plan, what holds them, what left.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { Due } from '../rules/asked.ts'
import {
  type Hold,
  type History,
  type HoldKind,
  holds,
  type Kind,
  type Over,
} from '../rules/plan.ts'
import { owedOf } from './owed.ts'
import { usualPlanOf } from '../rules/usual.ts'

export type HoldFound = Hold & {
  readonly id: string
  readonly amount: Cents | null
  readonly owed: Cents | null
  readonly reason: string
  readonly person: string | null
  readonly at: string
  /** The message that it answers, where the client answered by e-mail. */
  readonly mail?: string
}

type Common = {
  readonly id: string
  readonly number: string
  readonly customer: string
  readonly customerName: string
  readonly language: Locale
  readonly currency: string
  readonly seller: string | null
  readonly store: string | null
  readonly round: number
  /** The plan that applies, switched on or not; null where the client has none. */
  readonly plan: string | null
  readonly history: History
  readonly held: HoldFound | null
}
export type QuoteFacts = Common & {
  readonly kind: 'quote'
  readonly contact: string | null
  readonly gross: Cents
}
export type InvoiceFacts = Common & {
  readonly kind: 'invoice'
  readonly professional: boolean
  readonly due: Due
}
export type Facts = QuoteFacts | InvoiceFacts

/** Which documents: those named, those of a client, or all that wait. */
export type Which = { readonly ids: readonly string[] } | { readonly customer: string } | 'waiting'

type Row = {
  id: string
  number: string | null
  customer_id: string
  customer_name: string
  language: Locale
  currency: string
  seller_id: string | null
  store_id: string | null
  start: Day
  plan_id: string | null
  own: boolean
  of_kind: Kind
  since: Day | null
  country: string
  hold: (HoldFound & { until: Day | null }) | null
  answer: { mail: string; at: string } | null
  left: { level: string | null; day: Day }[]
}

export async function findQuotes(act: Act, which: Which): Promise<QuoteFacts[]> {
  if (!grants(act.role, 'quotes.read')) return []
  const { rows } = await sql<
    Row & {
      state: string
      contact_id: string | null
      revision: number
      valid_until: Day | null
      gross: Cents
      read_on: Day | null
      asked_at: string | null
    }
  >`
    select q.id, q.number, q.customer_id, c.name as customer_name, q.language, q.currency,
      q.seller_id, q.store_id, q.contact_id, q.state, q.revision, q.day as start, q.valid_until,
      q.gross, ${planColumns(act, 'quote')},
      (select (min(l.opened_at) at time zone ${act.timeZone})::date from quote_link l
        where l.company_id = q.company_id and l.quote_id = q.id and l.revision = q.revision) as read_on,
      (select max(a.at) from quote_answer a where a.company_id = q.company_id and a.quote_id = q.id
        and a.revision = q.revision and a.kind = 'question'
        and a.at > coalesce((select max(h.ended_at) from reminder_hold h
          where h.company_id = q.company_id and h.quote_id = q.id), '-infinity')) as asked_at,
      ${holdOf(sql`h.quote_id = q.id`)} as hold,
      ${answerOf(sql`h.quote_id = q.id`, sql`q.id`, sql`q.sent_at`)} as answer, ${leftOf(sql`r.document_id = q.id and r.round = q.revision`)} as "left"
    from quote q
    join customer c on c.company_id = q.company_id and c.id = q.customer_id
    ${planOf('quote', sql`q.customer_id`, sql`q.company_id`)}
    where q.company_id = ${act.company} and ${visible(act, 'q')}
      and ${chosen(which, 'q', sql`q.state = 'sent'`)}
    order by q.id`.execute(act.tx)
  return rows.map((row) => {
    // A question on its public page is an answer, until a person resumes.
    const asked = row.asked_at === null ? null : answered(row.asked_at)
    const held = heldBy(act, row) ?? asked ?? row.hold
    const over = row.state === 'sent' ? null : (row.state as Over)
    return {
      ...commonOf(row, held, row.revision),
      kind: 'quote',
      contact: row.contact_id,
      gross: row.gross,
      history: {
        ...historyOf(row, held, over),
        anchors: { sent: row.start, read: row.read_on, expiry: row.valid_until },
      },
    }
  })
}

const answered = (at: string, mail?: string): HoldFound => ({
  id: '',
  kind: 'reply',
  until: null,
  amount: null,
  owed: null,
  reason: '',
  person: null,
  at,
  ...(mail === undefined ? {} : { mail }),
})

/** What a person said as long as it holds; then an answer by e-mail, until a person resumes. */
function heldBy(act: Act, { hold, answer }: Row): HoldFound | null {
  if (hold && holds(hold, act.today)) return hold
  return answer && answered(answer.at, answer.mail)
}

export async function findInvoices(act: Act, which: Which): Promise<InvoiceFacts[]> {
  if (!grants(act.role, 'invoices.read')) return []
  const { rows } = await sql<
    Row & {
      state: string
      professional: boolean
      due_day: Day | null
      gross: Cents
      outstanding: Cents
      credited: Cents
      settled: { day: Day; amount: Cents }[]
    }
  >`
    select i.id, i.number, i.customer_id, c.name as customer_name, i.language, i.currency,
      i.seller_id, i.store_id, i.state, i.day as start, i.due_day, i.gross,
      c.kind = 'company' as professional, ${owedOf(act)} as outstanding,
      ${planColumns(act, 'invoice')},
      coalesce((select sum(a.amount) from allocation a where a.company_id = i.company_id
        and a.invoice_id = i.id and a.credit_note_id is not null), 0)::bigint as credited,
      coalesce((select json_agg(json_build_object('day', a.day, 'amount', a.amount))
        from allocation a
        where a.company_id = i.company_id and a.invoice_id = i.id), '[]') as settled,
      ${holdOf(sql`h.invoice_id = i.id`)} as hold,
      ${answerOf(sql`h.invoice_id = i.id`, sql`i.id`, sql`null::timestamptz`)} as answer, ${leftOf(sql`r.document_id = i.id`)} as "left"
    from invoice i
    join customer c on c.company_id = i.company_id and c.id = i.customer_id
    ${planOf('invoice', sql`i.customer_id`, sql`i.company_id`)}
    where i.company_id = ${act.company} and ${visible(act, 'i')} and i.kind <> 'credit_note'
      and ${chosen(which, 'i', sql`i.state = 'issued' and not i.imported and i.settled <> i.gross`)}
    order by i.due_day nulls last, i.day, i.number, i.id`.execute(act.tx)
  return rows.map((row) => ({
    ...commonOf(row, heldBy(act, row) ?? row.hold, 1),
    kind: 'invoice',
    professional: row.professional,
    due: {
      kind: 'invoice',
      id: row.id,
      number: row.number ?? '',
      day: row.start,
      dueDay: row.due_day,
      gross: row.gross,
      outstanding: row.outstanding,
      settled: row.settled,
    },
    history: {
      ...historyOf(row, heldBy(act, row) ?? row.hold, overOf(row)),
      anchors: { due: row.due_day },
    },
  }))
}

function overOf(row: {
  state: string
  outstanding: Cents
  credited: Cents
  gross: Cents
}): Over | null {
  if (row.state === 'draft') return 'draft'
  if (row.outstanding > 0) return null
  return row.credited >= row.gross && row.credited > 0 ? 'credited' : 'paid'
}

/** The plan of the client, else the usual one; the company's country says where one works. */
const planOf = (kind: Kind, customer: RawBuilder<unknown>, company: RawBuilder<unknown>) => sql`
  left join reminder_client rc on rc.company_id = ${company} and rc.customer_id = ${customer}
    and rc.kind = ${kind}
  left join reminder_plan pl on pl.company_id = ${company} and pl.kind = ${kind}
    and case when rc.customer_id is null then pl.usual else pl.id = rc.plan_id end`

const planColumns = ({ company }: Act, kind: Kind) => sql`
  pl.id as plan_id, rc.customer_id is not null as own, pl.since,
  (select country from company where id = ${company}) as country, ${kind}::text as of_kind`

const holdOf = (which: RawBuilder<unknown>) => sql`(
  select json_build_object('id', h.id, 'kind', h.kind, 'until', h.until, 'amount', h.amount,
    'owed', h.owed, 'reason', h.reason, 'person', p.name, 'at', h.at)
  from reminder_hold h left join person p on p.id = h.person_id
  where h.company_id = c.company_id and ${which} and h.ended_at is null)`

/** The last answer by e-mail to a message about a document, since a person resumed and since it was sent. */
const answerOf = (
  which: RawBuilder<unknown>,
  document: RawBuilder<unknown>,
  sent: RawBuilder<unknown>,
) => sql`(
  select json_build_object('mail', a.mail_id, 'at', a.received_at)
  from mail_reply_document d
  join mail_reply a on a.company_id = d.company_id and a.id = d.reply_id
  where d.company_id = c.company_id and d.document_id = ${document}
    and a.recorded_at >= coalesce(${sent}, '-infinity')
    and a.recorded_at > coalesce((select max(h.ended_at) from reminder_hold h
      where h.company_id = c.company_id and ${which}), '-infinity')
  order by a.recorded_at desc, a.id desc limit 1)`

const leftOf = (which: RawBuilder<unknown>) => sql`coalesce((
  select json_agg(json_build_object('level', r.level_id, 'day', r.day) order by r.day)
  from reminder r where r.company_id = c.company_id and ${which}), '[]')`

function chosen(which: Which, table: string, waiting: RawBuilder<unknown>) {
  if (which === 'waiting') return waiting
  if ('ids' in which) return sql`${sql.ref(`${table}.id`)} = any(${which.ids}::uuid[])`
  return sql`${sql.ref(`${table}.customer_id`)} = ${which.customer} and ${waiting}`
}

const commonOf = (row: Row, held: HoldFound | null, round: number) => ({
  id: row.id,
  number: row.number ?? '',
  customer: row.customer_id,
  customerName: row.customer_name,
  language: row.language,
  currency: row.currency,
  seller: row.seller_id,
  store: row.store_id,
  round,
  // The usual plan stands in the program until something of it is changed.
  plan: row.plan_id ?? (row.own ? null : usualPlanOf(row.of_kind)),
  held,
})

const historyOf = (row: Row, held: HoldFound | null, over: Over | null) => ({
  country: row.country,
  start: row.start,
  since: row.since,
  over,
  hold: held && { kind: held.kind as HoldKind, until: held.until },
  left: row.left,
})

/** The yearly rate of late penalties, as a figure. */
export async function findRate({ tx, company }: Act): Promise<Bps | null> {
  const row = await tx
    .selectFrom('reminder_setting')
    .select('penalty_rate')
    .where('company_id', '=', company)
    .executeTakeFirst()
  return row?.penalty_rate ?? null
}

/** Who writes, where a level is signed by the seller. */
export const findWriter = ({ tx }: Act, person: string) =>
  tx.selectFrom('person').select(['name', 'email']).where('id', '=', person).executeTakeFirst()

/** Whether messages of this company leave by themselves: a demonstration writes to nobody. */
export const isDemo = async ({ tx, company }: Act): Promise<boolean> =>
  (await tx.selectFrom('company').select('demo').where('id', '=', company).executeTakeFirst())
    ?.demo ?? false

/** The messages of reminders that have not left, with what is over of what they ask. */
export async function findOutlived({ tx, company }: Act): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select m.id from mail m
    join reminder r on r.company_id = m.company_id and r.mail_id = m.id
    left join quote q on q.company_id = r.company_id and q.id = r.quote_id
    left join invoice i on i.company_id = r.company_id and i.id = r.invoice_id
    where m.company_id = ${company} and m.state in ('queued', 'held', 'failed')
    group by m.id
    having bool_and(case when q.id is null then i.settled = i.gross else q.state <> 'sent' end)`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}
