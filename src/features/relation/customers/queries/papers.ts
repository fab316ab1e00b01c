// The files of a customer, and what the journal tells of all that is theirs.
import { type RawBuilder, sql } from 'kysely'
import { findKept } from '#features/base/files/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { customerHistory, listFiles as listing } from '../contract/papers.ts'
import { findCustomer } from '../queries.ts'

export async function findFiles(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof listing>> {
  await findCustomer(act, id)
  return { rows: await findKept(act, ['customer_file', 'customer_id'], id) }
}

/** Whether a file is one of a customer. */
export async function isFileOf({ tx, company }: Act, customer: string, file: string) {
  const row = await tx
    .selectFrom('customer_file')
    .select('file_id')
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .where('file_id', '=', file)
    .executeTakeFirst()
  return row !== undefined
}

export const linkFile = ({ tx, company, person, now }: Act, customer: string, file: string) =>
  tx
    .insertInto('customer_file')
    .values({
      company_id: company,
      customer_id: customer,
      file_id: file,
      person_id: person?.id ?? null,
      at: now.toISOString(),
    })
    .execute()

/** Lets go of a file of a customer, or of all of them; the files themselves are the caller’s to delete. */
export async function unlinkFiles(
  { tx, company }: Act,
  customer: string,
  file?: string,
): Promise<string[]> {
  const rows = await tx
    .deleteFrom('customer_file')
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .$if(file !== undefined, (files) => files.where('file_id', '=', file as string))
    .returning('file_id')
    .execute()
  return rows.map(({ file_id }) => file_id)
}

type Line = {
  seq: number
  at: string
  action: string
  entity: string
  entityId: string | null
  label: string
  person: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
}

/** How many documents of each kind are looked at, the newest: who has thousands has a journal to search. */
const latest = 300

/**
 * What the journal tells of a customer and of all that is in their name, newest first. What changed is
 * told of the record alone: documents show theirs to whoever may read them. @throws Refusal `not_found`.
 */
export async function findHistory(
  act: Act,
  { id, part, offset, limit }: InputOf<typeof customerHistory>,
): Promise<OutputOf<typeof customerHistory>> {
  await findCustomer(act, id)
  const of = (entity: string, table: RawBuilder<unknown>) =>
    sql`(select ${entity}::text as entity, id from ${table}
      where company_id = ${act.company} and customer_id = ${id} order by id desc limit ${latest})`
  const parts = {
    record: [sql`(select 'customer'::text as entity, ${id}::uuid as id)`],
    messages: [of('mail', sql`mail`)],
    documents: [
      ...(grants(act.role, 'quotes.read') ? [of('quote', sql`quote`)] : []),
      ...(grants(act.role, 'invoices.read') ? [of('invoice', sql`invoice`)] : []),
      ...(grants(act.role, 'payments.read') ? [of('payment', sql`payment`)] : []),
    ],
  }
  const things = part ? parts[part] : Object.values(parts).flat()
  if (things.length === 0) return { rows: [], more: false }
  const { rows } = await sql<Line>`
    select j.seq, j.at, j.action, j.entity, j.entity_id as "entityId", j.label,
      nullif(j.person_name, '') as person,
      case when j.entity = 'customer' then j.before end as before,
      case when j.entity = 'customer' then j.after end as after
    from (${sql.join(things, sql` union all `)}) t
    join journal j on j.company_id = ${act.company} and j.entity = t.entity and j.entity_id = t.id
    where j.action not in ('quote.saved', 'invoice.saved', 'mail.left')
    order by j.seq desc limit ${limit + 1} offset ${offset}`.execute(act.tx)
  return { rows: rows.slice(0, limit), more: rows.length > limit }
}
