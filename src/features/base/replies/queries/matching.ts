// Which message of the company a received one answers. Only its own are looked at: what names one of
// another company finds nothing.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** The kinds that a client answers: those of accounts and of colleagues are none. */
const answerable = sql`m.state = 'sent' and m.about_type not in ('invitation', 'person')
  and m.kind not in ('invitation', 'password', 'address', 'digest')`

/** Those of these identifiers that are messages which left, the latest first. */
export async function findAnswered(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select m.id from mail m
    where m.company_id = ${company} and m.id = any(${ids}::uuid[]) and ${answerable}
    order by m.created_at desc, m.id desc`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Written = {
  readonly id: string
  readonly subject: string
  readonly address: string
  /** Of the documents that it is about. */
  readonly numbers: readonly string[]
}

/** For how long an answer may come without saying what it answers. */
const days = 90

/** What was written of late to these addresses (in lower case), the latest first. */
export async function findWrittenTo(act: Act, addresses: readonly string[]): Promise<Written[]> {
  if (addresses.length === 0) return []
  const { rows } = await sql<Written>`
    with written as (
      select m.company_id, m.id, m.subject, m.about_id, m.created_at, lower(a ->> 'address') as address
      from mail m, jsonb_array_elements(m.to_addresses || m.cc_addresses) a
      where m.company_id = ${act.company} and ${answerable}
        and m.created_at > ${act.now.toISOString()}::timestamptz - make_interval(days => ${days})
        and lower(a ->> 'address') = any(${addresses}::text[])
      order by m.created_at desc limit 2000)
    select w.id, w.subject, w.address, array(
      select n.number from (${documentsOf(sql`w`)}) d
      join lateral (
        select q.number from quote q where q.company_id = w.company_id and q.id = d.id
        union all select i.number from invoice i where i.company_id = w.company_id and i.id = d.id
        union all select o.number from customer_order o
          where o.company_id = w.company_id and o.id = d.id
        union all select l.number from delivery l where l.company_id = w.company_id and l.id = d.id
        union all select p.number from purchase_order p
          where p.company_id = w.company_id and p.id = d.id
      ) n on n.number is not null) as numbers
    from written w order by w.created_at desc, w.id desc`.execute(act.tx)
  return rows
}

/** What a message is about: its document, those that it encloses, those that it reminds of. */
const documentsOf = (mail: ReturnType<typeof sql>) => sql`
  select ${mail}.about_id as id
  union select o.about_id from mail_document o
    where o.company_id = ${mail}.company_id and o.mail_id = ${mail}.id
  union select r.document_id from reminder r
    where r.company_id = ${mail}.company_id and r.mail_id = ${mail}.id`

/** A message as its answer needs it. */
export async function findOriginal({ tx, company }: Act, id: string) {
  const { rows } = await sql<{
    id: string
    subject: string
    state: string
    error: string | null
    about_type: string
    about_id: string
    seller_id: string | null
    store_id: string | null
    person_id: string | null
    documents: string[]
    label: string | null
  }>`
    select m.id, m.subject, m.state, m.error, m.about_type, m.about_id, m.seller_id, m.store_id,
      m.person_id, array(${documentsOf(sql`m`)}) as documents,
      coalesce((select q.number || ' · ' || c.name from quote q
          where q.company_id = m.company_id and q.id = m.about_id),
        (select i.number || ' · ' || c.name from invoice i
          where i.company_id = m.company_id and i.id = m.about_id), c.name, m.subject) as label
    from mail m
    left join customer c on c.company_id = m.company_id and c.id = m.customer_id
    where m.company_id = ${company} and m.id = ${id}`.execute(tx)
  return rows[0]
}

/** The addresses that are ours: what they write is no answer of a client. */
export async function findOwnAddresses({ tx, company }: Act): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ address: string }>`
    select lower(p.email) as address from membership m join person p on p.id = m.person_id
      where m.company_id = ${company}
    union select lower(email) from company where id = ${company}
    union select lower(address) from mailbox where company_id = ${company}
    union select lower(username) from mailbox where company_id = ${company}`.execute(tx)
  return new Set(rows.map(({ address }) => address).filter((address) => address !== ''))
}
