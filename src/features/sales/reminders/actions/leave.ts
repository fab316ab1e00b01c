// A reminder that leaves: its line first, which nothing can write twice, then its message, its letter or
// its call, in the same transaction.
import { findCompany } from '#features/base/company/queries.ts'
import { insertFile } from '#features/base/files/queries.ts'
import { record } from '#features/base/journal/actions.ts'
import { type Enclosed, queueMail } from '#features/base/mail/actions/queue.ts'
import { commonValues, proposeMail } from '#features/base/mail/actions/templates.ts'
import type { MailState } from '#features/base/mail/rules/states.ts'
import { fill, fillLine, has, type Values } from '#features/base/mail/rules/template.ts'
import { letterView } from '#features/sales/documents/rules/letter.ts'
import { invoicePdf } from '#features/sales/invoices/actions/print.ts'
import { quotePdf } from '#features/sales/quotes/actions/print.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import { findAround, findLogo, findParties } from '#features/sales/quotes/queries/parties.ts'
import { makeLink } from '#features/sales/signatures/actions/link.ts'
import { formats } from '#kernel/format.ts'
import type { Cents } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { MailAddress } from '#server/mail.ts'
import { renderPdf } from '#server/pdf/render.ts'
import {
  type Facts,
  findRate,
  findWriter,
  type InvoiceFacts,
  type QuoteFacts,
} from '../queries/facts.ts'
import type { LevelFound } from '../queries/plans.ts'
import { insertCalls, insertReminders, saveReminders } from '../queries/write.ts'
import { askedOf, type Asked, valuesOfInvoices } from '../rules/asked.ts'
import { reminderLetter, type Tone } from '../rules/letter.ts'
import type { Channel } from '../rules/plan.ts'
import type { Text } from '../rules/usual.ts'

/** How a reminder leaves: by which channel, in which words, signed by whom. */
export type Way = {
  readonly channel: Channel
  readonly tone: Tone
  readonly text: Text
  readonly sender: 'seller' | 'company' | 'person'
  readonly to: readonly MailAddress[]
  readonly cc?: readonly MailAddress[]
  /** A message leaves even where another one did today. */
  readonly insists?: true
}

/** A message that did not leave within three days says nothing true any more. */
const goodFor = 3 * 86_400_000

/** @returns what it made (a message, a letter), or null where it had left already, or is a call. */
export async function leaveQuote(
  act: Act,
  quote: QuoteFacts,
  level: LevelFound | null,
  way: Way,
): Promise<string | null> {
  const row = lineOf(act, quote, level, way, { amount: quote.gross })
  if ((await insertReminders(act, [row])).size === 0) return null
  tell(act, quote, way, quote.gross)
  if (way.channel !== 'email') {
    await call(act, [quote], [row.id])
    return null
  }
  const values = { ...valuesOfQuote(act, quote), ...(await common(act, quote, way)) }
  const pdf = act.retold ? null : await quotePdf(act, quote.id)
  const asks = has(way.text.body, 'link')
  const found = asks ? ((await findQuote(act, quote.id)) ?? refuse('not_found')) : null
  const link = found ? await makeLink(act, found, way.to[0]?.address ?? '') : null
  const { id } = await queueMail(act, {
    kind: 'quote',
    ...(await envelope(act, quote, way, values)),
    link: link?.address ?? null,
    enclosed: pdf
      ? [{ bytes: pdf.file as Uint8Array, name: pdf.name, mediaType: 'application/pdf' }]
      : [],
    about: { type: 'quote', id: quote.id, label: quote.number },
  })
  await saveReminders(act, [row.id], { mail_id: id })
  return id
}

type Going = { readonly invoice: InvoiceFacts; readonly level: LevelFound | null }

