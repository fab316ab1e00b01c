// What the parts of one answer ask at the same time, asked as one statement: going to the database, and
// naming what is asked there, cost more than most of the parts themselves.
import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#server/act.ts'

type Waiting = {
  readonly asked: RawBuilder<unknown>
  readonly tell: (rows: never) => void
  readonly fail: (error: unknown) => void
}

const waitingOf = new WeakMap<Act['tx'], Waiting[]>()

/**
 * The rows of a statement. They come as JSON does: whole numbers, and days and instants as the database
 * writes them. Where one statement fails, so do all that were asked with it.
 */
export function rowsOf<R>(act: Act, asked: RawBuilder<R>): Promise<R[]> {
  return new Promise((tell, fail) => {
    const waiting = waitingOf.get(act.tx)
    if (waiting) return void waiting.push({ asked, tell, fail })
    waitingOf.set(act.tx, [{ asked, tell, fail }])
    queueMicrotask(() => void askAll(act))
  })
}

async function askAll({ tx }: Act): Promise<void> {
  const all = waitingOf.get(tx) ?? []
  waitingOf.delete(tx)
  const each = all.map(
    ({ asked }, nth) => sql`(select coalesce(json_agg(t), '[]') from (${asked}) t) as ${name(nth)}`,
  )
  try {
    const { rows } = await sql<Record<string, never>>`select ${sql.join(each)}`.execute(tx)
    for (const [nth, { tell }] of all.entries()) tell(rows[0]?.[`a${nth}`] as never)
  } catch (error) {
    for (const { fail } of all) fail(error)
  }
}

/** An instant as JSON of the database writes it, as instants are written everywhere else. */
export const instant = (told: string): string => new Date(told).toISOString()

const name = (nth: number) => sql.ref(`a${nth}`)
