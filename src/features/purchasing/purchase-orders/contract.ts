// Purchase orders on the wire. Prices and amounts are null for a role that does not see costs: it may
// still read what is to come, and receive it.
import { z } from 'zod'
import { MailProposal, MailSent, MailText } from '#features/base/mail/contract.ts'
import { natures } from '#features/catalog/items/rules.ts'
import {
  documentFilters,
  DocumentTotals,
  Linked,
  Named,
  OtherLines,
  PaymentMethodName,
  PaymentTerms,
  PrintedDocument,
  VatRegimes,
} from '#features/sales/quotes/contract/document.ts'
import { SoldLines } from '#features/sales/quotes/contract/lines.ts'
import { sentHows } from '#features/sales/quotes/rules/life.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, groupInput, listInput, listOutput } from '#kernel/list.ts'
import { namesOfTiles } from '#kernel/tiles.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Done,
  Flag,
  Id,
  Instant,
  Line as Text,
  Paragraph,
  Qty,
  Rate,
  UnitPrice,
  VatTreatment,
  Version,
  Total,
} from '#kernel/shapes.ts'
import { purchaseCans, purchaseGroupings, purchaseSorts, purchaseTiles } from './contract/list.ts'
import { purchaseStates, standings } from './rules/life.ts'

/** What may be written in a draft. */
export const PurchaseDraft = z.object({
  supplier: Id,
  contact: Id.nullable(),
  buyer: Id.nullable(),
  store: Id.nullable(),
  subject: Text(200),
  supplierReference: Text(100),
  wishedDay: CalendarDay.nullable(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  language: z.enum(['fr', 'en']),
  note: Paragraph(),
  lines: SoldLines,
})

/** A sold line for which a line is bought. */
const Need = z.object({
  order: Id,
  number: z.string().nullable(),
  customer: z.string(),
  orderLine: Id,
  quantity: Qty,
})

export const PurchaseLine = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('item'),
    id: Id,
    item: Id.nullable(),
    reference: z.string(),
    name: z.string(),
    description: z.string(),
    nature: z.enum(natures),
    quantity: Qty,
    unit: z.string(),
    price: UnitPrice.nullable(),
    discount: Rate,
    vat: VatTreatment,
    net: Amount.nullable(),
    received: Qty,
    invoiced: Qty,
    needs: z.array(Need),
  }),
  OtherLines[0],
  OtherLines[1],
  z.object({ kind: z.literal('subtotal'), id: Id, name: z.string(), net: Amount.nullable() }),
  OtherLines[3],
])

/** What came on a day; a reversal takes back what another one said. */
export const Receipt = z.object({
  id: Id,
  day: CalendarDay,
  deliveryNote: z.string(),
  note: z.string(),
  person: z.string().nullable(),
  reversalOf: Id.nullable(),
  reversed: z.boolean(),
  at: Instant,
  lines: z.array(z.object({ line: Id, name: z.string(), unit: z.string(), quantity: Qty })),
})

const facts = {
  id: Id,
  version: Version,
  number: z.string().nullable(),
  state: z.enum(purchaseStates),
  standing: z.enum(standings),
  /** Whether something that came is not invoiced. */
  toInvoice: z.boolean(),
  /** How much of it came, from 0 to 100. */
  receivedPercent: z.int(),
  day: CalendarDay,
  wishedDay: CalendarDay.nullable(),
  expectedDay: CalendarDay.nullable(),
  supplierReference: z.string(),
  buyer: Named.nullable(),
  store: Named.nullable(),
  subject: z.string(),
}

