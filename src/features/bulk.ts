import type { BulkAct } from '#features/base/bulk/actions.ts'
import { itemBulk } from '#features/catalog/items/actions/bulk.ts'
import { customerBulk } from '#features/relation/customers/actions/bulk.ts'
import { purchaseBulk } from '#features/purchasing/purchase-orders/actions/bulk.ts'
import { projectBulk } from '#features/sales/projects/actions/bulk.ts'
import { mailingBulk } from '#features/insight/mailings/actions/bulk.ts'
import { commentBulk } from '#features/insight/mailings/actions/comment.ts'
import { registerBulk } from '#features/insight/register/actions/bulk.ts'
import { planningBulk } from '#features/insight/planning/actions/bulk.ts'
import { tagBulk } from '#features/insight/tagging/actions/bulk.ts'
import { paperBulk } from '#features/insight/papers/actions/bulk.ts'
import { deliveryBulk } from '#features/sales/deliveries/actions/bulk.ts'
import { billingBulk } from '#features/sales/billing/actions/bulk.ts'
import { invoiceBulk } from '#features/sales/invoices/actions/bulk.ts'
import { orderBulk } from '#features/sales/orders/actions/bulk.ts'
import { quoteBulk } from '#features/sales/quotes/actions/bulk.ts'
import { paymentBulk } from '#features/sales/payments/actions/bulk.ts'
import { reminderBulk } from '#features/sales/reminders/actions/bulk.ts'

/** Everything that is done with many records at once, in the order of the features. */
export const allBulkActs: readonly BulkAct[] = [
  ...itemBulk,
  ...customerBulk,
  ...quoteBulk,
  ...orderBulk,
  ...invoiceBulk,
  ...paymentBulk,
  ...deliveryBulk,
  ...billingBulk,
  ...reminderBulk,
  ...projectBulk,
  ...purchaseBulk,
  ...registerBulk,
  ...paperBulk,
  ...planningBulk,
  ...mailingBulk,
  ...commentBulk,
  ...tagBulk,
]
