import { expect, test, vi } from 'vitest'
import { lapseLate } from '#features/base/mail/actions/queue.ts'
import { showMail } from '#features/base/mail/contract.ts'
import { addRole, changeMember, listMembers, listRoles, me } from '#features/base/team/contract.ts'
import { listStores } from '#features/base/stores/contract.ts'
import { presets } from '#kernel/rights.ts'
import { newId } from '#server/ids.ts'
import { companyOfToken } from '#server/session.ts'
import { rememberSite } from '#server/site.ts'
import { mailbox, withWorkers } from '#test/mailbox.ts'
import { scene, type Someone } from '#test/scene.ts'
import { lettersTo, password, visitor, withPassword } from '#test/visitor.ts'
import {
  acceptInvitation,
  invitationLink,
  invite,
  listInvitations,
  renewInvitation,
  revokeInvitation,
  showInvitation,
} from './contract.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower still.
vi.setConfig({ testTimeout: 30_000 })

const day = '2026-03-31'
const newcomer = () => `nadia.${newId()}@example.test`
const over = { reason: 'invitation_over', status: 404 }
const account = { name: 'Nadia Petit', password, locale: 'fr' as const }

const roleOf = async (by: Someone, preset: string) =>
  (await by(listRoles, {})).rows.find((row) => row.preset === preset)!.id
const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? ''

async function invited(by: Someone, email: string, preset = 'sales') {
  const { id, link } = await by(invite, { email, roleId: await roleOf(by, preset), stores: [] })
  return { id, token: tokenOf(link) }
}

test('a newcomer makes an account with the link, comes in with the role, and the link is spent', () =>
  scene(day, async (play) => {
    const { alice, stranger } = play
    const email = newcomer()
    const store = (await alice(listStores, {})).rows[0]!
    const roleId = await roleOf(alice, 'sales')
    const { link } = await alice(invite, { email: email.toUpperCase(), roleId, stores: [store.id] })
    const token = tokenOf(link)
    expect(await stranger(showInvitation, { token })).toMatchObject({
      email,
      role: 'Commercial',
      invitedBy: 'Alice Garnier',
      account: 'none',
    })
    const { id } = await stranger(acceptInvitation, { token, ...account })
    expect(id).toBe(alice.company)
    const { auth, api } = visitor(play)
    await auth('/sign-in/email', { email, password })
    expect((await api('GET', '/me')).told['company']).toMatchObject({
      id: alice.company,
      roleName: 'Commercial',
    })
    const member = (await alice(listMembers, {})).rows.find((row) => row.email === email)
    expect(member).toMatchObject({ name: 'Nadia Petit', stores: [{ id: store.id }] })
    await expect(stranger(acceptInvitation, { token, ...account })).rejects.toMatchObject(over)
    await expect(stranger(showInvitation, { token })).rejects.toMatchObject(over)
    expect((await alice(listInvitations, {})).rows).toEqual([])
  }))

test('whoever has an account accepts by signing in with it, and nobody else may', () =>
  scene(day, async (play) => {
    const { alice, eve, bruno, stranger, companies } = play
    const email = await withPassword(play, eve)
    const { token } = await invited(alice, email, 'accountant')
    expect((await stranger(showInvitation, { token })).account).toBe('other')
    expect((await eve(showInvitation, { token })).account).toBe('yours')
    const not = { reason: 'sign_in_as', status: 403 }
    await expect(stranger(acceptInvitation, { token })).rejects.toMatchObject(not)
    await expect(bruno(acceptInvitation, { token })).rejects.toMatchObject(not)
    // A password in the request does not take over an account that exists.
    await expect(
      stranger(acceptInvitation, { token, ...account, password: 'une autre phrase' }),
    ).rejects.toMatchObject(not)
    await eve(acceptInvitation, { token })
    const both = (await eve(me, {})).companies.map((company) => company.id).sort()
    expect(both).toEqual([companies.lumiere, companies.rivale].sort())
    const { auth } = visitor(play)
    expect((await auth('/sign-in/email', { email, password })).status).toBe(200)
  }))

test('an invitation ends after seven days, when taken back, and when sent again', () =>
  scene(day, async ({ alice, stranger, travel }) => {
    const email = newcomer()
    const first = await invited(alice, email)
    travel('2026-04-06')
    expect((await stranger(showInvitation, { token: first.token })).email).toBe(email)
    travel('2026-04-08')
    await expect(stranger(showInvitation, { token: first.token })).rejects.toMatchObject(over)
    await expect(
      stranger(acceptInvitation, { token: first.token, ...account }),
    ).rejects.toMatchObject(over)
    const again = await alice(renewInvitation, { id: first.id })
    expect(tokenOf(again.link)).not.toBe(first.token)
    await expect(stranger(showInvitation, { token: first.token })).rejects.toMatchObject(over)
    expect((await stranger(showInvitation, { token: tokenOf(again.link) })).email).toBe(email)
    const second = await invited(alice, email)
    await expect(stranger(showInvitation, { token: tokenOf(again.link) })).rejects.toMatchObject(
      over,
    )
    await alice(revokeInvitation, { id: second.id })
    await expect(stranger(showInvitation, { token: second.token })).rejects.toMatchObject(over)
    await expect(alice(revokeInvitation, { id: second.id })).rejects.toMatchObject({
      reason: 'not_found',
    })
  }))

