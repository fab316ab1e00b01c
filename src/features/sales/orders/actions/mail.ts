// An order sent by e-mail, with its confirmation.
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { asOf, enclosing, queueWritten } from '#features/base/mail/actions/written.ts'
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
  { id, version, ...written }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  await holdOrder(act, id, version)
  const order = await confirmedOrder(act, id)
  const pdf = await orderPdf(act, id)
  return queueWritten(act, written, {
    kind: 'order',
    about: { type: 'order', id, label: order.number ?? '' },
    ...asOf(order),
    enclosed: enclosing(pdf),
    values: valuesOf(act, order),
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