/** One reminder of several invoices of a client, all in one currency. */
export async function leaveInvoices(
  act: Act,
  going: readonly Going[],
  way: Way,
): Promise<{ id: string; state: MailState } | null> {
  const asked = await askedNow(
    act,
    going.map(({ invoice }) => invoice),
    way.tone,
  )
  const lines = going.map(({ invoice, level }) => {
    const { amount, penalties, indemnity, late } = asked.each.find(({ id }) => id === invoice.id)!
    const more = { amount, penalties, indemnity, late_days: late }
    return { invoice, row: lineOf(act, invoice, level, way, more) }
  })
  const written = await insertReminders(
    act,
    lines.map(({ row }) => row),
  )
  const left = lines.filter(({ row }) => written.has(row.id))
  if (left.length === 0 && !way.insists) return null
  const invoices = (way.insists ? lines : left).map(({ invoice }) => invoice)
  const ids = left.map(({ row }) => row.id)
  // What another one sent meanwhile is not asked twice.
  const now = invoices.length === lines.length ? asked : await askedNow(act, invoices, way.tone)
  for (const { invoice } of left) tell(act, invoice, way, invoice.due.outstanding)
  if (way.channel === 'email') {
    const mail = await mailInvoices(act, invoices, now, way)
    if (ids.length > 0) await saveReminders(act, ids, { mail_id: mail.id })
    return mail
  }
  await call(act, invoices, ids)
  if (way.channel === 'call') return null
  const letter = await letterOf(act, invoices, now, way.tone)
  const file = await insertFile(act, letter)
  await saveReminders(act, ids, { file_id: file })
  return null
}

async function mailInvoices(
  act: Act,
  invoices: readonly InvoiceFacts[],
  asked: Asked,
  way: Way,
): Promise<{ id: string; state: MailState }> {
  const [first] = invoices as [InvoiceFacts, ...InvoiceFacts[]]
  const dues = invoices.map(({ due }) => due)
  const { language, currency, customer } = first
  const { timeZone, today: on } = act
  const values = {
    customer: first.customerName,
    ...valuesOfInvoices(dues, asked, { on, language, currency, timeZone }),
    ...(await common(act, first, way)),
  }
  const isOne = invoices.length === 1
  return queueMail(act, {
    kind: 'reminder',
    ...(await envelope(act, first, way, values)),
    enclosed: await enclosedWith(act, invoices, asked, way),
    about: isOne
      ? { type: 'invoice', id: first.id, label: first.number }
      : { type: 'customer', id: customer, label: first.customerName },
    others: isOne ? [] : invoices.map(({ id }) => id),
  })
}

/** The letter, where one asks with some weight; and the invoices, where they are few. */
async function enclosedWith(
  act: Act,
  invoices: readonly InvoiceFacts[],
  asked: Asked,
  way: Way,
): Promise<Enclosed[]> {
  // The past of a demonstration is told: nobody opens what was enclosed.
  if (act.retold) return []
  const letter = way.sender === 'person' || way.tone !== 'friendly'
  const files = invoices.length > mostEnclosed ? [] : invoices
  return [
    ...(letter ? [await letterOf(act, invoices, asked, way.tone)] : []),
    ...(await Promise.all(
      files.map(async ({ id }) => {
        const { file, name, mediaType } = await invoicePdf(act, id)
        return { bytes: file as Uint8Array, name, mediaType }
      }),
    )),
  ]
}
const mostEnclosed = 5

export async function letterOf(
  act: Act,
  invoices: readonly InvoiceFacts[],
  asked: Asked,
  tone: Tone,
): Promise<{ bytes: Uint8Array; name: string; mediaType: string }> {
  const [{ customer, customerName, language, currency, professional }] = invoices as [InvoiceFacts]
  const nobody = { contact_id: null, seller_id: null, store_id: null }
  const around = await findAround(act, { customer_id: customer, ...nobody })
  const { seller, buyer } = await findParties(act, await findCompany(act), around)
  const parties = { seller, buyer, currency, timeZone: act.timeZone }
  const overdue = invoices.map(({ due }) => due)
  const { penalties } = asked
  const letter = reminderLetter(
    { overdue, on: act.today, professional, tone, penalties },
    parties,
    language,
  )
  return {
    bytes: await renderPdf(letterView(letter, language, await findLogo(act))),
    name: `${letter.title} – ${customerName}.pdf`,
    mediaType: 'application/pdf',
  }
}

