// The projects that hold some documents, looked for from the documents: those of a page are few, whatever
// the number of projects. The view `project_record` tells the same of a whole project; a page asked of it
// took longer to plan than to read.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import { seen } from './find.ts'

/** What a project holds beside payments. */
export type Held = 'quote' | 'order' | 'delivery' | 'invoice' | 'purchase'

/** The project of each of some documents that is in one, as far as the role may see them. */
export async function findHolders(
  act: Act,
  documents: readonly { readonly kind: Held; readonly id: string }[],
): Promise<ReadonlyMap<string, { id: string; name: string }>> {
  const { company } = act
  const of = (kind: Held) =>
    sql`any(${documents.flatMap((one) => (one.kind === kind ? one.id : []))}::uuid[])`
  // By what a document is held: itself, or what it was made from.
  const { rows } = await sql<{ record: string; id: string; name: string }>`
    select k.record, p.id, p.name
    from (
      select q.id as record, q.id as quote, null::uuid as "order", null::uuid as invoice
        from quote q where q.company_id = ${company} and q.id = ${of('quote')}
      union all
      select o.id, o.quote_id, o.id, null
        from customer_order o where o.company_id = ${company} and o.id = ${of('order')}
      union all
      select l.delivery_id, o.quote_id, o.id, null
        from delivery_line l join customer_order o on o.company_id = l.company_id and o.id = l.order_id
        where l.company_id = ${company} and l.delivery_id = ${of('delivery')}
      union all
      select n.purchase_order_id, o.quote_id, o.id, null
        from purchase_need n join customer_order o on o.company_id = n.company_id and o.id = n.order_id
        where n.company_id = ${company} and n.purchase_order_id = ${of('purchase')}
      union all
      select i.id, i.quote_id, i.order_id, i.id
        from invoice i where i.company_id = ${company} and i.id = ${of('invoice')}
      union all
      select i.id, null, null, i.credited_invoice_id
        from invoice i where i.company_id = ${company} and i.id = ${of('invoice')}
          and i.credited_invoice_id is not null
      union all
      select l.invoice_id, null, l.order_id, null
        from invoice_line l where l.company_id = ${company} and l.invoice_id = ${of('invoice')}
          and l.order_id is not null
    ) k
    cross join lateral (
      select d.company_id, d.project_id from project_document d
        where d.company_id = ${company} and d.quote_id = k.quote
      union all
      select d.company_id, d.project_id from project_document d
        where d.company_id = ${company} and d.order_id = k."order"
      union all
      select d.company_id, d.project_id from project_document d
        where d.company_id = ${company} and d.invoice_id = k.invoice
    ) d
    join project p on p.company_id = d.company_id and p.id = d.project_id
    where ${seen(act, 'p')}`.execute(act.tx)
  return new Map(rows.map(({ record, id, name }) => [record, { id, name }]))
}
