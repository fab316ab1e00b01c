import { invoiceJobs } from '#features/sales/invoices/jobs.ts'
import type { Job } from '#server/jobs.ts'

/** Everything that happens by itself, in the order of the features. */
export const allJobs: readonly Job<never>[] = [...invoiceJobs]
