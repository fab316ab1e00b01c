import { storingPdf } from './actions/print.ts'

/** What happens by itself to invoices: their PDF is kept once they are issued. */
export const invoiceJobs = [storingPdf]
