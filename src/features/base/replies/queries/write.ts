import type { Insertable } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'

/** Keeps an answer, once. @returns whether it was new. */
export async function insertReply(
  { tx, company }: Act,
  row: Omit<Insertable<Tables['mail_reply']>, 'company_id'>,
  documents: readonly string[],
): Promise<boolean> {
  const written = await tx
    .insertInto('mail_reply')
    .values({ company_id: company, ...row })
    .onConflict((on) => on.columns(['company_id', 'message_hash']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!written) return false
  if (documents.length > 0) {
    await tx
      .insertInto('mail_reply_document')
      .values(documents.map((id) => ({ company_id: company, reply_id: row.id, document_id: id })))
      .execute()
  }
  return true
}
