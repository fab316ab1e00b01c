// Tags are put on the records of any list, and taken off.
import { tagActs } from '#features/base/tags/actions/bulk.ts'
import type { TaggedKind } from '#features/base/tags/rules.ts'
import { dealLists } from '#features/insight/planning/actions/deals.ts'

/** What tags call the records of each list, and what the journal does. */
const kinds: Readonly<Record<string, { readonly kind: TaggedKind; readonly entity: string }>> = {
  customers: { kind: 'customer', entity: 'customer' },
  projects: { kind: 'project', entity: 'project' },
  quotes: { kind: 'quote', entity: 'quote' },
  orders: { kind: 'order', entity: 'order' },
  deliveries: { kind: 'delivery', entity: 'delivery' },
  invoices: { kind: 'invoice', entity: 'invoice' },
  purchases: { kind: 'purchase', entity: 'purchase_order' },
}

export const tagBulk = dealLists.flatMap(({ name, module, list, find }) => {
  const known = kinds[name]
  return known ? tagActs({ name, right: `${module}.write`, list, find, ...known }) : []
})
