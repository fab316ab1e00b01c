// A statement as a file: to print, to send, to open in a spreadsheet.
import { findCompany } from '#features/base/company/queries.ts'
import { letterView } from '#features/sales/documents/rules/letter.ts'
import { findAround, findLogo, findParties } from '#features/sales/quotes/queries/parties.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { type Asked, findStatement } from '../queries.ts'
import { statementCsv } from '../rules/csv.ts'
import { statementLetter } from '../rules/letter.ts'
import { words } from '../rules/words.ts'

/** The statement of a client in their language, as bytes of a PDF. @throws as `findStatement`. */
export async function printStatement(
  act: Act,
  asked: Asked,
): Promise<{ bytes: Uint8Array; name: string; language: Locale; view: Found }> {
  const view = await findStatement(act, asked)
  const company = await findCompany(act)
  const around = await findAround(act, {
    customer_id: asked.id,
    contact_id: null,
    seller_id: null,
    store_id: null,
  })
  const { seller, buyer } = await findParties(act, company, around)
  const language = around.customer.language as Locale
  const parties = { seller, buyer, currency: act.currency, timeZone: act.timeZone }
  const letter = statementLetter(view, parties, language)
  const bytes = await renderPdf(letterView(letter, language, await findLogo(act)))
  return { bytes, name: `${fileName(language, view)}.pdf`, language, view }
}

export async function statementFile(act: Act, asked: Asked): Promise<FileAnswer> {
  const { bytes, name } = await printStatement(act, asked)
  return { file: bytes, name, mediaType: 'application/pdf', inline: true }
}

export async function statementSheet(act: Act, asked: Asked): Promise<FileAnswer> {
  const view = await findStatement(act, asked)
  return {
    file: new TextEncoder().encode(statementCsv(view, act.locale)),
    name: `${fileName(act.locale, view)}.csv`,
    mediaType: 'text/csv; charset=utf-8',
  }
}

type Found = Awaited<ReturnType<typeof findStatement>>

/** "Relevé Boulangerie Martin 2026-03-31". */
export const fileName = (
  locale: Locale,
  { customer, to }: { customer: { name: string }; to: string },
): string => words[locale].file(customer.name, to)
