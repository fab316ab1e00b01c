import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { levels, type Module, modules, scopes } from '#kernel/rights.ts'
import { CalendarDay, Colour, Email, Id, Nothing } from '#kernel/shapes.ts'

const Language = z.enum(['fr', 'en'])

const Levels = z.object(
  Object.fromEntries(modules.map((module) => [module, z.enum(levels)])) as Record<
    Module,
    z.ZodEnum<{ [L in (typeof levels)[number]]: L }>
  >,
)

/** What a role may do: the same type as the kernel's `Role`, as it travels. */
export const RoleShape = z.object({
  levels: Levels,
  scope: z.enum(scopes),
  seesCosts: z.boolean(),
  issues: z.boolean(),
  deletesDrafts: z.boolean(),
})

/**
 * Who is working, where, with which rights. Answers anyone: `account` is null where nobody has signed
 * in. `company` is the one of `X-Company-Id`; where that is not (or no longer) one of theirs, or is
 * not said, it is the first of `companies`. Every field travels as it is.
 */
export const me = endpoint('GET', '/me', {
  summary: 'Who is signed in, in which company, with which rights',
  input: Nothing,
  output: z.object({
    account: z
      .object({ id: Id, name: z.string(), email: Email, locale: Language, twoFactor: z.boolean() })
      .nullable(),
    companies: z.array(z.object({ id: Id, name: z.string(), role: z.string(), demo: z.boolean() })),
    company: z
      .object({
        id: Id,
        name: z.string(),
        locale: Language,
        currency: z.string(),
        timeZone: z.string(),
        country: z.string(),
        colour: Colour,
        logoUrl: z.string().nullable(),
        demo: z.boolean(),
        today: CalendarDay,
        role: RoleShape,
        roleName: z.string(),
      })
      .nullable(),
    /** The version of the program that serves: another one means "reload". */
    version: z.string(),
    /** Nobody has an account yet: the first start is to be done (`/premier-demarrage`). */
    setupNeeded: z.boolean(),
  }),
})
