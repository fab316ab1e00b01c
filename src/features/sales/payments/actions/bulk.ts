// What one does with many payments: another seller, another store.
import { entrusting } from '#features/base/bulk/actions/entrusting.ts'
import { listPayments } from '../contract.ts'
import { paymentLabel, paymentRows } from '../queries/list.ts'
import { whyNotEntrust } from '../rules/allocate.ts'
import { entrustPayment } from './entrust.ts'

export const paymentBulk = entrusting({
  name: 'payments',
  right: 'payments.write',
  list: listPayments,
  find: async (act, asked) =>
    (await paymentRows(act, asked)).map((row) => ({
      ...row,
      label: paymentLabel(act, row),
      reason: whyNotEntrust(row),
    })),
  entrust: entrustPayment,
})
