// Names for what a file only numbers: items and customers.
import type { Bps } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Vat } from '#kernel/vat.ts'
import { fold } from '#kernel/search.ts'

/** How often an item was called so; `sold`: on lines with a price. */
export type Called = { readonly name: string; readonly times: number; readonly sold: number }

/**
 * The name of an item: the one under which it was sold most often. What was never sold (stock
 * corrections at price zero) bears remarks rather than names: such an item gets its most frequent
 * text that is no remark, or none (null).
 */
export function itemName(called: readonly Called[]): string | null {
  const named = called.filter(({ name }) => name !== '')
  const sold = named.filter(({ sold }) => sold > 0)
  if (sold.length > 0) return sold.reduce((a, b) => (b.sold > a.sold ? b : a)).name
  const names = named.filter(({ name }) => !isRemark(name))
  return names.length > 0 ? names.reduce((a, b) => (b.times > a.times ? b : a)).name : null
}

const remarks =
  /\b(damage[ds]?|damaged|lost|found|thrown|throw|check|missing|wrong|wrongly|adjust\w*|broken|faulty|smashed|crushed|cracked|wet|rusty|mouldy|counted|mailout|samples?|display|returned|sold as|mix up|given away|abime\w*|casse\w*|perdu\w*|trouve\w*|manquant\w*|erreur|inventaire|regul\w*|jete\w*|echantillons?)\b/

const isRemark = (text: string): boolean =>
  !/\p{L}{2}/u.test(text) || text.includes('?') || remarks.test(fold(text))

const services =
  /\b(postage|carriage|shipping|delivery|freight|frais|port|livraison|transport|fees?|charges?|commission|discount|remise|manual|service)\b/

/** What is carried, charged or granted is no goods: postage, bank charges, a discount. */
export const natureOf = (reference: string, name: string): 'goods' | 'service' =>
  !/\d{3}/.test(reference) && services.test(fold(`${reference} ${name}`)) ? 'service' : 'goods'

/** The name of a customer whom the file only numbers: "Client 17850"; a name given as code is one. */
export const customerName = (code: string, given: string, locale: Locale): string => {
  if (given !== '') return given
  if (/\p{L}{3}/u.test(code)) return code
  return locale === 'fr' ? `Client ${code}` : `Customer ${code}`
}

/**
 * The code of a customer: the file's own, or, where a file names its customers at length, twelve of
 * its letters and a digest, the same each time.
 */
export function customerCode(key: string): string {
  if (key.length <= 20) return key
  let digest = 0x81_1c_9d_c5 // FNV-1a, 32 bits
  for (const letter of key) digest = Math.imul(digest ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93)
  const start = fold(key).replaceAll(' ', '').toUpperCase().slice(0, 12)
  return `${start}-${(digest >>> 0).toString(36).toUpperCase().padStart(7, '0')}`
}

/** Who buys at the counter. */
export const walkInName: Readonly<Record<Locale, string>> = {
  fr: 'Client divers',
  en: 'Walk-in customer',
}

export const walkInCode: Readonly<Record<Locale, string>> = { fr: 'DIVERS', en: 'WALK-IN' }

/** What a line without name nor item says. */
export const namelessLine: Readonly<Record<Locale, string>> = {
  fr: 'Sans désignation',
  en: 'No description',
}

/** The VAT of a historical line: at no rate, the file does not tell why, so it is out of scope. */
export const vatOfRate = (rate: Bps): Vat =>
  rate > 0 ? { category: 'S', rate } : { category: 'O', rate: 0 as Bps }
