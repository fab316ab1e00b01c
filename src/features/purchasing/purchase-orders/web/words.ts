import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of purchase orders, in one language. */
export const purchaseWords = { fr, en }