export const PurchaseOrder = z.object({
  ...facts,
  supplier: Named.extend({ code: z.string(), archived: z.boolean() }),
  contact: Named.nullable(),
  terms: PaymentTerms,
  paymentMethod: PaymentMethodName,
  discount: Rate,
  currency: z.string(),
  language: z.enum(['fr', 'en']),
  note: z.string(),
  lines: z.array(PurchaseLine),
  totals: DocumentTotals.nullable(),
  regimes: VatRegimes,
  receipts: z.array(Receipt),
  /** The customers' orders that it serves. */
  orders: z.array(Named.extend({ customer: z.string() })),
  /** What the supplier invoiced for it, as far as the role may see it. */
  invoices: z.array(
    z.object({ id: Id, number: z.string(), state: z.string(), day: CalendarDay, gross: Amount }),
  ),
  /** The clients’ orders that it is for, and what its supplier invoiced, as far as the role may see them. */
  documents: z.array(Linked),
  sentAt: Instant.nullable(),
  sentHow: z.enum(sentHows).nullable(),
  confirmedAt: Instant.nullable(),
  closedAt: Instant.nullable(),
  endReason: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type PurchaseOrder = z.output<typeof PurchaseOrder>

export const PurchaseRow = z.object({
  ...facts,
  supplier: Named,
  net: Amount.nullable(),
  gross: Amount.nullable(),
  tags: z.array(z.string()),
})

const { customer: _, ...filters } = documentFilters
export const purchaseFilters = {
  ...filters,
  supplier: Id.optional(),
  /** When it should come. */
  expectedFrom: CalendarDay.optional(),
  expectedTo: CalendarDay.optional(),
  standing: anyOf(standings),
  toInvoice: Flag,
  can: anyOf(purchaseCans),
  /** Those that buy for a customer's order. */
  order: Id.optional(),
  /** Those that buy an item. */
  item: Id.optional(),
}

export const listPurchases = endpoint('GET', '/purchase-orders', {
  summary:
    'Lists purchase orders, newest first; indicators tell count and net by where they stand under the other filters.',
  input: listInput(purchaseSorts, { ...purchaseFilters, ...groupInput(purchaseGroupings) }),
  output: listOutput(PurchaseRow, {
    sums: ['net', 'gross'],
    indicators: namesOfTiles(purchaseTiles),
    sum: Total.nullable(),
  }),
  refusals: ['cost_hidden'],
})

export const purchaseDefaults = endpoint('GET', '/purchase-orders/defaults', {
  summary: 'Tells what a new purchase order starts with: the conditions of the supplier.',
  input: z.object({ supplier: Id }),
  output: PurchaseDraft.omit({ lines: true }).extend({ regimes: VatRegimes }),
  refusals: ['supplier_archived', 'not_a_supplier'],
})

export const showPurchase = endpoint('GET', '/purchase-orders/:id', {
  summary: 'Shows a purchase order with its lines, what came of them and for whom they are bought.',
  input: ById,
  output: PurchaseOrder,
})

export const createPurchase = endpoint('POST', '/purchase-orders', {
  summary: 'Drafts a purchase order; prices that are left out are the last of the supplier.',
  input: PurchaseDraft.partial().required({ supplier: true }),
  output: PurchaseOrder,
  refusals: ['supplier_archived', 'not_a_supplier', 'purchase_costs_hidden', 'line_too_large'],
})

export const updatePurchase = endpoint('PUT', '/purchase-orders/:id', {
  summary: 'Saves a whole draft with its lines; lines that keep their `id` stay the same lines.',
  input: PurchaseDraft.extend({ id: Id, version: Version }),
  output: PurchaseOrder,
  refusals: ['not_a_draft', 'changed_meanwhile', 'purchase_costs_hidden', 'line_too_large'],
})

export const deletePurchase = endpoint('DELETE', '/purchase-orders/:id', {
  summary: 'Deletes a draft; what it bought for customers’ orders is to be bought again.',
  input: ById,
  output: Done,
  refusals: ['not_a_draft'],
})

export const duplicatePurchase = endpoint('POST', '/purchase-orders/:id/duplicate', {
  summary: 'Drafts a new purchase order with the content of this one, for nobody’s order.',
  input: ById,
  output: PurchaseOrder,
  refusals: ['supplier_archived', 'purchase_costs_hidden'],
})

/** The version that one has seen: the act is refused if someone has changed the order since. */
const Seen = ById.extend({ version: Version.optional() })

export const sendPurchase = endpoint('POST', '/purchase-orders/:id/sending', {
  summary:
    'Marks a draft as sent to the supplier: it takes its number and its date, and is frozen.',
  input: Seen.extend({ how: z.enum(sentHows) }),
  output: PurchaseOrder,
  refusals: ['not_a_draft', 'no_lines', 'quantity_missing', 'purchase_costs_hidden'],
})

export const confirmPurchase = endpoint('POST', '/purchase-orders/:id/confirmation', {
  summary: 'Records what the supplier answered: when it comes, and under which reference.',
  input: Seen.extend({
    expectedDay: CalendarDay.nullable(),
    supplierReference: Text(100).optional(),
  }),
  output: PurchaseOrder,
  refusals: ['purchase_not_sent'],
})

export const closePurchase = endpoint('POST', '/purchase-orders/:id/closure', {
  summary: 'Closes a purchase order: what has not come is given up, with a reason.',
  input: Seen.extend({ reason: Paragraph(500).optional() }),
  output: PurchaseOrder,
  refusals: ['purchase_not_open', 'reason_missing'],
})

export const reopenPurchase = endpoint('POST', '/purchase-orders/:id/reopening', {
  summary: 'Takes a closed purchase order up again: what has not come is expected again.',
  input: Seen,
  output: PurchaseOrder,
  refusals: ['purchase_not_closed'],
})

export const cancelPurchase = endpoint('POST', '/purchase-orders/:id/cancellation', {
  summary: 'Cancels a purchase order of which nothing came nor was invoiced.',
  input: Seen.extend({ reason: Paragraph(500).optional() }),
  output: PurchaseOrder,
  refusals: ['purchase_not_open', 'purchase_received'],
})

export const viewPurchase = endpoint('GET', '/purchase-orders/:id/view', {
  summary: 'Gives what is printed of a purchase order, for the preview.',
  input: ById,
  output: PrintedDocument,
  refusals: ['purchase_costs_hidden'],
})

export const purchasePdf = endpoint('GET', '/purchase-orders/:id/pdf', {
  summary: 'Gives the PDF of a purchase order; that of a draft is marked so.',
  input: ById,
  output: z.unknown(),
  answer: 'pdf',
  refusals: ['purchase_costs_hidden'],
})

export const proposePurchaseMail = endpoint('GET', '/purchase-orders/:id/mail', {
  summary: 'Proposes the message that goes with a purchase order.',
  input: ById,
  output: MailProposal,
  refusals: ['purchase_costs_hidden'],
})

export const mailPurchase = endpoint('POST', '/purchase-orders/:id/mail', {
  summary: 'Sends a purchase order by e-mail with its PDF; a draft takes its number first.',
  input: Seen.extend(MailText),
  output: MailSent,
  refusals: ['no_lines', 'quantity_missing', 'place_unknown', 'purchase_costs_hidden'],
})
