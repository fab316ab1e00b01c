// How values are written for a person, and how what a person typed is read. One place, both sides: a
// screen, a PDF and an export can never show the same amount in two ways.
//
// Intl does the work, and what differs between versions of its data (the group space of French, the
// minus sign, the space before a currency) is set here, so that Node and every browser agree. Names
// of months are tables for the same reason ("Sep" became "Sept" in one of those versions).
import { type Day, momentOf } from './day.ts'
import {
  type Bps,
  type Cents,
  type Price,
  type Quantity,
  roundedRatio,
  type Scale,
  scales,
  text,
} from './money.ts'
import type { Locale } from './refusal.ts'

export type Formats = {
  /** "1 234,50 €" (en: "€1,234.50"), with U+202F between groups, U+00A0 before the sign, U+2212. */
  amount(c: Cents): string
  /** The amount without its currency, for a column that says it once: "1 234,50". */
  bare(c: Cents): string
  /** A unit price with its currency and 2 to 6 decimals, as many as it has: "2,551 €". */
  price(p: Price): string
  /** At most 4 decimals, none that is not needed: "1,5". */
  quantity(q: Quantity): string
  /** "20 %", "5,5 %" (en: "20%"). */
  percent(r: Bps): string
  /** A count: "1 284". */
  integer(n: number): string
  /** "31/03/2026" (en: "31 Mar 2026", which no reader takes for another day). */
  day(d: Day): string
  /** "1ᵉʳ novembre 2026" (en: "1 November 2026"). */
  longDay(d: Day): string
  /** "2026-03" → "mars 2026" (en: "March 2026"). */
  month(m: string): string
  /** An instant (ISO 8601) on the clock of the company: "31/03/2026 14:32". Throws if it is none. */
  moment(iso: string): string
}

const groupSpace = '\u202f'
const beforeSign = '\u00a0'
const minusSign = '\u2212'
const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' }

const longMonths: Record<Locale, readonly string[]> = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
}

const known = new Map<string, Formats>()

/** The formats of a reader: language, company's currency and time zone. Memoised. */
export function formats(locale: Locale, currency: string, timeZone: string): Formats {
  const key = `${locale} ${currency} ${timeZone}`
  const found = known.get(key) ?? make(locale, currency, timeZone)
  known.set(key, found)
  return found
}

/**
 * Whether amounts of this currency are counted in hundredths (ISO 4217, exponent 2). `Cents` can hold
 * no other: a company in yens or in Tunisian dinars is refused when it is created. A list, since Intl
 * goes by usage and not by the standard: Serbian dinars have cents in Node and none in Chromium.
 */
export const countsInCents = (currency: string): boolean => inHundredths.has(currency)

const inHundredths: ReadonlySet<string> = new Set(
  `AED ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY
  COP CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF
  IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MKD MMK MNT MOP MUR MVR MWK
  MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD
  SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD YER ZAR
  ZMW`.split(/\s+/),
)

function make(locale: Locale, currency: string, timeZone: string): Formats {
  if (!countsInCents(currency)) throw new Error(`amounts in ${currency} are not counted in cents`)
  const number = (options: Intl.NumberFormatOptions) => writer(locale, options)
  const money = {
    style: 'currency',
    currency,
    // "£" and "$" rather than "£GB" and "$US": one company has one currency, nothing is ambiguous.
    currencyDisplay: ['GBP', 'USD'].includes(currency) ? 'narrowSymbol' : 'symbol',
  } as const
  const cents = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const [amount, bare] = [number({ ...money, ...cents }), number(cents)]
  const price = number({ ...money, minimumFractionDigits: 2, maximumFractionDigits: 6 })
  const [decimal, whole] = [
    number({ maximumFractionDigits: 4 }),
    number({ maximumFractionDigits: 0 }),
  ]
  const day = (of: string) => shortDay(locale, of)
  return {
    amount: (c) => amount(text(c, 'cents')),
    bare: (c) => bare(text(c, 'cents')),
    price: (p) => price(text(p, 'price')),
    quantity: (q) => decimal(text(q, 'quantity')),
    percent: (r) => `${decimal(text(r, 'bps'))}${locale === 'fr' ? beforeSign : ''}%`,
    integer: (n) => whole(String(n)),
    day,
    longDay: (d) => `${dayNumber(locale, d)} ${month(locale, d)}`,
    month: (m) => month(locale, m),
    moment: (iso) => {
      const at = momentOf(new Date(iso), timeZone)
      return `${day(at.day)} ${at.time}`
    },
  }
}

