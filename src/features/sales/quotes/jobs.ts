import { storingPdf } from './actions/print.ts'

/** What happens by itself to quotes: the PDF of each version that has left is kept. */
export const quoteJobs = [storingPdf]
