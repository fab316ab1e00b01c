// The invoices of many orders, of many clients at once.
import { z } from 'zod'
import { bulkAct } from '#features/base/bulk/actions.ts'
import { brought, isThere, made, tried } from '#features/sales/deliveries/actions/bulk.ts'
import { invoiceKeys } from '#features/sales/deliveries/queries/together.ts'
import { whereSellerMay } from '#features/sales/invoices/actions/bulk-seller.ts'
import { deleteInvoice } from '#features/sales/invoices/actions/draft.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { invoiceOrders } from '#features/sales/invoices/actions/ordered.ts'
import { doubtfulBuyers, doubtfulOrders } from '#features/sales/invoices/queries/doubtful.ts'
import { orderCandidates } from '#features/sales/orders/actions/bulk.ts'
import { listOrders } from '#features/sales/orders/contract.ts'
import { whyNotInvoice } from '#features/sales/orders/rules/life.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'

async function invoice(act: Act, orders: readonly string[], issue: boolean) {
  const draft = await invoiceOrders(act, { orders: [...orders] })
  return issue ? issueInvoice(act, { id: draft.id }) : draft
}

export const billingBulk = [
  bulkAct({
    name: 'orders.invoice',
    right: 'invoices.write',
    list: listOrders,
    options: z.object({ per: z.enum(['order', 'customer']), issue: z.boolean() }),
    find: async (act, asked, { per, issue }) => {
      if (issue && !grants(act.role, 'invoices.issue')) refuse('forbidden', 'options.issue')
      // Oldest first: numbers follow the order in which they are given.
      const oldest = { ...asked, sort: 'day', direction: 'asc' } as typeof asked
      const found = await orderCandidates(whyNotInvoice)(act, oldest)
      const ids = found.map(({ id }) => id)
      const keys = per === 'customer' ? await invoiceKeys(act, ids) : null
      const all = brought(found, keys, asked.except)
      const [parts, buyers] = await Promise.all([
        doubtfulOrders(act, ids),
        issue ? doubtfulBuyers(act, ids) : [],
      ])
      const foreseen = await tried(act, all, new Set([...parts, ...buyers]), (scratch, orders) =>
        invoice(scratch, orders, issue),
      )
      return issue ? whereSellerMay(act, foreseen) : foreseen
    },
    makes: 'invoice',
    run: (act, id, { issue }, turn) => made(act, id, turn, (orders) => invoice(act, orders, issue)),
    // A draft gives its orders back; what was issued is undone by a credit note alone.
    undo: async (act, _, invoice) => {
      if (!grants(act.role, 'invoices.delete')) refuse('forbidden')
      if (invoice !== null && (await isThere(act, invoice))) await deleteInvoice(act, invoice)
    },
  }),
]
