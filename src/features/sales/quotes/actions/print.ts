// A quote on paper: what is printed of it, the file, and the files that are kept of what has left.
import { findFile, insertFile } from '#features/base/files/queries.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { documentView, type Pictures } from '#features/sales/documents/rules/view.ts'
import type { DocumentView, Picture } from '#kernel/print.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { job } from '#server/jobs.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { findQuote } from '../queries/find.ts'
import { findPictures } from '../queries/parties.ts'
import { findRevision, findSeal } from '../queries/revisions.ts'
import { printedQuote } from '../queries/show.ts'
import { keepSentPdf, keepSignedPdf } from '../queries/write.ts'

/** What is printed of a quote: as it was sent or signed, or as the draft stands. */
export async function viewQuote(act: Act, id: string): Promise<DocumentView> {
  const { frozen, language } = await printedQuote(act, id)
  return documentView(frozen, language, await picturesOf(act, id, frozen))
}

/** The PDF of a quote: the one that is kept or, until it is, the one that its frozen copy gives. */
export async function quotePdf(act: Act, id: string): Promise<FileAnswer> {
  const row = (await findQuote(act, id)) ?? refuse('not_found')
  const kept = row.state === 'draft' ? null : await keptPdf(act, id, row.revision, true)
  return kept ?? pdfOf(await viewQuote(act, id))
}

type OfRevision = { readonly id: string; readonly revision: number }

/** What was printed of a version of a quote. @throws Refusal `not_found`. */
export async function viewRevision(act: Act, { id, revision }: OfRevision): Promise<DocumentView> {
  if (!(await findQuote(act, id))) refuse('not_found')
  const found = (await findRevision(act, id, revision)) ?? refuse('not_found', 'revision')
  const frozen = found.frozen as FrozenDocument
  return documentView(frozen, found.language as Locale, await findPictures(act, frozen))
}

/** The PDF of a version of a quote, as it was sent. @throws Refusal `not_found`. */
export async function revisionPdf(act: Act, { id, revision }: OfRevision): Promise<FileAnswer> {
  const view = await viewRevision(act, { id, revision })
  return (await keptPdf(act, id, revision, false)) ?? pdfOf(view)
}

/** Keeps the PDF of a version that was just sent, or signed, once. */
export const storingPdf = job(
  'quote-pdf',
  async (act: Act, { id, revision, signed }: OfRevision & { readonly signed: boolean }) => {
    const seal = signed ? await findSeal(act, id) : undefined
    const kept = seal ?? (await findRevision(act, id, revision))
    if (!kept || kept.pdf_file_id !== null) return
    const { language } = (await findRevision(act, id, revision)) ?? refuse('not_found')
    const frozen = kept.frozen as FrozenDocument
    const view = documentView(frozen, language as Locale, await picturesOf(act, id, frozen))
    const file = await insertFile(act, {
      name: `${view.name}.pdf`,
      mediaType: 'application/pdf',
      bytes: await renderPdf(view),
    })
    const keep = seal ? keepSignedPdf : keepSentPdf
    await keep(act, { quote: id, revision }, file)
  },
)

/** The kept file of a version: once it is signed, that of its signature where it is wanted. */
async function keptPdf(
  act: Act,
  id: string,
  revision: number,
  signed: boolean,
): Promise<FileAnswer | null> {
  const seal = signed ? await findSeal(act, id) : undefined
  const kept = seal ?? (await findRevision(act, id, revision))
  const file = kept?.pdf_file_id ? await findFile(act, kept.pdf_file_id) : undefined
  return file ? answer(file.content, file.name) : null
}

/** The images of a quote: those of its lines, and its signature where it was drawn. */
async function picturesOf(act: Act, id: string, frozen: FrozenDocument): Promise<Pictures> {
  const pictures = await findPictures(act, frozen)
  const seal = frozen.signed ? await findSeal(act, id) : undefined
  const file = seal?.drawing_file_id ? await findFile(act, seal.drawing_file_id) : undefined
  if (!file) return pictures
  const type = file.media_type as Picture['type']
  return { ...pictures, signature: { type, base64: file.content.toString('base64') } }
}

const pdfOf = async (view: DocumentView): Promise<FileAnswer> =>
  answer(await renderPdf(view), `${view.name}.pdf`)

const answer = (file: Uint8Array, name: string): FileAnswer => ({
  file,
  name,
  mediaType: 'application/pdf',
  inline: true,
})
