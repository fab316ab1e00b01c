// The shapes that quotes and invoices share: what their lines, totals and lists have in common.
import { z } from 'zod'
import { paymentMethods, vatRegimes } from '#features/base/company/rules.ts'
import { natures } from '#features/catalog/items/rules.ts'
import { customerVatRegimes } from '#features/relation/customers/rules.ts'
import type { DocumentView } from '#kernel/print.ts'
import {
  Amount,
  CalendarDay,
  Id,
  Line,
  Qty,
  Rate,
  UnitPrice,
  VatTreatment,
} from '#kernel/shapes.ts'
import { vatCategories } from '#kernel/vat.ts'
import { daysOfWeek } from '../rules/week.ts'

/** What every line that is sold says, on a quote as on an invoice. */
export const ItemFields = {
  kind: z.literal('item'),
  id: Id,
  item: Id.nullable(),
  reference: z.string(),
  name: z.string(),
  description: z.string(),
  nature: z.enum(natures),
  quantity: Qty,
  unit: z.string(),
  price: UnitPrice,
  discount: Rate,
  vat: VatTreatment,
  /** The cost of one unit: null where it is unknown, or not for this role to see. */
  cost: UnitPrice.nullable(),
  net: Amount,
}
export const OtherLines = [
  z.object({ kind: z.literal('section'), id: Id, name: z.string() }),
  z.object({ kind: z.literal('text'), id: Id, name: z.string() }),
  z.object({ kind: z.literal('subtotal'), id: Id, name: z.string(), net: Amount }),
  z.object({ kind: z.literal('page_break'), id: Id }),
] as const

export const DocumentTotals = z.object({
  lines: Amount,
  discount: Amount,
  net: Amount,
  vat: z.array(
    z.object({ category: z.enum(vatCategories), rate: Rate, base: Amount, tax: Amount }),
  ),
  tax: Amount,
  gross: Amount,
})

export const Named = z.object({ id: Id, name: z.string() })
export const PaymentTerms = z.object({
  days: z.int().min(0).max(120),
  endOfMonth: z.boolean(),
})
export const PaymentMethodName = z.enum(paymentMethods)
/** What a document lacks before it may leave: the code of a refusal, and the field that mends it. */
export const Lacking = z.object({ code: z.string(), field: z.string() })

/** An ISO week, "2026-W10". */
export const Week = z
  .string()
  .refine((written) => daysOfWeek(written) !== null, { error: 'not_a_day' })
  .meta({ examples: ['2026-W10'] })

/**
 * The filters that every list of documents has: client, seller, store, project, its kind and its step,
 * tag, period, week, amount (the gross, unless the list says otherwise).
 */
export const documentFilters = {
  customer: Id.optional(),
  seller: Id.optional(),
  store: Id.optional(),
  project: Id.optional(),
  projectKind: Id.optional(),
  /** The step at which its project is. */
  projectStep: Line(40).optional(),
  tag: Id.optional(),
  from: CalendarDay.optional(),
  to: CalendarDay.optional(),
  week: Week.optional(),
  min: Amount.optional(),
  max: Amount.optional(),
}

/** What decides of the VAT of the lines: `vatOfLine(regimes, nature, own)`. */
export const VatRegimes = z.object({
  company: z.enum(vatRegimes),
  customer: z.enum(customerVatRegimes),
})

/** A document of the same deal, for the chain on its page. */
export const Linked = z.object({
  kind: z.enum([
    'quote',
    'order',
    'purchase_order',
    'supplier_invoice',
    'delivery',
    'invoice',
    'deposit',
    'situation',
    'final',
    'credit_note',
  ]),
  id: Id,
  number: z.string().nullable(),
  /** Its `state`, as its own contract names it. */
  state: z.string(),
  day: CalendarDay,
  /** Null for what asks for nothing: a delivery. */
  gross: Amount.nullable(),
  /** What remains to be settled; null for what is not to be paid. */
  outstanding: Amount.nullable(),
})

/** What is printed of a document: `#kernel/print.ts` says each field. */
export const PrintedDocument = z.custom<DocumentView>(
  (value) => typeof value === 'object' && value !== null,
)
