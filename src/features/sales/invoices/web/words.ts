import { en } from './en.ts'
import { fr } from './fr.ts'

export const invoiceWords = { fr, en }
