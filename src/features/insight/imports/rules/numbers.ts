// Numbers as files write them, read exactly: "1 234,56", "1,234.56", "(12.50)", "12,50 €", "-3".
import { read, type Scale, scales } from '#kernel/money.ts'

/** Which mark opens the decimals where a number alone does not tell. */
export const decimalMarks = ['point', 'comma'] as const
export type DecimalMark = (typeof decimalMarks)[number]

export type NumberRead = { readonly n: number } | { readonly why: 'unreadable' | 'too_precise' }

const plain = /^-?\d{1,15}(?:\.\d+)?$/

/**
 * Reads a number as a scaled integer. The last of two different marks opens the decimals; a mark met
 * several times groups thousands; a single mark opens the decimals unless exactly three digits follow
 * it ("1,234"), and then the mark of the file decides. Never rounds.
 */
export function readNumber(written: string, scale: Scale, mark: DecimalMark): NumberRead {
  const trimmed = written.trim()
  const decimal = plain.test(trimmed) && !isAmbiguous(trimmed) ? trimmed : decimalOf(trimmed, mark)
  if (decimal === null) return { why: 'unreadable' }
  const n = read(decimal, scale)
  if (n !== null) return { n }
  const decimals = decimal.split('.')[1]?.replace(/0+$/, '') ?? ''
  return { why: decimals.length > scales[scale] ? 'too_precise' : 'unreadable' }
}

/** The mark that a number proves, or null where it proves none. */
export function markOf(written: string): DecimalMark | null {
  const bare = bareNumber(written)
  if (bare === null) return null
  const [points, commas] = [count(bare, '.'), count(bare, ',')]
  if (points > 0 && commas > 0)
    return bare.lastIndexOf('.') > bare.lastIndexOf(',') ? 'point' : 'comma'
  if (points + commas !== 1 || isAmbiguous(bare)) return null
  return points === 1 ? 'point' : 'comma'
}

/** "1,234" and "12.500": thousands for some, decimals for others. "0.125" can only be decimals. */
const isAmbiguous = (bare: string): boolean => /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(bare)

/** Decimal text ("-1234.56") of a written number, or null. */
function decimalOf(written: string, mark: DecimalMark): string | null {
  const bare = bareNumber(written)
  if (bare === null) return null
  const decimals = isAmbiguous(bare) ? mark : (markOf(bare) ?? 'none')
  const [whole = '', part = ''] = cut(bare, decimals)
  if (!/^-?(\d+|\d{1,3}([., ]\d{3})+)?$/.test(whole) || !/^\d*$/.test(part)) return null
  // One mark groups, not two: "1.234 567" is no number.
  if (new Set(whole.replace(/[-\d]/g, '')).size > 1) return null
  const digits = whole.replace(/[., ]/g, '')
  if (digits.replace('-', '') + part === '') return null
  const units = digits === '' || digits === '-' ? `${digits}0` : digits
  return units.replace(/^(-?)0+(?=\d)/, '$1') + (part ? `.${part}` : '')
}

function cut(bare: string, decimals: DecimalMark | 'none'): string[] {
  if (decimals === 'none') return [bare]
  const at = bare.lastIndexOf(decimals === 'point' ? '.' : ',')
  return at < 0 ? [bare] : [bare.slice(0, at), bare.slice(at + 1)]
}

/** Digits, marks and a leading minus: without currency, odd spaces and the other ways to be negative. */
function bareNumber(written: string): string | null {
  const spaced = written
    .replace(/[\u00a0\u2007\u2009\u202f'’]/g, ' ')
    .replace(/\u2212/g, '-')
    .replace(/[€£$%]|\b(EUR|GBP|USD|CHF)\b/gi, '')
    .trim()
  const between =
    /^\((.*)\)$/.exec(spaced)?.[1] ?? (spaced.endsWith('-') ? spaced.slice(0, -1) : null)
  const signed = between === null ? spaced : `-${between.trim()}`
  const bare = signed.replace(/^\+/, '').replace(/^- +/, '-').trim()
  return /^-?[\d., ]*\d[\d., ]*$/.test(bare) ? bare : null
}

const count = (text: string, mark: string): number => text.split(mark).length - 1
