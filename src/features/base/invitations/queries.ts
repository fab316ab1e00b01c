import { sql } from 'kysely'
import type { MailState } from '#features/base/mail/rules/states.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'

type NewInvitation = {
  email: string
  roleId: string
  stores: readonly string[]
  tokenHash: string
  expiresAt: string
}

export async function insertInvitation(act: Act, values: NewInvitation): Promise<string> {
  const { tx, company, now, person } = act
  const id = newId(now.getTime())
  await tx
    .insertInto('invitation')
    .values({
      company_id: company,
      id,
      email: values.email,
      role_id: values.roleId,
      stores: JSON.stringify(values.stores),
      token_hash: values.tokenHash,
      invited_by: person?.id ?? null,
      expires_at: values.expiresAt,
      created_at: now.toISOString(),
    })
    .execute()
  return id
}

/** The invitations that still wait for an answer. */
const open = ({ tx, company, now }: Act) =>
  tx
    .selectFrom('invitation as i')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'i.company_id').onRef('r.id', '=', 'i.role_id'),
    )
    .leftJoin('person as p', 'p.id', 'i.invited_by')
    .select(['i.id', 'i.email', 'i.stores', 'i.expires_at as expiresAt'])
    .select(['i.created_at as createdAt', 'r.id as roleId', 'r.name as roleName'])
    .select('p.name as invitedBy')
    .where('i.company_id', '=', company)
    .where('i.accepted_at', 'is', null)
    .where('i.revoked_at', 'is', null)
    .where('i.expires_at', '>', now.toISOString())

export async function readInvitations(act: Act) {
  const rows = await open(act)
    .select(
      sql<{ id: string; state: MailState } | null>`(
        select json_build_object('id', m.id, 'state', m.state) from mail m
        where m.company_id = i.company_id and m.about_type = 'invitation' and m.about_id = i.id
        order by m.created_at desc, m.id desc limit 1)`.as('message'),
    )
    .orderBy('i.created_at', 'desc')
    .execute()
  return {
    rows: rows.map(({ roleId, roleName, stores: _, ...row }) => ({
      ...row,
      role: { id: roleId, name: roleName },
    })),
  }
}

/** An open invitation by what is kept of its token, held until the end of the act if so wished. */
export const findByToken = (act: Act, tokenHash: string, { hold = false } = {}) => {
  const found = open(act).where('i.token_hash', '=', tokenHash)
  return (hold ? found.forUpdate('i') : found).executeTakeFirst()
}

/** An invitation that waits, or whose time has passed: it may be sent again. */
export const findPending = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('invitation')
    .select(['id', 'email', 'role_id', 'stores'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()

/** The link of an invitation as long as its message has not left. */
export async function findLink({ tx, company }: Act, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('mail')
    .select('link')
    .where('company_id', '=', company)
    .where('about_type', '=', 'invitation')
    .where('about_id', '=', id)
    .where('state', 'in', ['held', 'failed'])
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return row?.link ?? null
}

/** The role of an invitation that waits. */
export const findInvited = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('invitation')
    .select('role_id')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()

const one = ({ tx, company }: Act, id: string) =>
  tx.updateTable('invitation').where('company_id', '=', company).where('id', '=', id)

export const renewToken = (
  act: Act,
  id: string,
  { tokenHash, expiresAt }: Pick<NewInvitation, 'tokenHash' | 'expiresAt'>,
) => one(act, id).set({ token_hash: tokenHash, expires_at: expiresAt }).execute()

export const markAccepted = (act: Act, id: string) =>
  one(act, id).set({ accepted_at: act.now.toISOString() }).execute()

export const markRevoked = (act: Act, id: string) =>
  one(act, id).set({ revoked_at: act.now.toISOString() }).execute()

/** Takes back what an address was sent before: the last invitation alone counts. */
export async function revokeOthers({ tx, company, now }: Act, email: string): Promise<string[]> {
  const rows = await tx
    .updateTable('invitation')
    .set({ revoked_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}
