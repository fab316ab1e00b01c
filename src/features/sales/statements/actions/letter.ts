// A letter to a client that is about no document in particular.
import { findFile } from '#features/base/files/queries.ts'
import type { Enclosed } from '#features/base/mail/actions/queue.ts'
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { queueWritten } from '#features/base/mail/actions/written.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { isFileOf } from '#features/relation/customers/queries/papers.ts'
import { invoicePdf } from '#features/sales/invoices/actions/print.ts'
import { quotePdf } from '#features/sales/quotes/actions/print.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { mailLetter as sending, proposeLetter as proposing } from '../contract/letter.ts'
import { findEnclosures } from '../queries/enclosures.ts'

/** @throws Refusal `not_found`. */
export async function proposeLetter(
  act: Act,
  { id }: InputOf<typeof proposing>,
): Promise<OutputOf<typeof proposing>> {
  const customer = await findCustomer(act, id)
  const language = customer.language as Locale
  const values = valuesOf(act, customer.name, language)
  return proposeMail(act, { kind: 'letter', language, customer: id, values, attachments: [] })
}

/** @throws Refusal `not_found` (at `enclosed` too), `place_unknown`, `place_not_closed`. */
export async function mailLetter(
  act: Act,
  { id, enclosed, ...written }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  const customer = await findCustomer(act, id)
  const language = customer.language as Locale
  const known = await findEnclosures(act, { id })
  const parts: Enclosed[] = []
  for (const [rank, one] of enclosed.entries()) {
    const isTheirs = known.rows.some((row) => row.kind === one.kind && row.id === one.id)
    if (!isTheirs) refuse('not_found', `enclosed.${rank}`)
    parts.push(await enclosedOf(act, id, one))
  }
  return queueWritten(act, written, {
    kind: 'letter',
    language,
    values: valuesOf(act, customer.name, language),
    enclosed: parts,
    about: { type: 'customer', id, label: customer.name },
    customer: id,
    seller: customer.seller_id,
    store: customer.store_id,
  })
}

async function enclosedOf(
  act: Act,
  customer: string,
  { kind, id }: InputOf<typeof sending>['enclosed'][number],
): Promise<Enclosed> {
  if (kind === 'file') {
    const file = (await isFileOf(act, customer, id)) ? await findFile(act, id) : undefined
    return file ? { file: id, name: file.name } : refuse('not_found', 'enclosed')
  }
  const pdf = kind === 'quote' ? await quotePdf(act, id) : await invoicePdf(act, id)
  return { bytes: pdf.file as Uint8Array, name: pdf.name, mediaType: 'application/pdf' }
}

const valuesOf = (act: Act, customer: string, language: Locale) => ({
  customer,
  day: formats(language, act.currency, act.timeZone).day(act.today),
})
