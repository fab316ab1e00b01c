// The only file that writes the tables of reminders.
import type { Insertable, Updateable } from 'kysely'
import type { Bps } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { Kind } from '../rules/plan.ts'
import type { LevelFound, PlanFound } from './plans.ts'

type New<T extends keyof Tables> = Omit<Insertable<Tables[T]>, 'company_id'>

export async function putPlan(act: Act, plan: PlanFound): Promise<void> {
  const { tx, company } = act
  const row = {
    name: plan.name,
    active: plan.active,
    since: plan.since,
    archived: plan.archived,
    version: plan.version,
  }
  const { id, kind, usual } = plan
  await tx
    .insertInto('reminder_plan')
    .values({ company_id: company, id, kind, usual, created_at: act.now.toISOString(), ...row })
    .onConflict((conflict) => conflict.columns(['company_id', 'id']).doUpdateSet(row))
    .execute()
}

/** Writes the levels of a plan; those that it had and has no more are taken out, and kept. */
export async function putLevels(
  { tx, company }: Act,
  plan: string,
  levels: readonly LevelFound[],
): Promise<void> {
  await tx
    .updateTable('reminder_level')
    .set({ removed: true })
    .where('company_id', '=', company)
    .where('plan_id', '=', plan)
    .execute()
  for (const level of levels) {
    const row = {
      rank: level.rank,
      anchor: level.anchor,
      delay_days: level.delay,
      hour: level.hour,
      working_days: level.workingDays,
      tone: level.tone,
      channel: level.channel,
      sender: level.sender,
      texts: level.texts && JSON.stringify(level.texts),
      removed: false,
    }
    await tx
      .insertInto('reminder_level')
      .values({ company_id: company, id: level.id, plan_id: plan, ...row })
      .onConflict((conflict) => conflict.columns(['company_id', 'id']).doUpdateSet(row))
      .execute()
  }
}

export async function putClientPlan(
  { tx, company }: Act,
  customer: string,
  kind: Kind,
  plan: string | null | 'usual',
): Promise<void> {
  await tx
    .deleteFrom('reminder_client')
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .where('kind', '=', kind)
    .execute()
  if (plan === 'usual') return
  await tx
    .insertInto('reminder_client')
    .values({ company_id: company, customer_id: customer, kind, plan_id: plan })
    .execute()
}

/** Those who followed a plan go back to the usual one. */
export const freeClients = ({ tx, company }: Act, plan: string) =>
  tx
    .deleteFrom('reminder_client')
    .where('company_id', '=', company)
    .where('plan_id', '=', plan)
    .execute()

export async function putRate({ tx, company }: Act, rate: Bps | null, version: number) {
  const row = { penalty_rate: rate, version }
  await tx
    .insertInto('reminder_setting')
    .values({ company_id: company, ...row })
    .onConflict((conflict) => conflict.column('company_id').doUpdateSet(row))
    .execute()
}

/** Writes what leaves, but for what left already: the ids of what was written. */
export async function insertReminders(
  { tx, company }: Act,
  rows: readonly New<'reminder'>[],
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const written = await tx
    .insertInto('reminder')
    .values(rows.map((row) => ({ company_id: company, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute()
  return new Set(written.map(({ id }) => id))
}

export const saveReminders = (
  { tx, company }: Act,
  ids: readonly string[],
  change: Updateable<Tables['reminder']>,
) =>
  tx
    .updateTable('reminder')
    .set(change)
    .where('company_id', '=', company)
    .where('id', 'in', ids)
    .execute()

export const insertHold = ({ tx, company }: Act, row: New<'reminder_hold'>) =>
  tx
    .insertInto('reminder_hold')
    .values({ company_id: company, ...row })
    .execute()

export const endHold = ({ tx, company, now, person }: Act, id: string) =>
  tx
    .updateTable('reminder_hold')
    .set({ ended_at: now.toISOString(), ended_by: person?.id ?? null })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

/** Puts calls on the list, but for documents that have one waiting. */
export async function insertCalls({ tx, company }: Act, rows: readonly New<'reminder_call'>[]) {
  if (rows.length === 0) return
  await tx
    .insertInto('reminder_call')
    .values(rows.map((row) => ({ company_id: company, ...row })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export const saveCalls = (
  { tx, company }: Act,
  ids: readonly string[],
  change: Updateable<Tables['reminder_call']>,
) =>
  tx
    .updateTable('reminder_call')
    .set(change)
    .where('company_id', '=', company)
    .where('id', 'in', ids)
    .execute()
