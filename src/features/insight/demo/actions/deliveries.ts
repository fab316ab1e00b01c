// What leaves the workshop: ordered, packed, shipped, signed for, given back, invoiced; through the same
// actions as anyone's.
import { createDelivery, updateDelivery } from '#features/sales/deliveries/actions/draft.ts'
import { invoiceDeliveries } from '#features/sales/deliveries/actions/invoice.ts'
import {
  cancelDelivery,
  deliver,
  prepareDelivery,
  returnDelivery,
  shipDelivery,
} from '#features/sales/deliveries/actions/life.ts'
import type { Delivery } from '#features/sales/deliveries/contract.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { createOrder } from '#features/sales/orders/actions/draft.ts'
import { confirmOrder } from '#features/sales/orders/actions/life.ts'
import type { Order } from '#features/sales/orders/contract.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { bps, quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { findPartyNamed } from '../queries.ts'
import { deliveries, type DemoDelivery, type DemoTrip } from '../rules/deliveries.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'

/** The manager has it all leave. */
const who = -1

export const deliveryEvents = (known: Directory, today: Day): Event[] =>
  deliveries.flatMap((told) => eventsOf(told, known, today))

/** What has been made so far of an order. */
type Made = { order?: Order; readonly trips: Map<number, Delivery> }

function eventsOf(told: DemoDelivery, known: Directory, today: Day): Event[] {
  const made: Made = { trips: new Map() }
  const at = (days: number, happen: (on: Act) => Promise<unknown>): Event => ({
    daysAgo: told.daysAgo - days,
    who,
    happen: async (on) => void (await happen(on)),
  })
  return [
    at(0, async (on) => {
      const { id } = await createOrder(on, {
        customer: await findPartyNamed(on, told.client),
        subject: told.subject,
        depositRate: bps(0),
        lines: told.lines.map(([reference, count]) => ({
          kind: 'item' as const,
          item: known.items.get(reference)?.id ?? null,
          quantity: units(count),
        })),
      })
      made.order = await confirmOrder(on, { id })
    }),
    ...told.trips.flatMap((trip, rank) => tripOf(trip, rank, made, today, at)),
    ...(told.invoiced === undefined
      ? []
      : [
          at(told.invoiced, async (on) => {
            const ids = [...made.trips.values()].map(({ id }) => id)
            const { id } = await invoiceDeliveries(on, { deliveries: ids })
            await issueInvoice(on, { id })
          }),
        ]),
  ]
}

function tripOf(
  trip: DemoTrip,
  rank: number,
  made: Made,
  today: Day,
  at: (days: number, happen: (on: Act) => Promise<unknown>) => Event,
): Event[] {
  const { after, received, back, cancelled } = trip
  const one = (): Delivery => {
    const found = made.trips.get(rank)
    if (!found) throw new Error(`nothing was prepared yet: ${rank}`)
    return found
  }
  const counted = (counts: readonly number[] | undefined) =>
    counts
      ? {
          lines: one().lines.map(({ id }, line) => ({
            line: id,
            quantity: units(counts[line] ?? 0),
          })),
        }
      : {}
  return [
    at(after, async (on) => void made.trips.set(rank, await prepared(on, trip, made, today))),
    ...(trip.shipped === undefined
      ? []
      : [
          at(after + trip.shipped, (on) => {
            const [carrier, tracking] = trip.carrier ?? ['', '']
            return shipDelivery(on, { id: one().id, carrier, tracking })
          }),
        ]),
    ...(received
      ? [
          at(after + received.after, (on) =>
            deliver(on, {
              id: one().id,
              ...counted(received.counts),
              ...(received.by ? { signer: received.by, drawing } : {}),
            }),
          ),
        ]
      : []),
    ...(back
      ? [
          at(after + back.after, (on) =>
            returnDelivery(on, { id: one().id, reason: back.reason, ...counted(back.counts) }),
          ),
        ]
      : []),
    ...(cancelled
      ? [
          at(after + cancelled.after, (on) =>
            cancelDelivery(on, { id: one().id, reason: cancelled.reason }),
          ),
        ]
      : []),
  ]
}

/** A delivery of all that is left, or of some of it; packed unless it is still to be. */
async function prepared(on: Act, trip: DemoTrip, made: Made, today: Day): Promise<Delivery> {
  const { order } = made
  if (!order) throw new Error('nothing was ordered yet')
  const { counts, wishedIn } = trip
  const drafted = await createDelivery(on, {
    orders: [order.id],
    wishedDay: wishedIn === undefined ? null : addDays(today, wishedIn),
    ...(counts
      ? {
          lines: order.lines.flatMap(({ id: line }, rank) =>
            counts[rank] ? [{ line, quantity: units(counts[rank]) }] : [],
          ),
        }
      : {}),
  })
  const { id, version } = drafted
  if (trip.priced) await updateDelivery(on, { id, version, priced: true })
  return trip.ready ? prepareDelivery(on, { id }) : drafted
}

const units = (count: number) => quantity(count * 10_000)

/** What a hand leaves on a screen. */
const drawing =
  'M96 122L112 92L131 64L148 52L154 66L146 96L138 124L142 138L158 128L176 104L190 96L194 110L202 122L220 108L236 94L246 104L256 118L276 104L300 86L330 78L352 92L368 112L392 106L428 86L470 74M180 150L260 142L352 138L436 132'
