// The documents of projects, with what each adds to the figures: as far as the role may see them.
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import { type Cents, subtract } from '#kernel/money.ts'
import { grants, type Right } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import { isIssued, type ProjectDocument } from '../rules.ts'

/** A document of a project, as its page shows it. */
export type ChainedDocument = ProjectDocument & {
  readonly id: string
  readonly number: string | null
  readonly day: Day
  readonly outstanding: Cents | null
  readonly starts: boolean
}

/** Every document of a project that the role may see, oldest first. */
export async function findChain(act: Act, project: string): Promise<ChainedDocument[]> {
  const { company } = act
  const { seesCosts } = act.role
  const shiftOf = (orders: RawBuilder<unknown>) => sql`(select coalesce(sum(s.shift), 0)::bigint
    from customer_order o
      join order_line_cost s on s.company_id = o.company_id and s.order_id = o.id
    where o.company_id = ${company} and ${orders})`
  const chained = (kind: string) => sql`(select document_id, bool_or(starts) as starts
    from project_chain where company_id = ${company} and project_id = ${project} and kind = ${kind}
    group by document_id)`
  const { rows } = await sql<Omit<ChainedDocument, 'outstanding'> & { rank: number }>`
    select * from (
      select 1 as rank, 'quote' as kind, q.id, q.number, q.state, q.day, q.net, q.gross,
        q.cost + ${shiftOf(sql`o.quote_id = q.id and o.state <> 'cancelled'`)} as cost,
        0::bigint as settled, false as follows, p.starts, q.created_at
      from ${chained('quote')} p join quote q on q.company_id = ${company} and q.id = p.document_id
      where ${readable(act, 'quotes.read', 'q')}
      union all
      select 2, 'order', d.id, d.number, d.state, d.day, d.net, d.gross,
        d.cost + ${shiftOf(sql`o.id = d.id`)}, 0, d.quote_id is not null, p.starts, d.created_at
      from ${chained('order')} p
        join customer_order d on d.company_id = ${company} and d.id = p.document_id
      where ${readable(act, 'orders.read', 'd')}
      union all
      select 3, 'purchase_order', b.id, b.number, b.state, b.day, n.cost, n.cost, 0,
        0, false, false, b.created_at
      from (select purchase_order_id, sum(cost)::bigint as cost from purchase_need_cost
          where company_id = ${company}
            and order_id in (select document_id from ${chained('order')} c)
          group by purchase_order_id) n
        join purchase_order b on b.company_id = ${company} and b.id = n.purchase_order_id
      where ${seesCosts ? readable(act, 'purchases.read', 'b') : sql`false`}
      union all
      select 4, 'delivery', l.id, l.number, l.state, l.day, l.net, l.net, 0,
        0, false, false, l.created_at
      from ${chained('delivery')} p
        join delivery l on l.company_id = ${company} and l.id = p.document_id
      where ${readable(act, 'deliveries.read', 'l')}
      union all
      select 5, i.kind, i.id, i.number, i.state, i.day, i.net, i.gross, i.cost,
        i.settled, false, p.starts, i.created_at
      from ${chained('invoice')} p
        join invoice i on i.company_id = ${company} and i.id = p.document_id
      where ${readable(act, 'invoices.read', 'i')}) d
    order by d.rank, d.created_at, d.id`.execute(act.tx)
  return rows.map(({ rank: _, ...row }) => ({
    ...row,
    cost: seesCosts ? row.cost : null,
    outstanding: isIssued(row) ? subtract(row.gross, row.settled) : null,
  }))
}

/** Whether anything belongs to a project, whoever may see it. */
export async function hasDocuments({ tx, company }: Act, project: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`select exists (select from project_document
    where company_id = ${company} and project_id = ${project}) as found`.execute(tx)
  return rows[0]?.found ?? false
}

/**
 * What each project comes to, in SQL: the twin of `moneyOf` for the figures of the list.
 * A relation of (project_id, agreed, agreed_gross, invoiced, due), one row a project that has documents.
 */
export const moneyByProject = (act: Act) => {
  const { company } = act
  return sql<{
    project_id: string
    agreed: Cents
    agreed_gross: Cents
    invoiced: Cents
    due: Cents
  }>`(select m.project_id, sum(m.agreed)::bigint as agreed,
      sum(m.agreed_gross)::bigint as agreed_gross,
      sum(m.invoiced)::bigint as invoiced, sum(m.due)::bigint as due
    from (
      select p.project_id, q.net as agreed, q.gross as agreed_gross, 0::bigint as invoiced, 0::bigint as due
      from project_chain p join quote q on q.company_id = p.company_id and q.id = p.document_id
      where p.company_id = ${company} and p.kind = 'quote' and q.state = 'signed'
        and ${readable(act, 'quotes.read', 'q')}
      union all
      select p.project_id, o.net, o.gross, 0, 0
      from project_chain p
        join customer_order o on o.company_id = p.company_id and o.id = p.document_id
      where p.company_id = ${company} and p.kind = 'order' and o.quote_id is null
        and o.state in ('confirmed', 'completed') and ${readable(act, 'orders.read', 'o')}
      union all
      select p.project_id, 0, 0, i.net, i.gross - i.settled
      from (select distinct company_id, project_id, document_id from project_chain
          where company_id = ${company} and kind = 'invoice') p
        join invoice i on i.company_id = p.company_id and i.id = p.document_id
      where i.state = 'issued' and ${readable(act, 'invoices.read', 'i')}) m
    group by m.project_id)`
}

/** The rows of a table of documents that the role may read. */
export const readable = (act: Act, right: Right, alias: string) =>
  grants(act.role, right) ? visible(act, alias) : sql<boolean>`false`
