import { fold } from '#kernel/search.ts'

/** Text as it is compared by people: without accents, capitals, punctuation, or odd spaces. */
export const folded = (text: string): string => fold(text)
