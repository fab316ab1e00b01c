// What may be done now, told of documents whatever their kind, and of the projects that hold them: what
// the lists of documents say of theirs.
import { type RawBuilder, sql } from 'kysely'
import { kept as keptInvoices } from '#features/sales/invoices/queries/filter.ts'
import { kept as keptOrders } from '#features/sales/orders/queries/filter.ts'
import { staleOrders } from '#features/sales/orders/queries/kept.ts'
import { filtered as keptQuotes } from '#features/sales/quotes/queries/list.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { projectCans } from '../contract.ts'

export type ProjectCan = (typeof projectCans)[number]

type Found = Partial<Record<'quote' | 'order' | 'invoice', RawBuilder<unknown>>>

/** The documents of each kind of which any of these may be done, as far as the role reads them. */
export async function documentsThatCan(act: Act, asked: readonly ProjectCan[]): Promise<Found> {
  const among = <T extends ProjectCan>(...own: T[]): T[] => own.filter((one) => asked.includes(one))
  const found: Found = {}
  const ofOrders = among('purchase', 'deliver', 'invoice')
  if (ofOrders.length > 0 && grants(act.role, 'orders.read')) {
    const stale = await staleOrders(act)
    found.order = sql`${keptOrders(act, { can: ofOrders }, stale).select('o.id')}`
  }
  const ofQuotes = among('invoice', 'remind')
  if (ofQuotes.length > 0 && grants(act.role, 'quotes.read')) {
    found.quote = sql`${keptQuotes(act, { can: ofQuotes }).select('q.id')}`
  }
  const ofInvoices = among('remind')
  if (ofInvoices.length > 0 && grants(act.role, 'invoices.read')) {
    found.invoice = sql`${keptInvoices(act, { can: ofInvoices }).select('i.id')}`
  }
  return found
}

/** What keeps the projects of any of these; nothing where none is asked. */
export async function thatCan(
  act: Act,
  asked: readonly ProjectCan[] | undefined,
): Promise<RawBuilder<boolean> | null> {
  if (!asked) return null
  const found = Object.values(await documentsThatCan(act, asked))
  if (found.length === 0) return sql<boolean>`false`
  return sql<boolean>`p.id in (select h.project_id from project_chain h
    where h.company_id = ${act.company} and h.document_id in (${sql.join(found, sql` union all `)}))`
}
