import { on } from '#server/http.ts'
import { allocatePayment, recordPayment, reversePayment } from './actions/record.ts'
import * as contract from './contract.ts'
import { balanceOn, outstandingOfCustomer, transactionsOf } from './queries/account.ts'
import { showPayment } from './queries/find.ts'
import { listPayments } from './queries/list.ts'

export const paymentRoutes = [
  on(contract.listPayments, 'payments.read', listPayments),
  on(contract.showPayment, 'payments.read', (act, { id }) => showPayment(act, id)),
  on(contract.recordPayment, 'payments.write', recordPayment),
  on(contract.allocatePayment, 'payments.write', allocatePayment),
  on(contract.reversePayment, 'payments.write', reversePayment),
  on(contract.customerBalance, 'payments.read', balanceOn),
  on(contract.customerOutstanding, 'payments.read', outstandingOfCustomer),
  on(contract.customerTransactions, 'payments.read', transactionsOf),
]
