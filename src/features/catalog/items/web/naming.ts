import type { Vat } from '#kernel/vat.ts'
import type { Formats } from '#web/formats.ts'
import type { fr } from './fr.ts'

/** "20 %", or why there is none. */
export const vatName = ({ category, rate }: Vat, words: typeof fr, formats: Formats): string =>
  category === 'S' ? formats.percent(rate) : words.categories[category]
