// What a company checks of its orders, what blocks them by itself, and what clients may owe.
import { type Bps, type Cents, zero } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { sql } from 'kysely'
import { accountFacts } from './control.ts'

/** The checks of an order, in order, with who ticked each; what was ticked and is asked no more stays. */
export async function findChecks({ tx, company }: Act, order: string) {
  const rows = await tx
    .selectFrom('order_check as c')
    .leftJoin('order_tick as t', (join) =>
      join
        .onRef('t.company_id', '=', 'c.company_id')
        .onRef('t.check_id', '=', 'c.id')
        .on('t.order_id', '=', order),
    )
    .leftJoin('person as p', 'p.id', 't.by_id')
    .select(['c.id', 'c.name', 'c.required', 't.at', 't.by_id', 'p.name as by'])
    .where('c.company_id', '=', company)
    .where((is) => is.or([is('c.archived', '=', false), is('t.at', 'is not', null)]))
    .orderBy('c.rank')
    .orderBy('c.id')
    .execute()
  return rows.map(({ id, name, required, at, by_id, by }) => ({
    id,
    name,
    required,
    ticked: at === null ? null : { at, by: by_id && by ? { id: by_id, name: by } : null },
  }))
}

/** Of some orders, those that were reviewed and those that a required check is missing of. */
export async function findReviews({ tx, company }: Act, orders: readonly string[]) {
  const { rows } = await sql<{ id: string; reviewed: boolean; lacking: boolean }>`
    select o.id, o.reviewed_at is not null as reviewed, exists (select from order_check c
      where c.company_id = o.company_id and c.required and not c.archived
        and not exists (select from order_tick t where t.company_id = o.company_id
          and t.order_id = o.id and t.check_id = c.id)) as lacking
    from customer_order o
    where o.company_id = ${company} and o.id = any(${orders}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** The names of people, by their identifier. */
export async function findNames({ tx }: Act, ids: readonly (string | null)[]) {
  const known = [...new Set(ids.filter((id) => id !== null))]
  if (known.length === 0) return new Map<string, { id: string; name: string }>()
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', known)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** What blocks orders by itself, as the company decided; nothing, where it did not. */
export async function findRules({ tx, company }: Act) {
  const row = await tx
    .selectFrom('order_rules')
    .select(['overdue_days', 'overdue_allowed', 'credit_limit', 'deposit_rate'])
    .where('company_id', '=', company)
    .executeTakeFirst()
  return (
    row ?? { overdue_days: null, overdue_allowed: zero, credit_limit: null, deposit_rate: 0 as Bps }
  )
}

/** The checks that are asked of orders. */
export const findAsked = ({ tx, company }: Act) =>
  tx
    .selectFrom('order_check')
    .select(['id', 'name', 'required'])
    .where('company_id', '=', company)
    .where('archived', '=', false)
    .orderBy('rank')
    .execute()

/** What a client may owe, what they owe, and whether they are blocked. */
export async function findCredit(act: Act, customer: string) {
  const { tx, company } = act
  const row = await tx
    .selectFrom('customer_credit')
    .select(['credit_limit', 'blocked_reason', 'blocked_at', 'blocked_by'])
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .executeTakeFirst()
  const { rows } = await sql<{ overdue: Cents; exposure: Cents }>`
    select overdue::bigint, exposure::bigint from ${accountFacts(act, customer)} as a`.execute(tx)
  const names = await findNames(act, [row?.blocked_by ?? null])
  return {
    creditLimit: row?.credit_limit ?? null,
    overdue: rows[0]?.overdue ?? zero,
    exposure: rows[0]?.exposure ?? zero,
    blocked: row?.blocked_at
      ? {
          reason: row.blocked_reason,
          at: row.blocked_at,
          by: row.blocked_by ? (names.get(row.blocked_by) ?? null) : null,
        }
      : null,
  }
}
