// The countries that an address may be in, named in the reader's language.
import type { Locale } from '#kernel/refusal.ts'
import { folded } from '#web/folded.ts'
import type { Found } from '#web/ui/ComboBox.tsx'

/** ISO 3166-1, the neighbours of France first. */
const codes =
  'FR BE CH LU MC DE ES IT GB IE NL PT AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CI CL CM CN CO CR CU CV CY CZ DJ DK DM DO DZ EC EE EG ER ET FI FJ FM GA GD GE GF GH GM GN GP GQ GR GT GW GY HK HN HR HT HU ID IL IN IQ IR IS JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LV LY MA MD ME MG MH MK ML MM MN MQ MR MT MU MV MW MX MY MZ NA NC NE NG NI NO NP NR NZ OM PA PE PF PG PH PK PL PM PS PW PY QA RE RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VN VU WF WS YE YT ZA ZM ZW BL MF TF'.split(
    ' ',
  )

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
