// The mailbox of a company, and how reading it stands.
import { type Insertable, sql, type Updateable } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { Mailbox } from '../contract.ts'
import { healthOf, lostAfter, type MailboxProblem, type Security } from '../rules/mailbox.ts'

export type MailboxFound = NonNullable<Awaited<ReturnType<typeof findMailbox>>>

/** `hold` keeps others from changing it until the commit. */
export function findMailbox({ tx, company }: Act, { hold = false } = {}) {
  const found = tx.selectFrom('mailbox').selectAll().where('company_id', '=', company)
  return (hold ? found.forUpdate() : found).executeTakeFirst()
}

export async function putMailbox(
  { tx, company }: Act,
  row: Omit<Insertable<Tables['mailbox']>, 'company_id'>,
): Promise<void> {
  await tx
    .insertInto('mailbox')
    .values({ company_id: company, ...row })
    .onConflict((on) => on.column('company_id').doUpdateSet(row))
    .execute()
}

export const changeMailbox = (
  { tx, company }: Act,
  change: Omit<Updateable<Tables['mailbox']>, 'company_id'>,
) => tx.updateTable('mailbox').set(change).where('company_id', '=', company).execute()

export const deleteMailbox = ({ tx, company }: Act) =>
  tx.deleteFrom('mailbox').where('company_id', '=', company).execute()

/** In the hands of a reading that is alive. */
export const isTaken = (
  { now }: Act,
  { taken_at: at }: { readonly taken_at: string | null },
): boolean => at !== null && new Date(at).getTime() > now.getTime() - lostAfter

/** The mailbox as its settings show it. */
export async function readMailbox(act: Act): Promise<Mailbox> {
  const box = await findMailbox(act)
  const { tx, company } = act
  const counted = await tx
    .selectFrom('mail_reply')
    .select([
      sql<number>`count(*)::int`.as('count'),
      sql<string | null>`max(received_at)`.as('last'),
    ])
    .where('company_id', '=', company)
    .executeTakeFirstOrThrow()
  const replies = {
    replies: counted.count,
    lastReplyAt: counted.last === null ? null : new Date(counted.last).toISOString(),
  }
  if (!box) {
    return { settings: null, health: null, readAt: null, problem: null, nextAt: null, ...replies }
  }
  const { address, host, port, username: user, folder, version, problem } = box
  return {
    settings: { address, host, port, security: box.security as Security, user, folder, version },
    health: healthOf({
      paused: box.paused,
      reading: box.asked || isTaken(act, box),
      failing: problem !== null,
    }),
    readAt: box.read_at,
    problem:
      problem === null || box.failing_since === null
        ? null
        : {
            code: problem as MailboxProblem,
            detail: box.problem_detail,
            since: box.failing_since,
          },
    nextAt: problem === null || box.paused ? null : box.next_at,
    ...replies,
  }
}
