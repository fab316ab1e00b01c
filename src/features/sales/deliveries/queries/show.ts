// A delivery as the contract shows it, and as it is printed.
import { findCompany } from '#features/base/company/queries.ts'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { type AddressView, readAddresses } from '#features/relation/customers/queries/people.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { DocumentDraft, FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { leftOf } from '#features/sales/orders/rules/progress.ts'
import { findNames } from '#features/sales/orders/queries/checks.ts'
import {
  type CompanyRow,
  findAround,
  findParties,
  namesOf,
} from '#features/sales/quotes/queries/parties.ts'
import { documentDraft, type Parties } from '#features/sales/quotes/rules/printed.ts'
import { type Quantity, quantity, zero } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Delivery } from '../contract.ts'
import type { DeliveryState } from '../rules/life.ts'
import { titled } from '../rules/paper.ts'
import { heldOf } from '../rules/quantities.ts'
import {
  type DeliveryFound,
  findDelivery,
  findDeliveryLines,
  findDocuments,
  findPhotos,
  type StoredDeliveryLine,
} from './find.ts'
import { findBilled, findFacts, findOrdered } from './standing.ts'

/** A delivery with its lines, who received it, and its deal. @throws Refusal `not_found`. */
export async function showDelivery(act: Act, id: string, known?: CompanyRow): Promise<Delivery> {
  const row = (await findDelivery(act, id)) ?? refuse('not_found')
  const company = known ?? (await findCompany(act))
  const lines = await findDeliveryLines(act, [id])
  const orders = [...new Set(lines.map((line) => line.order_id))]
  const around = await findAround(act, row)
  const parties = await partiesOf(act, company, row)
  const others = new Map((await findOrdered(act, orders, id)).map((one) => [one.id, one]))
  const billed = new Map((await findBilled(act, [id])).map((one) => [one.id, one.invoiced]))
  const facts = (await findFacts(act, [id])).get(id)
  const photos = await findPhotos(act, id)
  const names = await findNames(act, [row.signed_by, row.driver_id])
  const state = row.state as DeliveryState
  return {
    id,
    version: row.version,
    number: row.number,
    state,
    invoicing: facts?.invoicing ?? 'none',
    leftToInvoice: facts?.left_to_invoice ?? zero,
    day: row.day,
    wishedDay: row.wished_day,
    shippedDay: row.shipped_day,
    deliveredDay: row.delivered_day,
    ...namesOf(around, row),
    address: row.address_id,
    place: placeOf(parties, await phoneOf(act, row)),
    orders: orders.map((order) => ({
      id: order,
      number: lines.find((line) => line.order_id === order)?.order_number ?? '',
    })),
    customerReference: row.customer_reference,
    driver: row.driver_id === null ? null : (names.get(row.driver_id) ?? null),
    carrier: row.carrier,
    tracking: row.tracking,
    packages: row.packages,
    weight: row.weight,
    priced: row.priced,
    note: row.note,
    currency: row.currency,
    language: row.language as Locale,
    net: row.net,
    lines: lines.map((line) => ({
      id: line.id,
      line: line.order_line_id,
      order: line.order_id,
      reference: line.reference,
      name: line.name,
      description: line.description,
      unit: line.unit,
      price: line.price,
      ordered: line.ordered,
      open: openOf(line, others.get(line.order_line_id)?.done),
      quantity: line.quantity,
      delivered: line.delivered,
      returned: line.returned,
      invoiced: billed.get(line.id) ?? none,
    })),
    signature:
      row.signed_at === null
        ? null
        : {
            name: row.signer_name,
            drawing: row.signature,
            at: row.signed_at,
            by: row.signed_by === null ? null : (names.get(row.signed_by) ?? null),
          },
    photos: photos.map(({ file_id, at, person_id, person }) => ({
      id: file_id,
      at,
      by: person_id && person ? { id: person_id, name: person } : null,
    })),
    endReason: row.end_reason,
    incomplete:
      state === 'draft'
        ? whyIncomplete(parties.seller, parties.buyer, paperOf(act, row, lines, parties))
        : [],
    documents: await findDocuments(act, id, orders),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const none = quantity(0)

const openOf = ({ ordered }: StoredDeliveryLine, done: Quantity = none): Quantity =>
  leftOf({ quantity: ordered, done })

/** Both parties: as they were when it took its number; the goods go to the address that it names. */
export async function partiesOf(
  act: Act,
  company: CompanyRow,
  row: DeliveryFound,
): Promise<Parties> {
  if (row.frozen !== null) return row.frozen as Parties
  const parties = await findParties(act, company, await findAround(act, row))
  const addresses = await readAddresses(act, row.customer_id)
  const chosen = addresses.find((one) => one.id === row.address_id)
  return chosen ? movedTo(parties, chosen) : parties
}

/** The same, for goods that go to another address of the client. */
export function movedTo(parties: Parties, address: AddressView): Parties {
  const { street, street2, postalCode, city, country, label } = address
  const name = label || parties.buyer.name
  const delivery = { name, street, street2, postalCode, city, country }
  return { ...parties, buyer: { ...parties.buyer, delivery } }
}

function placeOf({ buyer }: Parties, phone: string): Delivery['place'] {
  const { name, street, street2, postalCode, city } = buyer.delivery
    ? buyer.delivery
    : { name: buyer.name, ...buyer.address }
  const lines = [street, street2, `${postalCode} ${city}`.trim()].filter((line) => line !== '')
  return { name, lines, phone }
}

/** Whom to call on arrival: the contact, else the client. */
async function phoneOf({ tx, company }: Act, row: DeliveryFound): Promise<string> {
  const contact = await tx
    .selectFrom('contact')
    .select(['mobile', 'phone'])
    .where('company_id', '=', company)
    .where('id', '=', row.contact_id)
    .executeTakeFirst()
  if (contact?.mobile || contact?.phone) return contact.mobile || contact.phone
  const customer = await tx
    .selectFrom('customer')
    .select('phone')
    .where('company_id', '=', company)
    .where('id', '=', row.customer_id)
    .executeTakeFirst()
  return customer?.phone ?? ''
}

/** What a delivery says on paper. */
export function paperOf(
  act: Act,
  row: DeliveryFound,
  lines: readonly StoredDeliveryLine[],
  parties: Parties,
): DocumentDraft {
  const state = row.state as DeliveryState
  const counted = lines.map((line) => ({
    ...line,
    // On a paper that was signed, what came back later was taken all the same.
    quantity: line.delivered === null ? heldOf(line, 'ready') : line.delivered,
  }))
  const draft = documentDraft(
    {
      kind: 'delivery',
      number: row.number,
      day: state === 'draft' ? act.today : row.day,
      subject: '',
      customerReference: row.customer_reference,
      note: row.note,
      lines: titled(counted, row.language as Locale),
      discount: row.discount,
      currency: row.currency,
      timeZone: act.timeZone,
      terms: { days: 0, endOfMonth: false },
      paymentMethod: 'transfer' satisfies PaymentMethod,
    },
    parties,
  )
  return {
    ...draft,
    signed: row.signed_at === null ? null : { name: row.signer_name, at: row.signed_at },
    shipping: {
      orders: [...new Set(lines.map((line) => line.order_number))],
      wished: row.wished_day,
      shipped: row.shipped_day,
      delivered: row.delivered_day,
      carrier: row.carrier,
      tracking: row.tracking,
      packages: row.packages,
      weight: row.weight,
      priced: row.priced,
    },
  }
}

/** What is printed: with the parties as they were frozen, and what is known of it now. */
export async function printedDelivery(
  act: Act,
  id: string,
): Promise<{ frozen: FrozenDocument; language: Locale; drawing: string }> {
  const row = (await findDelivery(act, id)) ?? refuse('not_found')
  const parties = await partiesOf(act, await findCompany(act), row)
  const lines = await findDeliveryLines(act, [id])
  return {
    frozen: freeze(paperOf(act, row, lines, parties)),
    language: row.language as Locale,
    drawing: row.signature,
  }
}
