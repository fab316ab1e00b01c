// A quote as the contract shows it, and as it is printed.
import type { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Quote } from '../contract.ts'
import type { QuoteState, SentHow } from '../rules/life.ts'
import { countedOf, documentTotals, marginOf, optionsOf } from '../rules/lines.ts'
import { documentDraft, type Parties, printedHead } from '../rules/printed.ts'
import { invoicingOf } from '../rules/remaining.ts'
import { itemFields, type OfferedLine, pricedLine, shownLines } from '../rules/stored.ts'
import type { Evidence } from '../rules/seal.ts'
import { validityOf } from '../rules/validity.ts'
import { findDeliveries } from './deliveries.ts'
import {
  findInvoiced,
  findInvoicesOf,
  findLines,
  findOrdersOf,
  findQuote,
  hasDeposit,
  type QuoteFound,
} from './find.ts'
import {
  type CompanyRow,
  findAround,
  findSides,
  namesOf,
  vatRegimeOf,
  withPhotos,
} from './parties.ts'
import { findSeal } from './revisions.ts'

/**
 * A quote with its lines, its totals and what was made of it; `company` where it is at hand.
 * @throws Refusal `not_found`.
 */
export async function showQuote(
  act: Act,
  id: string,
  known?: CompanyRow,
): Promise<z.output<typeof Quote>> {
  const [found, company, lines] = await Promise.all([
    findQuote(act, id),
    known ?? findCompany(act),
    findLines(act, id),
  ])
  const row = found ?? refuse('not_found')
  // Only what was signed is ever invoiced.
  const answered = row.signed_at !== null
  const isDraft = row.state === 'draft'
  const [{ around, parties }, invoiced, deposit, orders, deliveries, invoices, seal] =
    await Promise.all([
      isDraft ? findSides(act, row, company) : justAround(act, row),
      answered ? findInvoiced(act, id) : new Map<string, Quantity>(),
      answered && hasDeposit(act, id),
      answered ? findOrdersOf(act, id) : [],
      answered ? findDeliveries(act, { quote: id }) : [],
      answered ? findInvoicesOf(act, id) : [],
      answered ? findSeal(act, id) : undefined,
    ])
  const { seesCosts } = act.role
  const state = row.state as QuoteState
  const priced = lines.map(pricedLine)
  const shown = shownLines(lines, (line) => ({
    ...itemFields(line, seesCosts),
    optional: line.optional,
    chosen: line.chosen,
    invoiced: invoiced.get(line.id) ?? quantity(0),
  }))
  return {
    id,
    version: row.version,
    number: row.number,
    revision: row.revision,
    reopened: row.revision > 1,
    state,
    ...validityOf({ state, validUntil: row.valid_until }, act.today, company.quote_expiring_days),
    invoicing: invoicingOf(countedOf(shown), deposit),
    day: row.day,
    ...namesOf(around, row),
    subject: row.subject,
    customerReference: row.customer_reference,
    validUntil: row.valid_until,
    terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
    paymentMethod: row.payment_method as PaymentMethod,
    discount: row.discount,
    currency: row.currency,
    language: row.language as Locale,
    note: row.note,
    lines: shown,
    totals:
      state === 'draft'
        ? totalsOf({ totals: documentTotals(priced, row.discount) })
        : totalsOf(row.frozen as FrozenDocument),
    optionsNet: optionsOf(priced),
    cost: seesCosts ? row.cost : null,
    margin: seesCosts ? marginOf(row.net, row.cost) : null,
    regimes: {
      company: company.vat_regime as CompanyVatRegime,
      customer: vatRegimeOf(around),
    },
    incomplete: parties ? incompleteOf(act, row, lines, parties) : [],
    documents: [...orders, ...deliveries, ...invoices],
    sentAt: row.sent_at,
    sentHow: row.sent_how as SentHow | null,
    signedDay: row.signed_day,
    signerName: row.signer_name,
    signature: signatureOf(seal),
    refusedAt: row.refused_at,
    refusalReason: row.refusal_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const justAround = async (act: Act, row: QuoteFound) => ({
  around: await findAround(act, row),
  parties: null,
})

const incompleteOf = (act: Act, row: QuoteFound, lines: readonly OfferedLine[], parties: Parties) =>
  whyIncomplete(parties.seller, parties.buyer, printed(act, row, lines, parties))

/** How a quote was signed, as the contract shows it. */
function signatureOf(
  seal: Awaited<ReturnType<typeof findSeal>>,
): z.output<typeof Quote>['signature'] {
  if (!seal) return null
  const { revision, signer, day, at, how, email } = seal.evidence as Evidence
  return { revision, signer, day, at, how, email, hash: seal.hash }
}

/** Totals as contracts show them: groups and sums, in their own arrays. */
export const totalsOf = ({ totals }: Pick<FrozenDocument, 'totals'>) => ({
  ...totals,
  vat: totals.vat.map((group) => ({ ...group })),
})

/** What a quote says, whole: `over` gives it the number and the dates of its sending. */
export const printed = (
  act: Act,
  row: QuoteFound,
  lines: readonly OfferedLine[],
  parties: Parties,
  over: Partial<Parameters<typeof documentDraft>[0]> = {},
) =>
  documentDraft(
    {
      ...printedHead(row),
      kind: 'quote',
      // A draft is previewed as a draft, even of a next version, and as if it were sent today.
      number: row.state === 'draft' ? null : row.number,
      day: row.state === 'draft' ? act.today : row.day,
      validUntil: row.valid_until,
      customerReference: row.customer_reference,
      lines,
      timeZone: act.timeZone,
      ...over,
    },
    parties,
  )

/** What is printed: the frozen copy of what was sent, or the draft as it stands. */
export async function printedQuote(
  act: Act,
  id: string,
): Promise<{ frozen: FrozenDocument; language: Locale }> {
  const row = (await findQuote(act, id)) ?? refuse('not_found')
  const language = row.language as Locale
  if (row.state !== 'draft') return { frozen: row.frozen as FrozenDocument, language }
  const [{ company, parties }, lines] = await Promise.all([findSides(act, row), findLines(act, id)])
  const draft = await withPhotos(act, company, printed(act, row, lines, parties), lines)
  return { frozen: freeze(draft), language }
}