test('a token is bound to its company: swapped, cut or invented, it opens nothing', () =>
  scene(day, async ({ alice, eve, stranger, companies }) => {
    const { token } = await invited(alice, newcomer())
    expect(companyOfToken('ci', token)).toBe(companies.lumiere)
    const hex = (id: string) => id.replaceAll('-', '')
    const forged = [
      token.replace(hex(companies.lumiere), hex(companies.rivale)),
      token.replace('ci_', 'ck_'),
      token.slice(0, -1),
      `${token}x`,
      `ci_${hex(newId())}_${'A'.repeat(43)}`,
      'x',
      '../../me',
    ]
    for (const one of forged) {
      await expect(stranger(showInvitation, { token: one }), one).rejects.toMatchObject(over)
      await expect(
        stranger(acceptInvitation, { token: one, ...account }),
        one,
      ).rejects.toMatchObject(over)
    }
    // An invitation token is no key, and a foreign invitation is nobody's.
    const asKey = await stranger.raw('GET', '/api/v1/team/members', {
      headers: { authorization: `Bearer ${token}` },
    })
    expect(asKey.status).toBe(401)
    const { rows } = await alice(listInvitations, {})
    await expect(eve(revokeInvitation, { id: rows[0]!.id })).rejects.toMatchObject({
      reason: 'not_found',
    })
    await expect(eve(renewInvitation, { id: rows[0]!.id })).rejects.toMatchObject({
      reason: 'not_found',
    })
    expect((await eve(listInvitations, {})).rows).toEqual([])
  }))

test('two who click at once make one account', () =>
  scene(day, async ({ alice, stranger, owner }) => {
    const email = newcomer()
    const { token } = await invited(alice, email)
    const ends = await Promise.allSettled(
      [1, 2, 3].map(() => stranger(acceptInvitation, { token, ...account })),
    )
    expect(ends.filter((end) => end.status === 'fulfilled')).toHaveLength(1)
    const { rowCount } = await owner.query('select from person where email = $1', [email])
    expect(rowCount).toBe(1)
  }))

test('what is sent is checked: name, password, role of another company, role beyond one’s own', () =>
  scene(day, async ({ alice, bruno, eve, stranger }) => {
    const email = newcomer()
    const { token } = await invited(alice, email)
    for (const [values, reason] of [
      [{}, 'required'],
      [{ name: 'N' }, 'required'],
      [{ name: 'N', password: 'court' }, 'password_short'],
      [{ name: 'N', password: 'motdepasse' }, 'password_common'],
      [{ name: 'N', password: email.toUpperCase() }, 'password_yours'],
    ] as const) {
      await expect(stranger(acceptInvitation, { token, ...values })).rejects.toMatchObject({
        reason,
      })
    }
    const body = { ...account, roleId: await roleOf(alice, 'manager') }
    const more = await stranger.raw('POST', `/api/v1/invitation/${token}/acceptance`, { body })
    expect(more.status).toBe(400)
    await expect(
      alice(invite, { email, roleId: await roleOf(eve, 'sales'), stores: [] }),
    ).rejects.toMatchObject({ reason: 'not_found', problem: { param: 'roleId' } })
    const theirs = (await eve(listStores, {})).rows[0]!.id
    await expect(
      alice(invite, { email, roleId: await roleOf(alice, 'sales'), stores: [theirs] }),
    ).rejects.toMatchObject({ reason: 'not_found', problem: { param: 'stores' } })

    const role = presets.sales
    const foreman = { ...role, levels: { ...role.levels, team: 'write' as const } }
    const { id: roleId } = await alice(addRole, { name: 'Chef', ...foreman })
    const { version } = (await alice(listMembers, {})).rows.find((row) => row.id === bruno.id)!
    await alice(changeMember, { id: bruno.id, roleId, stores: [], active: true, version })
    const manager = await roleOf(alice, 'manager')
    await expect(
      bruno(invite, { email: newcomer(), roleId: manager, stores: [] }),
    ).rejects.toMatchObject({ reason: 'beyond_own_rights' })
    expect((await invited(bruno, newcomer(), 'fitter')).token).not.toBe('')
    const { id } = await invited(alice, newcomer(), 'manager')
    await expect(bruno(renewInvitation, { id })).rejects.toMatchObject({
      reason: 'beyond_own_rights',
    })
  }))