/** Writes decimal text, exactly: Intl is given the digits, never a float. */
function writer(locale: Locale, options: Intl.NumberFormatOptions): (decimal: string) => string {
  const format = new Intl.NumberFormat(tags[locale], options)
  return (decimal) =>
    format
      .formatToParts(decimal as Intl.StringNumericLiteral)
      .map(({ type, value }) => {
        if (type === 'minusSign') return minusSign
        if (type === 'group' && locale === 'fr') return groupSpace
        return type === 'literal' ? beforeSign : value
      })
      .join('')
}

function shortDay(locale: Locale, day: string): string {
  const [year = '', number = '', date = ''] = day.split('-')
  if (locale === 'fr') return `${date}/${number}/${year}`
  return `${Number(date)} ${monthName(locale, number).slice(0, 3)} ${year}`
}

const dayNumber = (locale: Locale, day: string): string => {
  const date = String(Number(day.slice(8, 10)))
  return locale === 'fr' && date === '1' ? '1ᵉʳ' : date
}

const month = (locale: Locale, day: string): string =>
  `${monthName(locale, day.slice(5, 7))} ${day.slice(0, 4)}`

function monthName(locale: Locale, number: string): string {
  const name = longMonths[locale][Number(number) - 1]
  if (name === undefined) throw new Error(`not a month: ${number}`)
  return name
}

/**
 * What a person typed, as a scaled integer, or null where it is no number of that scale.
 *
 * Accepted: "1 234,50 €", "1234.5", "−12", "20 %", and sums: `3*12,5`, `(100+20)/3`, with × ÷ x and a
 * leading `=`. Any space is a space. The result is exact (BigInt fractions), then rounded once, half
 * away from zero, to the digits of the scale. A currency is accepted around amounts and prices, "%"
 * after rates. Null too for a division by zero, and beyond what can be held exactly.
 *
 * Dots and commas, in one number:
 * - spaces (and Swiss apostrophes) group digits by three: "1 23" is a slip, not 123;
 * - where both occur, the last is the decimal sign: "1.234,50" and "1,234.50" are 1234.5;
 * - where one occurs twice or more, it groups: "1.234.567";
 * - one comma is the decimal sign in French; in English "1,234" is one thousand and "1,5" is 1.5;
 * - one dot is the decimal sign; but in French "1.234" in a field of two decimals is null: whether
 *   one thousand or one and a bit was meant, no rounding may decide it silently.
 */
export function readTyped(typed: string, scale: Scale, locale: Locale = 'fr'): number | null {
  if (typed.length > 100) return null
  const tokens = tokensOf(typed, scale, locale)
  const result = tokens && evaluate(tokens)
  if (!result) return null
  const scaled = result.over * 10n ** BigInt(scales[scale])
  const limit = BigInt(Number.MAX_SAFE_INTEGER) * result.under
  if (scaled > limit || scaled < -limit) return null
  return roundedRatio(scaled, result.under)
}

/** An exact fraction; `under` is above zero. */
type Fraction = { readonly over: bigint; readonly under: bigint }
type Token = Fraction | '+' | '-' | '*' | '/' | '(' | ')'

const currencyMark = String.raw`(?:[A-Z]{0,3}\p{Sc}[A-Z]{0,3}|[A-Z]{3})`
const marks: Record<Scale, string> = {
  cents: currencyMark,
  price: currencyMark,
  quantity: '(?!)',
  bps: '%',
}
const signs: Record<string, Token> = { '−': '-', '–': '-', '×': '*', x: '*', X: '*', '÷': '/' }

