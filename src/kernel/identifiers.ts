// The numbers that name companies, accounts, phones and goods. Each `read…` takes what a person typed
// or pasted, and returns the value to be stored, or null where it is none; each `format…` writes the
// stored value for a person. A key that is right does not say that the company exists.
import { friendlyFormatIBAN, isValidBIC, isValidIBAN } from 'ibantools'

/** What people put between digits: any space, dots, hyphens of every length, slashes. */
const separators = /[\s.\-‐‑‒–—/]/gu
const compact = (typed: string): string =>
  typed.length > 60 ? '' : typed.replace(separators, '').toUpperCase()

/** A SIREN: 9 digits with their Luhn key. All zeros would pass the key, and is nobody. */
export function readSiren(typed: string): string | null {
  const digits = compact(typed)
  return /^\d{9}$/.test(digits) && luhn(digits) && Number(digits) > 0 ? digits : null
}

/**
 * A SIRET: the SIREN and 5 digits, with a Luhn key over the 14. The shops of La Poste (SIREN
 * 356000000) follow another rule since they outgrew it: their digits add up to a multiple of 5, except
 * for the head office, which keeps its Luhn key.
 */
export function readSiret(typed: string): string | null {
  const digits = compact(typed)
  if (!/^\d{14}$/.test(digits) || readSiren(digits.slice(0, 9)) === null) return null
  const isPostShop = digits.startsWith('356000000') && digits !== '35600000000048'
  return (isPostShop ? digitSum(digits) % 5 === 0 : luhn(digits)) ? digits : null
}

export const sirenOfSiret = (siret: string): string => siret.slice(0, 9)

/** The French VAT number of a company: "FR", a key of two digits, its SIREN. */
export const vatNumberOfSiren = (siren: string): string =>
  `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`

/**
 * The shape of the VAT numbers of the other states (VIES), Greece as EL, Northern Ireland as XI. Their
 * keys are left to VIES: a wrong rule of ours would refuse a customer whom nobody could then invoice.
 */
const vatShapes: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^(?:[A-Z]\d{7}[A-Z\d]|\d{8}[A-Z])$/,
  FI: /^\d{8}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^(?:\d[A-Z\d+*]\d{5}[A-Z]|\d{7}[A-W][A-I])$/,
  IT: /^\d{11}$/,
  LT: /^(?:\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^[A-Z\d+*]{10}\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(?:\d{9}|\d{12}|(?:GD|HA)\d{3})$/,
}

/**
 * A VAT number of a state of the European Union, with its country: "FR40303265045", "BE0428759497".
 * The French one is checked by its key and its SIREN, the others by their shape. "GR" becomes "EL", and
 * an old Belgian number gets its 0.
 */
export function readVatNumber(typed: string): string | null {
  const written = compact(typed)
    .replace(/^GR/, 'EL')
    .replace(/^BE(?=\d{9}$)/, 'BE0')
  const [country, number] = [written.slice(0, 2), written.slice(2)]
  if (country === 'FR') return isFrenchVatNumber(number) ? written : null
  return vatShapes[country]?.test(number) ? written : null
}

/** The countries whose VAT numbers are those of the Union; Monaco's are French. */
const european: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
)

/**
 * The tax number of whoever is in a country: a VAT number of the Union is checked, that of another
 * country is only a number to be printed.
 */
export function readTaxNumber(typed: string, country: string): string | null {
  const read = readVatNumber(typed)
  if (read !== null || european.has(country)) return read
  const written = compact(typed)
  return /^[A-Z0-9]{4,20}$/.test(written) ? written : null
}

/** The letters of a French key leave out I and O, which look like digits. */
const keyLetters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

function isFrenchVatNumber(number: string): boolean {
  const found = /^([0-9A-HJ-NP-Z]{2})(\d{9})$/.exec(number)
  if (!found) return false
  const [, key = '', siren = ''] = found
  // Monaco's companies have French VAT numbers that begin with 000, which are no SIREN.
  const isMonaco = siren.startsWith('000')
  if (Number(siren) === 0 || (!isMonaco && readSiren(siren) === null)) return false
  if (/^\d\d$/.test(key)) return vatNumberOfSiren(siren) === `FR${number}`
  const [first, second] = [keyLetters.indexOf(key.charAt(0)), keyLetters.indexOf(key.charAt(1))]
  const rank = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
  return (Number(siren) + 1 + Math.floor(rank / 11)) % 11 === rank % 11
}

/** An IBAN, checked by its key, by the shape of its country, and for France by the key of its RIB. */
export function readIban(typed: string): string | null {
  const iban = compact(typed).replace(/^IBAN:?/, '')
  return isValidIBAN(iban) ? iban : null
}

/** A BIC of 8 or 11 signs. */
export function readBic(typed: string): string | null {
  const bic = compact(typed)
  return isValidBIC(bic) ? bic : null
}

/**
 * A postal code. France and its overseas departments: 5 digits of an existing department, the armies'
 * "00" and Monaco's "98" too. Elsewhere: letters, digits, spaces and hyphens, as typed, in capitals.
 */
