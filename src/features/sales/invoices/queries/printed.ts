// What an invoice says, as it is printed: a draft as its parties stand now, the rest as it was issued.
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { DraftLine, FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { type CompanyRow, findSides } from '#features/sales/quotes/queries/parties.ts'
import { documentDraft, printedHead } from '#features/sales/quotes/rules/printed.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, minus } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { addedVat, negated, sumsOfVat } from '../rules/deposit.ts'
import { dueDayOf, type InvoiceKind } from '../rules/life.ts'
import type { StoredInvoiceLine } from '../rules/stored.ts'
import { type Deduction, findDeductions } from './deal.ts'
import { exchangeOf } from './exchange.ts'
import { findInvoice, findInvoiceLines, findReference, findVat, type InvoiceFound } from './find.ts'

/** What is stored of an invoice beside its lines. */
export type Made = { readonly vat: VatGroup[]; readonly deductions: Deduction[] }

/** What of an invoice is at hand already; the rest is read. */
type Known = {
  readonly lines?: readonly StoredInvoiceLine[]
  readonly company?: CompanyRow
  readonly made?: Made
  readonly on?: Day
}

/**
 * What an invoice says, whole, as its parties stand now. A draft is shown as if it were issued on `on`.
 */
export async function printedInvoice(act: Act, row: InvoiceFound, known: Known = {}) {
  const { on = row.state === 'draft' ? act.today : row.day } = known
  const { quote_id: quote, credited_invoice_id: credited } = row
  const [lines, { company, around, parties }, made, quoted, corrects] = await Promise.all([
    known.lines ?? findInvoiceLines(act, row.id),
    findSides(act, row, known.company),
    known.made ?? madeOf(act, row),
    quote === null ? null : findReference(act, 'quote', quote),
    credited === null ? null : findReference(act, 'invoice', credited),
  ])
  const exchange = await exchangeOf(act, row, company.country)
  const kind = row.kind as InvoiceKind
  const head = printedHead(row)
  const plain = documentDraft(
    {
      ...head,
      kind,
      day: on,
      dueDay: dueDayOf({ kind, dueDay: row.due_day, terms: head.terms }, on),
      deliveryDay: row.delivery_day,
      customerReference: row.customer_reference,
      quoteNumber: quoted?.number ?? null,
      lines,
      exchange,
      timeZone: act.timeZone,
      credited: corrects && { number: corrects.number, day: corrects.day },
      ...agreedOf(row, made),
    },
    parties,
  )
  const draft = {
    ...plain,
    lines: withProgress(plain.lines, lines, kind === 'credit_note'),
    ...(row.retention === 0 ? {} : { retention: retentionOf(row) }),
  }
  return { draft, parties, around, company, lines, deductions: made.deductions }
}

/** VAT and deductions, where they are not what the lines come to. */
async function madeOf(act: Act, row: InvoiceFound): Promise<Made> {
  if (row.kind === 'invoice') return { vat: [], deductions: [] }
  const [vat, deductions] = await Promise.all([findVat(act, row.id), findDeductions(act, row.id)])
  return { vat, deductions }
}

/** What the lines of a deposit, a balance or a credit note do not tell: deductions, and VAT to the cent. */
function agreedOf(row: InvoiceFound, { vat, deductions }: Made) {
  if (row.kind === 'invoice') return {}
  const isCredit = row.kind === 'credit_note'
  const deposits = deductions.map(({ kind, number, day, vat }) => ({
    kind: kind === 'deposit' ? ('deposit' as const) : ('invoice' as const),
    number,
    day,
    ...sumsOfVat(isCredit ? negated(vat) : vat),
  }))
  // What deducts prints what its lines come to; so does the credit note of it.
  const whole = addedVat([vat, ...deductions.map((one) => one.vat)])
  return { vat: isCredit ? negated(whole) : whole, deposits }
}

/** On a situation, each line says what is done of it, and what was invoiced before. */
const withProgress = (
  lines: readonly DraftLine[],
  stored: readonly StoredInvoiceLine[],
  isCredit: boolean,
): DraftLine[] =>
  lines.map((line, at) => {
    const own = stored[at]
    if (line.kind !== 'item' || !own || own.progress === null) return line
    const way = (amount: Cents): Cents => (isCredit ? minus(amount) : amount)
    const progress = {
      whole: own.whole_net,
      percent: own.progress,
      done: way(own.net),
      before: way(own.earlier_net),
    }
    return { ...line, progress }
  })

const retentionOf = (row: InvoiceFound) => ({
  amount: row.retention,
  rate: row.retention_rate,
  day: row.retention_day,
})

/** What is printed: the frozen copy of what was issued, or the draft (or the import) as it stands. */
export async function frozenInvoice(
  act: Act,
  id: string,
): Promise<{ frozen: FrozenDocument; row: InvoiceFound }> {
  const row = (await findInvoice(act, id)) ?? refuse('not_found')
  if (row.frozen) return { frozen: row.frozen as FrozenDocument, row }
  const { draft } = await printedInvoice(act, row)
  return { frozen: freeze(draft), row }
}
