import { z } from 'zod'
import { personOf } from '#features/base/account/actions.ts'
import {
  companiesOf,
  endSessions,
  findAccount,
  findPersonByEmail,
  insertPerson,
  somebodyExists,
  worksSomewhere,
} from '#features/base/account/queries.ts'
import { createCompany } from '#features/base/company/actions.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import { readStores } from '#features/base/stores/queries.ts'
import { dayOf } from '#kernel/day.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Role } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { roleOf } from '#server/actor.ts'
import { inCompany } from '#server/elsewhere.ts'
import { newId } from '#server/ids.ts'
import { checkPassword } from '#server/passwords.ts'
import { version } from '#server/version.ts'
import {
  type addCompany,
  type addRole,
  type changeMember,
  type changeRole,
  Member,
} from './contract.ts'
import {
  countAdministrators,
  deleteRole,
  findMember,
  findMemberByEmail,
  findRole,
  holdTeam,
  insertRole,
  knownStores,
  putMember,
  putStores,
  readRoles,
  type RoleRow,
  updateMember,
  updateRole,
  usesOfRole,
} from './queries.ts'
import { administers, roleNamed, whyNotGive } from './rules.ts'

/** Who is working, in which of their companies, and with which rights. */
export async function readMe(act: Act) {
  const setupNeeded = !(await somebodyExists(act))
  if (act.person === null) return { ...nobodyHere, version, setupNeeded }
  const { id } = act.person
  const account = await findAccount(act, id)
  const companies = await companiesOf(act, id)
  const here = companies.find((one) => one.id === act.company) ?? companies[0] ?? null
  return {
    account: { ...account, locale: language(account.locale) },
    companies: companies.map(({ id, name, role, demo }) => ({ id, name, role, demo })),
    company: here && {
      id: here.id,
      name: here.name,
      locale: language(here.locale),
      currency: here.currency,
      timeZone: here.time_zone,
      country: here.country,
      colour: here.colour,
      logoUrl: here.logo_file_id && logoOf(here.id, here.logo_file_id),
      demo: here.demo,
      today: dayOf(act.now, here.time_zone),
      fiscalMonth: here.fiscal_month,
      role: roleOf(here),
      roleName: here.role,
    },
    version,
    setupNeeded,
  }
}

const nobodyHere = { account: null, companies: [], company: null }
const language = (stored: string): Locale => (stored === 'en' ? 'en' : 'fr')
/** The file is named so that a new logo is a new address. */
const logoOf = (company: string, file: string): string =>
  `/api/v1/company/logo?company=${company}#${file}`

/** Makes a further company, whose manager is the person who acts. */
export async function openCompany(act: Act, values: z.output<typeof addCompany.input>) {
  personOf(act)
  const { timeZone: time_zone, ...rest } = values
  if (!Intl.supportedValuesOf('timeZone').includes(time_zone) && time_zone !== 'UTC') {
    refuse('not_one_of', 'timeZone')
  }
  const vat_regime = values.country === 'FR' ? 'standard' : 'outside'
  return inCompany(act, { company: newId(act.now.getTime()), person: act.person }, (inner) =>
    foundCompany(inner, { ...rest, time_zone, vat_regime }),
  )
}

/** Makes the company of the act, with the person who acts as its first manager and in its store. */
export async function foundCompany(act: Act, values: Parameters<typeof createCompany>[1]) {
  const made = await createCompany(act, values)
  const { rows } = await readRoles(act)
  const manager = rows.find((role) => role.preset === 'manager') ?? refuse('not_found', 'role')
  const stores = (await readStores(act)).rows.map((store) => store.id)
  await putMember(act, { person: personOf(act), role: manager.id, stores })
  record(act, 'team.joined', 'membership', personOf(act), {
    label: act.person?.name ?? '',
    after: { role: manager.name },
  })
  return made
}

/**
 * Changes the role, the stores or the activity of a member; it counts from their next request. Who is
 * deactivated and works nowhere else is signed out.
 */
export async function editMember(act: Act, values: z.output<typeof changeMember.input>) {
  const { id, version: at, roleId, active } = values
  await holdTeam(act)
  const before = await findMember(act, id)
  if (before.version !== at) conflict(z.encode(Member, before))
  const role = await findRole(act, roleId, 'roleId')
  const stores = await storesHere(act, values.stores)
  const former = await findRole(act, before.role.id)
  mayGive(act, former, role)
  if (!active && id === act.person?.id) refuse('not_yourself', 'active')
  await updateMember(act, id, { roleId, active, version: at })
  await putStores(act, id, stores)
  if (before.active && administers(former) && !(active && administers(role))) {
    await keepAdministrator(act)
  }
  if (!active && before.active && !(await worksSomewhere(act, id))) await endSessions(act, id)
  const after = await findMember(act, id)
  const differing = changed(told(before), told(after))
  if (Object.keys(differing.after).length > 0) {
    record(act, 'team.member_changed', 'membership', id, { label: after.name, ...differing })
  }
  return after
}

