import { bulkJobs } from '#features/base/bulk/jobs.ts'
import { allBulkActs } from '#features/bulk.ts'
import { mailJobs, releasingMails } from '#features/base/mail/jobs.ts'
import { replyJobs } from '#features/base/replies/jobs.ts'
import { customerJobs } from '#features/relation/customers/jobs.ts'
import { taskJobs } from '#features/relation/tasks/jobs.ts'
import { orderJobs } from '#features/sales/orders/jobs.ts'
import { invoiceJobs } from '#features/sales/invoices/jobs.ts'
import { quoteJobs } from '#features/sales/quotes/jobs.ts'
import { digestJobs } from '#features/base/digests/jobs.ts'
import { notificationJobs } from '#features/base/notifications/jobs.ts'
import { reminderJobs } from '#features/sales/reminders/jobs.ts'
import { checkJobs } from '#features/insight/checks/jobs.ts'
import { projectionJobs } from '#features/insight/projection/jobs.ts'
import type { Errand, Job } from '#server/jobs.ts'

/** Everything that happens by itself, in the order of the features. */
export const allJobs: readonly (Job<never> | Errand<never>)[] = [
  ...notificationJobs,
  ...mailJobs,
  ...replyJobs,
  ...digestJobs,
  ...bulkJobs(allBulkActs),
  ...customerJobs,
  ...taskJobs,
  ...quoteJobs,
  ...orderJobs,
  ...invoiceJobs,
  ...reminderJobs,
  ...projectionJobs,
  ...checkJobs,
]

/** What is done for every company when a server starts that has a way out for messages. */
export const jobsOnceMailLeaves: readonly Job<never>[] = [releasingMails]
