// The only file that writes the tables of quotes.
import type { Insertable, Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import type { OfferedLine } from '../rules/stored.ts'

type NewQuote = Omit<Insertable<Tables['quote']>, 'company_id' | 'version' | 'created_at'>
type QuoteChange = Omit<Updateable<Tables['quote']>, 'company_id' | 'id' | 'version'>

export const insertQuote = ({ tx, company, now }: Act, values: NewQuote) =>
  tx
    .insertInto('quote')
    .values({
      ...values,
      company_id: company,
      created_at: now.toISOString(),
      updated_at: now.toISOString(),
    })
    .execute()

/** Changes a quote that the act holds, and gives it its next version. */
export const saveQuote = ({ tx, company, now }: Act, id: string, values: QuoteChange) =>
  tx
    .updateTable('quote')
    .set({ ...values, updated_at: now.toISOString(), version: sql`version + 1` })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

/** Replaces the lines of a draft; those that keep their identifier stay the same lines. */
export async function replaceLines(
  { tx, company }: Act,
  quote: string,
  lines: readonly OfferedLine[],
): Promise<void> {
  await tx
    .deleteFrom('quote_line')
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .execute()
  await insertLines({ tx, company }, quote, lines)
}

export async function insertLines(
  { tx, company }: Pick<Act, 'tx' | 'company'>,
  quote: string,
  lines: readonly OfferedLine[],
): Promise<void> {
  if (lines.length === 0) return
  await tx
    .insertInto('quote_line')
    .values(lines.map((line) => ({ ...line, company_id: company, quote_id: quote })))
    .execute()
}

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export const deleteDraft = ({ tx, company }: Act, id: string) =>
  tx.deleteFrom('quote').where('company_id', '=', company).where('id', '=', id).execute()
