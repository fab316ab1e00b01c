// What is stored of a billing plan, and what has happened that its steps wait for.
import { sql } from 'kysely'
import { outstandingOf } from '#features/sales/invoices/rules/payment.ts'
import { heldBack } from '#features/sales/invoices/rules/retention.ts'
import type { InvoiceKind, InvoiceState } from '#features/sales/invoices/rules/life.ts'
import { ofDeal } from '#features/sales/invoices/queries/agreed.ts'
import { orderDeliveredIn } from '#features/sales/orders/queries/deliveries.ts'
import { deliveredIn } from '#features/sales/quotes/queries/invoicing.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Facts } from '../rules/plan.ts'

export const findPlan = ({ tx, company }: Act, deal: string) =>
  tx
    .selectFrom('billing_plan')
    .selectAll()
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .executeTakeFirst()

/** The steps of a plan; `invoice_id` only of one whose invoice stands, in draft or not wholly credited. */
export const findSteps = ({ tx, company }: Act, deal: string) =>
  tx
    .selectFrom('billing_step as s')
    .leftJoin('invoice as i', (join) =>
      join
        .onRef('i.company_id', '=', 's.company_id')
        .onRef('i.id', '=', 's.invoice_id')
        .on(
          sql<boolean>`(i.state = 'draft' or i.gross + coalesce((select sum(c.gross) from invoice c
            where c.company_id = i.company_id and c.credited_invoice_id = i.id
              and c.state = 'issued'), 0) <> 0 or i.gross = 0)`,
        ),
    )
    .select(['s.id', 's.rank', 's.kind', 's.label', 's.trigger', 's.planned_day', 's.percent'])
    .select(['s.amount', 'i.id as invoice_id', 'i.state as invoice_state'])
    .where('s.company_id', '=', company)
    .where('s.deal_id', '=', deal)
    .orderBy('s.rank')
    .execute()

/** The invoices and the credit notes of a deal, oldest first, with what is held back of each. */
export async function findBilled({ tx, company, today }: Act, deal: string) {
  const rows = await tx
    .selectFrom('invoice')
    .select(['id', 'kind', 'number', 'state', 'day', 'due_day', 'net', 'gross', 'settled'])
    .select(['retained', 'retention_day', 'imported'])
    .where('company_id', '=', company)
    .where(ofDeal('invoice', deal))
    .orderBy('day')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => {
    const state = row.state as InvoiceState
    const outstanding = outstandingOf({ ...row, state })
    return {
      id: row.id,
      kind: row.kind as InvoiceKind,
      number: row.number,
      state,
      day: row.day,
      dueDay: row.due_day,
      net: row.net,
      gross: row.gross,
      settled: row.settled,
      outstanding,
      held: heldBack(
        { retained: row.retained, retentionDay: row.retention_day, outstanding },
        today,
      ),
    }
  })
}

/** What payments have settled of the invoices of a deal, refunds taken off. */
export async function findCollected({ tx, company }: Act, deal: string): Promise<Cents> {
  const { rows } = await sql<{ collected: Cents }>`
    select coalesce(sum(a.amount), 0)::bigint as collected from allocation a
    join invoice i on i.company_id = a.company_id and i.id = a.invoice_id
    where a.company_id = ${company} and ${ofDeal('i', deal)} and a.payment_id is not null`.execute(
    tx,
  )
  return rows[0]!.collected
}

/** What has happened that steps wait for: the last delivery counts once nothing is left to deliver. */
export async function findFacts({ tx, company }: Act, deal: string): Promise<Facts> {
  const { rows } = await sql<Facts>`
    select d.signed, d.delivered, p.reception_day as received
    from (select q.id, q.signed_day as signed, ${deliveredIn} as delivered from quote q
        where q.company_id = ${company} and q.id = ${deal}
      union all
      select o.id, o.day, ${orderDeliveredIn} from customer_order o
        where o.company_id = ${company} and o.id = ${deal}) d
    left join billing_plan p on p.company_id = ${company} and p.deal_id = d.id`.execute(tx)
  return rows[0] ?? { signed: null, delivered: null, received: null as Day | null }
}
