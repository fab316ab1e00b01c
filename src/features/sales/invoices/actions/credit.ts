// Credit notes: what they take back of an invoice, in whole or in part.
import { findAround } from '#features/sales/quotes/queries/parties.ts'
import { costOf } from '#features/sales/quotes/rules/lines.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { type Cents, minus, proportion, quantity, type Quantity, zero } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { creditInvoice as crediting, Invoice } from '../contract.ts'
import type { correctInvoice as correcting } from '../contract/deal.ts'
import { findCreditable, findCredits, findDeducting, findDeductions } from '../queries/deal.ts'
import { findInvoiceLines, findVat, type InvoiceFound } from '../queries/find.ts'
import {
  type Credit,
  type CreditLine,
  creditOf,
  leftToCredit,
  type ToCredit,
} from '../rules/credit.ts'
import { byNature } from '../rules/deposit-lines.ts'
import { grossOfAll, negated, sumsOfVat } from '../rules/deposit.ts'
import { type InvoiceKind, type InvoiceState, whyNotCredit } from '../rules/life.ts'
import { originOf, unlinked, type StoredInvoiceLine } from '../rules/stored.ts'
import { holdInvoice, insert } from './draft.ts'
import { issueInvoice } from './issue.ts'

type Asked = Omit<InputOf<typeof crediting>, 'id' | 'version'>

/**
 * Drafts a credit note: of quantities, of amounts, or of all that is left of an invoice.
 * @throws Refusal `not_issued`, `not_an_invoice`, `already_credited`, `credit_drafted`,
 * `deposit_deducted`, `beyond_invoice`, `beyond_line`.
 */
export async function creditInvoice(
  act: Act,
  { id, version, ...asked }: InputOf<typeof crediting>,
): Promise<Invoice> {
  return draftCredit(act, await holdInvoice(act, id, version), asked)
}

/**
 * Issues the credit note of all that is left of an invoice, and drafts the invoice again, with the same
 * lines of the same quote. @throws Refusal as `creditInvoice`; `final_fixed` of a balance.
 */
export async function correctInvoice(
  act: Act,
  { id, version }: InputOf<typeof correcting>,
): Promise<Invoice> {
  const row = await holdInvoice(act, id, version)
  if (row.kind === 'final' || row.kind === 'situation') refuse(`${row.kind}_fixed`)
  const credit = await draftCredit(act, row, {})
  await issueInvoice(act, { id: credit.id })
  const lines = (await findInvoiceLines(act, id)).map((line) => ({ ...line, id: newId() }))
  const { name } = (await findAround(act, row)).customer
  const again = { ...copied(row), note: row.note, due_day: null, cost: row.cost }
  const sums = { net: row.net, tax: row.tax, gross: row.gross, discount: row.discount }
  return insert(
    act,
    {
      ...again,
      ...sums,
      quote_id: row.quote_id,
      order_id: row.order_id,
      beyond_reason: row.beyond_reason,
    },
    lines,
    {
      name,
      kind: row.kind as InvoiceKind,
      vat: row.kind === 'invoice' ? [] : await findVat(act, id),
      told: { corrects: row.number },
    },
  )
}

async function draftCredit(act: Act, row: InvoiceFound, asked: Asked): Promise<Invoice> {
  const { id } = row
  const { drafted, credited } = await findCredits(act, id)
  const invoice: ToCredit = {
    kind: row.kind,
    discount: row.discount,
    lines: await findCreditable(act, id),
    vat: await findVat(act, id),
    credited,
  }
  const deductedBy = row.kind === 'deposit' ? await findDeducting(act, id) : null
  const reason = whyNotCredit({
    state: row.state as InvoiceState,
    kind: row.kind as InvoiceKind,
    imported: row.imported,
    drafted,
    whole: leftToCredit(invoice).length === 0,
    deductedBy,
  })
  if (reason) refuse(reason, undefined, { number: deductedBy || '…' })

  const { note = '', ...wanted } = asked
  const credit = creditOf(invoice, wanted)
  if ('code' in credit) {
    const written = formats(act.locale, row.currency, act.timeZone)
    const left = written.amount(grossOfAll(leftToCredit(invoice)))
    return refuse(credit.code, credit.param, { left })
  }
  return store(act, row, credit, note)
}

