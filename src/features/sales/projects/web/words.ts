import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of projects, in one language. */
export type ProjectWords = typeof fr
export const projectWords = { fr, en }
