import { notificationReasons } from '#features/base/notifications/rules/snooze.ts'
import { setupReasons } from '#features/base/setup/rules.ts'
import { invitationReasons } from '#features/base/invitations/rules.ts'
import { teamReasons } from '#features/base/team/rules.ts'
import { bulkReasons } from '#features/base/bulk/rules.ts'
import { viewReasons } from '#features/base/views/rules.ts'
import { storeReasons } from '#features/base/stores/rules.ts'
import { companyReasons } from '#features/base/company/rules.ts'
import { fileReasons } from '#features/base/files/rules.ts'
import { mailReasons } from '#features/base/mail/rules/reasons.ts'
import { replyReasons } from '#features/base/replies/rules/reasons.ts'
import { tagReasons } from '#features/base/tags/rules.ts'
import { itemReasons } from '#features/catalog/items/rules.ts'
import { mailingReasons } from '#features/insight/mailings/rules/reasons.ts'
import { planningReasons } from '#features/insight/planning/rules/reasons.ts'
import { registerReasons } from '#features/insight/register/rules.ts'
import { paperReasons } from '#features/insight/papers/rules.ts'
import { analysisReasons } from '#features/insight/analyses/rules.ts'
import { importReasons, undoReasons } from '#features/insight/imports/rules/reasons.ts'
import { activityReasons } from '#features/relation/activities/rules.ts'
import { appointmentReasons } from '#features/relation/appointments/rules/life.ts'
import { taskReasons } from '#features/relation/tasks/rules.ts'
import { customerReasons } from '#features/relation/customers/rules.ts'
import { accountReasons } from '#features/base/account/rules.ts'
import { incompleteReasons } from '#features/sales/documents/rules/reasons.ts'
import { deliveryReasons } from '#features/sales/deliveries/rules/reasons.ts'
import { billingReasons } from '#features/sales/billing/rules/reasons.ts'
import { invoiceReasons } from '#features/sales/invoices/rules/reasons.ts'
import { signatureReasons } from '#features/sales/signatures/rules/reasons.ts'
import { paymentReasons } from '#features/sales/payments/rules/reasons.ts'
import { statementReasons } from '#features/sales/statements/rules/reasons.ts'
import { reminderReasons } from '#features/sales/reminders/rules/reasons.ts'
import { orderReasons } from '#features/sales/orders/rules/reasons.ts'
import { purchaseReasons } from '#features/purchasing/purchase-orders/rules/reasons.ts'
import { supplierInvoiceReasons } from '#features/purchasing/supplier-invoices/rules/reasons.ts'
import { receiptReasons } from '#features/purchasing/receipts/rules.ts'
import { supplyReasons } from '#features/purchasing/supplies/rules.ts'
import { projectReasons } from '#features/sales/projects/rules.ts'
import { quoteReasons } from '#features/sales/quotes/rules/reasons.ts'
import { demoReasons } from '#features/insight/demo/rules/reasons.ts'
import { generalReasons } from '#kernel/reasons.ts'
import { homeReasons } from '#features/insight/home/rules.ts'

/** Every refusal of the product, by code: the server's problem documents and the screens read it. */
export const allReasons = {
  ...generalReasons,
  ...notificationReasons,
  ...demoReasons,
  ...accountReasons,
  ...setupReasons,
  ...invitationReasons,
  ...teamReasons,
  ...storeReasons,
  ...viewReasons,
  ...bulkReasons,
  ...fileReasons,
  ...mailReasons,
  ...replyReasons,
  ...companyReasons,
  ...itemReasons,
  ...customerReasons,
  ...tagReasons,
  ...activityReasons,
  ...taskReasons,
  ...appointmentReasons,
  ...registerReasons,
  ...paperReasons,
  ...mailingReasons,
  ...planningReasons,
  ...analysisReasons,
  ...importReasons,
  ...undoReasons,
  ...incompleteReasons,
  ...quoteReasons,
  ...signatureReasons,
  ...orderReasons,
  ...invoiceReasons,
  ...billingReasons,
  ...deliveryReasons,
  ...paymentReasons,
  ...statementReasons,
  ...reminderReasons,
  ...projectReasons,
  ...purchaseReasons,
  ...supplyReasons,
  ...receiptReasons,
  ...supplierInvoiceReasons,
  ...homeReasons,
}
