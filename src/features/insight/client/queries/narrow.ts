// Whose documents a dashboard tells of: one client's, as far as one may see them, of one seller or store
// where that is asked.
import { type RawBuilder, sql } from 'kysely'
import { addMonths, startOfMonth } from '#kernel/day.ts'
import { type Days, periodOf } from '#kernel/period.ts'
import { type Act, visible } from '#server/act.ts'

export type Narrow = {
  readonly customer: string
  readonly seller?: string | undefined
  readonly store?: string | undefined
  /** By whose hands: of what is invoiced alone, quotes and orders have no distributor. */
  readonly distributor?: string | undefined
}

/** Whether what is kept of all sales of a client tells them: it knows neither seller nor store. */
export const isToldBySums = ({ role }: Act, { seller, store, distributor }: Narrow): boolean =>
  role.scope === 'all' && (seller ?? store ?? distributor) === undefined

/** The documents of a client, as a condition on a table that has the columns of all documents. */
export function ofClient(act: Act, alias: string, narrow: Narrow): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  const { customer, seller, store } = narrow
  return sql<boolean>`(${column('company_id')} = ${act.company} and ${column('customer_id')} = ${customer}
    and ${visible(act, alias)}
    ${seller === undefined ? sql`` : sql`and ${column('seller_id')} = ${seller}`}
    ${store === undefined ? sql`` : sql`and ${column('store_id')} = ${store}`})`
}

/** Their issued invoices and credit notes, of one distributor where that is asked. */
export function issuedTo(act: Act, alias: string, narrow: Narrow): RawBuilder<boolean> {
  const { distributor } = narrow
  return sql<boolean>`(${ofClient(act, alias, narrow)} and ${sql.ref(`${alias}.state`)} = 'issued'
    ${distributor === undefined ? sql`` : sql`and ${sql.ref(`${alias}.distributor_id`)} = ${distributor}`})`
}

/** The twelve months of every figure here: this one as far as today, and the eleven before. */
export const yearOf = ({ today }: Pick<Act, 'today'>): Days => {
  const { from, to } = periodOf({ name: 'year12' }, today, 1)
  return { from, to }
}

/** Those and the year before: what rhythms and comparisons are read from. */
export const twoYearsOf = ({ today }: Pick<Act, 'today'>): Days => ({
  from: startOfMonth(addMonths(today, -24)),
  to: today,
})
