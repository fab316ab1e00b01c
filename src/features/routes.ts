import { notificationRoutes } from '#features/base/notifications/routes.ts'
import { setupRoutes } from '#features/base/setup/routes.ts'
import { apiKeyRoutes } from '#features/base/api-keys/routes.ts'
import { invitationRoutes } from '#features/base/invitations/routes.ts'
import { teamRoutes } from '#features/base/team/routes.ts'
import { bulkRoutes } from '#features/base/bulk/routes.ts'
import { allBulkActs } from '#features/bulk.ts'
import { viewRoutes } from '#features/base/views/routes.ts'
import { storeRoutes } from '#features/base/stores/routes.ts'
import { accountRoutes } from '#features/base/account/routes.ts'
import { mailRoutes } from '#features/base/mail/routes.ts'
import { replyRoutes } from '#features/base/replies/routes.ts'
import { companyRoutes } from '#features/base/company/routes.ts'
import { journalRoutes } from '#features/base/journal/routes.ts'
import { itemRoutes } from '#features/catalog/items/routes.ts'
import { planningRoutes } from '#features/insight/planning/routes.ts'
import { taggingRoutes } from '#features/insight/tagging/routes.ts'
import { exportRoutes } from '#features/insight/exports/routes.ts'
import { mailingRoutes } from '#features/insight/mailings/routes.ts'
import { importRoutes } from '#features/insight/imports/routes.ts'
import { activityRoutes } from '#features/relation/activities/routes.ts'
import { appointmentRoutes } from '#features/relation/appointments/routes.ts'
import { tagRoutes } from '#features/base/tags/routes.ts'
import { meetingRoutes } from '#features/insight/meeting/routes.ts'
import { checkRoutes } from '#features/insight/checks/routes.ts'
import { deedRoutes } from '#features/insight/deeds/routes.ts'
import { portfolioRoutes } from '#features/insight/portfolio/routes.ts'
import { registerRoutes } from '#features/insight/register/routes.ts'
import { taskRoutes } from '#features/relation/tasks/routes.ts'
import { customerRoutes } from '#features/relation/customers/routes.ts'
import { signatureRoutes } from '#features/sales/signatures/routes.ts'
import { billingRoutes } from '#features/sales/billing/routes.ts'
import { invoiceRoutes } from '#features/sales/invoices/routes.ts'
import { deliveryRoutes } from '#features/sales/deliveries/routes.ts'
import { orderRoutes } from '#features/sales/orders/routes.ts'
import { paymentRoutes } from '#features/sales/payments/routes.ts'
import { reminderRoutes } from '#features/sales/reminders/routes.ts'
import { statementRoutes } from '#features/sales/statements/routes.ts'
import { purchaseRoutes } from '#features/purchasing/purchase-orders/routes.ts'
import { supplyRoutes } from '#features/purchasing/supplies/routes.ts'
import { supplierInvoiceRoutes } from '#features/purchasing/supplier-invoices/routes.ts'
import { receiptRoutes } from '#features/purchasing/receipts/routes.ts'
import { projectRoutes } from '#features/sales/projects/routes.ts'
import { quoteRoutes } from '#features/sales/quotes/routes.ts'
import { demoRoutes } from '#features/insight/demo/routes.ts'
import { searchRoutes } from '#features/insight/search/routes.ts'
import { projectionRoutes } from '#features/insight/projection/routes.ts'
import { clientRoutes } from '#features/insight/client/routes.ts'
import { analysisRoutes } from '#features/insight/analyses/routes.ts'
import { homeRoutes } from '#features/insight/home/routes.ts'
import type { Route } from '#server/http.ts'

/** Every route of the product, in the order of the features. */
export const allRoutes: readonly Route[] = [
  ...journalRoutes,
  ...notificationRoutes,
  ...mailRoutes,
  ...replyRoutes,
  ...companyRoutes,
  ...accountRoutes,
  ...storeRoutes,
  ...teamRoutes,
  ...invitationRoutes,
  ...apiKeyRoutes,
  ...setupRoutes,
  ...viewRoutes,
  ...bulkRoutes(allBulkActs),
  ...itemRoutes,
  ...customerRoutes,
  ...activityRoutes,
  ...taskRoutes,
  ...appointmentRoutes,
  ...quoteRoutes,
  ...tagRoutes,
  ...registerRoutes,
  ...portfolioRoutes,
  ...deedRoutes,
  ...checkRoutes,
  ...meetingRoutes,
  ...signatureRoutes,
  ...orderRoutes,
  ...invoiceRoutes,
  ...billingRoutes,
  ...deliveryRoutes,
  ...paymentRoutes,
  ...statementRoutes,
  ...reminderRoutes,
  ...projectRoutes,
  ...purchaseRoutes,
  ...receiptRoutes,
  ...supplierInvoiceRoutes,
  ...supplyRoutes,
  ...mailingRoutes,
  ...planningRoutes,
  ...taggingRoutes,
  ...exportRoutes,
  ...importRoutes,
  ...demoRoutes,
  ...projectionRoutes,
  ...analysisRoutes,
  ...clientRoutes,
  ...searchRoutes,
  ...homeRoutes,
]
