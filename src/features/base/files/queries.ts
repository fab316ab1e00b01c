import { createHash } from 'node:crypto'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'

/** A file as kept: in the database, so that it is saved, restored and walled off like the rest. */
export type StoredFile = { id: string; name: string; media_type: string; content: Buffer }

export async function insertFile(
  { tx, company, now }: Act,
  { name, mediaType, bytes }: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<string> {
  const id = newId(now.getTime())
  const content = Buffer.from(bytes)
  await tx
    .insertInto('file')
    .values({
      company_id: company,
      id,
      name,
      media_type: mediaType,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      content,
    })
    .execute()
  return id
}

export const deleteFile = ({ tx, company }: Act, id: string) =>
  tx.deleteFrom('file').where('company_id', '=', company).where('id', '=', id).execute()

export const findFile = ({ tx, company }: Act, id: string): Promise<StoredFile | undefined> =>
  tx
    .selectFrom('file')
    .select(['id', 'name', 'media_type', 'content'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()
