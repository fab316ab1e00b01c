import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { levels, type Module, modules, presetKeys, scopes } from '#kernel/rights.ts'
import { Country } from '#kernel/countries.ts'
import {
  ById,
  CalendarDay,
  Colour,
  Currency,
  Done,
  Email,
  Id,
  Instant,
  Line,
  Name,
  Nothing,
  Version,
} from '#kernel/shapes.ts'

export const Language = z.enum(['fr', 'en'])
/** A new password: what it may be is checked by the server (see passwords.ts). */
export const NewPassword = z.string().min(1).max(200)

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
        /** The month in which its fiscal year starts. */
        fiscalMonth: z.int(),
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

export const addCompany = endpoint('POST', '/companies', {
  summary: 'Make a further company in this installation, of which one becomes the manager',
  input: z.object({
    name: Name(120),
    country: Country.default('FR'),
    currency: Currency.default('EUR'),
    locale: Language.default('fr'),
    timeZone: Line(60).default('Europe/Paris'),
  }),
  output: ById,
  refusals: ['company_exists', 'unknown_currency', 'people_only'],
})

export const Named = z.object({ id: Id, name: z.string() })

export const colleagues = endpoint('GET', '/colleagues', {
  summary: 'The people of the company, by name: who a record may be given to',
  input: Nothing,
  output: z.object({ rows: z.array(Named.extend({ active: z.boolean() })) }),
})

export const Member = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Named,
  stores: z.array(Named),
  active: z.boolean(),
  twoFactor: z.boolean(),
  lastSeenAt: Instant.nullable(),
  joinedAt: Instant,
  version: Version,
})

export const listMembers = endpoint('GET', '/team/members', {
  summary: 'The people of the company with their role, their stores and when they were last seen',
  input: Nothing,
  output: z.object({ rows: z.array(Member) }),
})

export const changeMember = endpoint('PUT', '/team/members/:id', {
  summary: 'Change the role or the stores of someone, or end (or renew) what they may do',
  input: z.object({
    id: Id,
    roleId: Id,
    stores: z.array(Id).max(200),
    active: z.boolean(),
    version: Version,
  }),
  output: Member,
  refusals: ['changed_meanwhile', 'last_administrator', 'beyond_own_rights', 'not_yourself'],
})

export const RoleRow = RoleShape.extend({
  id: Id,
  name: z.string(),
  preset: z.enum(presetKeys).nullable(),
  /** How many active members have it. */
  members: z.int(),
  version: Version,
})
const NewRole = RoleShape.extend({ name: Name(60) })

export const listRoles = endpoint('GET', '/team/roles', {
  summary: 'The roles of the company',
  input: Nothing,
  output: z.object({ rows: z.array(RoleRow) }),
})

export const addRole = endpoint('POST', '/team/roles', {
  summary: 'Make a role',
  input: NewRole,
  output: RoleRow,
  refusals: ['role_exists'],
})

export const changeRole = endpoint('PUT', '/team/roles/:id', {
  summary: 'Change a role; it counts from the next request of whoever has it',
  input: NewRole.extend({ id: Id, version: Version }),
  output: RoleRow,
  refusals: ['role_exists', 'changed_meanwhile', 'last_administrator'],
})

export const removeRole = endpoint('DELETE', '/team/roles/:id', {
  summary: 'Delete a role that nobody has',
  input: ById,
  output: Done,
  refusals: ['role_in_use'],
})
