// From a frozen document to what is printed: every text translated, every amount written, in the
// order of reading. The PDF template and the HTML preview only lay it out.
import type { Day } from '#kernel/day.ts'
import { type Formats, formats } from '#kernel/format.ts'
import { formatIban } from '#kernel/identifiers.ts'
import type { DocumentView, Fact, Picture, SignatureView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import { onWhite } from './colour.ts'
import type { FrozenDocument, Shipping } from './frozen.ts'
import { linesView } from './lines.ts'
import { buyerView, deliveryView, legalIdentity, sellerView } from './parties.ts'
import { totalsView, vatTable } from './sums.ts'
import { words } from './words.ts'

/** What a document shows that is no text; each is left out where it lacks. */
export type Pictures = {
  readonly logo: Picture | null
  readonly signature: Picture | null
  /** Those of the items, by the file that a line names. */
  readonly photos: ReadonlyMap<string, Picture>
}
export const noPictures: Pictures = { logo: null, signature: null, photos: new Map() }

/** What is printed of a document, in the language asked. */
export function documentView(
  document: FrozenDocument,
  locale: Locale,
  pictures: Pictures = noPictures,
): DocumentView {
  const said = words[locale]
  const written = formats(locale, document.currency, document.timeZone)
  const title = said.titles[document.kind]
  const { lines, columns } = linesView(document, locale, written, pictures.photos)
  return {
    language: locale,
    created: document.day,
    name: `${title} ${document.number ?? said.draft.toLowerCase()} – ${document.buyer.name}`,
    title,
    number: document.number,
    watermark: document.number === null ? said.draft : null,
    accent: onWhite(document.seller.colour),
    seller: sellerView(document, locale, pictures.logo),
    buyer: buyerView(document, locale),
    delivery: deliveryView(document, locale),
    facts: facts(document, locale, written),
    subject: document.subject === '' ? null : { label: said.subject, value: document.subject },
    opening: textOrNull(document.opening),
    columns,
    lines,
    totals: isUnpriced(document) ? [] : totalsView(document, locale, written),
    vat: document.kind === 'delivery' ? null : vatTable(document, locale, written),
    payment: payment(document, locale, written),
    closing: textOrNull(document.closing),
    // Those that explain a VAT category stand beside its amount.
    mentions: document.mentions
      .filter((mention) => mention.category === null)
      .map((mention) => mention.text[locale]),
    signature: signature(document, locale, written, pictures.signature),
    conditions: conditions(document, locale),
    footer: legalIdentity(document, locale),
    page: said.page,
  }
}

/** Dates first, then references, then who is who. */
function facts(document: FrozenDocument, locale: Locale, written: Formats): Fact[] {
  const { facts: labels, period, numbered } = words[locale]
  const { buyer, credited, delivered, performedFrom } = document
  const isQuote = document.kind === 'quote'
  const day = (of: FrozenDocument['due']) => of && written.day(of)
  const performed =
    delivered && performedFrom && period(written.day(performedFrom), written.day(delivered))
  return [
    fact(
      isQuote || isOrder(document) || document.shipping ? labels.quoteDay : labels.day,
      written.day(document.day),
    ),
    fact(labels.validUntil, isQuote ? day(document.validUntil) : null),
    performed
      ? fact(labels.performed, performed)
      : fact(isOrder(document) ? labels.wished : labels.delivered, day(delivered)),
    fact(labels.due, isInvoice(document) ? day(document.due) : null),
    fact(labels.credited, credited && numbered(credited.number, written.day(credited.day))),
    fact(labels.customerReference, document.customerReference),
    fact(labels.quoteNumber, document.quoteNumber),
    ...(document.shipping ? shippingFacts(document.shipping, locale, written) : []),
    fact(labels.clientCode, buyer.code),
    fact(labels.store, document.store),
    fact(labels.salesperson, document.salesperson),
  ].flat()
}

/** What goes, how and when. */
function shippingFacts(shipping: Shipping, locale: Locale, written: Formats): Fact[][] {
  const labels = words[locale].facts
  const { wished, shipped, delivered, packages, weight } = shipping
  return [
    fact(labels.orderNumber, shipping.orders.join(', ')),
    fact(labels.wished, delivered === null && wished !== null ? written.day(wished) : null),
    fact(labels.shipped, delivered === null && shipped !== null ? written.day(shipped) : null),
    fact(labels.delivered, delivered && written.day(delivered)),
    fact(labels.carrier, shipping.carrier),
    fact(labels.tracking, shipping.tracking),
    fact(labels.packages, packages && written.integer(packages)),
    fact(labels.weight, weight && `${written.quantity(weight)}\u00a0kg`),
  ]
}

/** How to pay: nothing to pay on a credit note, and no account to pay to where nothing is due yet. */
function payment(
  document: FrozenDocument,
  locale: Locale,
  written: Formats,
): DocumentView['payment'] {
  if (document.kind === 'credit_note' || document.kind === 'delivery') return null
  const { payment: labels, methods, terms, withOrder } = words[locale]
  const { seller, paymentMethod, depositAsked, number } = document
  const invoice = isInvoice(document)
  const toAccount = paymentMethod === 'transfer' && (invoice || Boolean(depositAsked))
  const account = toAccount ? seller : { bankName: '', iban: '', bic: '' }
  return {
    title: labels.title,
    facts: [
      fact(labels.depositAsked, depositAsked && withOrder(written.amount(depositAsked))),
      fact(labels.terms, terms(document.terms)),
      fact(labels.method, methods[paymentMethod]),
      fact(labels.bank, account.bankName),
      fact('IBAN', account.iban && formatIban(account.iban)),
      fact('BIC', account.bic),
      fact(labels.reference, toAccount ? number : null),
    ].flat(),
  }
}

function signature(
  document: FrozenDocument,
  locale: Locale,
  written: Formats,
  drawing: Picture | null,
): SignatureView | null {
  if (document.kind === 'delivery') return receipt(document, locale, written, drawing)
  if (document.kind !== 'quote') return null
  if (!document.signed && !document.seller.quoteAgreement) return null
  const { agreement, signed } = words[locale]
  const { title, request, day, name, signature: drawn } = agreement
  return {
    title,
    request,
    labels: { day, name, signature: drawn },
    signed: document.signed && {
      text: signed(document.signed.name, signedAt(document.signed.at, written)),
      drawing,
    },
  }
}

/** Who received the goods, and when; or the box in which they say so. */
function receipt(
  { signed }: FrozenDocument,
  locale: Locale,
  written: Formats,
  drawing: Picture | null,
): SignatureView {
  const { agreement, received } = words[locale]
  return {
    title: received.title,
    request: received.request,
    labels: { day: agreement.day, name: agreement.name, signature: agreement.signature },
    signed: signed && { text: received.signed(signed.name, signedAt(signed.at, written)), drawing },
  }
}

/** What is agreed to is read before: the terms of sale go with the quote (C. com. art. L441-1). */
const conditions = ({ kind, seller }: FrozenDocument, locale: Locale): DocumentView['conditions'] =>
  kind === 'quote' && seller.conditions !== ''
    ? { title: words[locale].conditions, text: seller.conditions }
    : null

/** An instant where the public page took the signature, a day where it was recorded by hand. */
const signedAt = (at: string, written: Formats): string =>
  at.includes('T') ? written.moment(at) : written.day(at as Day)

const isUnpriced = ({ shipping }: FrozenDocument): boolean => shipping?.priced === false
const isOrder = ({ kind }: FrozenDocument): boolean => kind === 'order'
const isInvoice = ({ kind }: FrozenDocument): boolean =>
  kind === 'invoice' || kind === 'deposit' || kind === 'situation' || kind === 'final'

/** One fact, or none where there is nothing to say. */
const fact = (label: string, value: string | null | 0): Fact[] => (value ? [{ label, value }] : [])

const textOrNull = (text: string): string | null => (text === '' ? null : text)
