import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of orders, in one language. */
export const orderWords = { fr, en }
