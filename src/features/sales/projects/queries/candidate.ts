// A document that may be attached to a project.
import { sql } from 'kysely'
import { type Act, visible } from '#server/act.ts'
import type { AttachedKind } from './write.ts'

export type Candidate = {
  readonly customer: string
  readonly number: string | null
  /** Whether it comes from another document, with which it goes. */
  readonly follows: boolean
}

/** A document that the role may see, of its kind. */
export async function findCandidate(
  act: Act,
  kind: AttachedKind,
  id: string,
): Promise<Candidate | null> {
  const of = {
    quote: sql`select d.customer_id as customer, d.number, false as follows from quote d`,
    order: sql`select d.customer_id as customer, d.number, d.quote_id is not null as follows
      from customer_order d`,
    invoice: sql`select d.customer_id as customer, d.number,
        d.quote_id is not null or d.credited_invoice_id is not null or exists (
          select from invoice_line l where l.company_id = d.company_id and l.invoice_id = d.id
            and num_nonnulls(l.order_id, l.quote_id) > 0) as follows
      from invoice d`,
  }
  const { rows } = await sql<Candidate>`${of[kind]}
    where d.company_id = ${act.company} and d.id = ${id} and ${visible(act, 'd')}`.execute(act.tx)
  return rows[0] ?? null
}
