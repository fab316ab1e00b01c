import { createHash } from 'node:crypto'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'

/** The answer to a request, as stored under its key and sent byte for byte again. */
export type Answer = { status: number; contentType: string; body: Buffer }

export const bodyHash = (parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\n')
  return hash.digest('hex')
}

/** Refuses a malformed key: 1 to 255 printable ASCII characters. */
export function checkKey(key: string): void {
  if (!/^[\x20-\x7e]{1,255}$/.test(key)) refuse('bad_key', 'Idempotency-Key')
}

/**
 * Takes the key, as the first statement of the transaction: a second sender of the same key waits here
 * until the first has ended, and then gets the first's answer; a refusal leaves the key free.
 * @returns the stored answer, or null when this request is the one to act.
 */
export async function takeKey(
  act: Act,
  key: string,
  route: string,
  hash: string,
): Promise<Answer | null> {
  const { tx, company: company_id } = act
  const taken = await tx
    .insertInto('idempotency')
    .values({ company_id, key, route, body_hash: hash })
    .onConflict((on) => on.columns(['company_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (taken) return null
  const stored = await tx
    .selectFrom('idempotency')
    .selectAll()
    .where('company_id', '=', company_id)
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  if (stored.route !== route || stored.body_hash !== hash) refuse('key_reused', 'Idempotency-Key')
  return {
    status: stored.status ?? 200,
    contentType: stored.content_type ?? 'application/json',
    body: stored.body ?? Buffer.alloc(0),
  }
}

/** Keeps the answer under its key, in the same transaction as the effect. */
export function keepAnswer(act: Act, key: string, answer: Answer): void {
  act.withCommit.push(
    act.tx
      .updateTable('idempotency')
      .set({ status: answer.status, content_type: answer.contentType, body: answer.body })
      .where('company_id', '=', act.company)
      .where('key', '=', key),
  )
}
