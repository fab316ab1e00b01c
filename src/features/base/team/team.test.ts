import { expect, test } from 'vitest'
import { listStores } from '#features/base/stores/contract.ts'
import { type Role, presets } from '#kernel/rights.ts'
import { newId } from '#server/ids.ts'
import { scene, type Someone } from '#test/scene.ts'
import { createUser, roleByName } from './actions.ts'
import {
  addCompany,
  addRole,
  changeMember,
  changeRole,
  colleagues,
  listMembers,
  listRoles,
  me,
  removeRole,
} from './contract.ts'

const day = '2026-03-31'

const memberOf = async (by: Someone, who: Someone) =>
  (await by(listMembers, {})).rows.find((row) => row.id === who.id)!
const roleOf = async (by: Someone, preset: string) =>
  (await by(listRoles, {})).rows.find((row) => row.preset === preset)!

/** Changes what is said of a member, and leaves the rest as it is. */
async function change(
  by: Someone,
  who: Someone,
  values: { roleId?: string; stores?: string[]; active?: boolean; version?: number },
) {
  const { id, role, stores, active, version } = await memberOf(by, who)
  const kept = { id, roleId: role.id, stores: stores.map((store) => store.id), active, version }
  return by(changeMember, { ...kept, ...values })
}

/** A role like another, but for its team level. */
const like = (preset: keyof typeof presets, team: Role['levels']['team'], name: string) => {
  const role = presets[preset]
  return { name, ...role, levels: { ...role.levels, team } }
}

test('me tells who works where with which rights, and answers whoever has not signed in', () =>
  scene(day, async ({ alice, bruno, stranger, companies }) => {
    const mine = await alice(me, {})
    expect(mine.company).toMatchObject({
      id: companies.lumiere,
      currency: 'EUR',
      today: day,
      role: presets.manager,
      roleName: 'Gérant',
      logoUrl: null,
      demo: false,
    })
    expect(mine.companies.map((one) => one.id)).toEqual([companies.lumiere])
    expect((await bruno(me, {})).company?.role).toEqual(presets.sales)
    const none = await stranger(me, {})
    expect(none).toMatchObject({ account: null, company: null, companies: [], setupNeeded: false })
  }))

test('a company that one has left does not keep one out of the others', () =>
  scene(day, async ({ alice, companies }) => {
    const here = (company: string) => alice(me, {}, { headers: { 'x-company-id': company } })
    const second = await alice(addCompany, {
      name: `Seconde ${newId()}`,
      country: 'GB',
      currency: 'GBP',
      locale: 'en',
      timeZone: 'Europe/London',
    })
    expect((await here(second.id)).company).toMatchObject({ currency: 'GBP', locale: 'en' })
    for (const lost of [companies.rivale, newId()]) {
      const answer = await here(lost)
      expect(answer.companies.map((one) => one.id)).toContain(answer.company?.id)
      expect(answer.companies).toHaveLength(2)
      // Everything else answers that there is no such company.
      const other = await alice.raw('GET', '/api/v1/team/members', {
        headers: { 'x-company-id': lost },
      })
      expect(await other.json()).toMatchObject({ code: 'not_found', status: 404 })
    }
    await expect(
      alice(addCompany, {
        name: 'X',
        country: 'FR',
        currency: 'EUR',
        locale: 'fr',
        timeZone: 'Mars/Olympus',
      }),
    ).rejects.toMatchObject({ reason: 'not_one_of' })
  }))

test('the team is listed with roles, stores and when each was last seen, for its company only', () =>
  scene(day, async ({ alice, bruno, eve, gilles }) => {
    const { rows } = await alice(listMembers, {})
    expect(rows).toHaveLength(6)
    expect(await memberOf(alice, bruno)).toMatchObject({
      name: 'Bruno Lefèvre',
      role: { name: 'Commercial' },
      stores: [{ name: 'Lyon' }],
      active: true,
    })
    expect((await eve(listMembers, {})).rows).toHaveLength(1)
    await expect(gilles(listMembers, {})).rejects.toMatchObject({ reason: 'forbidden' })
    // Names alone are for every member: a record may be given to a colleague.
    const names = await gilles(colleagues, {})
    expect(names.rows).toHaveLength(6)
    expect(Object.keys(names.rows[0] ?? {}).sort()).toEqual(['active', 'id', 'name'])
  }))

test('a new role counts from the next request', () =>
  scene(day, async ({ alice, bruno }) => {
    await expect(bruno(listMembers, {})).rejects.toMatchObject({ reason: 'forbidden' })
    await change(alice, bruno, { roleId: (await roleOf(alice, 'manager')).id })
    expect((await bruno(listMembers, {})).rows).toHaveLength(6)
    await change(alice, bruno, { roleId: (await roleOf(alice, 'reader')).id, stores: [] })
    await expect(bruno(listMembers, {})).rejects.toMatchObject({ reason: 'forbidden' })
    expect((await memberOf(alice, bruno)).stores).toEqual([])
  }))

