import { on } from '#server/http.ts'
import { allocateCreditNote, releaseCreditNote } from './actions/impute.ts'
import { allocatePayment, recordPayment } from './actions/record.ts'
import { recordRefund } from './actions/refund.ts'
import { reversePayment } from './actions/reverse.ts'
import * as contract from './contract.ts'
import { balanceOn, outstandingOfCustomer } from './queries/account.ts'
import { showPayment } from './queries/find.ts'
import { listPayments } from './queries/list.ts'
import { transactionsOf } from './queries/movements.ts'

export const paymentRoutes = [
  on(contract.listPayments, 'payments.read', listPayments),
  on(contract.showPayment, 'payments.read', (act, { id }) => showPayment(act, id)),
  on(contract.recordPayment, 'payments.write', recordPayment),
  on(contract.recordRefund, 'payments.write', recordRefund),
  on(contract.allocatePayment, 'payments.write', allocatePayment),
  on(contract.allocateCreditNote, 'payments.write', allocateCreditNote),
  on(contract.releaseCreditNote, 'payments.write', releaseCreditNote),
  on(contract.reversePayment, 'payments.write', reversePayment),
  on(contract.customerBalance, 'payments.read', balanceOn),
  on(contract.customerOutstanding, 'payments.read', outstandingOfCustomer),
  on(contract.customerTransactions, 'payments.read', transactionsOf),
]
