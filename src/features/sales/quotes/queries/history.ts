import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { Happened } from '../contract/history.ts'
import { findQuote } from './find.ts'

type Told = z.output<typeof Happened>['rows'][number]

const most = 200 // lines

/**
 * What the journal says of some things (`select entity, id`), the latest first. Each save says nothing
 * new; of what came of the document, its beginnings say nothing either.
 */
export async function happened(
  act: Act,
  entity: 'quote' | 'order' | 'delivery' | 'invoice' | 'purchase_order' | 'project',
  things: readonly RawBuilder<unknown>[],
): Promise<z.output<typeof Happened>> {
  const { rows } = await sql<Told>`
    select j.seq, j.at, j.action, j.entity, j.entity_id as "entityId", j.label,
      nullif(j.person_name, '') as person,
      case when j.entity = 'payment' then (j.after ->> 'amount')::bigint end as amount,
      ${detail} as detail
    from (${sql.join(things, sql` union `)}) t
    join journal j on j.company_id = ${act.company} and j.entity = t.entity and j.entity_id = t.id
    where j.action not like '%.saved' and j.action <> 'mail.left'
      and (j.entity = ${entity} or j.action not like '%.drafted')
    order by j.seq desc limit ${most}`.execute(act.tx)
  return { rows }
}

/** What an act was about, in the words that it left; amounts are never among them. */
const detail = sql`case
  when j.action like 'project.person%' then coalesce(j.after ->> 'name', j.before ->> 'name', '')
  when j.entity = 'delivery' then coalesce(nullif(j.after ->> 'reason', ''),
    nullif(j.after ->> 'signer', ''), nullif(j.after ->> 'carrier', ''), '')
  when j.entity in ('order', 'purchase_order', 'project') then coalesce(j.after ->> 'check',
    j.after ->> 'step', j.after ->> 'reason', j.after ->> 'file', j.before ->> 'file',
    j.after ->> 'document', '')
  else '' end`

/** The messages about a document, for whoever reads the client's. */
export const messagesAbout = (act: Act, types: readonly string[], id: string) =>
  grants(act.role, 'customers.read')
    ? [
        sql`select 'mail'::text as entity, id from mail
          where company_id = ${act.company} and about_type = any (${types}::text[])
            and about_id = ${id}`,
      ]
    : []

/** @throws Refusal `not_found`. */
export async function quoteHistory(
  act: Act,
  { id }: { id: string },
): Promise<z.output<typeof Happened>> {
  if (!(await findQuote(act, id))) refuse('not_found')
  const invoices = sql`from invoice i
    where i.company_id = ${act.company} and i.quote_id = ${id} and ${visible(act, 'i')}`
  const reads = (right: 'orders.read' | 'invoices.read' | 'payments.read') =>
    grants(act.role, right)
  return happened(act, 'quote', [
    sql`select 'quote'::text as entity, ${id}::uuid as id`,
    ...messagesAbout(act, ['quote'], id),
    ...(reads('orders.read')
      ? [
          sql`select 'order', o.id from customer_order o
            where o.company_id = ${act.company} and o.quote_id = ${id} and ${visible(act, 'o')}`,
        ]
      : []),
    ...(reads('invoices.read') ? [sql`select 'invoice', i.id ${invoices}`] : []),
    ...(reads('invoices.read') && reads('payments.read')
      ? [
          sql`select 'payment', a.payment_id from allocation a
            where a.company_id = ${act.company} and a.invoice_id in (select i.id ${invoices})`,
        ]
      : []),
  ])
}