test('a member is not invited twice; one who had left comes back with the new role', () =>
  scene(day, async (play) => {
    const { alice, bruno } = play
    const email = await withPassword(play, bruno)
    const before = (await alice(listMembers, {})).rows.find((row) => row.id === bruno.id)!
    await expect(invited(alice, email)).rejects.toMatchObject({ reason: 'already_member' })
    const { version } = before
    const gone = { id: bruno.id, roleId: before.role.id, stores: [], active: false, version }
    await alice(changeMember, gone)
    const { token } = await invited(alice, email, 'reader')
    const device = visitor(play)
    await device.auth('/sign-in/email', { email, password })
    expect((await device.api('GET', '/me')).told).toMatchObject({ companies: [], company: null })
    expect((await device.api('POST', `/invitation/${token}/acceptance`, {})).status).toBe(201)
    expect((await device.api('GET', '/me')).told['company']).toMatchObject({
      roleName: 'Lecture seule',
    })
  }))

test('an invitation leaves by the outbox; what has not left keeps its link for whoever may give it', () =>
  scene(day, async (play) => {
    const { alice, bruno, claire, server, stranger, travel } = play
    const email = newcomer()
    const held = await invited(alice, email)
    const listed = async () => (await alice(listInvitations, {})).rows[0]
    expect((await listed())?.message?.state).toBe('held')
    const { link } = await alice(invitationLink, { id: held.id })
    expect(tokenOf(link)).toBe(held.token)
    await expect(bruno(invitationLink, { id: held.id })).rejects.toMatchObject({
      reason: 'forbidden',
    })
    // Its text is read by whoever sees the team, its link by nobody.
    const shown = await alice(showMail, { id: (await listed())!.message!.id })
    expect(shown).toMatchObject({ kind: 'invitation', about: { type: 'invitation', label: email } })
    expect(JSON.stringify(shown)).not.toContain(held.token)
    await expect(claire(showMail, { id: shown.id })).rejects.toMatchObject({ reason: 'not_found' })

    const box = await mailbox()
    await rememberSite(server.database, { publicUrl: 'https://gestion.exemple.fr', mail: true })
    try {
      travel('2026-04-01')
      const again = await alice(renewInvitation, { id: held.id })
      expect(again.link).toBeNull()
      expect((await alice(showMail, { id: shown.id })).state).toBe('cancelled')
      const left = async () => (await listed())?.message?.state === 'sent'
      await withWorkers(play, box.url, () => vi.waitUntil(left, { timeout: 20_000 }), {
        now: () => new Date('2026-04-01T11:00:00Z'),
      })
    } finally {
      await rememberSite(server.database, { publicUrl: 'http://localhost:3000', mail: false })
      await box.close()
    }
    const [received, ...others] = box.received
    expect(others).toEqual([])
    expect(received?.to).toMatchObject([{ address: email }])
    expect(received?.html).toContain('Accepter l’invitation')
    const sent = /https:\/\/gestion\.exemple\.fr\/invitation\/(\S+)/.exec(received?.text ?? '')?.[1]
    expect((await stranger(showInvitation, { token: sent ?? '' })).email).toBe(email)
    expect((await alice(invitationLink, { id: held.id })).link).toBeNull()
  }))

test('what waits when its link dies is given up, and its link forgotten', () =>
  scene(day, async (play) => {
    const email = newcomer()
    await invited(play.alice, email)
    play.travel('2026-04-08')
    await play.as('alice', (act) => lapseLate(act))
    const [letter] = await lettersTo(play, email)
    expect(letter).toMatchObject({ state: 'cancelled', link: null })
  }))

test('a replay answers the same invitation without its link, which is nowhere at rest', () =>
  scene(day, async ({ alice, owner }) => {
    const body = { email: newcomer(), roleId: await roleOf(alice, 'sales') }
    const send = async () =>
      (await alice.raw('POST', '/api/v1/invitations', { body, key: 'k1' })).json() as Promise<{
        id: string
        link: string | null
      }>
    const [first, second] = [await send(), await send()]
    expect(second).toEqual({ id: first.id, link: null })
    const { rows } = await owner.query(
      `select convert_from(body, 'utf8') as body from idempotency where company_id = $1`,
      [alice.company],
    )
    expect(JSON.stringify(rows)).not.toContain(tokenOf(first.link))
    const kept = await owner.query('select * from invitation where id = $1', [first.id])
    expect(JSON.stringify(kept.rows)).not.toContain(tokenOf(first.link))
  }))
