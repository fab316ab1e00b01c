// The words of a screen are two dictionaries of one shape, `fr.ts` (the source) and `en.ts`
// (`export const en: typeof fr`). A key that lacks its English does not compile.
import type { Locale } from '#kernel/refusal.ts'
import { french } from '#kernel/typography.ts'
import { usePreferences, preferences } from './preferences.ts'

export type Both<T> = { readonly fr: T; readonly en: T }

export const useLocale = (): Locale => usePreferences().locale

/** The dictionary in the reader's language, French dressed with its spaces: `useWords({ fr, en })`. */
export function useWords<T extends object>(both: Both<T>): T {
  return wordsIn(both, usePreferences().locale)
}

/** The same outside of a component (a toast, an error): in the language of the moment. */
export const wordsNow = <T extends object>(both: Both<T>): T => wordsIn(both, preferences().locale)

export const wordsIn = <T extends object>({ fr, en }: Both<T>, locale: Locale): T =>
  locale === 'fr' ? dressed(fr) : en

const known = new WeakMap<object, object>()

function dressed<T extends object>(words: T): T {
  const found = known.get(words)
  if (found) return found as T
  const made = Object.fromEntries(Object.entries(words).map(([key, word]) => [key, dress(word)]))
  known.set(words, made)
  return made as T
}

function dress(word: unknown): unknown {
  if (typeof word === 'string') return french(word)
  if (Array.isArray(word)) return word.map(dress)
  if (typeof word === 'function') {
    return (...values: unknown[]) => {
      const said: unknown = word(...values)
      return typeof said === 'string' ? french(said) : said
    }
  }
  return word !== null && typeof word === 'object' ? dressed(word) : word
}
