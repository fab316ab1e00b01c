// What the workshop buys: ordered, answered, received in parts, closed; through the same actions.
import { createPurchase } from '#features/purchasing/purchase-orders/actions/draft.ts'
import {
  cancelPurchase,
  closePurchase,
  confirmPurchase,
  sendPurchase,
} from '#features/purchasing/purchase-orders/actions/life.ts'
import type { PurchaseOrder } from '#features/purchasing/purchase-orders/contract.ts'
import { receive } from '#features/purchasing/receipts/actions.ts'
import {
  payInvoice,
  proposeInvoice,
  recordInvoice,
} from '#features/purchasing/supplier-invoices/actions.ts'
import { attachFile } from '#features/purchasing/supplier-invoices/actions/file.ts'
import { keepSupply } from '#features/purchasing/supplies/actions.ts'
import { addDays } from '#kernel/day.ts'
import { price, quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { findPartyNamed } from '../queries.ts'
import { plainPdf } from '../rules/paper.ts'
import { conditions, type DemoPurchase, purchases } from '../rules/purchases.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'

/** The manager buys. */
const who = -1

export const purchaseEvents = (known: Directory): Event[] => [
  { daysAgo: 120, who, happen: (on) => keepConditions(on, known) },
  ...purchases.flatMap((purchase) => eventsOf(purchase, known)),
]

/** What suppliers ask, as their catalogues say. */
async function keepConditions(on: Act, known: Directory): Promise<void> {
  for (const [item, supplier, reference, minimum, leadDays] of conditions) {
    await keepSupply(on, {
      id: itemOf(known, item),
      supplier: await findPartyNamed(on, supplier),
      reference,
      minimum: minimum === null ? null : units(minimum),
      leadDays,
    })
  }
}

function eventsOf(purchase: DemoPurchase, known: Directory): Event[] {
  const { sent, written = 0, answered, came = [], ends } = purchase
  const made: { order?: PurchaseOrder } = {}
  const order = (): PurchaseOrder => {
    if (!made.order) throw new Error(`not written yet: ${purchase.subject}`)
    return made.order
  }
  const draft = async (on: Act) => {
    made.order = await createPurchase(on, {
      supplier: await findPartyNamed(on, purchase.supplier),
      subject: purchase.subject,
      wishedDay: purchase.wishedIn === undefined ? null : addDays(on.today, purchase.wishedIn),
      lines: purchase.lines.map(([reference, count, euros]) => ({
        kind: 'item' as const,
        item: itemOf(known, reference),
        quantity: units(count),
        ...(euros === undefined ? {} : { price: price(Math.round(euros * 1e6)) }),
      })),
    })
  }
  if (sent === undefined) return [{ daysAgo: written, who, happen: draft }]
  const after = (days: number, happen: (on: Act, id: string) => Promise<unknown>): Event => ({
    daysAgo: sent - days,
    who,
    happen: async (on) => void (await happen(on, order().id)),
  })
  return [
    {
      daysAgo: sent,
      who,
      happen: async (on) => {
        await draft(on)
        await sendPurchase(on, { id: order().id, how: 'email' })
      },
    },
    ...(answered
      ? [
          after(answered.after, (on, id) =>
            confirmPurchase(on, {
              id,
              expectedDay: addDays(on.today, answered.comesIn - answered.after),
              supplierReference: answered.as,
            }),
          ),
        ]
      : []),
    ...came.map(({ after: days, note, counts }) =>
      after(days, (on, id) =>
        receive(on, {
          id,
          deliveryNote: note,
          lines: order().lines.flatMap(({ id: line }, rank) =>
            counts[rank] ? [{ line, quantity: units(counts[rank]) }] : [],
          ),
        }),
      ),
    ),
    ...(purchase.invoiced ? billed(purchase.invoiced, after) : []),
    ...(ends
      ? [
          after(ends.after, (on, id) =>
            ends.how === 'close'
              ? closePurchase(on, { id, reason: ends.reason })
              : cancelPurchase(on, { id, reason: ends.reason }),
          ),
        ]
      : []),
  ]
}

/** The supplier's invoice for all that came, and its payment. */
function billed(
  { after: days, number, instead, paidAfter }: NonNullable<DemoPurchase['invoiced']>,
  after: (days: number, happen: (on: Act, id: string) => Promise<unknown>) => Event,
): Event[] {
  const made: { id?: string } = {}
  const bill = async (on: Act, id: string) => {
    const { day, dueDay, lines } = await proposeInvoice(on, { id })
    const asked = lines
      .filter(({ open }) => open > 0)
      .map(({ line, open, price: usual }, rank) => ({
        line,
        quantity: open,
        price: instead && rank === 0 ? price(instead.euros * 1e6) : usual,
      }))
    const reason = instead?.why ?? ''
    const invoice = await recordInvoice(on, { id, number, day, dueDay, lines: asked, reason })
    made.id = invoice.id
    const lettered = [
      `Facture ${number}`,
      `Date ${day}`,
      `Total HT ${(invoice.net / 100).toFixed(2)} EUR`,
    ]
    const file = { bytes: plainPdf(lettered), name: `${number}.pdf`, mediaType: 'application/pdf' }
    await attachFile(on, { id: invoice.id, name: file.name }, file)
  }
  if (paidAfter === undefined) return [after(days, bill)]
  return [after(days, bill), after(paidAfter, (on) => payInvoice(on, { id: made.id ?? '' }))]
}

const units = (count: number) => quantity(count * 10_000)

function itemOf(known: Directory, reference: string): string {
  const item = known.items.get(reference)
  if (!item) throw new Error(`no such item: ${reference}`)
  return item.id
}
