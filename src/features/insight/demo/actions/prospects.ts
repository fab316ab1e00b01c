// Those who came lately: each is known by the seller who met them, on that day.
import { createCustomer } from '#features/relation/customers/actions.ts'
import { prospects } from '../rules/clients.ts'
import type { Event } from './deals.ts'
import { recordOf } from './directory.ts'

export const prospectEvents = (): Event[] =>
  prospects.map(([daysAgo, client], rank) => ({
    daysAgo,
    who: rank % 2,
    happen: async (on) => {
      await createCustomer(on, recordOf(client))
    },
  }))
