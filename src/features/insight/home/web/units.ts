import { zero } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import { both } from './words.ts'

/** In what the charts of the home count: the company's currency, before tax or with it. */
export function useUnits(): { readonly net: string; readonly gross: string } {
  const words = useWords(both)
  // What is left of nothing, once its digits are taken away.
  const sign = useFormats()
    .amount(zero)
    .replace(/[\d\s.,]/g, '')
  return { net: `${sign} ${words.beforeTax}`, gross: `${sign} ${words.withTax}` }
}
