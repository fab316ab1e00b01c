// Finding someone in the directory: pickers, filters, and who resembles whom.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { StoredCountry } from '#kernel/countries.ts'
import { Id, Line, Nothing } from '#kernel/shapes.ts'
import { kinds, partyRoles } from '../rules.ts'

/** What makes someone look like someone who is already there. */
export const likenesses = ['siren', 'vat_number', 'email', 'phone', 'name'] as const

export const duplicates = endpoint('GET', '/customers/duplicates', {
  summary: 'Who in the directory resembles what is being typed',
  input: z.object({
    name: Line(200).optional(),
    city: Line(100).optional(),
    siren: Line(30).optional(),
    vatNumber: Line(30).optional(),
    email: Line(200).optional(),
    phone: Line(60).optional(),
    /** The record being edited, which resembles itself. */
    except: Id.optional(),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        code: z.string(),
        name: z.string(),
        city: z.string(),
        archived: z.boolean(),
        isCustomer: z.boolean(),
        isSupplier: z.boolean(),
        alike: z.array(z.enum(likenesses)),
      }),
    ),
  }),
})

/** One line of a picker: what is needed to recognise someone. */
export const Found = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(kinds),
  city: z.string(),
  email: z.string(),
  phone: z.string(),
  isCustomer: z.boolean(),
  isSupplier: z.boolean(),
})

export const lookup = endpoint('GET', '/customers/lookup', {
  summary: 'The few customers or suppliers that best match what is typed in a picker',
  input: z.object({
    q: Line(100).optional(),
    role: z.enum(partyRoles).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  output: z.object({ rows: z.array(Found) }),
})

export const choices = endpoint('GET', '/customers/choices', {
  summary: 'What the filters of customers offer: the cities and countries that there are',
  input: Nothing,
  output: z.object({
    cities: z.array(z.string()),
    countries: z.array(StoredCountry),
  }),
})
