// The shapes that cross the wire: decimal text outside, scaled integers inside.
import { z } from 'zod'
import { type Day, readDay } from './day.ts'
import { countsInCents } from './format.ts'
import { type Bps, type Cents, type Price, type Quantity, read, text } from './money.ts'
import { isCoherent, vatCategories } from './vat.ts'

const decimal = <T extends number>(
  scale: 'cents' | 'price' | 'quantity' | 'bps',
  example: string,
  limits: { min?: number; max?: number } = {},
) => {
  const { min = -Number.MAX_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = limits
  return z.codec(
    z
      .string()
      .max(24)
      .refine(
        (written) => {
          const n = read(written, scale)
          return n !== null && n >= min && n <= max
        },
        { error: 'not_a_decimal' },
      )
      .meta({ format: 'decimal', examples: [example] }),
    z.custom<T>((value) => typeof value === 'number' && Number.isSafeInteger(value)),
    { decode: (written) => read(written, scale) as T, encode: (n) => text(n, scale) },
  )
}

/** An amount of money: "1234.50", up to 10 billion either way. */
export const Amount = decimal<Cents>('cents', '1234.50', { min: -1e12, max: 1e12 })
/** An amount of money that has no sign: a limit, a threshold. */
export const UnsignedAmount = Amount.refine((cents) => cents >= 0, { error: 'below_zero' })
/** A sum of many amounts, told and never asked for: as far as numbers are exact. */
export const Total = decimal<Cents>('cents', '1234.50')
/** A unit price with up to 6 decimals, up to a billion. */
export const UnitPrice = decimal<Price>('price', '2.551', { min: -1e15, max: 1e15 })
/** A quantity with up to 4 decimals, up to 100 million. */
export const Qty = decimal<Quantity>('quantity', '1.5', { min: -1e12, max: 1e12 })
/** A rate in percent with up to 2 decimals: "20", "5.5". */
export const Rate = decimal<Bps>('bps', '20', { min: 0, max: 10_000 })

/** A calendar day, "2026-03-31". */
export const CalendarDay = z.codec(
  z
    .string()
    .refine((written) => readDay(written) !== null, { error: 'not_a_day' })
    .meta({ format: 'date', examples: ['2026-03-31'] }),
  z.custom<Day>((value) => typeof value === 'string'),
  { decode: (written) => written as Day, encode: (value) => value },
)

/** An instant in UTC, ISO 8601. */
export const Instant = z.iso.datetime()

export const Id = z.uuid().meta({ description: 'UUID made by the program' })
export type Id = string

/** The version of an editable record, sent back with a change (optimistic lock); SQL adds one to it. */
export const Version = z.int().min(1).max(2_147_483_646)

/** A VAT category with its rate: only "S" has one, and the others are at 0. */
export const VatTreatment = z
  .object({ category: z.enum(vatCategories), rate: Rate })
  .refine(isCoherent, { error: 'rate_without_category', path: ['rate'] })

/** One line of text: trimmed, without control characters. */
export const Line = (max = 200) =>
  z
    .string()
    .max(max)
    .refine((value) => !/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(value), {
      error: 'no_control_characters',
    })
    .overwrite((value) => value.trim())
/** One line of text that must say something. */
export const Name = (max = 200) => Line(max).min(1)
/** Several lines of text. */
export const Paragraph = (max = 4000) =>
  z
    .string()
    .max(max)
    .refine((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value), {
      error: 'no_control_characters',
    })
    .overwrite((value) => value.replace(/\r\n?/g, '\n').trim())
export const Email = z.email().max(200)
export const Colour = z.string().regex(/^#[0-9a-f]{6}$/i)
/** A currency that is counted in hundredths, as `Cents` are: euro, pound, franc, dollar… */
export const Currency = z.string().refine(countsInCents, { error: 'not_counted_in_cents' })

export const ById = z.object({ id: Id })
export const Nothing = z.object({})
export const Done = z.object({ done: z.literal(true) })

/** A flag in a query string. */
export const Flag = z.enum(['true', 'false']).optional()

/** Where one is in a list: rows to skip and rows wanted, both bounded. */
export const Window = z.object({
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
