// Messages really received: by a server of mails of our own, read back by another program than the one
// that wrote them, attachments opened.
import type pg from 'pg'
import { expect, test, vi } from 'vitest'
import { jobsOnceMailLeaves } from '#features/jobs.ts'
import { newId } from '#server/ids.ts'
import { enqueueForAll } from '#server/jobs.ts'
import { rememberSite } from '#server/site.ts'
import { newClient } from '#test/deal.ts'
import { configured, mailbox, refusal, withWorkers } from '#test/mailbox.ts'
import { scene, type Scene } from '#test/scene.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { failLost } from './actions/deliver.ts'
import { type NewMail, queueMail, releaseHeld } from './actions/queue.ts'
import { cancelMail, listMails, mailAttachment, sendMailAgain, showMail } from './contract.ts'

vi.setConfig({ testTimeout: 60_000 })

const pdf = Buffer.from('%PDF-1.7\nnot much of one')

async function write(play: Scene, over: Partial<NewMail> = {}) {
  const { id: customer } = await newClient(play.alice)
  const sent = await play.as('alice', (act) =>
    queueMail(act, {
      kind: 'quote',
      to: [{ name: 'Éloïse Brûlé', address: 'eloise@client.test' }],
      cc: [{ name: '', address: 'copie@client.test' }],
      subject: 'Devis n° 12 – l’été à venir',
      body: 'Bonjour,\n\nVoici notre devis : 1 234,50 € <b>TTC</b>.\n\n{{lien}}\n\nÀ bientôt',
      link: 'http://localhost:3000/devis-en-ligne/secret',
      language: 'fr',
      enclosed: [{ bytes: pdf, name: 'Devis 12 – Éloïse.pdf', mediaType: 'application/pdf' }],
      about: { type: 'customer', id: customer, label: 'Éloïse' },
      customer,
      seller: act.person?.id ?? null,
      store: null,
      ...over,
    }),
  )
  return { ...sent, customer }
}

const stateOf = async (owner: pg.Client, id: string) =>
  (await owner.query('select * from mail where id = $1', [id])).rows[0]

const until = (owner: pg.Client, id: string, ...states: string[]) =>
  vi.waitUntil(
    async () => {
      const row = await stateOf(owner, id)
      return states.includes(row.state) ? row : null
    },
    { timeout: 20_000, interval: 50 },
  )

test('a message is received whole: names, both parts, the link, the attachment', () =>
  scene('2026-03-31', async (play) => {
    const box = await mailbox()
    await configured(play)
    const { id } = await write(play)
    expect((await play.alice(showMail, { id })).state).toBe('queued')
    await withWorkers(play, box.url, () => until(play.owner, id, 'sent'))
    await box.close()
    const [mail, ...others] = box.received
    expect(others).toEqual([])
    expect(mail?.from).toMatchObject({ address: 'gestion@exemple.test' })
    expect(mail?.from?.name).toMatch(/Lumière/)
    expect(mail?.to).toMatchObject([{ name: 'Éloïse Brûlé', address: 'eloise@client.test' }])
    expect(mail?.cc).toMatchObject([{ address: 'copie@client.test' }])
    expect(mail?.replyTo?.[0]?.address).toMatch(/^alice\./)
    expect(mail?.subject).toBe('Devis n° 12 – l’été à venir')
    expect(mail?.text).toContain('1 234,50 € <b>TTC</b>')
    expect(mail?.text).toContain('http://localhost:3000/devis-en-ligne/secret')
    expect(mail?.html).toContain('&lt;b&gt;TTC&lt;/b&gt;')
    expect(mail?.html).toContain('href="http://localhost:3000/devis-en-ligne/secret"')
    expect(mail?.attachments).toHaveLength(1)
    expect(mail?.attachments[0]).toMatchObject({
      filename: 'Devis 12 – Éloïse.pdf',
      mimeType: 'application/pdf',
    })
    expect(Buffer.from(mail?.attachments[0]?.content as ArrayBuffer).equals(pdf)).toBe(true)
    expect(mail?.messageId).toBe(`<${id}@exemple.test>`)
    // The link is forgotten once it has left, and was never shown.
    expect(await stateOf(play.owner, id)).toMatchObject({ link: null, state: 'sent' })
    const shown = await play.alice(showMail, { id })
    expect(shown).toMatchObject({ state: 'sent', problem: null, attempts: 1 })
    expect(shown.body).toContain('{{lien}}')
    expect(await play.alice(mailAttachment, { id, rank: 1 })).toEqual(new Uint8Array(pdf))
  }))

