// What is written by itself once a client has answered.
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { emailOf, findSender } from '#features/base/mail/queries/find.ts'
import { notify } from '#features/base/notifications/actions.ts'
import type { Told as Values } from '#features/base/notifications/rules/codes.ts'
import { quotePdf } from '#features/sales/quotes/actions/print.ts'
import type { QuoteFound } from '#features/sales/quotes/queries/find.ts'
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { formats } from '#kernel/format.ts'
import type { Cents } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { siteOf } from '#server/site.ts'
import { languageOf } from '../queries.ts'
import { letter } from '../rules/letters.ts'

type Told = {
  readonly name: string
  readonly said: string
  readonly gross: Cents
  readonly replyTo?: string
}

/** The client gets the signed quote; without an address there is nobody to write to. */
export async function tellClient(
  act: Act,
  quote: QuoteFound,
  address: string,
  told: Told,
): Promise<void> {
  if (address === '') return
  const language = quote.language as Locale
  const pdf = await quotePdf(act, quote.id)
  const { email } = await findSender(act)
  const seller = quote.seller_id ? await emailOf(act, quote.seller_id) : ''
  await queueMail(act, {
    ...common(quote),
    ...letter('signedClient', language, await saidOf(act, quote, language, told)),
    kind: 'signed',
    to: [{ name: '', address }],
    language,
    replyTo: seller || email,
    enclosed: [{ bytes: pdf.file as Uint8Array, name: pdf.name, mediaType: 'application/pdf' }],
  })
}

/** Whoever sold is told, else the company. */
export async function tellSeller(
  act: Act,
  quote: QuoteFound,
  kind: 'signed' | 'refused' | 'question',
  told: Told,
): Promise<void> {
  const { email } = await findSender(act)
  const address = (quote.seller_id ? await emailOf(act, quote.seller_id) : '') || email
  if (address === '') return
  const language = await languageOf(act)
  await queueMail(act, {
    ...common(quote),
    ...letter(kind, language, await saidOf(act, quote, language, told)),
    kind,
    to: [{ name: '', address }],
    language,
    replyTo: told.replyTo ?? '',
    toUs: true,
  })
}

/**
 * In the inbox of whoever sold, else of those who administer the company. What a letter says already
 * (see `tellSeller`) is repeated by none.
 */
export async function tellInbox(
  act: Act,
  quote: QuoteFound,
  code: 'quote.opened' | 'quote.signed' | 'quote.refused' | 'quote.question',
  values: Values,
): Promise<void> {
  const { id, number, seller_id: seller, store_id: store } = quote
  const { customer } = await findAround(act, quote)
  await notify(act, {
    code,
    about: { type: 'quote', id, label: `${number} · ${customer.name}`, seller, store },
    to: seller === null ? 'administrators' : [seller],
    values,
    written: seller !== null && code !== 'quote.opened',
  })
}

const common = (quote: QuoteFound) => ({
  about: { type: 'quote' as const, id: quote.id, label: quote.number ?? '' },
  customer: quote.customer_id,
  seller: quote.seller_id,
  store: quote.store_id,
})

async function saidOf(act: Act, quote: QuoteFound, language: Locale, told: Told) {
  const { customer } = await findAround(act, quote)
  const { name: company } = await findSender(act)
  const { publicUrl } = await siteOf(act.tx)
  return {
    number: quote.number ?? '',
    client: customer.name,
    company,
    amount: formats(language, quote.currency, act.timeZone).amount(told.gross),
    name: told.name,
    said: told.said,
    address: `${publicUrl}/devis/${quote.id}`,
  }
}
