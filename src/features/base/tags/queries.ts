// The only file that writes tags.
import { type RawBuilder, sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { keyOfTag, type TaggedKind } from './rules.ts'

export async function readTags({ tx, company }: Act) {
  const rows = await tx
    .selectFrom('tag as t')
    .select(['t.id', 't.name'])
    .select(
      sql<number>`(select count(*)::int from tagged d where d.company_id = t.company_id
        and d.tag_id = t.id)`.as('uses'),
    )
    .where('t.company_id', '=', company)
    .orderBy('t.key')
    .execute()
  return { rows }
}

/** @throws Refusal `not_found`. */
export const findTag = async ({ tx, company }: Act, id: string) =>
  (await tx
    .selectFrom('tag')
    .select(['id', 'name'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()) ?? refuse('not_found', 'tag')

/** How many tags there are; those who make one wait for each other. */
export async function countTags({ tx, company }: Act): Promise<number> {
  const { count } = await tx
    .selectFrom('tag')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('company_id', '=', company)
    .executeTakeFirstOrThrow()
  return count
}

/** The id of the new tag, or null where there is one of that name. */
export async function insertTag({ tx, company }: Act, name: string): Promise<string | null> {
  const made = await tx
    .insertInto('tag')
    .values({ company_id: company, id: newId(), name, key: keyOfTag(name) })
    .onConflict((on) => on.columns(['company_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

/** False where another tag has that name. */
export async function saveTag({ tx, company }: Act, id: string, name: string): Promise<boolean> {
  const key = keyOfTag(name)
  const done = await tx
    .updateTable('tag as t')
    .set({ name, key })
    .where('t.company_id', '=', company)
    .where('t.id', '=', id)
    .where(
      sql<boolean>`not exists (select from tag o where o.company_id = t.company_id
        and o.key = ${key} and o.id <> t.id)`,
    )
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export const deleteTagRow = ({ tx, company }: Act, id: string) =>
  tx.deleteFrom('tag').where('company_id', '=', company).where('id', '=', id).execute()

export const putTag = ({ tx, company }: Act, kind: TaggedKind, record: string, tag: string) =>
  tx
    .insertInto('tagged')
    .values({ company_id: company, tag_id: tag, kind, record_id: record })
    .onConflict((on) => on.columns(['company_id', 'record_id', 'tag_id']).doNothing())
    .execute()

export const takeTag = ({ tx, company }: Act, record: string, tag: string) =>
  tx
    .deleteFrom('tagged')
    .where('company_id', '=', company)
    .where('record_id', '=', record)
    .where('tag_id', '=', tag)
    .execute()

/** Which of some records bear a tag. */
export async function bearersOf(
  { tx, company }: Act,
  tag: string,
  records: readonly string[],
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set()
  const rows = await tx
    .selectFrom('tagged')
    .select('record_id')
    .where('company_id', '=', company)
    .where('tag_id', '=', tag)
    .where('record_id', 'in', records)
    .execute()
  return new Set(rows.map((row) => row.record_id))
}

/** The tags of a record, by name. */
export const tagsOf = ({ tx, company }: Act, record: string) =>
  tx
    .selectFrom('tagged as d')
    .innerJoin('tag as t', (join) =>
      join.onRef('t.company_id', '=', 'd.company_id').onRef('t.id', '=', 'd.tag_id'),
    )
    .select(['t.id', 't.name'])
    .where('d.company_id', '=', company)
    .where('d.record_id', '=', record)
    .orderBy('t.key')
    .execute()

/** The names of the tags that a row bears, by name: a column of its list. */
export const tagNames = (alias: string): RawBuilder<string[]> => sql<string[]>`array(
  select its_tag.name from tagged its
    join tag its_tag on its_tag.company_id = its.company_id and its_tag.id = its.tag_id
  where its.company_id = ${sql.ref(`${alias}.company_id`)}
    and its.record_id = ${sql.ref(`${alias}.id`)}
  order by its_tag.key)`
