// The countries that an address may be in, named in the reader's language.
import { countryCodes } from '#kernel/countries.ts'
import type { Locale } from '#kernel/refusal.ts'
import { folded } from '#web/folded.ts'
import type { Found } from '#web/ui/ComboBox.tsx'

const neighbours: readonly string[] = 'FR BE CH LU MC DE ES IT GB IE NL PT AD'.split(' ')
/** The neighbours of France first. */
const codes = [...neighbours, ...countryCodes.filter((code) => !neighbours.includes(code))]

const namers: Readonly<Record<Locale, Intl.DisplayNames>> = {
  fr: new Intl.DisplayNames(['fr'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
}

export const countryName = (code: string, locale: Locale): string => namers[locale].of(code) ?? code

export const countryFound = (code: string, locale: Locale): Found => ({
  id: code,
  label: countryName(code, locale),
  hint: code,
})

/** Countries by a fragment of their name or by their code. */
export function searchCountries(typed: string, locale: Locale): readonly Found[] {
  const sought = folded(typed)
  return codes
    .map((code) => countryFound(code, locale))
    .filter(({ id, label }) => folded(label).includes(sought) || folded(id) === sought)
    .slice(0, 8)
}
