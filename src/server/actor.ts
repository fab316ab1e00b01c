import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import { type Level, levels, type Module, modules, type Role, type Scope } from '#kernel/rights.ts'
import type { Surface } from './act.ts'
import type { Database } from './database/connect.ts'
import { alone, within } from './database/within.ts'
import { localeOf } from './http/locale.ts'
import { nobody } from './ids.ts'
import {
  companyOfToken,
  hashOfSecret,
  type OpenSession,
  openSession,
  sessionToken,
  type Visitor,
  visitorOf,
} from './session.ts'
import { type Actor, opening } from './transaction.ts'

/** The role of whoever has none. */
const noRole: Role = {
  levels: Object.fromEntries(modules.map((module) => [module, 'none'])) as Record<Module, Level>,
  scope: 'own',
  seesCosts: false,
  issues: false,
  deletesDrafts: false,
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Makes the function that tells who sends a request: a person by the session cookie, in the company
 * of `X-Company-Id` (or `?company=` for a link), or a key by `Authorization: Bearer`.
 */
export const actors =
  (database: Database, signing: { secret: string; publicUrl: string }) =>
  async (request: Request, now: Date, requestId: string): Promise<Actor> => {
    const bearer = request.headers.get('authorization')
    const base = {
      now,
      requestId,
      ip: request.headers.get('x-comptoir-peer'),
      userAgent: (request.headers.get('user-agent') ?? '').slice(0, 300),
      locale: localeOf(request),
      ...tabOf(request),
    }
    if (bearer !== null) return actorOfKey(database, bearer, base)
    const token = sessionToken(signing, request.headers)
    const asked = token === null ? null : companyAsked(request)
    if (token === null) return stranger(null, base)
    if (asked === null) {
      const row = await openSession(database, token, now).executeTakeFirst()
      return stranger(row ? await visitorOf(database, row, now) : null, base)
    }
    const row = await findPlaced(database, token, asked.toLowerCase(), now)
    if (!row) return stranger(null, base)
    const visitor = await visitorOf(database, row, now)
    const found = actorOfPerson(visitor, row, base)
    // A company that a browser remembers and that its person has left must not lock them out: the one
    // address that lists the companies that remain answers all the same.
    if (!found && isMe(request)) return stranger(visitor, base)
    return found ?? refuse('not_found', 'X-Company-Id')
  }

type Base = Pick<Actor, 'now' | 'requestId' | 'ip' | 'userAgent' | 'locale' | 'tab'>

function tabOf(request: Request): { tab?: string } {
  const tab = request.headers.get('x-tab-id')
  return tab === null ? {} : { tab: tab.slice(0, 40) }
}

const isMe = (request: Request): boolean => new URL(request.url).pathname === '/api/v1/me'

function companyAsked(request: Request): string | null {
  const named =
    request.headers.get('x-company-id') || new URL(request.url).searchParams.get('company')
  if (named === null || named === '') return null
  if (!uuid.test(named)) refuse('not_an_id', 'X-Company-Id')
  return named
}

const stranger = (visitor: Visitor | null, base: Base): Actor => ({
  ...base,
  company: nobody,
  person: visitor && { id: visitor.id, name: visitor.name },
  ...(visitor ? { session: visitor.sessionId } : {}),
  role: noRole,
  stores: [],
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: visitor?.locale ?? base.locale,
  surface: 'web',
})

type Placed = OpenSession & {
  company: string | null
  time_zone: string | null
  currency: string | null
  levels: unknown
  scope: string | null
  sees_costs: boolean | null
  issues: boolean | null
  deletes_drafts: boolean | null
  stores: string[]
}

/**
 * The session of a token, and the place of its person in a company, where they have one: in one round
 * trip, since every request asks it.
 */
async function findPlaced(
  database: Database,
  token: string,
  company: string,
  now: Date,
): Promise<Placed | undefined> {
  const placed = openSession(database, token, now)
    .leftJoin('membership as m', (join) =>
      join
        .onRef('m.person_id', '=', 'p.id')
        .on('m.company_id', '=', company)
        .on('m.active', '=', true),
    )
    .leftJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .leftJoin('company as c', 'c.id', 'm.company_id')
    .select(['c.id as company', 'c.time_zone', 'c.currency'])
    .select([...roleColumns, storesOf])
  const [row] = await alone(database, opening(company, null, true), placed)
  return row
}

/** A person in a company; null where it is not theirs, exactly as where there is none. */
function actorOfPerson(visitor: Visitor, row: Placed, base: Base): Actor | null {
  const { company, time_zone, currency, scope, sees_costs, issues, deletes_drafts } = row
  if (company === null || time_zone === null || currency === null || scope === null) return null
  const role = {
    levels: row.levels,
    scope,
    sees_costs: sees_costs === true,
    issues: issues === true,
    deletes_drafts: deletes_drafts === true,
  }
  return {
    ...base,
    ...where({ company, time_zone, currency }),
    person: { id: visitor.id, name: visitor.name },
    role: roleOf(role),
    session: visitor.sessionId,
    stores: row.stores,
    locale: visitor.locale,
    surface: 'web' as Surface,
  }
}

const storesOf = sql<string[]>`array(select s.store_id from membership_store s
  where s.company_id = m.company_id and s.person_id = m.person_id)`.as('stores')

const usedEvery = 60_000

async function actorOfKey(database: Database, bearer: string, base: Base): Promise<Actor> {
  const key = /^Bearer (\S+)$/.exec(bearer)?.[1] ?? ''
  const company = companyOfToken('ck', key)
  if (company === null) return refuse('sign_in_first')
  return within(database, opening(company, null), async (tx) => {
    const row = await tx
      .selectFrom('company as c')
      .select(['c.id as company', 'c.time_zone', 'c.currency'])
      .where('c.id', '=', company)
      .innerJoin('api_key as k', 'k.company_id', 'c.id')
      .innerJoin('role as r', (join) =>
        join.onRef('r.company_id', '=', 'k.company_id').onRef('r.id', '=', 'k.role_id'),
      )
      .select([...roleColumns, 'k.id as key', 'k.name as key_name', 'k.last_used_at'])
      .where('k.hash', '=', hashOfSecret(key))
      .where('k.revoked_at', 'is', null)
      .executeTakeFirst()
    if (!row) return refuse('sign_in_first')
    if (base.now.getTime() - Date.parse(row.last_used_at ?? '1970-01-01') > usedEvery) {
      await tx
        .updateTable('api_key')
        .set({ last_used_at: base.now.toISOString() })
        .where('company_id', '=', company)
        .where('id', '=', row.key)
        .execute()
    }
    return {
      ...base,
      ...where(row),
      person: null,
      key: { id: row.key, name: row.key_name },
      // A key stands for the company: with the rights of its role, over everything that it sees.
      role: { ...roleOf(row), scope: 'all' as Scope },
      stores: [],
      surface: 'api' as Surface,
    }
  })
}

const where = (row: { company: string; time_zone: string; currency: string }) => ({
  company: row.company,
  timeZone: row.time_zone,
  currency: row.currency,
})

const roleColumns = ['r.levels', 'r.scope', 'r.sees_costs', 'r.issues', 'r.deletes_drafts'] as const

/** A role as stored; a module that it does not name (a newer one) is closed. */
export function roleOf(row: {
  levels: unknown
  scope: string
  sees_costs: boolean
  issues: boolean
  deletes_drafts: boolean
}): Role {
  const stored = row.levels as Partial<Record<Module, Level>>
  const known = modules.map((module) => {
    const level = stored[module]
    return [module, level && levels.includes(level) ? level : 'none']
  })
  return {
    levels: Object.fromEntries(known) as Record<Module, Level>,
    scope: row.scope as Scope,
    seesCosts: row.sees_costs,
    issues: row.issues,
    deletesDrafts: row.deletes_drafts,
  }
}
