// A delivery note sent by e-mail: that it leaves, or that it was received.
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { asOf, enclosing, queueWritten } from '#features/base/mail/actions/written.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Delivery } from '../contract.ts'
import type { mailDelivery as sending, proposeDeliveryMail as proposing } from '../contract/mail.ts'
import { showDelivery } from '../queries/show.ts'
import { holdDelivery } from './draft.ts'
import { deliveryPdf, viewDelivery } from './print.ts'

/** @throws Refusal `not_found`, `delivery_not_numbered`. */
export async function proposeForDelivery(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const delivery = await numbered(act, id)
  const { name } = await viewDelivery(act, id)
  return proposeMail(act, {
    kind: 'delivery',
    language: delivery.language,
    customer: delivery.customer.id,
    contact: delivery.contact?.id ?? null,
    values: valuesOf(act, delivery),
    attachments: [{ name: `${name}.pdf` }],
  })
}

/** @throws Refusal `not_found`, `changed_meanwhile`, `delivery_not_numbered`, `place_unknown`… */
export async function mailDelivery(
  act: Act,
  { id, version, ...written }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  await holdDelivery(act, id, version)
  const delivery = await numbered(act, id)
  const pdf = await deliveryPdf(act, id)
  return queueWritten(act, written, {
    kind: 'delivery',
    about: { type: 'delivery', id, label: delivery.number ?? '' },
    ...asOf(delivery),
    enclosed: enclosing(pdf),
    values: valuesOf(act, delivery),
  })
}

async function numbered(act: Act, id: string): Promise<Delivery> {
  const delivery = await showDelivery(act, id)
  if (delivery.number === null) refuse('delivery_not_numbered')
  return delivery
}

/** What the texts may say of it; its day is the one that is planned, while it is not delivered. */
function valuesOf(act: Act, delivery: Delivery) {
  const said = formats(delivery.language, delivery.currency, act.timeZone)
  const planned = delivery.deliveredDay === null ? delivery.wishedDay : null
  return {
    customer: delivery.customer.name,
    number: delivery.number ?? '',
    day: said.day(delivery.day),
    due: planned === null ? '' : said.day(planned),
  }
}
