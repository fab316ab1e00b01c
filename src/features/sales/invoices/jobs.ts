import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { storingPdf } from './actions/print.ts'
import { pruneTally } from './queries/tally.ts'

/** What happens by itself to invoices: their PDF is kept, and the tally stays small. */
export const invoiceJobs = [
  storingPdf,
  job('invoice-tally', async (act: Act) => void (await pruneTally(act)), '20 3 * * *'),
]
