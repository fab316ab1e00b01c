import { createHash } from 'node:crypto'
import { sql } from 'kysely'
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

/** A file of a record, by whom it was given and when. */
export type KeptFile = {
  id: string
  name: string
  mediaType: string
  size: number
  at: string
  person: string | null
}

/** The files that a table links to a record, newest first. */
export async function findKept(
  { tx, company }: Act,
  [table, column]: ['customer_file', 'customer_id'] | ['project_file', 'project_id'],
  id: string,
): Promise<KeptFile[]> {
  const { rows } = await sql<KeptFile>`
    select f.id, f.name, f.media_type as "mediaType", f.size, k.at, p.name as person
    from ${sql.table(table)} k
    join file f on f.company_id = k.company_id and f.id = k.file_id
    left join person p on p.id = k.person_id
    where k.company_id = ${company} and k.${sql.ref(column)} = ${id}
    order by k.at desc, f.id desc`.execute(tx)
  return rows
}
