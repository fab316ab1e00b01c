// What is found beside clients and sales documents: projects by their name, purchase orders, payments.
import { type RawBuilder, sql } from 'kysely'
import type { OutputOf } from '#kernel/endpoint.ts'
import { needle } from '#kernel/search.ts'
import { type Act, visible } from '#server/act.ts'
import type { search } from '../contract.ts'

type Found = OutputOf<typeof search>
type Of<K extends keyof Found> = Omit<Found[K][number], 'customer'> & {
  customerId: string
  customer: string
}

export type Sought = {
  readonly q: string
  readonly numbers: readonly string[]
  readonly clients: readonly string[]
  readonly most: number
}

/** By number, by every word of what they are called, or by their client. */
export async function projectsOf(
  act: Act,
  { q, numbers, clients, most }: Sought,
): Promise<Found['projects']> {
  const isSaid = saidIn(q, 'p')
  const { rows } = await sql<Of<'projects'>>`
    select p.id, p.number, p.name, c.id as "customerId", c.name as customer
    from project p
    join customer c on c.company_id = p.company_id and c.id = p.customer_id
    where p.company_id = ${act.company} and (${visible(act, 'p')} or exists (
        select from project_person pp where pp.company_id = p.company_id
          and pp.project_id = p.id and pp.person_id = ${act.person?.id ?? null}))
      and (p.number = any(${numbers}::text[]) or p.customer_id = any(${clients}::uuid[])
        or ${isSaid})
    order by coalesce(p.number = any(${numbers}::text[]), false) desc, p.updated_at desc, p.id desc
    limit ${most}`.execute(act.tx)
  return rows.map(withCustomer)
}

/** By number, or by their supplier, who stands where the client of a sale does. */
export async function purchasesOf(
  act: Act,
  { numbers, clients, most }: Sought,
): Promise<Found['purchases']> {
  if (numbers.length + clients.length === 0) return []
  const { rows } = await sql<Of<'purchases'>>`
    select d.id, d.number, d.day, d.gross, c.id as "customerId", c.name as customer
    from purchase_order d
    join customer c on c.company_id = d.company_id and c.id = d.supplier_id
    where d.company_id = ${act.company} and ${visible(act, 'd')}
      and (d.number = any(${numbers}::text[]) or d.supplier_id = any(${clients}::uuid[]))
    order by coalesce(d.number = any(${numbers}::text[]), false) desc, d.day desc, d.id desc
    limit ${most}`.execute(act.tx)
  return rows.map(withCustomer)
}

/** By what is written on them (a reference, a cheque), or by their client. */
export async function paymentsOf(
  act: Act,
  { q, clients, most }: Sought,
): Promise<Found['payments']> {
  const { rows } = await sql<Of<'payments'>>`
    select d.id, d.reference, d.day, d.amount, c.id as "customerId", c.name as customer
    from payment d
    join customer c on c.company_id = d.company_id and c.id = d.customer_id
    where d.company_id = ${act.company} and ${visible(act, 'd')}
      and (d.customer_id = any(${clients}::uuid[])
        or ${saidIn(q, 'd')})
    order by d.day desc, d.id desc limit ${most}`.execute(act.tx)
  return rows.map(withCustomer)
}

/** Whether a record says every word; a number (FA-2026-00012) is sought whole. */
function saidIn(q: string, alias: string): RawBuilder<boolean> {
  const sought = needle(q)
  const words = /\d/.test(sought) ? [sought] : sought.split(' ')
  const said = words.map((word) => sql`${sql.ref(`${alias}.search`)} like ${`%${word}%`}`)
  return sql<boolean>`(${sql.join(said, sql` and `)})`
}

const withCustomer = <T extends { customerId: string; customer: string }>({
  customerId,
  customer,
  ...row
}: T) => ({ ...row, customer: { id: customerId, name: customer } })
