// Small facts about a reminder or a document.
import type { Act } from '#server/act.ts'

/** The file of the last letter about an invoice. */
export async function findLetter({ tx, company }: Act, invoice: string): Promise<string | null> {
  const row = await tx
    .selectFrom('reminder')
    .select('file_id')
    .where('company_id', '=', company)
    .where('invoice_id', '=', invoice)
    .where('file_id', 'is not', null)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.file_id ?? null
}

/** Whether a document is on the list of calls, today or later. */
export async function hasCall({ tx, company }: Act, document: string): Promise<boolean> {
  const row = await tx
    .selectFrom('reminder_call')
    .select('id')
    .where('company_id', '=', company)
    .where((is) => is.or([is('quote_id', '=', document), is('invoice_id', '=', document)]))
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

/** The hold that stands on a document, held until the commit. */
export const findHold = ({ tx, company }: Act, document: string) =>
  tx
    .selectFrom('reminder_hold')
    .selectAll()
    .where('company_id', '=', company)
    .where((is) => is.or([is('quote_id', '=', document), is('invoice_id', '=', document)]))
    .where('ended_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst()
