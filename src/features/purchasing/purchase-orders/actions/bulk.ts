// What one does with many purchase orders.
import { bulkAct, type Candidate, noOptions } from '#features/base/bulk/actions.ts'
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { documentLabel } from '#features/base/bulk/rules.ts'
import type { Act } from '#server/act.ts'
import { listPurchases } from '../contract.ts'
import { type AskedPurchases, purchaseRows } from '../queries/list.ts'
import { whyNotEntrust } from '../rules/life.ts'
import { deletePurchase } from './draft.ts'
import { entrustPurchase } from './entrust.ts'
import { sendPurchase } from './life.ts'

/** The drafts of a selection; what has left is left out. */
async function drafts(act: Act, asked: AskedPurchases): Promise<Candidate[]> {
  const rows = await purchaseRows(act, asked)
  return rows.map((row) => ({
    ...labelled(act, row),
    reason: row.state === 'draft' ? null : 'not_a_draft',
  }))
}

type Row = Awaited<ReturnType<typeof purchaseRows>>[number]

const labelled = ({ locale }: Act, { id, number, supplier }: Row) => ({
  id,
  label: documentLabel(locale, number, supplier.name),
})

export const purchaseBulk = [
  ...entrusting({
    name: 'purchases',
    right: 'purchases.write',
    list: listPurchases,
    find: async (act, asked) =>
      (await purchaseRows(act, asked)).map((row) => ({
        ...labelled(act, row),
        seller: row.buyer,
        store: row.store,
        reason: whyNotEntrust(row.state),
      })),
    entrust: entrustPurchase,
  }),
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
