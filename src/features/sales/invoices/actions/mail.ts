// An invoice or a credit note sent by e-mail, with its PDF.
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { asOf, enclosing, queueWritten } from '#features/base/mail/actions/written.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Cents, minus } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Invoice } from '../contract.ts'
import type { mailInvoice as sending, proposeInvoiceMail as proposing } from '../contract/mail.ts'
import { showInvoice } from '../queries/show.ts'
import { invoicePdf, viewInvoice } from './print.ts'

/** @throws Refusal `not_found`, `not_issued`. */
export async function proposeForInvoice(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof proposing>> {
  const invoice = await issued(act, id)
  const { name } = await viewInvoice(act, id)
  return proposeMail(act, {
    kind: kindOf(invoice),
    language: invoice.language,
    customer: invoice.customer.id,
    contact: invoice.contact?.id ?? null,
    values: valuesOf(act, invoice),
    attachments: [{ name: `${name}.pdf` }],
  })
}

/** @throws Refusal `not_found`, `not_issued`, `place_unknown`, `place_not_closed`. */
export async function mailInvoice(
  act: Act,
  { id, ...written }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  const invoice = await issued(act, id)
  const pdf = await invoicePdf(act, id)
  return queueWritten(act, written, {
    kind: kindOf(invoice),
    about: { type: kindOf(invoice), id, label: invoice.number ?? '' },
    ...asOf(invoice),
    enclosed: enclosing(pdf),
    values: valuesOf(act, invoice),
  })
}

/** What was issued here: an imported one has no PDF of ours. */
async function issued(act: Act, id: string): Promise<Invoice> {
  const invoice = await showInvoice(act, id)
  if (invoice.state !== 'issued' || invoice.imported) refuse('not_issued')
  return invoice
}

const kindOf = ({ kind }: Invoice) => (kind === 'credit_note' ? 'credit_note' : 'invoice')

/** What the texts may say of an invoice; the amounts of a credit note are written without their sign. */
function valuesOf(act: Act, invoice: Invoice) {
  const said = formats(invoice.language, invoice.currency, act.timeZone)
  return {
    customer: invoice.customer.name,
    number: invoice.number ?? '',
    subject: invoice.subject,
    day: said.day(invoice.day),
    amount: said.amount(size(invoice.totals.gross)),
    due: invoice.dueDay === null ? '' : said.day(invoice.dueDay),
    remaining: said.amount(size(invoice.outstanding)),
  }
}

const size = (amount: Cents): Cents => (amount < 0 ? minus(amount) : amount)
