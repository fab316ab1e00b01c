// The words of a level, tried on a document of today before any client reads them.
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { commonValues } from '#features/base/mail/actions/templates.ts'
import { fill, fillLine, type Values } from '#features/base/mail/rules/template.ts'
import { emailOf } from '#features/base/mail/queries/find.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { siteOf } from '#server/site.ts'
import type { previewText as previewing, testText as testing } from '../contract/plans.ts'
import { findInvoices, findQuotes, findWriter } from '../queries/facts.ts'
import { valuesOfInvoices } from '../rules/asked.ts'
import { askedNow, valuesOfQuote } from './leave.ts'
import { checkText } from './plans.ts'

type Draft = InputOf<typeof previewing>

/** @throws Refusal `place_unknown`, `place_not_closed`. */
export async function previewText(act: Act, draft: Draft): Promise<OutputOf<typeof previewing>> {
  const { kind, language, subject, body } = draft
  checkText(kind, subject, body)
  const { values, of } = await sampleOf(act, draft)
  return {
    subject: fillLine(subject, values, language),
    body: fill(body, values, language),
    of,
  }
}

/** @throws Refusal `place_unknown`, `place_not_closed`, `mail_not_configured`. */
export async function testText(act: Act, draft: Draft): Promise<OutputOf<typeof testing>> {
  const { kind, language, subject, body } = draft
  checkText(kind, subject, body)
  const { mail } = await siteOf(act.tx)
  const address = act.person ? await emailOf(act, act.person.id) : ''
  if (!mail || !act.person || address === '') return refuse('mail_not_configured')
  const { values } = await sampleOf(act, draft)
  // A link that signs has no place in a letter to oneself.
  const safe = { ...values, link: '' }
  await queueMail(act, {
    kind: kind === 'quote' ? 'letter' : 'reminder',
    to: [{ name: act.person.name, address }],
    subject: fillLine(subject, safe, language),
    body: fill(body, safe, language),
    language,
    about: { type: 'person', id: act.person.id, label: act.person.name },
    customer: null,
    seller: act.person.id,
    store: null,
  })
  return { to: address }
}

/** The values of the oldest document that waits; where none does, its places stay as they are written. */
async function sampleOf(
  act: Act,
  { kind, tone, sender, language }: Draft,
): Promise<{ values: Values; of: string | null }> {
  const { company, sender: person } = await commonValues(act)
  const signed = async (seller: string | null): Promise<Values> => ({
    company,
    sender: sender === 'seller' ? (seller && (await findWriter(act, seller))?.name) || person : '',
    contact: '',
  })
  if (kind === 'quote') {
    const [quote] = await findQuotes(act, 'waiting')
    if (!quote) return { values: await signed(null), of: null }
    const values = {
      ...valuesOfQuote(act, { ...quote, language }),
      ...(await signed(quote.seller)),
    }
    return { values, of: `${quote.number} – ${quote.customerName}` }
  }
  const [invoice] = await findInvoices(act, 'waiting')
  if (!invoice) return { values: await signed(null), of: null }
  const asked = await askedNow(act, [invoice], tone)
  const { currency } = invoice
  const { timeZone, today: on } = act
  const said = valuesOfInvoices([invoice.due], asked, { on, language, currency, timeZone })
  const values = { customer: invoice.customerName, ...said, ...(await signed(invoice.seller)) }
  return { values, of: `${invoice.number} – ${invoice.customerName}` }
}
