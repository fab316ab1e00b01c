// A quote on paper: what is printed of it, and the file.
import { documentView } from '#features/sales/documents/rules/view.ts'
import type { DocumentView } from '#kernel/print.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { findLogo } from '../queries/parties.ts'
import { printedQuote } from '../queries/show.ts'

/** What is printed of a quote: as it was sent, or as the draft stands. @throws Refusal `not_found`. */
export async function viewQuote(act: Act, id: string): Promise<DocumentView> {
  const { frozen, language } = await printedQuote(act, id)
  return documentView(frozen, language, { logo: await findLogo(act), signature: null })
}

/** The PDF of a quote, made from its frozen copy: the same bytes each time it is asked for. */
export async function quotePdf(act: Act, id: string): Promise<FileAnswer> {
  const view = await viewQuote(act, id)
  const file = await renderPdf(view)
  return { file, name: `${view.name}.pdf`, mediaType: 'application/pdf', inline: true }
}
