import { expect, test } from 'vitest'
import {
  addRole,
  changeRole,
  listMembers,
  listRoles,
  removeRole,
} from '#features/base/team/contract.ts'
import { presets } from '#kernel/rights.ts'
import { scene, type Someone } from '#test/scene.ts'
import { createApiKey } from './actions.ts'
import { addKey, listKeys, revokeKey } from './contract.ts'

const day = '2026-03-31'
const roleOf = async (by: Someone, preset: string) =>
  (await by(listRoles, {})).rows.find((row) => row.preset === preset)!
const bearer = (key: string | null) => ({ headers: { authorization: `Bearer ${key}` } })

test('a key may do what its role may, in its company only, until it is revoked', () =>
  scene(day, async ({ alice, eve, stranger }) => {
    const { id: roleId } = await roleOf(alice, 'manager')
    const { id, key } = await alice(addKey, { name: 'Boutique en ligne', roleId })
    expect(key).toMatch(/^ck_[0-9a-f]{32}_[\w-]{43}$/)
    const use = (headers = {}) =>
      stranger.raw('GET', '/api/v1/team/members', {
        headers: { ...bearer(key).headers, ...headers },
      })
    const rows = async (answer: Promise<Response>) => ((await (await answer).json()) as any).rows
    expect(await rows(use())).toHaveLength(6)
    // The key names its company: no header takes it elsewhere.
    expect(await rows(use({ 'x-company-id': eve.company }))).toHaveLength(6)
    const hex = (company: string) => company.replaceAll('-', '')
    const swapped = key!.replace(hex(alice.company), hex(eve.company))
    const answer = await stranger.raw('GET', '/api/v1/team/members', bearer(swapped))
    expect(answer.status).toBe(401)
    await expect(eve(revokeKey, { id })).rejects.toMatchObject({ reason: 'not_found' })
    await alice(revokeKey, { id })
    expect((await use()).status).toBe(401)
    expect((await alice(listKeys, {})).rows[0]).toMatchObject({ id, revokedAt: expect.any(String) })
  }))

test('a key is shown once: it is neither listed, nor kept, nor replayed', () =>
  scene(day, async ({ alice, owner }) => {
    const { id: roleId } = await roleOf(alice, 'reader')
    const body = { name: 'K', roleId }
    const send = async () =>
      (await alice.raw('POST', '/api/v1/api-keys', { body, key: 'once' })).json() as Promise<{
        id: string
        key: string | null
      }>
    const [first, replay] = [await send(), await send()]
    expect(replay).toEqual({ id: first.id, key: null })
    const secret = first.key!.slice(43)
    expect(JSON.stringify(await alice(listKeys, {}))).not.toContain(secret)
    for (const table of ['api_key', 'journal']) {
      const { rows } = await owner.query(`select * from ${table} where company_id = $1`, [
        alice.company,
      ])
      expect(JSON.stringify(rows), table).not.toContain(secret)
    }
    const { rows } = await owner.query(
      `select convert_from(body, 'utf8') as body from idempotency where company_id = $1`,
      [alice.company],
    )
    expect(JSON.stringify(rows)).not.toContain(secret)
  }))

test('a key follows its role at the next request, and says when it was last used', () =>
  scene(day, async ({ alice, stranger, travel }) => {
    const role = await alice(addRole, { name: 'Lecteur', ...presets.reader })
    const { key } = await alice(addKey, { name: 'K', roleId: role.id })
    const use = async () => (await stranger.raw('GET', '/api/v1/team/members', bearer(key))).status
    expect(await use()).toBe(403)
    const { members: _, preset: __, ...values } = role
    await alice(changeRole, { ...values, levels: { ...role.levels, team: 'read' } })
    travel('2026-04-02')
    expect(await use()).toBe(200)
    const [row] = (await alice(listKeys, {})).rows
    expect(row).toMatchObject({
      lastUsedAt: '2026-04-02T11:00:00.000Z',
      createdBy: 'Alice Garnier',
    })
    expect(row?.prefix).toBe(`ck_…${key!.slice(36, 42)}…`)
  }))

test('keys are for who administers the team, with roles of their company; what one does is signed', () =>
  scene(day, async ({ alice, bruno, claire, eve, as, stranger, owner }) => {
    for (const who of [bruno, claire]) {
      await expect(who(listKeys, {})).rejects.toMatchObject({ reason: 'forbidden' })
    }
    const theirs = await roleOf(eve, 'manager')
    await expect(alice(addKey, { name: 'K', roleId: theirs.id })).rejects.toMatchObject({
      reason: 'not_found',
      problem: { param: 'roleId' },
    })
    const key = await as('alice', (act) => createApiKey(act, { name: 'Robot', roleName: 'GERANT' }))
    const made = await stranger.raw('POST', '/api/v1/team/roles', {
      ...bearer(key),
      body: { name: 'Par le robot', ...presets.fitter },
    })
    expect(made.status).toBe(201)
    const { rows } = await owner.query(
      `select person_id, person_name, surface from journal
       where company_id = $1 and action = 'team.role_created'`,
      [alice.company],
    )
    expect(rows).toEqual([{ person_id: null, person_name: 'Robot', surface: 'api' }])
    expect((await alice(listMembers, {})).rows).toHaveLength(6)
  }))

test('a role goes with the keys that are over, and never under one that still opens something', () =>
  scene(day, async ({ alice, owner }) => {
    const role = await alice(addRole, { name: 'Boutique', ...presets.reader })
    const { id } = await alice(addKey, { name: 'K', roleId: role.id })
    const inUse = { reason: 'role_in_use', status: 409 }
    await expect(alice(removeRole, { id: role.id })).rejects.toMatchObject(inUse)
    await alice(revokeKey, { id })
    // A key made at the very moment either stops the deletion, or finds no role.
    const ends = await Promise.allSettled([
      alice(removeRole, { id: role.id }),
      alice(addKey, { name: 'Pendant', roleId: role.id }),
    ])
    const { rows } = await owner.query(
      'select r.id as role, k.name from role r left join api_key k on k.role_id = r.id where r.id = $1',
      [role.id],
    )
    const removed = ends[0].status === 'fulfilled'
    expect(rows.filter((row) => row.name === 'Pendant')).toHaveLength(removed ? 0 : 1)
    expect(ends[1].status).toBe(removed ? 'rejected' : 'fulfilled')
  }))
