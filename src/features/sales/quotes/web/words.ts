import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of quotes, in one language. */
export type QuoteWords = typeof fr
export const quoteWords = { fr, en }
