// A quote sent by e-mail: proposed, then sent with its PDF and the link of its public page.
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { asOf, enclosing, queueWritten } from '#features/base/mail/actions/written.ts'
import { has } from '#features/base/mail/rules/template.ts'
import { holdQuote } from '#features/sales/quotes/actions/draft.ts'
import { sendQuote } from '#features/sales/quotes/actions/life.ts'
import { quotePdf, viewQuote } from '#features/sales/quotes/actions/print.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import { showQuote } from '#features/sales/quotes/queries/show.ts'
import type { Quote } from '#features/sales/quotes/contract.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { mailQuote as sending, proposeQuoteMail as proposing } from '../contract.ts'
import { makeLink } from './link.ts'

/** @throws Refusal `not_found`. */
export async function proposeForQuote(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const quote = await showQuote(act, id)
  const { name, title } = await viewQuote(act, id)
  const { number: _, ...known } = valuesOf(act, quote)
  return proposeMail(act, {
    kind: 'quote',
    language: quote.language,
    customer: quote.customer.id,
    contact: quote.contact?.id ?? null,
    // A draft takes its number when it leaves; its link is made then.
    values: quote.number === null ? known : valuesOf(act, quote),
    attachments: [
      { name: quote.number === null ? `${title} – ${quote.customer.name}.pdf` : `${name}.pdf` },
    ],
  })
}

/**
 * Sends a quote: a draft takes its number, its date and its frozen copy first, in the same act.
 * @throws Refusal `not_found`, `changed_meanwhile`, what forbids sending it, `place_unknown`…
 */
export async function mailQuote(
  act: Act,
  { id, version, ...written }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  const row = await holdQuote(act, id, version)
  const quote =
    row.state === 'draft' ? await sendQuote(act, { id, how: 'email' }) : await showQuote(act, id)
  const pdf = await quotePdf(act, id)
  const isOpen = quote.state === 'sent' || quote.state === 'signed'
  const address = written.to[0]?.address ?? ''
  const link =
    has(written.body, 'link') && isOpen
      ? await makeLink(act, (await findQuote(act, id)) ?? refuse('not_found'), address)
      : null
  return queueWritten(act, written, {
    kind: 'quote',
    link: link?.address ?? null,
    about: { type: 'quote', id, label: quote.number ?? '' },
    ...asOf(quote),
    enclosed: enclosing(pdf),
    // What is over has no page to sign: the line goes.
    values: { ...valuesOf(act, quote), ...(link ? {} : { link: '' }) },
  })
}

/** What the texts may say of a quote, but for its link. */
function valuesOf(act: Act, quote: Quote) {
  const said = formats(quote.language, quote.currency, act.timeZone)
  return {
    customer: quote.customer.name,
    number: quote.number ?? '',
    subject: quote.subject,
    day: said.day(quote.number === null ? act.today : quote.day),
    amount: said.amount(quote.totals.gross),
    due: quote.validUntil === null ? '' : said.day(quote.validUntil),
  }
}