test('an edited role counts from the next request of its people', () =>
  scene(day, async ({ alice, bruno }) => {
    const sales = await roleOf(alice, 'sales')
    const levels = { ...sales.levels, team: 'read' as const }
    const { members: _, preset: __, ...role } = sales
    await alice(changeRole, { ...role, levels })
    expect((await bruno(listMembers, {})).rows).toHaveLength(6)
    const stale = alice(changeRole, { ...role, levels: sales.levels })
    await expect(stale).rejects.toMatchObject({
      reason: 'changed_meanwhile',
      problem: { current: { name: 'Commercial', levels } },
    })
  }))

test('deactivating someone ends what they may do at once, and their sessions if they work nowhere else', () =>
  scene(day, async ({ alice, bruno, claire, owner }) => {
    const sessions = async (who: Someone) =>
      (await owner.query('select from session where person_id = $1', [who.id])).rowCount
    const other = await claire(addCompany, {
      name: `Cabinet ${newId()}`,
      country: 'FR',
      currency: 'EUR',
      locale: 'fr',
      timeZone: 'Europe/Paris',
    })
    for (const who of [bruno, claire]) await change(alice, who, { active: false })
    expect(await sessions(bruno)).toBe(0)
    await expect(bruno(colleagues, {})).rejects.toMatchObject({ reason: 'sign_in_first' })
    expect(await sessions(claire)).toBe(1)
    await expect(claire(colleagues, {})).rejects.toMatchObject({ reason: 'not_found' })
    const there = await claire(colleagues, {}, { headers: { 'x-company-id': other.id } })
    expect(there.rows).toHaveLength(1)
    await change(alice, claire, { active: true })
    expect((await claire(colleagues, {})).rows).toHaveLength(6)
  }))

test('one active person who administers the team remains, whoever asks', () =>
  scene(day, async ({ alice, bruno, owner }) => {
    const [manager, sales] = [await roleOf(alice, 'manager'), await roleOf(alice, 'sales')]
    const last = { reason: 'last_administrator' }
    await expect(change(alice, alice, { roleId: sales.id })).rejects.toMatchObject(last)
    await expect(change(alice, alice, { active: false })).rejects.toMatchObject({
      reason: 'not_yourself',
    })
    const { members: _, preset: __, ...role } = manager
    const weaker = { ...role, levels: { ...manager.levels, team: 'write' as const } }
    await expect(alice(changeRole, weaker)).rejects.toMatchObject(last)
    await change(alice, bruno, { roleId: manager.id })
    await change(alice, alice, { roleId: sales.id })
    await expect(change(bruno, bruno, { roleId: sales.id })).rejects.toMatchObject(last)
    // An account closed for the whole installation manages nothing.
    await owner.query('update person set disabled = true where id = $1', [alice.id])
    await change(bruno, alice, { roleId: manager.id })
    await expect(change(bruno, bruno, { roleId: sales.id })).rejects.toMatchObject(last)
  }))

test('of two administrators who demote each other at once, one remains', () =>
  scene(day, async ({ alice, bruno, owner }) => {
    const [manager, sales] = [await roleOf(alice, 'manager'), await roleOf(alice, 'sales')]
    await change(alice, bruno, { roleId: manager.id })
    const ends = await Promise.allSettled([
      change(alice, bruno, { roleId: sales.id }),
      change(bruno, alice, { roleId: sales.id }),
    ])
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rowCount } = await owner.query(
      'select from membership where company_id = $1 and role_id = $2',
      [alice.company, manager.id],
    )
    expect(rowCount).toBe(1)
  }))

test('nobody gives or takes a right beyond their own, except who administers the team', () =>
  scene(day, async ({ alice, bruno, denis, fanny }) => {
    const foreman = await alice(addRole, like('sales', 'write', 'Chef d’équipe'))
    await change(alice, bruno, { roleId: foreman.id })
    const [reader, fitter, manager] = [
      await roleOf(alice, 'accountant'),
      await roleOf(alice, 'fitter'),
      await roleOf(alice, 'manager'),
    ]
    const beyond = { reason: 'beyond_own_rights', status: 403 }
    for (const { id } of [manager, reader]) {
      await expect(change(bruno, fanny, { roleId: id })).rejects.toMatchObject(beyond)
      await expect(change(bruno, bruno, { roleId: id })).rejects.toMatchObject(beyond)
    }
    // … nor takes away what they could not give.
    await expect(change(bruno, alice, { roleId: fitter.id })).rejects.toMatchObject(beyond)
    await expect(change(bruno, denis, { active: false })).rejects.toMatchObject(beyond)
    expect((await change(bruno, fanny, { active: false })).active).toBe(false)
    await expect(bruno(addRole, like('manager', 'administer', 'Moi'))).rejects.toMatchObject({
      reason: 'forbidden',
    })
    expect((await change(alice, fanny, { roleId: manager.id })).role.name).toBe('Gérant')
  }))

