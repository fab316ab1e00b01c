// Drafting: a quote is made, saved as often as one types, copied, and thrown away.
import { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime } from '#features/base/company/rules.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import {
  type createQuote as creation,
  Quote,
  type quoteDefaults,
  type updateQuote as update,
} from '../contract.ts'
import { findLines, findQuote, type QuoteFound } from '../queries/find.ts'
import { type Client, type CompanyRow, findAround, vatRegimeOf } from '../queries/parties.ts'
import { showQuote } from '../queries/show.ts'
import { deleteDraft, insertLines, insertQuote, replaceLines, saveQuote } from '../queries/write.ts'
import { whyNotDelete, whyNotEdit } from '../rules/life.ts'
import { costOf, documentTotals } from '../rules/lines.ts'
import { type OfferedLine, pricedLine } from '../rules/stored.ts'
import type { Regimes } from '../rules/vat.ts'
import { clientFor, composeLines, contactFor, place } from './compose.ts'
import { searchOf } from '../rules/search.ts'

type Draft = InputOf<typeof creation>
type WholeDraft = Omit<InputOf<typeof update>, 'id' | 'version'>
type Shown = z.output<typeof Quote>

/** What a new quote for a client starts with. @throws Refusal `not_found`, `customer_archived`. */
export async function startQuote(
  act: Act,
  { customer }: { customer: string },
): Promise<OutputOf<typeof quoteDefaults>> {
  const company = await findCompany(act)
  const client = await clientFor(act, customer, company)
  const { lines: _, ...draft } = await withDefaults(act, { customer }, client, company)
  return { ...draft, regimes: regimesOf(company, client) }
}

/** Drafts a quote; what is left out comes from the client and from the settings. */
export async function createQuote(act: Act, given: Draft): Promise<Shown> {
  const company = await findCompany(act)
  const client = await clientFor(act, given.customer, company)
  const draft = await withDefaults(act, given, client, company)
  const lines = await composeLines(act, {
    typed: draft.lines,
    kept: [],
    regimes: regimesOf(company, client),
    country: company.country,
    discount: draft.discount,
  })
  return insert(act, draft, lines, client, company)
}

/** Saves a whole draft. @throws Refusal `not_found`, `changed_meanwhile`, `not_a_draft`. */
export async function updateQuote(
  act: Act,
  { id, version, ...draft }: InputOf<typeof update>,
): Promise<Shown> {
  const row = await holdQuote(act, id, version)
  const reason = whyNotEdit({ state: row.state as Shown['state'] })
  if (reason) refuse(reason)

  const company = await findCompany(act)
  const moved = draft.customer !== row.customer_id
  const client = moved ? await clientFor(act, draft.customer, company) : null
  const [kept, around] = await Promise.all([findLines(act, id), findAround(act, row)])
  const before = { company: companyRegime(company), customer: vatRegimeOf(around) }
  const regimes = client ? regimesOf(company, client) : before
  const discount = draft.discount
  const lines = await composeLines(act, {
    typed: draft.lines,
    kept,
    regimes,
    ...(moved ? { regimesBefore: before } : {}),
    country: company.country,
    discount,
  })
  const was = { seller: row.seller_id, store: row.store_id }
  await place(act, draft, was, was)
  if (moved || draft.contact !== row.contact_id) {
    await contactFor(act, draft.contact, draft.customer, 'for_decision')
  }
  const name = client?.name ?? around.customer.name
  const values = columnsOf(draft, lines, name, row.number)
  const told = changed(summary(row), summary(values))
  if (Object.keys(told.after).length === 0 && sameLines(kept, lines)) {
    return showQuote(act, id, company)
  }
  await Promise.all([replaceLines(act, id, lines), saveQuote(act, id, values)])
  record(act, 'quote.saved', 'quote', id, {
    label: name,
    before: { ...told.before, lines: kept.length },
    after: { ...told.after, lines: lines.length },
  })
  return showQuote(act, id, company)
}

/** Deletes a draft that never left. @throws Refusal `not_found`, `not_a_draft`, `quote_has_left`. */
export async function deleteQuote(act: Act, id: string): Promise<{ done: true }> {
  const row = await holdQuote(act, id)
  const reason = whyNotDelete({ state: row.state as Shown['state'], number: row.number })
  if (reason) refuse(reason)
  await deleteDraft(act, id)
  record(act, 'quote.deleted', 'quote', id, {
    label: (await findAround(act, row)).customer.name,
    before: summary(row),
  })
  return { done: true }
}

