// A delivery on paper: what goes, with or without its price, and who received it.
import { documentView } from '#features/sales/documents/rules/view.ts'
import { findPictures } from '#features/sales/quotes/queries/parties.ts'
import { drawn } from '#features/sales/signatures/actions/draw.ts'
import { strokesOf } from '#features/sales/signatures/rules/strokes.ts'
import type { DocumentView } from '#kernel/print.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { printedDelivery } from '../queries/show.ts'

/** What is printed of a delivery. @throws Refusal `not_found`. */
export async function viewDelivery(act: Act, id: string): Promise<DocumentView> {
  const { frozen, language, drawing } = await printedDelivery(act, id)
  const strokes = drawing === '' ? null : strokesOf(drawing)
  const pictures = await findPictures(act, frozen)
  return documentView(frozen, language, {
    ...pictures,
    signature: strokes === null ? null : drawn(strokes),
  })
}

export async function deliveryPdf(act: Act, id: string): Promise<FileAnswer> {
  const view = await viewDelivery(act, id)
  return {
    file: await renderPdf(view),
    name: `${view.name}.pdf`,
    mediaType: 'application/pdf',
    inline: true,
  }
}
