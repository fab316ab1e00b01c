import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of supplier invoices, in one language. */
export const supplierInvoiceWords = { fr, en }
