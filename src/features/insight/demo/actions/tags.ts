// The tags of the firm, on some of its clients and of its last quotes and orders.
import { createTag, tagRecord } from '#features/base/tags/actions.ts'
import { listOrders } from '#features/sales/orders/queries/list.ts'
import { listQuotes } from '#features/sales/quotes/queries/list.ts'
import type { Directory } from './directory.ts'
import type { Event } from './deals.ts'

/** Whoever opened the demonstration. */
const manages = -1

export const tagEvents = (known: Directory): Event[] => [
  {
    daysAgo: 0,
    who: manages,
    happen: async (on) => {
      const window = { offset: 0, limit: 12 }
      const { rows: quotes } = await listQuotes(on, window)
      const { rows: orders } = await listOrders(on, window)
      const names = ['Urgent', 'Salon de printemps', 'Client fidèle']
      const [urgent = '', fair = '', loyal = ''] = await Promise.all(
        names.map(async (name) => (await createTag(on, { name })).id),
      )
      for (const [n, { id }] of quotes.entries()) {
        if (n % 5 === 1) await tagRecord(on, { kind: 'quote', record: id, tag: urgent })
        if (n % 4 === 2) await tagRecord(on, { kind: 'quote', record: id, tag: fair })
      }
      for (const [n, { id }] of orders.entries()) {
        if (n % 4 === 1) await tagRecord(on, { kind: 'order', record: id, tag: urgent })
      }
      for (const [n, record] of known.clients.entries()) {
        if (n % 6 === 0) await tagRecord(on, { kind: 'customer', record, tag: loyal })
      }
    },
  },
]
