// The only file that writes the tables of quotes.
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import { tallyIn, together } from '#server/tally.ts'
import type { OfferedLine } from '../rules/stored.ts'
import { countedAs, countedByDay, countedBySignature } from '../rules/tally.ts'

type NewRevision = Omit<Insertable<Tables['quote_revision']>, 'company_id' | 'pdf_file_id'>
type NewSeal = Omit<Insertable<Tables['quote_seal']>, 'company_id' | 'pdf_file_id'>

export async function insertQuote(act: Act, values: NewRow<'quote'>): Promise<void> {
  const after = await act.tx
    .insertInto('quote')
    .values({ ...values, ...madeNow(act) })
    .returning(tallied)
    .executeTakeFirstOrThrow()
  tally.keep(act, [{ before: null, after }])
}

/** Changes a quote that the act holds, and gives it its next version. */
export async function saveQuote(act: Act, id: string, values: RowChange<'quote'>): Promise<void> {
  const { tx, company } = act
  const [before, after] = await Promise.all([
    talliedOf(act, id),
    tx
      .updateTable('quote')
      .set({ ...values, ...changedNow(act) })
      .where('company_id', '=', company)
      .where('id', '=', id)
      .returning(tallied)
      .executeTakeFirstOrThrow(),
  ])
  tally.keep(act, [{ before, after }])
}

/** What the tiles above the list of quotes show, and what dashboards show of those that have left. */
const tally = together(
  tallyIn({ table: 'quote_tally', view: 'quote_counted', counted: countedAs }),
  tallyIn({ table: 'quotes_by_day', view: 'quotes_by_day_counted', counted: countedByDay }),
  tallyIn({ table: 'quotes_signed', view: 'quotes_signed_counted', counted: countedBySignature }),
)
export const { prune: pruneTally, remake: remakeTally } = tally

const tallied = [
  ...(['state', 'day', 'seller_id', 'store_id'] as const),
  ...(['valid_until', 'signed_day', 'net', 'gross'] as const),
]

const talliedOf = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('quote')
    .select(tallied)
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Replaces the lines of a draft; those that keep their identifier stay the same lines. */
export async function replaceLines(
  { tx, company }: Act,
  quote: string,
  lines: readonly OfferedLine[],
): Promise<void> {
  const removed = tx
    .deleteFrom('quote_line')
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .execute()
  await Promise.all([removed, insertLines({ tx, company }, quote, lines)])
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

/** Takes or leaves the options of a quote that is not signed yet: nothing else of a line changes. */
export async function saveChoice(
  { tx, company }: Act,
  quote: string,
  lines: readonly Pick<OfferedLine, 'id' | 'optional' | 'chosen'>[],
): Promise<void> {
  const taken = lines.filter((line) => line.optional && line.chosen).map((line) => line.id)
  await tx
    .updateTable('quote_line')
    .set({ chosen: sql`id = any(${taken}::uuid[])` })
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .where('optional', '=', true)
    .execute()
}

/** Keeps what has left: a version, and later its signature; neither is ever written again. */
export const insertRevision = ({ tx, company }: Act, values: NewRevision) =>
  tx
    .insertInto('quote_revision')
    .values({ ...values, company_id: company })
    .execute()

export const insertSeal = ({ tx, company }: Act, values: NewSeal) =>
  tx
    .insertInto('quote_seal')
    .values({ ...values, company_id: company })
    .execute()

type OfRevision = { readonly quote: string; readonly revision: number }

/** Keeps the PDF of a version as it was sent. */
export const keepSentPdf = ({ tx, company }: Act, of: OfRevision, file: string) =>
  tx
    .updateTable('quote_revision')
    .set({ pdf_file_id: file })
    .where('company_id', '=', company)
    .where('quote_id', '=', of.quote)
    .where('revision', '=', of.revision)
    .execute()

/** Keeps the PDF of a quote as it was signed. */
export const keepSignedPdf = ({ tx, company }: Act, of: OfRevision, file: string) =>
  tx
    .updateTable('quote_seal')
    .set({ pdf_file_id: file })
    .where('company_id', '=', company)
    .where('quote_id', '=', of.quote)
    .execute()

/** Deletes a draft with its lines; the database refuses to delete anything else. */
export async function deleteDraft(act: Act, id: string): Promise<void> {
  const before = await act.tx
    .deleteFrom('quote')
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .returning(tallied)
    .executeTakeFirstOrThrow()
  tally.keep(act, [{ before, after: null }])
}