async function store(act: Act, row: InvoiceFound, credit: Credit, note: string): Promise<Invoice> {
  const source = await findInvoiceLines(act, row.id)
  const isWhole = credit.by === 'whole'
  const lines = isWhole ? source.map((line) => mirrored(line, row.id)) : partOf(credit, source, row)
  const vat = negated(credit.vat)
  const sums = sumsOfVat(vat)
  const cost: Cents = isWhole
    ? minus(row.cost)
    : credit.by === 'quantity'
      ? costOf(lines.map(pricedLine))
      : zero
  const deductions = isWhole ? await findDeductions(act, row.id) : []
  const { name } = (await findAround(act, row)).customer
  const columns = {
    ...copied(row),
    note,
    due_day: null,
    discount: credit.discount,
    ...sums,
    cost: row.kind === 'deposit' && row.net !== 0 ? proportion(row.cost, sums.net, row.net) : cost,
    quote_id: row.quote_id,
    order_id: row.order_id,
    credited_invoice_id: row.id,
    gesture: credit.by === 'amount',
  }
  return insert(act, columns, lines, {
    name,
    kind: 'credit_note',
    vat,
    deductions: deductions.map((one) => ({ ...one, vat: negated(one.vat) })),
  })
}

/** A line of the invoice the other way round. */
const mirrored = (line: StoredInvoiceLine, invoice: string): StoredInvoiceLine => ({
  ...line,
  id: newId(),
  quantity: opposite(line.quantity),
  earlier: opposite(line.earlier),
  earlier_net: minus(line.earlier_net),
  net: minus(line.net),
  credited_invoice_id: invoice,
  credited_line_id: line.id,
})

/** The lines of a credit note in part, in the order of the invoice; a part of a rate is one line. */
function partOf(
  credit: Credit,
  source: readonly StoredInvoiceLine[],
  row: InvoiceFound,
): StoredInvoiceLine[] {
  const byQuantity = credit.by === 'quantity'
  const rankOf = ({ line }: CreditLine) => source.findIndex(({ id }) => id === line)
  return credit.lines
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .flatMap((piece) => {
      const line = source.find(({ id }) => id === piece.line)
      if (!line) return ofRate(piece, source, row)
      const origin = originOf(byQuantity ? line : unlinked)
      return [{ ...line, ...pieceColumns(piece), ...origin, ...links(row, line.id) }]
    })
    .map((line, rank) => ({ ...line, rank }))
}

const links = (row: InvoiceFound, line: string | null) => ({
  id: newId(),
  earlier: quantity(0),
  earlier_net: zero,
  progress: null,
  whole_net: zero,
  credited_invoice_id: line === null ? null : row.id,
  credited_line_id: line,
})

const pieceColumns = (piece: CreditLine) => ({
  quantity: opposite(piece.quantity),
  price: piece.price,
  discount: piece.discount,
  net: minus(piece.net),
})

/** An amount of a whole rate, of goods and of services as the invoice has them. */
function ofRate(
  piece: CreditLine,
  source: readonly StoredInvoiceLine[],
  row: InvoiceFound,
): StoredInvoiceLine[] {
  const { category, rate } = piece.vat
  const [{ nature } = { nature: 'goods' }] = byNature({ ...piece.vat, base: piece.net }, source)
  const locale = row.language as Locale
  const at = category === 'S' ? formats(locale, row.currency, 'UTC').percent(rate) : ''
  const said = { fr: 'Avoir sur la facture', en: 'Credit on invoice' }[locale]
  const part = { fr: `, part à ${at}`, en: `, part at ${at}` }[locale]
  return [
    {
      ...blankOf(source[0] as StoredInvoiceLine),
      ...pieceColumns(piece),
      ...links(row, null),
      name: `${said} ${row.number ?? ''}${at ? part : ''}`,
      nature,
      vat_category: category,
      vat_rate: rate,
    },
  ]
}

const blankOf = (line: StoredInvoiceLine): StoredInvoiceLine => ({
  ...line,
  ...unlinked,
  kind: 'item',
  item_id: null,
  reference: '',
  description: '',
  unit: '',
  cost: null,
})

const opposite = (count: Quantity): Quantity => quantity(count === 0 ? 0 : -count)

/** What a credit note, or the same invoice again, takes from an invoice beside its lines. */
const copied = (row: InvoiceFound) => ({
  customer_id: row.customer_id,
  contact_id: row.contact_id,
  store_id: row.store_id,
  seller_id: row.seller_id,
  distributor_id: row.distributor_id,
  subject: row.subject,
  customer_reference: row.customer_reference,
  delivery_day: row.delivery_day,
  terms_days: row.terms_days,
  terms_end_of_month: row.terms_end_of_month,
  payment_method: row.payment_method,
  language: row.language,
  search: searchOf(row.number, row.subject, row.customer_reference),
})
