// What stands of the invoices of a deal, and what of one may still be taken back.
import { z } from 'zod'
import { Amount, CalendarDay, Id, Qty, Rate, UnitPrice } from '#kernel/shapes.ts'
import { vatCategories } from '#kernel/vat.ts'

/** An invoice that a balance deducts, once its own credit notes are taken off. */
export const Deduction = z.object({
  id: Id,
  kind: z.enum(['invoice', 'deposit', 'situation', 'final']),
  number: z.string(),
  day: CalendarDay,
  net: Amount,
  tax: Amount,
  gross: Amount,
})

export const VatGroups = z.array(
  z.object({ category: z.enum(vatCategories), rate: Rate, base: Amount, tax: Amount }),
)

/** What the rule of credit notes is asked with (`rules/credit.ts`), on either side of the wire. */
export const Creditable = z.object({
  /** What it adds to the books, and what issued credit notes have taken off. */
  vat: VatGroups,
  credited: z.array(VatGroups),
  /** A credit note is still in draft. */
  drafted: z.boolean(),
  /** The balance that deducts this deposit, or null. */
  deductedBy: z.string().nullable(),
  lines: z.array(
    z.object({
      id: Id,
      creditedQuantity: Qty,
      creditedByQuantity: Amount,
      creditedNet: Amount,
    }),
  ),
})

/** What one unit of the currency of an invoice was worth in euros, and on which day. */
export const Exchange = z.object({ rate: UnitPrice.refine((rate) => rate > 0), day: CalendarDay })

export const Settlement = z.object({
  /** The payment or the credit note that settles; on a credit note, the invoice that it goes against. */
  kind: z.enum(['payment', 'credit_note', 'invoice']),
  id: Id,
  day: CalendarDay,
  /** The method of a payment, the number of a document. */
  label: z.string(),
  /** What of it counts here: negative once reversed. */
  amount: Amount,
})
