// From the countries that files name to ISO 3166-1 codes.
import { fold } from '#kernel/search.ts'

/** Every officially assigned code, in the order of the standard. */
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW'.split(
    ' ',
  )

/** Names in use that no standard table gives. */
const others: Readonly<Record<string, string>> = {
  eire: 'IE',
  'republic of ireland': 'IE',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  angleterre: 'GB',
  'grande bretagne': 'GB',
  usa: 'US',
  'united states of america': 'US',
  'etats unis d amerique': 'US',
  rsa: 'ZA',
  uae: 'AE',
  holland: 'NL',
  hollande: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'republique tcheque': 'CZ',
  turkey: 'TR',
  korea: 'KR',
  coree: 'KR',
  russia: 'RU',
  'hong kong': 'HK',
  macau: 'MO',
  macedonia: 'MK',
  'ivory coast': 'CI',
  // Two islands of one name in files; Jersey stands for them: outside the United Kingdom and its VAT.
  'channel islands': 'JE',
  'iles anglo normandes': 'JE',
}

let table: ReadonlyMap<string, string> | undefined

/** The two-letter code of a country by code or name, in French or English; null where it is none. */
export function countryOf(written: string): string | null {
  const name = fold(written)
  if (name === '') return null
  table ??= namesOfAll()
  return table.get(name) ?? null
}

function namesOfAll(): ReadonlyMap<string, string> {
  const known = new Map<string, string>()
  for (const locale of ['en', 'fr']) {
    const names = new Intl.DisplayNames(locale, { type: 'region' })
    for (const code of codes) known.set(fold(names.of(code) ?? code), code)
  }
  for (const code of codes) known.set(code.toLowerCase(), code)
  for (const [name, code] of Object.entries(others)) known.set(name, code)
  return known
}