export function readPostalCode(typed: string, country = 'FR'): string | null {
  const code = typed.trim().replace(/\s+/gu, ' ').toUpperCase()
  if (!frenchPost.has(country))
    return /^[A-Z\d](?:[A-Z\d -]{0,10}[A-Z\d])?$/.test(code) ? code : null
  const digits = compact(code).replace(/^F/, '')
  return /^(?:[0-8]\d|9[0-578])\d{3}$/.test(digits) ? digits : null
}

/** Countries of ISO 3166 whose addresses are French ones: metropolitan France, overseas, Monaco. */
const frenchPost: ReadonlySet<string> = new Set(
  'FR GF GP MQ RE YT BL MF PM NC PF WF TF MC'.split(' '),
)

/** Where one dials 0 and nine digits: metropolitan France and the overseas departments. */
const frenchPlan: ReadonlySet<string> = new Set('FR GF GP MQ RE YT BL MF'.split(' '))

/** Overseas numbers are dialled as French ones at home, but have a country code of their own. */
const overseas: readonly (readonly [prefix: RegExp, code: string])[] = [
  [/^(?:26[239]|639|69[23])/, '262'],
  [/^(?:590|69[01])/, '590'],
  [/^(?:[56]94)/, '594'],
  [/^(?:596|69[67])/, '596'],
]

/**
 * A phone number in the international form of ITU-T E.164, "+33612345678". A French number may be
 * typed with its 0, with +33, 0033 or +33 (0); a short number (3949) stays as it is. Elsewhere, a
 * number with + or 00 keeps its code, and one without stays national: nothing tells its code.
 */
export function readPhone(typed: string, country = 'FR'): string | null {
  const digits = compact(typed).replace(/\(0\)/g, '').replace(/[()]/g, '').replace(/^00/, '+')
  if (digits.startsWith('+33')) return french(digits.slice(3).replace(/^0/, ''))
  if (digits.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null
  if (!frenchPlan.has(country)) return /^\d{4,15}$/.test(digits) ? digits : null
  if (/^(?:3\d{3}|10\d{2}|118\d{3})$/.test(digits)) return digits
  return digits.startsWith('0') ? french(digits.slice(1)) : null
}

function french(national: string): string | null {
  if (!/^[1-9]\d{8}$/.test(national)) return null
  const code = overseas.find(([prefix]) => prefix.test(national))?.[1] ?? '33'
  return `+${code}${national}`
}

/** An article number of GS1 (GTIN-8, UPC-A, EAN-13, GTIN-14) with its right check digit. */
export function readGtin(typed: string): string | null {
  const digits = compact(typed)
  if (!/^(?:\d{8}|\d{12,14})$/.test(digits) || Number(digits) === 0) return null
  const total = [...digits]
    .reverse()
    .reduce((sum, digit, rank) => sum + Number(digit) * (rank % 2 === 0 ? 1 : 3), 0)
  return total % 10 === 0 ? digits : null
}

const inGroups = (value: string, ...sizes: number[]): string => {
  let at = 0
  const groups = sizes.map((size) => value.slice(at, (at += size)))
  return [...groups, value.slice(at)].filter((group) => group !== '').join('\u00a0')
}

/** "552 100 554", with no-break spaces. */
export const formatSiren = (siren: string): string => inGroups(siren, 3, 3, 3)
/** "552 100 554 00013". */
export const formatSiret = (siret: string): string => inGroups(siret, 3, 3, 3, 5)
/** "FR 40 303 265 045"; the others as their country and their number: "BE 0428759497". */
export const formatVatNumber = (number: string): string =>
  number.startsWith('FR') ? inGroups(number, 2, 2, 3, 3, 3) : inGroups(number, 2)
/** "FR76 3000 6000 0112 3456 7890 189". */
export const formatIban = (iban: string): string => friendlyFormatIBAN(iban, '\u00a0') ?? iban
/** Only the country and the last four: "FR•• •••• 0189", for who may not see accounts. */
export const maskIban = (iban: string): string =>
  `${iban.slice(0, 2)}••\u00a0••••\u00a0${iban.slice(-4)}`

/** "06 12 34 56 78" for a French number, overseas too; the others as stored. */
export function formatPhone(phone: string): string {
  const national = /^\+(?:33|262|590|594|596)(\d{9})$/.exec(phone)?.[1]
  return national === undefined ? phone : inGroups(`0${national}`, 2, 2, 2, 2, 2)
}

const digitSum = (digits: string): number =>
  [...digits].reduce((total, digit) => total + Number(digit), 0)

/** Every second digit from the right counts double, its two digits added. */
function luhn(digits: string): boolean {
  const total = [...digits].reverse().reduce((sum, digit, rank) => {
    const weighed = Number(digit) * (rank % 2 === 0 ? 1 : 2)
    return sum + (weighed > 9 ? weighed - 9 : weighed)
  }, 0)
  return total % 10 === 0
}
