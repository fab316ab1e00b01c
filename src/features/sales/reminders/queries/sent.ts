// What left: every reminder, of a document, of a client, or of all.
import { sql } from 'kysely'
import { soughtIn } from '#features/sales/quotes/rules/search.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents } from '#kernel/money.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { listReminders as listing, ReminderRow, reminderSorts } from '../contract.ts'
import { type Tone, tones } from '../rules/letter.ts'
import type { Anchor, Channel } from '../rules/plan.ts'

type Asked = InputOf<typeof listing> & { readonly document?: string }
type Listed = OutputOf<typeof listing>

const columns = {
  at: sql.ref('r.at'),
  customer: sql.ref('c.sort_name'),
  amount: sql.ref('r.amount'),
} as const satisfies Record<(typeof reminderSorts)[number], unknown>

/** Reminders under the filters, newest first. */
export async function listReminders(act: Act, asked: Asked): Promise<Listed> {
  const groups = await filtered(act, asked)
    .select(['r.tone', sql<number>`count(*)::int`.as('count')])
    .select(sql<Cents>`sum(r.amount)::bigint`.as('amount'))
    .groupBy('r.tone')
    .execute()
  const chosen = groups.filter(({ tone }) => asked.tone?.includes(tone as Tone) ?? true)
  const add = (of: 'count' | 'amount') => chosen.reduce<number>((all, group) => all + group[of], 0)
  return {
    rows: await rowsOf(act, asked),
    total: add('count'),
    sums: { amount: cents(add('amount')) },
    indicators: Object.fromEntries(
      tones.map((tone) => {
        const group = groups.find((one) => one.tone === tone)
        return [tone, { count: group?.count ?? 0, amount: group?.amount ?? cents(0) }]
      }),
    ),
  }
}

async function rowsOf(act: Act, asked: Asked): Promise<ReminderRow[]> {
  const { sort = 'at', direction = 'desc' } = asked
  const rows = await filtered(act, asked)
    .$if(asked.tone !== undefined, (found) => found.where('r.tone', 'in', asked.tone!))
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('mail as m', (join) =>
      join.onRef('m.company_id', '=', 'r.company_id').onRef('m.id', '=', 'r.mail_id'),
    )
    .leftJoin('reminder_level as l', (join) =>
      join.onRef('l.company_id', '=', 'r.company_id').onRef('l.id', '=', 'r.level_id'),
    )
    .select(['r.id', 'r.document_id', 'r.tone', 'r.channel', 'r.day', 'r.at', 'r.amount'])
    .select(['r.penalties', 'r.indemnity', 'r.late_days', 'r.person_id', 'r.file_id', 'r.quote_id'])
    .select(['r.customer_id', 'c.name as customer', 'p.name as person', 'r.mail_id', 'm.state'])
    .select(['l.anchor', 'l.delay_days', 'l.tone as level_tone', 'l.channel as level_channel'])
    .select(sql<string>`coalesce(q.number, i.number, '')`.as('number'))
    .orderBy(columns[sort], direction)
    .orderBy('r.id', direction)
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.quote_id === null ? 'invoice' : 'quote',
    document: { id: row.document_id, number: row.number },
    customer: { id: row.customer_id, name: row.customer },
    level:
      row.anchor === null
        ? null
        : {
            anchor: row.anchor as Anchor,
            delay: row.delay_days as number,
            tone: row.level_tone as Tone,
            channel: row.level_channel as Channel,
          },
    tone: row.tone as Tone,
    channel: row.channel as Channel,
    day: row.day,
    at: row.at,
    amount: row.amount,
    penalties: row.penalties,
    indemnity: row.indemnity,
    lateDays: row.late_days,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person ?? '' },
    mail:
      row.mail_id === null
        ? null
        : {
            id: row.mail_id,
            state: row.state as NonNullable<ReminderRow['mail']>['state'],
          },
    letter: row.file_id !== null,
  }))
}

function filtered(act: Act, asked: Asked) {
  let found = act.tx
    .selectFrom('reminder as r')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'r.company_id').onRef('c.id', '=', 'r.customer_id'),
    )
    .leftJoin('quote as q', (join) =>
      join.onRef('q.company_id', '=', 'r.company_id').onRef('q.id', '=', 'r.quote_id'),
    )
    .leftJoin('invoice as i', (join) =>
      join.onRef('i.company_id', '=', 'r.company_id').onRef('i.id', '=', 'r.invoice_id'),
    )
    .where('r.company_id', '=', act.company)
    .where(visible(act, 'r'))
  if (!grants(act.role, 'quotes.read')) found = found.where('r.quote_id', 'is', null)
  if (!grants(act.role, 'invoices.read')) found = found.where('r.invoice_id', 'is', null)
  if (asked.document) found = found.where('r.document_id', '=', asked.document)
  if (asked.kind) {
    found = found.where('r.quote_id', asked.kind === 'quote' ? 'is not' : 'is', null)
  }
  if (asked.channel) found = found.where('r.channel', 'in', asked.channel)
  if (asked.customer) found = found.where('r.customer_id', '=', asked.customer)
  if (asked.from) found = found.where('r.day', '>=', asked.from)
  if (asked.to) found = found.where('r.day', '<=', asked.to)
  for (const like of soughtIn(asked.q)) {
    found = found.where((is) =>
      is.or([
        is('c.search', 'like', like),
        is('q.search', 'like', like),
        is('i.search', 'like', like),
      ]),
    )
  }
  return found
}
