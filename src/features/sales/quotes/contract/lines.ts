// The lines of a quote: as they are typed, and as they are shown.
import { z } from 'zod'
import { natures } from '#features/catalog/items/rules.ts'
import { Id, Line as Text, Paragraph, Qty, Rate, UnitPrice, VatTreatment } from '#kernel/shapes.ts'
import { ItemFields, OtherLines } from './document.ts'

/** A line as it is typed. What is absent of an item line comes from the item of the catalogue. */
const DraftItem = z.object({
  kind: z.literal('item'),
  /** Its identifier, when the document already has it; absent for a new line. */
  id: Id.optional(),
  item: Id.nullable().optional(),
  reference: Text(100).optional(),
  name: Text(300).optional(),
  description: Paragraph().optional(),
  nature: z.enum(natures).optional(),
  /** One, unless said otherwise. */
  quantity: Qty.optional(),
  unit: Text(20).optional(),
  price: UnitPrice.optional(),
  discount: Rate.optional(),
  /** Overruled where the regime of the company or of the client decides (see `vatOfLine`). */
  vat: VatTreatment.optional(),
  /** Unread from whoever may not see costs. */
  cost: UnitPrice.nullable().optional(),
})
/** A line of a quote may be an option, which counts in the sums once it is chosen. */
const OfferedItem = DraftItem.extend({
  optional: z.boolean().optional(),
  /** Of an option: whether it is in the sum. Any other line always is. */
  chosen: z.boolean().optional(),
})
const place = { id: Id.optional() }
const otherLines = [
  z.object({ kind: z.literal('section'), ...place, name: Text(300) }),
  z.object({ kind: z.literal('text'), ...place, name: Paragraph() }),
  z.object({ kind: z.literal('subtotal'), ...place, name: Text(300) }),
  z.object({ kind: z.literal('page_break'), ...place }),
] as const
const DraftLine = z.discriminatedUnion('kind', [OfferedItem, ...otherLines])
export const DraftLines = z.array(DraftLine).max(500)
/** The lines of an invoice: the same, and none is an option. */
export const SoldLines = z.array(z.discriminatedUnion('kind', [DraftItem, ...otherLines])).max(500)

export const QuoteLine = z.discriminatedUnion('kind', [
  // `invoiced`: how much of it stands on invoices, drafts included, credited quantities taken off.
  z.object({ ...ItemFields, optional: z.boolean(), chosen: z.boolean(), invoiced: Qty }),
  ...OtherLines,
])
