import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf } from '#kernel/list.ts'
import { Country } from '#kernel/countries.ts'
import { CalendarDay, Id, Line } from '#kernel/shapes.ts'
import { absent, dimensions, measures } from './rules.ts'

const Part = z.object({
  /** A month ("2026-03"), a week ("2026-W13"), a code, a reference, a name; '' where there is none. */
  key: z.string(),
  /** What to show for it. */
  label: z.string(),
  /** Of a record that can be opened. */
  id: Id.nullable(),
})

const none = z.literal('')
/** A value, or '' for what has none: `∅` in an address, where what is empty says nothing. */
const orNone = <S extends z.ZodType<string, string>>(value: S) =>
  z.codec(z.union([value, z.literal(absent), none]), z.union([value, none]), {
    decode: (written) => (written === absent ? '' : written) as never,
    encode: (known) => (known === '' ? absent : known) as never,
  })
const OrNone = orNone(Id)

/** What a figure is narrowed to: '' keeps what has none. */
export const narrowingInput = {
  customer: Id.optional(),
  item: OrNone.optional(),
  seller: OrNone.optional(),
  store: OrNone.optional(),
  country: orNone(Country).optional(),
  department: orNone(Line(3)).optional(),
  brand: orNone(Line(100)).optional(),
  family: orNone(Line(100)).optional(),
  /** A kind of deal, and where it takes place: of the project of the documents. */
  kind: OrNone.optional(),
  venue: OrNone.optional(),
  /** Whom the sale went through. */
  distributor: OrNone.optional(),
  /** Of what is due: only what is so at no date. Of all else nothing is. */
  undated: z.enum(['false', 'true']).optional(),
}

export const analytics = endpoint('GET', '/analytics', {
  summary:
    'One measure told by one or two dimensions over a period; what is added up adds up to the total',
  input: z.object({
    measure: z.enum(measures),
    by: anyOf(dimensions).optional(),
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    ...narrowingInput,
    /** How many rows at most; the total is of all. */
    limit: z.coerce.number().int().min(1).max(10_000).optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        /** The keys of its parts, joined by a comma. */
        key: z.string(),
        parts: z.array(Part),
        /** A decimal number: an amount, a count, pieces, a percentage (see `unit`). */
        value: z.string(),
      }),
    ),
    /** How many rows there are in all. */
    count: z.int(),
    total: z.string(),
    /** Those beyond the limit: how many, and what they add up to (null where figures are not added up). */
    rest: z.object({ count: z.int(), value: z.string().nullable() }).nullable(),
    unit: z.enum(['amount', 'count', 'quantity', 'percent']),
    /** Where it was read: `documents` costs what there is, the others what is shown. */
    source: z.enum(['day', 'customer', 'item', 'documents']),
  }),
  refusals: [
    'same_dimension_twice',
    'too_many_dimensions',
    'not_told_by',
    'from_after_to',
    'margin_hidden',
    'analysis_too_wide',
  ],
})
