// What is owed and what is left of sales, for the third tab of the home.
import { list as customerList } from '#features/relation/customers/contract.ts'
import { listCustomers } from '#features/relation/customers/queries/list.ts'
import { salesOf } from '#features/sales/turnover/queries/read.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Cents, subtract, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { type Act, visible } from '#server/act.ts'
import { sql } from 'kysely'
import { z } from 'zod'
import {
  type AskedOfHome,
  type homeDebtors,
  type homeForecast,
  type homeMargin,
  horizons,
} from '../contract.ts'
import { readContext } from './board.ts'

/** The five clients who owe most: the head of the list that the widget opens. */
export async function readDebtors(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeDebtors>> {
  const { seller, store } = (await readContext(act, asked)).narrowing
  const query = {
    ...(seller === undefined ? {} : { seller }),
    ...(store === undefined ? {} : { store }),
    ...{ situation: 'owing', sort: 'balance', direction: 'desc', limit: 5 },
  }
  const { rows } = await listCustomers(act, z.decode(customerList.input, query as never))
  return {
    rows: rows.map(({ id, name, balance, overdue }) => ({
      ...{ id, name, balance: balance ?? zero, overdue: overdue ?? zero },
    })),
  }
}

/** What is owed, by when its clients should pay it: all of it, whatever is late or not dated. */
export async function readForecast(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeForecast>> {
  const { seller, store } = (await readContext(act, asked)).narrowing
  const { rows } = await sql<{ within: number | null; amount: Cents; known: Cents }>`
    select case ${sql.join(
      horizons.map(
        (days) =>
          sql`when o.expected <= ${act.today}::date + ${days}::integer then ${days}::integer`,
      ),
      sql` `,
    )} end as within,
      sum(o.outstanding)::bigint as amount,
      coalesce(sum(o.outstanding) filter (where o.is_known), 0)::bigint as known
    from (select i.gross - i.settled as outstanding,
        h.pays_in is not null and i.kind <> 'credit_note' as is_known,
        -- A credit note is used as soon as there is something to use it for.
        case when i.kind = 'credit_note' then ${act.today}::date
          when h.pays_in is null then i.due_day else i.day + h.pays_in end as expected
      from invoice i
      left join customer_rhythm h on h.company_id = i.company_id and h.customer_id = i.customer_id
      where i.company_id = ${act.company} and i.state = 'issued' and not i.imported
        and i.settled <> i.gross and ${visible(act, 'i')}
        ${seller === undefined ? sql`` : sql`and i.seller_id = ${seller}`}
        ${store === undefined ? sql`` : sql`and i.store_id = ${store}`}) o
    group by 1`.execute(act.tx)
  return {
    rows: [...horizons, null].map((within) => ({
      within,
      amount: rows.find((row) => row.within === within)?.amount ?? zero,
    })),
    known: rows.reduce((all, { known }) => all + known, 0) as Cents,
  }
}

/** Sales less what they cost. @throws Refusal `margin_hidden` to a role that sees no costs. */
export async function readMargin(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeMargin>> {
  if (!act.role.seesCosts) refuse('margin_hidden')
  const { period, narrowing } = await readContext(act, asked)
  const { net, cost } = await salesOf(act, period, {
    ...(narrowing.seller === undefined ? {} : { seller: narrowing.seller }),
    ...(narrowing.store === undefined ? {} : { store: narrowing.store }),
  })
  return { sales: net, cost: cost ?? zero, margin: subtract(net, cost ?? zero) }
}
