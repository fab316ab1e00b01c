import type { Act } from '#server/act.ts'
import { job } from '#server/jobs.ts'
import { storingPdf } from './actions/print.ts'
import { pruneTally } from './queries/write.ts'

/** What happens by itself to quotes: each version that has left keeps its PDF, the tally stays small. */
export const quoteJobs = [
  storingPdf,
  job('quote-tally', async (act: Act) => void (await pruneTally(act)), '25 3 * * *'),
]
