import { sql } from 'kysely'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

/**
 * What may be asked of an invoice `i` today: what remains of it, less the retention (retenue de garantie)
 * whose day is not over.
 */
export const owedOf = ({ today }: Act) => sql<Cents>`(i.gross - i.settled - case
  when i.retention_day is null or i.retention_day >= ${today}::date
    then least(i.retained, i.gross - i.settled) else 0 end)::bigint`