test('a busy server is tried again, and the message leaves once', () =>
  scene('2026-03-31', async (play) => {
    const box = await mailbox((_, tries) => (tries === 1 ? refusal(451, 'try later') : null))
    await configured(play)
    const { id } = await write(play, { cc: [] })
    await withWorkers(play, box.url, async () => {
      const waiting = await vi.waitUntil(
        async () => {
          const row = await stateOf(play.owner, id)
          return row.attempts === 1 && row.state === 'queued' ? row : null
        },
        { timeout: 20_000, interval: 50 },
      )
      expect(waiting).toMatchObject({ error: 'busy', attempts: 1 })
      expect(waiting.error_detail).toContain('try later')
      expect(new Date(waiting.next_at).getTime()).toBeGreaterThan(Date.now() + 30_000)
      // The pause is shortened by hand: the queue wakes at what it is told.
      await play.owner.query(
        'update graphile_worker._private_jobs set run_at = now() where locked_at is null',
      )
      return until(play.owner, id, 'sent')
    })
    await box.close()
    expect(box.received).toHaveLength(1)
    expect((await play.alice(showMail, { id })).attempts).toBe(2)
  }))

test('a refusal for good fails, says why, and may be sent again or taken back', () =>
  scene('2026-03-31', async (play) => {
    const box = await mailbox((to) =>
      to.startsWith('perdu') ? refusal(550, 'no such user here') : null,
    )
    await configured(play)
    const lost = await write(play, { to: [{ name: '', address: 'perdu@client.test' }], cc: [] })
    const half = await write(play, {
      to: [
        { name: '', address: 'perdu@client.test' },
        { name: '', address: 'connue@client.test' },
      ],
      cc: [],
    })
    await withWorkers(play, box.url, async () => {
      await until(play.owner, lost.id, 'failed')
      await until(play.owner, half.id, 'sent')
      expect((await play.alice(showMail, { id: lost.id })).problem).toMatchObject({
        code: 'address_refused',
        detail: expect.stringContaining('no such user here'),
      })
      expect((await play.alice(showMail, { id: half.id })).problem).toEqual({
        code: 'some_refused',
        detail: 'perdu@client.test',
      })
      await expect(play.alice(sendMailAgain, { id: half.id })).rejects.toMatchObject({
        reason: 'mail_not_waiting',
      })
      await expect(play.alice(cancelMail, { id: half.id })).rejects.toMatchObject({
        reason: 'mail_left',
      })
      expect(await play.alice(sendMailAgain, { id: lost.id })).toMatchObject({ state: 'queued' })
      await until(play.owner, lost.id, 'failed')
    })
    await box.close()
    expect(await play.alice(cancelMail, { id: lost.id })).toMatchObject({ state: 'cancelled' })
    expect(await stateOf(play.owner, lost.id)).toMatchObject({ link: null })
    // The letter that tells of the failure is another kind.
    const asked = { offset: 0, limit: 50, kind: ['quote' as const] }
    const { indicators } = await play.alice(listMails, asked)
    expect(indicators).toMatchObject({ sent: { count: 1 }, cancelled: { count: 1 } })
  }))

