import type { BulkAct } from '#features/base/bulk/actions.ts'
import { itemBulk } from '#features/catalog/items/actions/bulk.ts'
import { customerBulk } from '#features/relation/customers/actions/bulk.ts'
import { invoiceBulk } from '#features/sales/invoices/actions/bulk.ts'
import { orderBulk } from '#features/sales/orders/actions/bulk.ts'
import { quoteBulk } from '#features/sales/quotes/actions/bulk.ts'
import { signatureBulk } from '#features/sales/signatures/actions/remind.ts'
import { statementBulk } from '#features/sales/statements/actions/remind-many.ts'

/** Everything that is done with many records at once, in the order of the features. */
export const allBulkActs: readonly BulkAct[] = [
  ...itemBulk,
  ...customerBulk,
  ...quoteBulk,
  ...signatureBulk,
  ...orderBulk,
  ...invoiceBulk,
  ...statementBulk,
]
