// An order sent by e-mail, with its confirmation.
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { commonValues, proposeMail } from '#features/base/mail/actions/templates.ts'
import { fill, fillLine } from '#features/base/mail/rules/template.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Order } from '../contract.ts'
import type { mailOrder as sending, proposeOrderMail as proposing } from '../contract/mail.ts'
import { showOrder } from '../queries/show.ts'
import { holdOrder } from './draft.ts'
import { orderPdf, viewOrder } from './print.ts'

/** @throws Refusal `not_found`, `order_not_confirmed`. */
export async function proposeForOrder(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const order = await confirmedOrder(act, id)
  const { name } = await viewOrder(act, id)
  return proposeMail(act, {
    kind: 'order',
    language: order.language,
    customer: order.customer.id,
    contact: order.contact?.id ?? null,
    values: valuesOf(act, order),
    attachments: [{ name: `${name}.pdf` }],
  })
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `order_not_confirmed`, `place_unknown`… */
export async function mailOrder(
  act: Act,
  { id, version, to, cc, subject, body }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  await holdOrder(act, id, version)
  const order = await confirmedOrder(act, id)
  const pdf = await orderPdf(act, id)
  const values = {
    ...(await commonValues(act)),
    ...valuesOf(act, order),
    contact: to[0]?.name ?? '',
  }
  return queueMail(act, {
    kind: 'order',
    to,
    cc,
    subject: fillLine(subject, values, order.language),
    body: fill(body, values, order.language),
    language: order.language,
    enclosed: [{ bytes: pdf.file as Uint8Array, name: pdf.name, mediaType: 'application/pdf' }],
    about: { type: 'order', id, label: order.number ?? '' },
    customer: order.customer.id,
    seller: order.seller?.id ?? null,
    store: order.store?.id ?? null,
  })
}

async function confirmedOrder(act: Act, id: string): Promise<Order> {
  const order = await showOrder(act, id)
  if (order.number === null) refuse('order_not_confirmed')
  return order
}

/** What the texts may say of an order; its due day is the delivery that was wished. */
function valuesOf(act: Act, order: Order) {
  const said = formats(order.language, order.currency, act.timeZone)
  return {
    customer: order.customer.name,
    number: order.number ?? '',
    subject: order.subject,
    day: said.day(order.day),
    amount: said.amount(order.totals.gross),
    due: order.deliveryDay === null ? '' : said.day(order.deliveryDay),
  }
}
