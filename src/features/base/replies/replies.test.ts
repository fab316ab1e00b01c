// The mailbox where answers arrive, as it is set up and as it fails: each fault in a sentence of its own, and
// whatever was cut is read again.
import { expect, test, vi } from 'vitest'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { showMail } from '#features/base/mail/contract.ts'
import { isPublic } from '#server/imap.ts'
import { newClient } from '#test/deal.ts'
import { imapServer, letter, named, readOnce, setUp } from '#test/imap.ts'
import { type Scene, scene } from '#test/scene.ts'
import { readDue } from './actions/read.ts'
import { forgetMailbox, pauseMailbox, readMailbox, saveMailbox, showMailbox } from './contract.ts'
import { pauseAfter } from './rules/mailbox.ts'

vi.setConfig({ testTimeout: 60_000 })

/** A message to a client that has left. */
async function sent(play: Scene): Promise<string> {
  const { id: customer } = await newClient(play.alice)
  const { id } = await play.as('alice', (act) =>
    queueMail(act, {
      kind: 'letter',
      to: [{ name: '', address: 'lucie@client.test' }],
      subject: 'Bonjour',
      body: 'Bonjour',
      language: 'fr',
      about: { type: 'customer', id: customer, label: 'Martin' },
      customer,
      seller: null,
      store: null,
    }),
  )
  await play.owner.query(`update mail set state = 'sent', sent_at = now() where id = $1`, [id])
  return id
}

const place = {
  address: 'reponses@lumiere.test',
  host: 'imap.exemple.test',
  port: 993,
  security: 'tls' as const,
  user: 'reponses@lumiere.test',
  folder: 'INBOX',
}

test('who administers sets it up; its password is sealed, and told to nobody', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, eve, owner, companies } = play
    for (const endpoint of [showMailbox, readMailbox, forgetMailbox]) {
      await expect(bruno(endpoint, {})).rejects.toMatchObject({ reason: 'forbidden' })
    }
    expect(await alice(showMailbox, {})).toMatchObject({ settings: null, health: null, replies: 0 })
    await expect(alice(readMailbox, {})).rejects.toMatchObject({ reason: 'mailbox_none' })
    const password = 'CANARI-secret'
    const refused = (over: object) => expect(alice(saveMailbox, { ...place, password, ...over }))
    await refused({ host: 'http://imap' }).rejects.toMatchObject({ reason: 'mailbox_host' })
    await refused({ port: 5432 }).rejects.toMatchObject({ reason: 'mailbox_port' })
    await refused({ security: 'none', port: 143 }).rejects.toMatchObject({
      reason: 'mailbox_plain',
    })
    await refused({ password: undefined }).rejects.toMatchObject({ reason: 'mailbox_password' })
    const saved = await alice(saveMailbox, { ...place, password })
    expect(saved).toMatchObject({ health: 'reading', settings: { ...place, version: 1 } })
    // A password is for the server that it was given for.
    const version = 1
    await refused({ password: undefined, host: 'imap.pirate.test', version }).rejects.toMatchObject(
      {
        reason: 'mailbox_password',
      },
    )
    await refused({ version: 7 }).rejects.toMatchObject({ reason: 'changed_meanwhile' })
    expect(
      (await alice(saveMailbox, { ...place, folder: 'Clients', version })).settings,
    ).toMatchObject({ folder: 'Clients', version: 2 })
    const { rows } = await owner.query(
      `select (select string_agg(m::text, ' ') from mailbox m) ||
        (select string_agg(j::text, ' ') from journal j) as kept`,
    )
    expect(rows[0].kept).toContain('reponses@lumiere.test')
    expect(rows[0].kept).not.toContain(password)
    // Sealed for this company: moved into another, it opens nothing.
    await owner.query(
      `insert into mailbox select (jsonb_populate_record(m, jsonb_build_object('company_id', $2::text))).*
       from mailbox m where m.company_id = $1`,
      [companies.lumiere, companies.rivale],
    )
    await readOnce(play, companies.rivale)
    expect((await eve(showMailbox, {})).problem?.code).toBe('password_lost')
    expect((await alice(pauseMailbox, { paused: true })).health).toBe('paused')
    await expect(alice(readMailbox, {})).rejects.toMatchObject({ reason: 'mailbox_paused' })
    await alice(forgetMailbox, {})
    expect((await alice(showMailbox, {})).settings).toBeNull()
  }))