test('ids of another company are unknown, in the path and in the body', () =>
  scene(day, async ({ alice, bruno, eve }) => {
    const theirs = await roleOf(eve, 'manager')
    const unknown = { reason: 'not_found', status: 404 }
    const store = (await eve(listStores, {})).rows[0]?.id ?? ''
    await expect(change(alice, bruno, { roleId: theirs.id })).rejects.toMatchObject(unknown)
    await expect(change(alice, bruno, { stores: [store] })).rejects.toMatchObject(unknown)
    const { version, role, stores } = await memberOf(eve, eve)
    const kept = { roleId: role.id, stores: stores.map((one) => one.id), active: false, version }
    await expect(alice(changeMember, { id: eve.id, ...kept })).rejects.toMatchObject(unknown)
    const { members: _, preset: __, ...values } = theirs
    await expect(alice(changeRole, values)).rejects.toMatchObject(unknown)
    await expect(alice(removeRole, { id: theirs.id })).rejects.toMatchObject(unknown)
    // The answer is the one that an id of nobody gets.
    const answers = await Promise.all(
      [theirs.id, newId()].map(async (id) => {
        const answer = await alice.raw('DELETE', `/api/v1/team/roles/${id}`)
        const { requestId: _, ...told } = (await answer.json()) as { requestId: string }
        return told
      }),
    )
    expect(answers[0]).toEqual(answers[1])
    expect(await memberOf(eve, eve)).toMatchObject({ active: true })
  }))

test('what a role is not asked cannot be set', () =>
  scene(day, async ({ alice }) => {
    const role = like('reader', 'none', 'Stagiaire')
    for (const more of [
      { preset: 'manager' },
      { companyId: newId() },
      { members: 3 },
      { levels: { ...role.levels, everything: 'administer' } },
      { levels: { ...role.levels, team: 'owner' } },
      { scope: 'universe' },
    ]) {
      const answer = await alice.raw('POST', '/api/v1/team/roles', { body: { ...role, ...more } })
      expect(answer.status, JSON.stringify(more)).toBe(400)
    }
  }))

test('a role is deleted once nobody has it', () =>
  scene(day, async ({ alice, fanny }) => {
    const role = await alice(addRole, like('fitter', 'none', 'Apprenti'))
    await expect(alice(addRole, like('fitter', 'none', 'Apprenti'))).rejects.toMatchObject({
      reason: 'role_exists',
      problem: { param: 'name' },
    })
    await change(alice, fanny, { roleId: role.id })
    await expect(alice(removeRole, { id: role.id })).rejects.toMatchObject({
      reason: 'role_in_use',
    })
    await change(alice, fanny, { roleId: (await roleOf(alice, 'fitter')).id })
    await alice(removeRole, { id: role.id })
    expect((await alice(listRoles, {})).rows.map((row) => row.name)).not.toContain('Apprenti')
  }))

test('every change of the team is told in the journal, with before and after', () =>
  scene(day, async ({ alice, bruno, owner }) => {
    await change(alice, bruno, { roleId: (await roleOf(alice, 'reader')).id })
    await change(alice, bruno, {})
    const { rows } = await owner.query(
      `select action, person_name, before, after from journal
       where company_id = $1 and entity_id = $2`,
      [alice.company, bruno.id],
    )
    expect(rows).toEqual([
      {
        action: 'team.member_changed',
        person_name: 'Alice Garnier',
        before: { role: 'Commercial' },
        after: { role: 'Lecture seule' },
      },
    ])
  }))

test('the command line makes users by the name of a role, whatever its case and accents', () =>
  scene(day, async ({ as, alice, owner }) => {
    const make = (email: string, roleName: string) =>
      as('alice', (act) =>
        createUser(act, { email, name: 'Zoé', password: 'un cheval pie broute', roleName }),
      )
    const email = `zoe.${newId()}@example.test`
    const { id } = await make(email.toUpperCase(), 'GERANT')
    expect((await owner.query('select email from person where id = $1', [id])).rows[0]).toEqual({
      email,
    })
    expect((await memberOf(alice, { id } as Someone)).role.name).toBe('Gérant')
    await expect(make(email, 'commercial')).rejects.toMatchObject({ code: 'already_member' })
    await expect(make('pas-une-adresse', 'manager')).rejects.toMatchObject({ code: 'not_an_email' })
    await expect(make(`z.${newId()}@example.test`, 'empereur')).rejects.toMatchObject({
      code: 'no_such_role',
    })
    for (const name of ['manager', 'Manager', ' gérant ', 'GÉRANT']) {
      expect((await as('alice', (act) => roleByName(act, name))).preset).toBe('manager')
    }
    expect((await as('alice', (act) => roleByName(act, 'read only'))).preset).toBe('reader')
  }))
