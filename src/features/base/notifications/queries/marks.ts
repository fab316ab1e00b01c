// What one does with one's own lines: read, settled, put off, back again; and when one is written to.
import { sql } from 'kysely'
import type { Updateable } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { Kind } from '../rules/codes.ts'
import { morning } from '../rules/snooze.ts'
import { type Pace, type Paces, usualPaces } from '../rules/paces.ts'
import { reader } from './list.ts'

type Marks = Pick<
  Updateable<Tables['notification']>,
  'read_at' | 'done_at' | 'snoozed_until' | 'written_at'
>

/** @returns how many of them were one's own. */
export async function mark(act: Act, ids: readonly string[], marks: Marks): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await act.tx
    .updateTable('notification')
    .set(marks)
    .where('company_id', '=', act.company)
    .where('person_id', '=', reader(act))
    .where('id', 'in', ids)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** The instant of the morning of a day on the company's clock. */
export async function morningOf({ tx, timeZone }: Act, day: string): Promise<string> {
  const found = await sql<{ at: string }>`select
    (${day}::date + make_time(${morning}, 0, 0)) at time zone ${timeZone} as at`.execute(tx)
  return new Date(found.rows[0]!.at).toISOString()
}

/** When a person is written to: what they chose, else the usual. */
export async function readPaces({ tx, company }: Act, person: string): Promise<Paces> {
  const rows = await tx
    .selectFrom('notification_letter')
    .select(['kind', 'pace'])
    .where('company_id', '=', company)
    .where('person_id', '=', person)
    .execute()
  return { ...usualPaces, ...Object.fromEntries(rows.map(({ kind, pace }) => [kind, pace])) }
}

export async function putPaces({ tx, company }: Act, person: string, chosen: Paces): Promise<void> {
  const rows = (Object.entries(chosen) as [Kind, Pace][]).map(([kind, pace]) => ({
    company_id: company,
    person_id: person,
    kind,
    pace,
  }))
  await tx
    .insertInto('notification_letter')
    .values(rows)
    .onConflict((on) =>
      on
        .columns(['company_id', 'person_id', 'kind'])
        .doUpdateSet({ pace: (eb) => eb.ref('excluded.pace') }),
    )
    .execute()
}
