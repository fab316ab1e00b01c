// What those who do the work take along: what is to be fitted or delivered, and no price.
import type { Enclosed } from '#features/base/mail/actions/queue.ts'
import type { SubjectRef } from '#features/relation/activities/queries/subject.ts'
import { deliveryPdf } from '#features/sales/deliveries/actions/print.ts'
import { viewUnpriced } from '#features/sales/orders/actions/print.ts'
import type { Act } from '#server/act.ts'
import { renderPdf } from '#server/pdf/render.ts'
import { findOrdersOf } from '../queries/deals.ts'

/** The papers of a deal, as files to enclose; none for what is neither delivered nor fitted. */
export async function papersOf(act: Act, { type, id }: SubjectRef): Promise<Enclosed[]> {
  if (type === 'delivery') {
    const { file, name, mediaType } = await deliveryPdf(act, id)
    return [{ bytes: file as Uint8Array, name, mediaType }]
  }
  const orders = type === 'order' ? [id] : type === 'project' ? await findOrdersOf(act, id) : []
  const papers: Enclosed[] = []
  for (const order of orders) papers.push(await workSheet(act, order))
  return papers
}

async function workSheet(act: Act, order: string): Promise<Enclosed> {
  const view = await viewUnpriced(act, order)
  return { bytes: await renderPdf(view), name: `${view.name}.pdf`, mediaType: 'application/pdf' }
}
