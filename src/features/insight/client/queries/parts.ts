// Parts of one answer that fail alone: a part that cannot be read says so, and its neighbours stand.
import { sql } from 'kysely'
import { Refusal } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'

type Parts = Readonly<Record<string, () => Promise<unknown>>>
type Read<P extends Parts> = { readonly [K in keyof P]: Awaited<ReturnType<P[K]>> | null }

/**
 * Reads all parts at once. Where one fails, which ends the transaction for all, each is read again by
 * itself: those that fail are null and named. A refusal is an answer, and is passed on.
 * @param make the parts, made anew for the second reading.
 */
export async function inParts<P extends Parts>(
  act: Act,
  make: () => P,
): Promise<{ readonly read: Read<P>; readonly failed: (keyof P & string)[] }> {
  const point = sql`savepoint parts`.execute(act.tx)
  const parts = make()
  const names = Object.keys(parts) as (keyof P & string)[]
  const answers = await Promise.allSettled([point, ...names.map((name) => parts[name]!())])
  const [, ...values] = answers
  const refused = answers.find((one) => one.status === 'rejected' && isRefusal(one.reason))
  if (refused?.status === 'rejected') throw refused.reason
  if (answers.every((one) => one.status === 'fulfilled')) {
    const told = names.map((name, at) => [name, (values[at] as { value: unknown }).value])
    return { read: Object.fromEntries(told) as Read<P>, failed: [] }
  }
  return oneByOne(act, make(), names)
}

async function oneByOne<P extends Parts>(act: Act, parts: P, names: readonly (keyof P & string)[]) {
  const read: Record<string, unknown> = {}
  const failed: (keyof P & string)[] = []
  for (const name of names) {
    await sql`rollback to savepoint parts`.execute(act.tx)
    try {
      read[name] = await parts[name]!()
    } catch (error) {
      // Told to whoever runs the installation; the reader is told that this part is missing.
      process.emitWarning(error as Error)
      read[name] = null
      failed.push(name)
    }
  }
  await sql`rollback to savepoint parts`.execute(act.tx)
  return { read: read as Read<P>, failed }
}

const isRefusal = (error: unknown): boolean => error instanceof Refusal
