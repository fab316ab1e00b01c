// The printed words of documents, in French and in English.
import type { Locale } from '#kernel/refusal.ts'
import { en } from './words/en.ts'
import { fr } from './words/fr.ts'
import type { Words } from './words/words.ts'

export const words: Readonly<Record<Locale, Words>> = { fr, en }