export async function askedNow(
  act: Act,
  invoices: readonly InvoiceFacts[],
  tone: Tone,
): Promise<Asked> {
  const [first] = invoices
  return askedOf(
    invoices.map(({ due }) => due),
    act.today,
    {
      notice: tone === 'notice',
      professional: first?.professional ?? false,
      rate: await findRate(act),
      currency: first?.currency ?? act.currency,
    },
  )
}

/** What the texts may say of a quote. */
export function valuesOfQuote(act: Act, quote: QuoteFacts): Values {
  const said = formats(quote.language, quote.currency, act.timeZone)
  const { sent, expiry } = quote.history.anchors
  return {
    customer: quote.customerName,
    number: quote.number,
    subject: '',
    day: sent ? said.day(sent) : '',
    amount: said.amount(quote.gross),
    due: expiry ? said.day(expiry) : '',
  }
}

/** Who writes, and to whom: the person who acts, the seller, or the company. */
async function common(act: Act, { seller }: Facts, { sender, to }: Way): Promise<Values> {
  const { company, sender: person } = await commonValues(act)
  const writer = sender === 'seller' && seller ? await findWriter(act, seller) : undefined
  const name = sender === 'person' ? person : (writer?.name ?? '')
  return { company, sender: name, contact: to[0]?.name ?? '' }
}

async function envelope(act: Act, facts: Facts, way: Way, values: Values) {
  const { language, customer, seller, store } = facts
  const writer = way.sender === 'seller' && seller ? await findWriter(act, seller) : undefined
  // A level that the company signs is answered to the company, whoever presses the button.
  const company = way.sender === 'person' ? undefined : (await findCompany(act)).email
  const replyTo = writer?.email ?? company
  return {
    to: way.to,
    cc: way.cc ?? [],
    subject: fillLine(way.text.subject, values, language),
    body: fill(way.text.body, values, language),
    language,
    customer,
    seller,
    store,
    expires: new Date(act.now.getTime() + goodFor).toISOString(),
    ...(replyTo === undefined ? {} : { replyTo }),
  }
}

type More = { amount: Cents; penalties?: Cents; indemnity?: Cents; late_days?: number }

const lineOf = (act: Act, facts: Facts, level: LevelFound | null, way: Way, more: More) => ({
  id: newId(act.now.getTime()),
  document_id: facts.id,
  quote_id: facts.kind === 'quote' ? facts.id : null,
  invoice_id: facts.kind === 'invoice' ? facts.id : null,
  customer_id: facts.customer,
  round: facts.round,
  level_id: level?.id ?? null,
  tone: way.tone,
  channel: way.channel,
  day: act.today,
  at: act.now.toISOString(),
  person_id: act.person?.id ?? null,
  seller_id: facts.seller,
  store_id: facts.store,
  ...more,
})

/** What is said or posted by a person stands on the list of the day, until it is done. */
async function call(act: Act, facts: readonly Facts[], reminders: readonly string[]) {
  await insertCalls(
    act,
    facts.map((one, rank) => ({
      id: newId(act.now.getTime()),
      customer_id: one.customer,
      quote_id: one.kind === 'quote' ? one.id : null,
      invoice_id: one.kind === 'invoice' ? one.id : null,
      cause: 'level',
      reminder_id: reminders[rank] ?? null,
      day: act.today,
      created_at: act.now.toISOString(),
    })),
  )
}

function tell(act: Act, facts: Facts, { channel, tone }: Way, amount: Cents): void {
  record(act, 'reminder.left', facts.kind, facts.id, {
    label: facts.number,
    after: { channel, tone, amount },
  })
}

/** Whom a reminder is written to: as for any message about the document. */
export async function recipientsOf(act: Act, facts: Facts): Promise<readonly MailAddress[]> {
  const { to } = await proposeMail(act, {
    kind: facts.kind === 'quote' ? 'quote' : 'reminder',
    language: facts.language,
    customer: facts.customer,
    contact: facts.kind === 'quote' ? facts.contact : null,
    values: {},
    attachments: [],
  })
  return to
}
