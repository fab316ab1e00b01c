import { formats } from '#kernel/format.ts'
import { formatPhone, formatSiren, formatSiret, formatVatNumber } from '#kernel/identifiers.ts'
import type { PartyView, Picture, SellerView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Address, Buyer, DocumentKind, FrozenDocument, Seller } from './frozen.ts'
import { isSoleTrader } from './incomplete.ts'
import { isAgreement } from './kinds.ts'
import { words } from './words.ts'

/** Who writes to whom: what the head and the foot of a sheet are made of. */
export type Correspondents = { readonly seller: Seller; readonly buyer: Buyer }

/** The head of the document: who sends it and how to reach them. */
export function sellerView(
  { seller, buyer }: Correspondents,
  locale: Locale,
  logo: Picture | null,
): SellerView {
  const isAbroad = buyer.address.country !== seller.address.country
  return {
    logo,
    name: legalName(seller, locale),
    lines: [
      ...postalLines(seller.address, locale, isAbroad),
      seller.phone && `${words[locale].phone} ${phone(seller.phone, isAbroad)}`,
      seller.email,
      seller.website,
    ].filter((line) => line !== ''),
  }
}

/** The block that shows through the window of the envelope. */
export function buyerView(
  { kind, seller, buyer }: Correspondents & { readonly kind: DocumentKind | 'letter' },
  locale: Locale,
): PartyView {
  const { billedTo, quotedTo, attention, vatNumber } = words[locale]
  const isAbroad = buyer.address.country !== seller.address.country
  return {
    label: isAgreement(kind) || kind === 'letter' ? quotedTo : billedTo,
    name: buyer.name,
    lines: [
      ...(buyer.contact === '' ? [] : [attention(buyer.contact)]),
      ...postalLines(buyer.address, locale, isAbroad),
    ],
    identity: joined([
      buyer.siren ? `SIREN ${formatSiren(buyer.siren)}` : '',
      buyer.vatNumber ? `${vatNumber} ${formatVatNumber(buyer.vatNumber)}` : '',
    ]),
  }
}

/** Null where the goods go to the address above (CGI ann. II art. 242 nonies A, I). */
export function deliveryView({ buyer, seller }: FrozenDocument, locale: Locale): PartyView | null {
  const { delivery, address } = buyer
  if (!delivery || isSamePlace(delivery, address)) return null
  return {
    label: words[locale].deliveredTo,
    name: delivery.name || buyer.name,
    lines: postalLines(delivery, locale, delivery.country !== seller.address.country),
    identity: null,
  }
}

/** Who the seller is in law (C. com. art. R123-237 and R123-238), in one line. */
export function legalIdentity(
  { seller, currency, timeZone }: Pick<FrozenDocument, 'seller' | 'currency' | 'timeZone'>,
  locale: Locale,
): string {
  const { capital, vatNumber } = words[locale]
  // A company counts its capital as it counts the rest.
  const written = formats(locale, currency, timeZone)
  const form =
    seller.capital === null
      ? seller.legalForm
      : capital(seller.legalForm, whole(written.amount(seller.capital)))
  const siren = seller.siren ? formatSiren(seller.siren) : ''
  const parts = [
    legalName(seller, locale),
    isSoleTrader(seller.legalForm) ? '' : form,
    // Elsewhere, the register is written with its number: "Companies House 01234567".
    seller.registry ? [seller.registry, siren].join(' ').trim() : siren && `SIREN ${siren}`,
    seller.siret ? `SIRET ${formatSiret(seller.siret)}` : '',
    seller.vatNumber ? `${vatNumber} ${formatVatNumber(seller.vatNumber)}` : '',
  ]
  return joined(parts) ?? ''
}

const joined = (parts: readonly string[]): string | null =>
  parts.filter((part) => part !== '').join('\u00a0· ') || null

/** As one dials it from where the reader is. */
const phone = (number: string, isAbroad: boolean): string =>
  isAbroad
    ? number
        .replace(/^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '+33 $1 $2 $3 $4 $5')
        .replaceAll(' ', '\u00a0')
    : formatPhone(number)

/** C. com. art. R526-27: the name of a sole trader goes with "EI". */
const legalName = ({ name, legalForm }: Seller, locale: Locale): string =>
  isSoleTrader(legalForm) ? `${name} ${words[locale].soleTrader}` : name

/** Countries that write the postal code after the city. */
const codeLast = ['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'IN', 'SG']

/** The lines of an address; its country only for who is elsewhere. */
function postalLines(address: Address, locale: Locale, withCountry: boolean): string[] {
  const { street, street2, postalCode, city, country } = address
  const place = codeLast.includes(country) ? [city, postalCode] : [postalCode, city]
  return [
    street,
    street2,
    place.filter((part) => part !== '').join(' '),
    withCountry ? countryName(country, locale).toUpperCase() : '',
  ].filter((line) => line !== '')
}

const countryName = (country: string, locale: Locale): string =>
  new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country

const isSamePlace = (one: Address, other: Address): boolean =>
  (['street', 'street2', 'postalCode', 'city', 'country'] as const).every(
    (part) => one[part] === other[part],
  )

/** "10 000,00 €" is written "10 000 €": a capital has no cents unless it has some. */
const whole = (amount: string): string => amount.replace(/[.,]00(?!\d)/, '')