test('each fault has its name; it is told once, tried again later, and over as soon as it is read', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner, companies } = play
    const [box, encrypted] = [await imapServer(), await imapServer({ secureConnection: true })]
    let version: number | undefined
    const after = async (over: object, server = box) => {
      const saved = await setUp(play, server, { ...(version ? { version } : {}), ...over })
      version = saved.settings!.version
      await readOnce(play)
      return (await alice(showMailbox, {})).problem?.code ?? null
    }
    expect(await after({ password: 'faux' })).toBe('sign_in_refused')
    expect(await after({ folder: 'Ailleurs' })).toBe('no_folder')
    expect(await after({ security: 'starttls' })).toBe('not_encrypted')
    expect(await after({ security: 'tls' })).toBe('not_imap')
    expect(await after({ security: 'tls' }, encrypted)).toBe('certificate')
    expect(await after({ host: 'nulle-part.invalid', port: 993, security: 'tls' })).toBe(
      'unknown_host',
    )
    // This machine, where nobody named it; then where nothing answers.
    expect(await after({ host: 'localhost', port: 993, security: 'tls' })).toBe('host_not_allowed')
    await encrypted.close()
    expect(await after({}, encrypted)).toBe('unreachable')
    const { problem, nextAt } = await alice(showMailbox, {})
    expect(Date.parse(nextAt!) - Date.parse(problem!.since)).toBe(pauseAfter(1))
    // It is not asked again before that.
    const due = async () => {
      await owner.query(`delete from graphile_worker._private_jobs`)
      await play.within(companies.lumiere, readDue)
      return (await owner.query(`select 1 from graphile_worker._private_jobs`)).rowCount
    }
    expect(await due()).toBe(0)
    expect(await after({ password: 'faux' })).toBe('sign_in_refused')
    await alice(readMailbox, {})
    await readOnce(play)
    const told = (await alice(listNotifications, { offset: 0, limit: 50 })).rows.filter(
      ({ code }) => code === 'mailbox.failing',
    )
    expect(told.map(({ about }) => about.type)).toEqual(['mailbox'])
    expect(await after({})).toBeNull()
    expect(await alice(showMailbox, {})).toMatchObject({ health: 'good', nextAt: null })
    expect(await due()).toBe(1)
    await box.close()
  }))

test('cut at any byte, it goes on from where it was, and nothing counts twice', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const box = await imapServer()
    await setUp(play, box)
    const answers = await sent(play)
    const count = 6
    for (let n = 0; n < count; n += 1) box.receive(letter({ answers, id: `<${n}@client.test>` }))
    const failed: string[] = []
    for (const bytes of [40, 900, 2_000, 2_800, 3_600, 4_400, 5_200, 6_000]) {
      box.cutAfter(bytes)
      await readOnce(play)
      const { problem } = await alice(showMailbox, {})
      if (problem) failed.push(problem.code)
    }
    // Or nothing was proved: some were cut.
    expect(failed.length).toBeGreaterThan(3)
    box.cutAfter(null)
    await readOnce(play)
    expect(await alice(showMailbox, {})).toMatchObject({ health: 'good', replies: count })
    expect((await alice(showMail, { id: answers })).replies).toHaveLength(count)
    // Two at once: the second finds it in hand.
    box.receive(letter({ answers, id: '<last@client.test>' }))
    await Promise.all([readOnce(play), readOnce(play)])
    expect((await alice(showMailbox, {})).replies).toBe(count + 1)
    await box.close()
  }))

test('more than one reading holds is read by several, and another set-up is not taken for it', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const box = await imapServer()
    await setUp(play, box)
    const answers = await sent(play)
    for (let n = 0; n < 230; n += 1) box.receive(letter({ body: 'rien' }))
    box.receive(letter({ answers }))
    await readOnce(play)
    expect((await alice(showMailbox, {})).replies).toBe(0)
    expect((await owner.query('select last_uid from mailbox')).rows.at(-1).last_uid).toBe('200')
    await readOnce(play)
    expect((await alice(showMailbox, {})).replies).toBe(1)
    await named(play, box)
    await box.close()
  }))

test('only what anyone could call is called, unless it was named', () => {
  const inside =
    '127.0.0.1 10.1.2.3 172.31.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fd00::1 ff02::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:7f00:1:: 2001:db8::1'
  expect(inside.split(' ').filter(isPublic)).toEqual([])
  expect(['8.8.8.8', '172.32.0.1', '2a00:1450:4007::200e'].filter(isPublic)).toHaveLength(3)
})
