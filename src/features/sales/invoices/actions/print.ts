// An invoice on paper: what is printed of it, the file, and the file that is kept.
import { findFile, insertFile } from '#features/base/files/queries.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import { findPictures } from '#features/sales/quotes/queries/parties.ts'
import type { DocumentView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { job } from '#server/jobs.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { findInvoice } from '../queries/find.ts'
import { frozenInvoice } from '../queries/printed.ts'
import { saveFile } from '../queries/write.ts'

/** What is printed of an invoice: as issued, or as the draft stands. @throws Refusal `not_found`. */
export async function viewInvoice(act: Act, id: string): Promise<DocumentView> {
  const { frozen, row } = await frozenInvoice(act, id)
  return documentView(frozen, row.language as Locale, await findPictures(act, frozen))
}

/** The PDF of an invoice: the one that is kept or, until it is, the one that its frozen copy gives. */
export async function invoicePdf(act: Act, id: string): Promise<FileAnswer> {
  const row = await findInvoice(act, id)
  const kept = row?.pdf_file_id ? await findFile(act, row.pdf_file_id) : undefined
  if (kept) return answer(kept.content, kept.name)
  const view = await viewInvoice(act, id)
  return answer(await renderPdf(view), `${view.name}.pdf`)
}

/** Keeps the PDF of an invoice that was just issued, once. */
export const storingPdf = job('invoice-pdf', async (act: Act, { id }: { id: string }) => {
  const row = await findInvoice(act, id)
  if (!row || row.state !== 'issued' || row.pdf_file_id !== null) return
  const view = await viewInvoice(act, id)
  const bytes = await renderPdf(view)
  const file = await insertFile(act, {
    name: `${view.name}.pdf`,
    mediaType: 'application/pdf',
    bytes,
  })
  await saveFile(act, id, file)
})

const answer = (file: Uint8Array, name: string): FileAnswer => ({
  file,
  name,
  mediaType: 'application/pdf',
  inline: true,
})
