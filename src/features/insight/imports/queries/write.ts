// What an import writes of its own: the run, the lines that it refused, where documents come from.
import { sql } from 'kysely'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

/**
 * Forgets the plans that this session made while the tables were small. A foreign key checked by
 * reading a whole table is quick over ten invoices, and takes minutes over ten thousand that the same
 * transaction brings; no statistics tell the difference before it ends.
 */
export async function planForMany({ tx }: Act): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(tx)
  // What a history adds is added up by few statements, each of as many rows as it has.
  await sql`set local statement_timeout = '600s'`.execute(tx)
  await sql`discard plans`.execute(tx)
}

export type NewRun = {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly options: unknown
  readonly report: unknown
}

export const insertRun = (act: Act, { id, fileName, sha256, options, report }: NewRun) =>
  act.tx
    .insertInto('import_run')
    .values({
      company_id: act.company,
      id,
      kind: 'sales_history',
      file_name: fileName,
      sha256,
      options: JSON.stringify(options),
      report: JSON.stringify(report),
      person_id: act.person?.id ?? null,
      created_at: act.now,
    })
    .execute()

export type NewRefusal = {
  readonly line: number
  readonly reason: string
  readonly content: string
  readonly amount: Cents
}

export const insertRefusals = async (act: Act, run: string, rows: readonly NewRefusal[]) => {
  if (rows.length === 0) return
  await sql`insert into import_refusal (company_id, import_id, line, reason, content, amount)
    select ${act.company}::uuid, ${run}::uuid, t.* from unnest(
      ${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => row.content)}::text[], ${rows.map((row) => row.amount)}::bigint[]
    ) as t`.execute(act.tx)
}

export type NewOrigin = {
  readonly invoice: string
  readonly fingerprint: string
  readonly country: string
}

/** Where imported documents come from, and what they said. */
export async function insertOrigins(
  act: Act,
  run: string,
  rows: readonly NewOrigin[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`insert into imported_document (company_id, import_id, invoice_id, fingerprint, country)
    select ${act.company}::uuid, ${run}::uuid, t.* from unnest(
      ${rows.map((row) => row.invoice)}::uuid[], ${rows.map((row) => row.fingerprint)}::text[],
      ${rows.map((row) => row.country)}::text[]
    ) as t`.execute(act.tx)
}