function tokensOf(typed: string, scale: Scale, locale: Locale): Token[] | null {
  const plain = typed
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(new RegExp(`^([-−]?) ?${marks[scale]} ?(?=\\S)`, 'u'), '$1')
    .replace(new RegExp(` ?${marks[scale]}$`, 'u'), '')
    .replace(/^= ?/, '')
  const tokens: Token[] = []
  // A number runs over its spaces as long as a digit follows, so that "1 234" is one number.
  for (const [piece] of plain.matchAll(/[\d.,](?:[ '’]?[\d.,])*|\S/gu)) {
    if (/^[\d.,]/.test(piece)) {
      const number = numberOf(piece.replace(/[ ’]/g, "'"), scale, locale)
      if (!number) return null
      tokens.push(number)
    } else {
      const sign = signs[piece] ?? piece
      if (typeof sign === 'string' && !'+-*/()'.includes(sign)) return null
      tokens.push(sign as Token)
    }
  }
  return tokens
}

/** One written number; its spaces come as apostrophes. */
function numberOf(written: string, scale: Scale, locale: Locale): Fraction | null {
  const decimalSign = decimalSignOf(written, scale, locale)
  if (decimalSign === null) return null
  const at = decimalSign === '' ? written.length : written.lastIndexOf(decimalSign)
  const [units, decimals] = [written.slice(0, at), written.slice(at + 1)]
  if (!/^(?:\d*|\d{1,3}(?:'\d{3})+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/.test(units))
    return null
  if (!/^\d*$/.test(decimals) || `${units}${decimals}` === '') return null
  const over = BigInt(`${units.replace(/\D/g, '')}${decimals}`)
  return { over, under: 10n ** BigInt(decimals.length) }
}

/** Which sign of a written number is the decimal one: '' for none, null where nobody can tell. */
function decimalSignOf(written: string, scale: Scale, locale: Locale): '' | '.' | ',' | null {
  const [dots, commas] = [written.split('.').length - 1, written.split(',').length - 1]
  if (dots > 0 && commas > 0) return written.lastIndexOf('.') > written.lastIndexOf(',') ? '.' : ','
  if (dots > 1 || commas > 1 || dots + commas === 0) return ''
  const looksGrouped = /^[1-9]\d{0,2}[.,]\d{3}$/.test(written)
  if (commas === 1) return locale === 'en' && looksGrouped ? '' : ','
  return locale === 'fr' && looksGrouped && scales[scale] < 3 ? null : '.'
}

/** Sums of products of factors, by recursive descent; the text is at most 100 signs, so it ends. */
function evaluate(tokens: readonly Token[]): Fraction | null {
  let at = 0
  const take = (...wanted: Token[]): Token | null => {
    const next = tokens[at]
    if (next === undefined || !wanted.includes(next)) return null
    at += 1
    return next
  }
  const factor = (): Fraction | null => {
    if (take('+')) return factor()
    if (take('-')) {
      const negated = factor()
      return negated && { over: -negated.over, under: negated.under }
    }
    if (take('(')) {
      const inside = terms()
      return take(')') ? inside : null
    }
    const next = tokens[at]
    if (typeof next !== 'object') return null
    at += 1
    return next
  }
  const product = (): Fraction | null => {
    let left = factor()
    for (let sign = take('*', '/'); left && sign; sign = take('*', '/')) {
      const right = factor()
      left = right && (sign === '*' ? multiply(left, right) : divide(left, right))
    }
    return left
  }
  const terms = (): Fraction | null => {
    let left = product()
    for (let sign = take('+', '-'); left && sign; sign = take('+', '-')) {
      const right = product()
      left = right && add(left, right, sign === '+' ? 1n : -1n)
    }
    return left
  }
  const result = terms()
  return at === tokens.length ? result : null
}

const multiply = (a: Fraction, b: Fraction): Fraction => ({
  over: a.over * b.over,
  under: a.under * b.under,
})

const divide = (a: Fraction, b: Fraction): Fraction | null => {
  if (b.over === 0n) return null
  const sign = b.over < 0n ? -1n : 1n
  return { over: sign * a.over * b.under, under: sign * a.under * b.over }
}

const add = (a: Fraction, b: Fraction, sign: bigint): Fraction => ({
  over: a.over * b.under + sign * b.over * a.under,
  under: a.under * b.under,
})