const told = ({ role, stores, active }: Awaited<ReturnType<typeof findMember>>) => ({
  role: role.name,
  stores: stores.map((store) => store.name),
  active,
})

/** These stores, each one of the company's. */
export async function storesHere(act: Act, ids: readonly string[]): Promise<string[]> {
  const known = await knownStores(act, ids)
  if (known.length !== new Set(ids).size) refuse('not_found', 'stores')
  return known
}

/** Refuses to give or take a role beyond one's own rights. */
export function mayGive(act: Act, ...roles: readonly Role[]): void {
  for (const role of roles) {
    const reason = whyNotGive(act.role, role)
    if (reason) refuse(reason, 'roleId')
  }
}

async function keepAdministrator(act: Act): Promise<void> {
  if ((await countAdministrators(act)) === 0) refuse('last_administrator')
}

const conflict = (current: unknown): never =>
  refuse('changed_meanwhile', undefined, {}, { current })

export async function createRole(act: Act, { name, ...role }: z.output<typeof addRole.input>) {
  const id = await named(() => insertRole(act, name, role))
  record(act, 'team.role_created', 'role', id, { label: name, after: { ...role } })
  return findRole(act, id)
}

/** Changes a role: from their next request on, its people may do what it says now. */
export async function editRole(act: Act, values: z.output<typeof changeRole.input>) {
  const { id, ...role } = values
  await holdTeam(act)
  const before = await findRole(act, id)
  if (before.version !== role.version) conflict(before)
  await named(() => updateRole(act, id, role))
  // Only what takes administration away may leave nobody: a company that had none keeps its peace.
  if (administers(before) && !administers(role)) await keepAdministrator(act)
  const after = await findRole(act, id)
  const differing = changed(rightsOf(before), rightsOf(after))
  if (Object.keys(differing.after).length > 0) {
    record(act, 'team.role_changed', 'role', id, { label: after.name, ...differing })
  }
  return after
}

const rightsOf = ({ name, levels, scope, seesCosts, issues, deletesDrafts }: RoleRow) => ({
  name,
  ...levels,
  scope,
  seesCosts,
  issues,
  deletesDrafts,
})

/** Deletes a role that nobody has. */
export async function dropRole(act: Act, { id }: { id: string }) {
  await holdTeam(act)
  const role = await findRole(act, id)
  const uses = await usesOfRole(act, id)
  if (uses.members + uses.keys + uses.invitations > 0) refuse('role_in_use', undefined, uses)
  await deleteRole(act, id)
  record(act, 'team.role_deleted', 'role', id, { label: role.name, before: rightsOf(role) })
  return { done: true as const }
}

async function named<T>(save: () => Promise<T>): Promise<T> {
  try {
    return await save()
  } catch (error) {
    if ((error as { code?: string }).code === '23505') refuse('role_exists', 'name')
    throw error
  }
}

/** The role that a name or a preset's key means (see rules.ts). */
export async function roleByName(act: Act, name: string): Promise<RoleRow> {
  const { rows } = await readRoles(act)
  const roles = rows.map((role) => role.name).join(', ')
  return roleNamed(rows, name) ?? refuse('no_such_role', 'role', { name, roles })
}

/**
 * Makes an account and a member of the company of the act, for the command line. Whoever has an
 * account already keeps their password and becomes a member.
 * @throws Refusal `no_such_role`, `already_member`, `password_short`, `password_common`.
 */
export async function createUser(
  act: Act,
  user: { email: string; name: string; password: string; roleName: string; locale?: Locale },
): Promise<{ id: string }> {
  const { email, name, password, roleName, locale = act.locale } = user
  if (!z.email().safeParse(email).success) refuse('not_an_email', 'email')
  const role = await roleByName(act, roleName)
  const member = await findMemberByEmail(act, email)
  if (member?.active) refuse('already_member', 'email')
  const known = await findPersonByEmail(act, email)
  if (!known) checkPassword(password, 'password', [name, email])
  const id = known?.id ?? (await insertPerson(act, { name, email, password, locale }))
  await putMember(act, { person: id, role: role.id, stores: [] })
  record(act, 'team.joined', 'membership', id, { label: name, after: { role: role.name } })
  return { id }
}
