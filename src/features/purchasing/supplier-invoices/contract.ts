// Supplier invoices on the wire: what suppliers ask, matched to what was ordered and came.
import { z } from 'zod'
import { Linked, Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Id,
  Line as Text,
  Name,
  Paragraph,
  Qty,
  Rate,
  UnitPrice,
  VatTreatment,
  Version,
} from '#kernel/shapes.ts'
import { vatCategories } from '#kernel/vat.ts'
import { dues, supplierInvoiceStates } from './rules/matching.ts'

const facts = {
  id: Id,
  version: Version,
  /** The supplier's. */
  number: z.string(),
  state: z.enum(supplierInvoiceStates),
  due: z.enum(dues),
  day: CalendarDay,
  dueDay: CalendarDay,
  paidDay: CalendarDay.nullable(),
  supplier: Named,
  net: Amount,
  tax: Amount,
  gross: Amount,
}

export const SupplierInvoice = z.object({
  ...facts,
  currency: z.string(),
  acceptedReason: z.string(),
  vat: z.array(
    z.object({ category: z.enum(vatCategories), rate: Rate, base: Amount, tax: Amount }),
  ),
  lines: z.array(
    z.object({
      id: Id,
      name: z.string(),
      quantity: Qty,
      price: UnitPrice,
      net: Amount,
      /** The price of the order, discounts taken off; null for what was not ordered. */
      ordered: UnitPrice.nullable(),
    }),
  ),
  /** The purchase orders that it is for. */
  purchases: z.array(Named),
  /** Its purchase orders and the clients’ orders that these are for. */
  documents: z.array(Linked),
  /** What came of them. */
  receipts: z.array(
    z.object({
      id: Id,
      day: CalendarDay,
      deliveryNote: z.string(),
      reversed: z.boolean(),
      purchase: Id,
    }),
  ),
  /** The supplier’s own paper, as it was given. */
  file: z.object({ id: Id, name: z.string(), mediaType: z.string() }).nullable(),
})
export type SupplierInvoice = z.output<typeof SupplierInvoice>

export const supplierInvoiceSorts = ['day', 'dueDay', 'number', 'supplier', 'gross'] as const

export const listSupplierInvoices = endpoint('GET', '/supplier-invoices', {
  summary:
    'Lists supplier invoices, next due first; indicators tell count and gross by what is due.',
  input: listInput(supplierInvoiceSorts, {
    supplier: Id.optional(),
    due: anyOf(dues),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    store: Id.optional(),
  }),
  output: listOutput(z.object(facts), { sums: ['net', 'gross'], indicators: dues }),
  refusals: ['purchase_costs_hidden'],
})

export const showSupplierInvoice = endpoint('GET', '/supplier-invoices/:id', {
  summary: 'Shows a supplier invoice with its lines and what differs in them.',
  input: ById,
  output: SupplierInvoice,
  refusals: ['purchase_costs_hidden'],
})

export const proposeSupplierInvoice = endpoint('GET', '/purchase-orders/:id/supplier-invoice', {
  summary: 'Proposes the invoice of a purchase order: what came and is not invoiced, as ordered.',
  input: ById,
  output: z.object({
    supplier: Named,
    day: CalendarDay,
    dueDay: CalendarDay,
    lines: z.array(
      z.object({
        line: Id,
        name: z.string(),
        unit: z.string(),
        /** What came and is not invoiced. */
        open: Qty,
        price: UnitPrice,
        vat: VatTreatment,
      }),
    ),
  }),
  refusals: ['purchase_costs_hidden', 'purchase_not_invoiceable'],
})

export const recordSupplierInvoice = endpoint('POST', '/purchase-orders/:id/supplier-invoice', {
  summary:
    'Records the invoice of a supplier for a purchase order; what differs is accepted with a reason.',
  input: ById.extend({
    number: Name(60),
    day: CalendarDay,
    dueDay: CalendarDay,
    lines: z.array(z.object({ line: Id, quantity: Qty, price: UnitPrice })).max(500),
    /** What was not ordered: carriage, packaging. */
    others: z
      .array(z.object({ name: Name(300), price: UnitPrice, vat: VatTreatment }))
      .max(20)
      .optional(),
    /** Why what differs is accepted. */
    reason: Paragraph(500).optional(),
  }),
  output: SupplierInvoice,
  refusals: [
    'purchase_costs_hidden',
    'purchase_not_invoiceable',
    'nothing_invoiced',
    'difference_unexplained',
    'supplier_invoice_known',
  ],
})

const Seen = ById.extend({ version: Version.optional() })

export const paySupplierInvoice = endpoint('POST', '/supplier-invoices/:id/payment', {
  summary: 'Records that a supplier invoice was paid.',
  input: Seen.extend({ day: CalendarDay.optional() }),
  output: SupplierInvoice,
  refusals: ['supplier_invoice_settled', 'day_ahead'],
})

export const cancelSupplierInvoice = endpoint('POST', '/supplier-invoices/:id/cancellation', {
  summary: 'Cancels a supplier invoice that was recorded by mistake and is not paid.',
  input: Seen.extend({ reason: Text(300).optional() }),
  output: SupplierInvoice,
  refusals: ['supplier_invoice_settled'],
})

export const attachInvoiceFile = endpoint('POST', '/supplier-invoices/:id/file', {
  summary:
    'Keeps the supplier’s own invoice with its record, in the place of the one before: PDF, image or text, 20 MB at most.',
  input: ById.extend({ name: Text(200).optional() }),
  output: SupplierInvoice,
  body: 'file',
  refusals: ['file_empty', 'file_too_big', 'file_type'],
})

export const readInvoiceFile = endpoint('GET', '/supplier-invoices/:id/file', {
  summary: 'The supplier’s own invoice, as it was given.',
  /** `file` makes the address of a new one another. */
  input: ById.extend({ file: Id.optional() }),
  output: z.unknown(),
  answer: 'file',
  refusals: ['purchase_costs_hidden'],
})
