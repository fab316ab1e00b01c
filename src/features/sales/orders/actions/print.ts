// An order on paper: its confirmation, as it was frozen, or the draft as it stands.
import { documentView } from '#features/sales/documents/rules/view.ts'
import { findPictures } from '#features/sales/quotes/queries/parties.ts'
import type { DocumentView } from '#kernel/print.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { printedOrder } from '../queries/show.ts'

/** What is printed of an order. @throws Refusal `not_found`. */
export async function viewOrder(act: Act, id: string): Promise<DocumentView> {
  const { frozen, language } = await printedOrder(act, id)
  return documentView(frozen, language, await findPictures(act, frozen))
}

export async function orderPdf(act: Act, id: string): Promise<FileAnswer> {
  const view = await viewOrder(act, id)
  return {
    file: await renderPdf(view),
    name: `${view.name}.pdf`,
    mediaType: 'application/pdf',
    inline: true,
  }
}