test('without SMTP_URL it is kept, and leaves at a start that has one', () =>
  scene('2026-03-31', async (play) => {
    await rememberSite(play.server.database, { publicUrl: 'http://localhost:3000', mail: false })
    const { id } = await write(play)
    expect(await play.alice(showMail, { id })).toMatchObject({ state: 'held' })
    await expect(play.alice(sendMailAgain, { id })).rejects.toMatchObject({
      reason: 'mail_not_configured',
    })
    // Queued while there was a way out, run when there is none any more.
    await configured(play)
    const later = await write(play)
    await withWorkers(play, undefined, () => until(play.owner, later.id, 'held'))
    const box = await mailbox()
    await withWorkers(play, box.url, async () => {
      for (const one of jobsOnceMailLeaves) await enqueueForAll(play.server.database, one)
      await until(play.owner, id, 'sent')
      await until(play.owner, later.id, 'sent')
    })
    await box.close()
    // Not counted: a letter that tells of a failure of another test, held until now too.
    const written = box.received.filter(({ cc }) => cc !== undefined && cc.length > 0)
    expect(written).toHaveLength(2)
  }))

test('what a demonstration holds does not leave by itself', () =>
  scene('2026-03-31', async (play) => {
    await rememberSite(play.server.database, { publicUrl: 'http://localhost:3000', mail: false })
    const { id } = await write(play)
    await configured(play)
    const isDemo = (demo: boolean) =>
      play.owner.query('update company set demo = $2 where id = $1', [play.companies.lumiere, demo])
    await isDemo(true)
    await play.within(play.companies.lumiere, releaseHeld)
    expect(await play.alice(showMail, { id })).toMatchObject({ state: 'held' })
    await isDemo(false)
    await play.within(play.companies.lumiere, releaseHeld)
    expect(await play.alice(showMail, { id })).toMatchObject({ state: 'queued' })
    // Nor does it reach the mailbox of another test.
    await play.alice(cancelMail, { id })
  }))

test('two servers in front of one queue send each message once', () =>
  scene('2026-03-31', async (play) => {
    const box = await mailbox()
    await configured(play)
    const mails: { id: string }[] = []
    for (let i = 0; i < 12; i += 1)
      mails.push(await write(play, { cc: [], subject: `Lettre ${i}` }))
    // Each job twice over: as if every one had been left behind by two acts.
    for (const { id } of mails) {
      await play.owner.query('select enqueue_job($1, $2::json, null, null)', [
        'mail-delivery',
        JSON.stringify({ company: play.companies.lumiere, payload: { mail: id } }),
      ])
    }
    await withWorkers(
      play,
      box.url,
      async () => {
        for (const { id } of mails) await until(play.owner, id, 'sent')
        await vi.waitUntil(
          async () => {
            const { rows } = await play.owner.query(
              `select count(*)::int as left from graphile_worker._private_jobs j
                 join graphile_worker._private_tasks t on t.id = j.task_id
               where t.identifier = 'mail-delivery' and j.attempts < j.max_attempts
                 and j.payload ->> 'company' = $1`,
              [play.companies.lumiere],
            )
            return rows[0].left === 0
          },
          { timeout: 20_000, interval: 50 },
        )
      },
      { workers: 2 },
    )
    await box.close()
    expect(box.received.map(({ subject }) => subject).sort()).toEqual(
      mails.map((_, i) => `Lettre ${i}`).sort(),
    )
  }))

test('what was in the hands of a process that died is for a person to decide', () =>
  scene('2026-03-31', async (play) => {
    await configured(play)
    const { id } = await write(play)
    await play.owner.query(
      `update mail set state = 'sending', taken_at = '2026-03-31T10:00:00Z' where id = $1`,
      [id],
    )
    await play.as('bruno', failLost)
    expect((await play.alice(showMail, { id })).problem?.code).toBe('unknown_outcome')
    const { rows } = await play.alice(listNotifications, { offset: 0, limit: 10 })
    expect(rows.map(({ code, about }) => [code, about.id])).toEqual([['mail.failed', id]])
  }))

test('a message is seen by whom its document is, and by nobody of another company', () =>
  scene('2026-03-31', async (play) => {
    const { id } = await write(play, { seller: newId() })
    await expect(play.eve(showMail, { id })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(play.bruno(showMail, { id })).rejects.toMatchObject({ reason: 'not_found' })
    const own = await write(play, { seller: play.bruno.id })
    expect((await play.bruno(showMail, { id: own.id })).id).toBe(own.id)
    expect((await play.bruno(listMails, { offset: 0, limit: 50 })).total).toBe(1)
  }))