/** Drafts a new quote with the content of another one, dated today, by whoever copies it. */
export async function duplicateQuote(act: Act, id: string): Promise<Shown> {
  const row = (await findQuote(act, id)) ?? refuse('not_found')
  const company = await findCompany(act)
  const client = await clientFor(act, row.customer_id, company)
  const source = await findLines(act, id)
  const given = { customer: client.id, contact: row.contact_id, ...copied(row) }
  const draft = await withDefaults(act, given, client, company)
  const lines = await composeLines(act, {
    typed: source.map((line) => ({ kind: line.kind as 'item', id: line.id, name: line.name })),
    kept: source,
    regimes: regimesOf(company, client),
    country: company.country,
    discount: draft.discount,
  })
  const fresh = lines.map((line) => ({ ...line, id: newId() }))
  return insert(act, draft, fresh, client, company)
}

/**
 * The quote, held until the commit. @throws Refusal `not_found`; `changed_meanwhile` with the current
 * record, where `version` is given and is no longer its version.
 */
export async function holdQuote(act: Act, id: string, version?: number): Promise<QuoteFound> {
  const row = (await findQuote(act, id, { hold: true })) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) {
    const current = z.encode(Quote, await showQuote(act, id))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  return row
}

async function insert(
  act: Act,
  draft: WholeDraft,
  lines: readonly OfferedLine[],
  client: Client,
  company: CompanyRow,
): Promise<Shown> {
  const id = newId()
  const values = columnsOf(draft, lines, client.name)
  await Promise.all([
    insertQuote(act, { ...values, id, day: act.today, currency: act.currency }),
    insertLines(act, id, lines),
  ])
  record(act, 'quote.drafted', 'quote', id, { label: client.name, after: summary(values) })
  return showQuote(act, id, company)
}

async function withDefaults(
  act: Act,
  given: Draft,
  client: Client,
  company: CompanyRow,
): Promise<WholeDraft> {
  const until = addDays(act.today, company.quote_validity_days)
  const [contact, placed] = await Promise.all([
    contactFor(act, given.contact, client.id, 'for_decision'),
    place(act, given, client),
  ])
  return {
    customer: client.id,
    contact,
    ...placed,
    subject: given.subject ?? '',
    customerReference: given.customerReference ?? '',
    validUntil: given.validUntil === undefined ? until : given.validUntil,
    terms: given.terms ?? client.terms,
    paymentMethod: given.paymentMethod ?? client.paymentMethod,
    discount: given.discount ?? client.discount,
    language: given.language ?? client.language,
    note: given.note ?? '',
    lines: given.lines ?? [],
  }
}

/** What a copy takes from its source: conditions and words, not dates nor people. */
const copied = (row: QuoteFound) => ({
  subject: row.subject,
  customerReference: row.customer_reference,
  terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
  paymentMethod: row.payment_method as WholeDraft['paymentMethod'],
  discount: row.discount,
  language: row.language as WholeDraft['language'],
  note: row.note,
})

function columnsOf(
  draft: WholeDraft,
  lines: readonly OfferedLine[],
  client: string,
  number: string | null = null,
) {
  const priced = lines.map(pricedLine)
  const { net, tax, gross } = documentTotals(priced, draft.discount)
  return {
    customer_id: draft.customer,
    contact_id: draft.contact,
    store_id: draft.store,
    seller_id: draft.seller,
    subject: draft.subject,
    customer_reference: draft.customerReference,
    valid_until: draft.validUntil,
    terms_days: draft.terms.days,
    terms_end_of_month: draft.terms.endOfMonth,
    payment_method: draft.paymentMethod,
    discount: draft.discount,
    language: draft.language,
    note: draft.note,
    net,
    tax,
    gross,
    cost: costOf(priced),
    search: searchOf(number, client, draft.subject, draft.customerReference),
  }
}

type Columns = Omit<ReturnType<typeof columnsOf>, 'payment_method' | 'language'> & {
  payment_method: string
  language: string
}

/** What the journal tells of a draft: its own columns, and what its lines come to. */
const summary = (row: Columns) => ({
  customer: row.customer_id,
  contact: row.contact_id,
  store: row.store_id,
  seller: row.seller_id,
  subject: row.subject,
  customerReference: row.customer_reference,
  validUntil: row.valid_until,
  termsDays: row.terms_days,
  termsEndOfMonth: row.terms_end_of_month,
  paymentMethod: row.payment_method,
  discount: row.discount,
  language: row.language,
  note: row.note,
  net: row.net,
  gross: row.gross,
})

const sameLines = (a: readonly OfferedLine[], b: readonly OfferedLine[]): boolean =>
  a.length === b.length &&
  a.every((line, at) => Object.entries(line).every(([name, value]) => same(b[at], name, value)))

const same = (line: OfferedLine | undefined, name: string, value: unknown): boolean =>
  line !== undefined && line[name as keyof OfferedLine] === value

const companyRegime = (company: CompanyRow) => company.vat_regime as CompanyVatRegime

export const regimesOf = (company: CompanyRow, client: Pick<Client, 'vatRegime'>): Regimes => ({
  company: companyRegime(company),
  customer: client.vatRegime,
})
