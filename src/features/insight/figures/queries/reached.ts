// What became of the quotes of a period once they were signed: those that are invoiced, and those of them
// that are paid, added up at once; and how long each step took.
import { type RawBuilder, sql } from 'kysely'
import { billedIn } from '#features/sales/quotes/queries/invoicing.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { Query } from '../rules/figure.ts'
import type { Answer, Ask } from './asked.ts'

const known: ReadonlySet<string> = new Set([
  ...['from', 'to', 'validity', 'reached', 'seller', 'store', 'customer'],
])

/** Whether it is what this file tells: how far the signed quotes of a period went. */
export const isReached = (query: Query): boolean =>
  query['reached'] !== undefined &&
  query['validity'] === 'signed' &&
  query['from'] !== undefined &&
  query['to'] !== undefined &&
  Object.keys(query).every((name) => known.has(name))

/** The signed quotes of a period and what is invoiced of each, as rows (gross, signed_day, billed, settled, since, invoices). */
export const signedAndBilled = (
  act: Act,
  { from, to, seller, store, customer }: Query,
): RawBuilder<unknown> => sql`select q.gross, q.signed_day, b.gross > 0 as billed,
    b.gross > 0 and b.settled as settled, b.since, b.invoices
  from quote q cross join lateral ${billedIn} b
  where q.company_id = ${act.company} and q.day between ${from}::date and ${to}::date
    and q.state = 'signed' and ${visible(act, 'q')}
    ${seller === undefined ? sql`` : sql`and q.seller_id = ${seller}`}
    ${store === undefined ? sql`` : sql`and q.store_id = ${store}`}
    ${customer === undefined ? sql`` : sql`and q.customer_id = ${customer}`}`

type Steps = Readonly<
  Record<'invoiced' | 'paid', number> & Record<'invoicedGross' | 'paidGross', Cents>
>

/** Both steps of the same quotes are read at once. */
export const reached: Ask = async (act, asked) => {
  const all = new Map<string, Promise<Steps>>()
  return Promise.all(
    asked.map(async ({ query: { reached: step, ...query }, sum }): Promise<Answer> => {
      const key = JSON.stringify(Object.entries(query).toSorted())
      const found = all.get(key) ?? readSteps(act, query)
      all.set(key, found)
      const told = await found
      const [count, gross] =
        step === 'paid' ? [told.paid, told.paidGross] : [told.invoiced, told.invoicedGross]
      return { count, amount: sum === null ? null : gross }
    }),
  )
}

async function readSteps(act: Act, query: Query): Promise<Steps> {
  const { rows } = await sql<Steps>`select count(*) filter (where t.billed)::int as invoiced,
      count(*) filter (where t.settled)::int as paid,
      coalesce(sum(t.gross) filter (where t.billed), 0)::bigint as "invoicedGross",
      coalesce(sum(t.gross) filter (where t.settled), 0)::bigint as "paidGross"
    from (${signedAndBilled(act, query)}) t`.execute(act.tx)
  return rows[0]!
}
