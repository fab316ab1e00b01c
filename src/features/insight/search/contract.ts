import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Amount, CalendarDay, Id, Line, UnitPrice } from '#kernel/shapes.ts'

const Named = z.object({ id: Id, name: z.string() })

/**
 * A part of what there is to find: people (`@` in the palette), documents (`#`), items; records are all
 * that a task may be about, payments too.
 */
export const searchParts = ['people', 'documents', 'items', 'records'] as const

const Document = z.object({
  id: Id,
  /** Null for a draft. */
  number: z.string().nullable(),
  customer: Named,
  day: CalendarDay,
  gross: Amount,
})

export const search = endpoint('GET', '/search', {
  summary:
    'What best matches a text, over everything that the role may read: at most 5 of each kind',
  input: z.object({ q: Line(100), part: z.enum(searchParts).optional() }),
  output: z.object({
    customers: z.array(
      Named.extend({
        code: z.string(),
        city: z.string(),
        isCustomer: z.boolean(),
        isSupplier: z.boolean(),
      }),
    ),
    contacts: z.array(Named.extend({ customer: Named, phone: z.string(), email: z.string() })),
    items: z.array(Named.extend({ reference: z.string(), price: UnitPrice, unit: z.string() })),
    quotes: z.array(Document),
    orders: z.array(Document),
    /** Their amount is without taxes. */
    deliveries: z.array(Document),
    invoices: z.array(Document.extend({ kind: z.enum(['invoice', 'credit_note']) })),
    projects: z.array(Named.extend({ number: z.string(), customer: Named })),
    /** Their customer is the supplier. */
    purchases: z.array(Document),
    /** Only among records. */
    payments: z.array(
      z.object({
        id: Id,
        reference: z.string(),
        customer: Named,
        day: CalendarDay,
        amount: Amount,
      }),
    ),
  }),
})
