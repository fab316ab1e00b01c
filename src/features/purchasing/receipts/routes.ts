import { on } from '#server/http.ts'
import { receive, reverseReceipt } from './actions.ts'
import * as about from './contract.ts'

export const receiptRoutes = [
  on(about.receive, 'purchases.write', receive),
  on(about.reverseReceipt, 'purchases.write', reverseReceipt),
]
