import type { Price } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import type { Formats } from '#web/formats.ts'
import type { fr } from './fr.ts'

/** "20 %", or why there is none. */
export const vatName = ({ category, rate }: Vat, words: typeof fr, formats: Formats): string =>
  category === 'S' ? formats.percent(rate) : words.categories[category]

/** A unit price without its currency, for a column. */
export const barePrice = (price: Price, formats: Formats): string =>
  formats.price(price).replace(/^[^\d\u2212-]+|[^\d]+$/gu, '')
