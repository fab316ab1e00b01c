// The documents of the file that a run makes.
import type { Act } from '#server/act.ts'

/** Keeps a document of the file that a run makes; the one before it is replaced. */
export async function keepPart(
  { tx, company }: Act,
  { run, record }: { run: string; record: string },
  { title, bytes }: { title: string; bytes: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('bulk_part')
    .values({
      company_id: company,
      run_id: run,
      record_id: record,
      title,
      content: Buffer.from(bytes),
    })
    .execute()
}

/** The documents of the file of a run, in the order of its rows: one at a time is in memory. */
export async function* partsOf({ tx, company }: Act, run: string) {
  const rows = await tx
    .selectFrom('bulk_row as r')
    .select(['r.record_id as record'])
    .where('r.company_id', '=', company)
    .where('r.run_id', '=', run)
    .where('r.state', '=', 'done')
    .orderBy('r.place')
    .execute()
  for (const { record } of rows) {
    const part = await tx
      .selectFrom('bulk_part')
      .select(['title', 'content'])
      .where('company_id', '=', company)
      .where('run_id', '=', run)
      .where('record_id', '=', record)
      .executeTakeFirst()
    if (part) yield { title: part.title, bytes: part.content }
  }
}

/** Forgets the files of the runs that ended before. */
export const deleteOldParts = ({ tx, company }: Act, before: Date) =>
  tx
    .deleteFrom('bulk_part')
    .where('company_id', '=', company)
    .where('run_id', 'in', (runs) =>
      runs
        .selectFrom('bulk_run')
        .select('id')
        .where('company_id', '=', company)
        .where('ended_at', '<', before.toISOString()),
    )
    .execute()
