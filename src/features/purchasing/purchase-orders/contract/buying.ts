// What is bought: items as a supplier sells them, and what customers' orders still need.
import { z } from 'zod'
import { Found } from '#features/catalog/items/contract.ts'
import { Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { CalendarDay, Id, Line as Text, Qty, UnitPrice } from '#kernel/shapes.ts'

/** What is known of an item at a supplier, from the orders that it was sent. */
const buying = {
  /** The price at which it was last ordered there, discounts taken off; else the cost of the item. */
  price: UnitPrice.nullable(),
  /** When it was last ordered there; null where it never was. */
  lastDay: CalendarDay.nullable(),
  /** Days between that order and what came of it first; else those that the supplier says. */
  leadDays: z.int().nullable(),
  /** How the supplier calls it, and how many they sell at least. */
  supplierReference: z.string(),
  minimum: Qty.nullable(),
}

export const searchBuyable = endpoint('GET', '/purchase-items', {
  summary: 'The few items that best match what is typed, at the price of a supplier.',
  input: z.object({
    q: Text(100).optional(),
    supplier: Id.optional(),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  output: z.object({
    /** `price` is what one pays, and `cost` is the same, so that a line holds either. */
    rows: z.array(Found.extend({ ...buying, price: UnitPrice })),
  }),
  refusals: ['purchase_costs_hidden'],
})

export const listSupplied = endpoint('GET', '/suppliers/:supplier/items', {
  summary: 'The items that a supplier supplies or has supplied, with the last price and lead time.',
  input: z.object({ supplier: Id, limit: z.coerce.number().int().min(1).max(200).default(50) }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        id: Id,
        reference: z.string(),
        name: z.string(),
        unit: z.string(),
        /** Whether it is the usual supplier of the item. */
        usual: z.boolean(),
        ...buying,
      }),
    ),
  }),
})

/** Identifiers in the query string, separated by commas. */
const Several = z.codec(
  z
    .string()
    .regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,499}$/i, { error: 'not_one_of' })
    .meta({
      description: 'Identifiers, separated by commas',
      examples: ['018f0000-0000-7000-8000-000000000000'],
    }),
  z.array(Id),
  { decode: (written) => written.split(','), encode: (ids) => ids.join(',') },
)

export const listNeeds = endpoint('GET', '/purchase-needs', {
  summary: 'What customers’ orders still need bought, line by line, with the usual supplier.',
  input: z.object({ orders: Several }),
  output: z.object({
    rows: z.array(
      z.object({
        order: Id,
        number: z.string(),
        customer: z.string(),
        orderLine: Id,
        item: Id.nullable(),
        reference: z.string(),
        name: z.string(),
        unit: z.string(),
        quantity: Qty,
        purchased: Qty,
        /** What is not bought yet. */
        missing: Qty,
        supplier: Named.nullable(),
        ...buying,
      }),
    ),
    /** Orders of which nothing is to be bought, and why. */
    left: z.array(z.object({ number: z.string(), why: z.enum(['not_confirmed', 'purchased']) })),
  }),
  refusals: ['purchase_costs_hidden'],
})

export const generatePurchases = endpoint('POST', '/purchase-orders/generation', {
  summary:
    'Drafts one purchase order for each supplier from lines of customers’ orders; each line keeps for whom it is bought.',
  input: z.object({
    lines: z
      .array(
        z.object({
          order: Id,
          orderLine: Id,
          supplier: Id,
          quantity: Qty,
          /** The last of the supplier, unless given. */
          price: UnitPrice.optional(),
        }),
      )
      .min(1)
      .max(2000),
    /** Lines of the same item at the same price together. */
    merge: z.boolean(),
    /** Whether the suppliers that are chosen become the usual ones of their items. */
    keepSuppliers: z.boolean().optional(),
    /** Whether more may be bought than the orders need. */
    beyond: z.boolean().optional(),
  }),
  output: z.object({
    /** The first of them. */
    id: Id,
    rows: z.array(z.object({ id: Id, supplier: Named, lines: z.int() })),
  }),
  refusals: [
    'purchase_costs_hidden',
    'purchased_beyond',
    'order_not_purchasable',
    'not_a_supplier',
    'supplier_archived',
  ],
})
