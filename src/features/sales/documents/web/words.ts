import { en } from './en.ts'
import { fr } from './fr.ts'

/** What `useWords` takes: the shared words in both languages. */
export const documentWords = { fr, en }
export type DocumentWords = typeof fr
