import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import type { AboutType } from '../rules/codes.ts'

export const companyOf = ({ tx, company, timeZone }: Act) =>
  tx
    .selectFrom('company')
    .select(['name', 'demo'])
    .select(sql<Day>`(created_at at time zone ${timeZone})::date`.as('createdOn'))
    .where('id', '=', company)
    .executeTakeFirstOrThrow()

/** So many days what is done can still be looked at. */
const keptDays = 90

export function pruneDone({ tx, company, now }: Act): Promise<unknown> {
  const before = new Date(now.getTime() - keptDays * 86_400_000).toISOString()
  return tx
    .deleteFrom('notification')
    .where('company_id', '=', company)
    .where('done_at', '<', before)
    .execute()
}

/** What was told about a record that is gone, as if it had never been. */
export const deleteAbout = ({ tx, company }: Act, type: AboutType, id: string) =>
  tx
    .deleteFrom('notification')
    .where('company_id', '=', company)
    .where('about_type', '=', type)
    .where('about_id', '=', id)
    .execute()
