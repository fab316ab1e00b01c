// What every row of a company says of itself: whose it is, since when, and how often it was changed.
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Act } from './act.ts'
import type { Tables } from './database/tables.ts'

type Stamp = 'company_id' | 'version' | 'created_at' | 'updated_at'

/** What is to be told of a row that is made, and of one that is changed: all but its stamps. */
export type NewRow<T extends keyof Tables> = Omit<Insertable<Tables[T]>, Stamp>
export type RowChange<T extends keyof Tables> = Omit<Updateable<Tables[T]>, Stamp | 'id'>

/** The stamps of a row that the act makes. */
export const madeNow = ({ company, now }: Act) => ({
  company_id: company,
  created_at: now.toISOString(),
  updated_at: now.toISOString(),
})

/** The stamps of a row that the act changes: it has its next version. */
export const changedNow = ({ now }: Act) => ({
  updated_at: now.toISOString(),
  version: sql<number>`version + 1`,
})
