// What one does with many purchase orders.
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import type { Act } from '#server/act.ts'
import { listPurchases } from '../contract.ts'
import { type AskedPurchases, purchaseRows } from '../queries/list.ts'
import { deletePurchase } from './draft.ts'
import { sendPurchase } from './life.ts'

/** The drafts of a selection; what has left is left out. */
async function drafts(act: Act, asked: AskedPurchases): Promise<Candidate[]> {
  const rows = await purchaseRows(act, asked)
  return rows.map((row) => ({
    id: row.id,
    label: [row.number, row.supplier.name].filter(Boolean).join(' · '),
    reason: row.state === 'draft' ? null : 'not_a_draft',
  }))
}

export const purchaseBulk = [
  bulkAct({
    name: 'purchases.send',
    right: 'purchases.write',
    list: listPurchases,
    options: noOptions,
    find: drafts,
    run: async (act, id) => {
      await sendPurchase(act, { id, how: 'email' })
      return null
    },
  }),
  bulkAct({
    name: 'purchases.delete',
    right: 'purchases.delete',
    list: listPurchases,
    options: noOptions,
    find: drafts,
    run: async (act, id) => {
      await deletePurchase(act, id)
      return null
    },
  }),
]
