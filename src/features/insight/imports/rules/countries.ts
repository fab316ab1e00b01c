// From the countries that files name to ISO 3166-1 codes.
import { countryCodes } from '#kernel/countries.ts'
import { fold } from '#kernel/search.ts'

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
    for (const code of countryCodes) known.set(fold(names.of(code) ?? code), code)
  }
  for (const code of countryCodes) known.set(code.toLowerCase(), code)
  for (const [name, code] of Object.entries(others)) known.set(name, code)
  return known
}
