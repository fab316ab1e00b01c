// Messages to many, through HTTP, the real workers and the outbox: what is enclosed is read back.
import { expect, test, vi } from 'vitest'
import {
  bulkRows,
  type Run,
  showBulk,
  startBulk,
  tryBulk,
  undoBulk,
} from '#features/base/bulk/contract.ts'
import { listMails, showMail } from '#features/base/mail/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { listActivities } from '#features/relation/activities/contract.ts'
import { addContact } from '#features/relation/customers/contract.ts'
import { addPerson, attachDocument, createProject } from '#features/sales/projects/contract.ts'
import { createQuote, sendQuote } from '#features/sales/quotes/contract.ts'
import { line, newClient, page } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { listRecipients } from './contract.ts'

vi.setConfig({ testTimeout: 120_000 })

/** The runs once their jobs have nothing left to do. */
const ended = (play: Scene, someone: Someone, ...runs: Run[]): Promise<Run[]> =>
  withWorkers(play, undefined, () =>
    vi.waitFor(
      async () => {
        const now = await Promise.all(runs.map(({ id }) => someone(showBulk, { id })))
        expect(now.every(({ endedAt }) => endedAt !== null)).toBe(true)
        return now
      },
      { timeout: 60_000, interval: 100 },
    ),
  )

type Deal = { readonly quote: string; readonly secret: string; readonly client: string }

/** Clients who each have a contact, and quotes that say whose they are in a word nobody else has. */
async function deals(someone: Someone, clients: number, each: number): Promise<Deal[]> {
  const made: Deal[] = []
  for (let n = 0; n < clients; n += 1) {
    const client = await newClient(someone, {
      name: `Client ${n}`,
      siren: null,
      email: `maison-${n}@exemple.fr`,
    })
    // Two clients share one address: they are two recipients all the same.
    await someone(addContact, {
      customerId: client.id,
      lastName: `Décideur ${n}`,
      email: `decideur-${n === 1 ? 0 : n}@exemple.fr`,
      forDecision: true,
    })
    for (let k = 0; k < each; k += 1) {
      const secret = `Secret${n}x${k}fin`
      const draft = { customer: client.id, subject: secret, lines: [line(secret, 100_00)] }
      const { id } = await someone(createQuote, draft)
      await someone(sendQuote, { id, how: 'hand' })
      made.push({ quote: id, secret, client: client.id })
    }
  }
  return made
}

/** Each message of the outbox: to whom, and all that its PDFs say. */
async function outbox({ owner, companies }: Scene) {
  const { rows } = await owner.query<{
    id: string
    address: string
    name: string
    files: Buffer[]
    body: string
  }>(
    `select m.id, m.body, m.to_addresses->0->>'address' as address, m.to_addresses->0->>'name' as name,
       array(select f.content from mail_attachment a
         join file f on f.company_id = a.company_id and f.id = a.file_id
         where a.company_id = m.company_id and a.mail_id = m.id order by a.rank) as files
     from mail m where m.company_id = $1 and m.kind = 'group' order by m.created_at, m.id`,
    [companies.lumiere],
  )
  return Promise.all(
    rows.map(async ({ files, ...mail }) => {
      const read = await Promise.all(files.map((file) => readBack(new Uint8Array(file))))
      return { ...mail, said: joined(read.map(({ text }) => text).join('')) }
    }),
  )
}

const text = {
  subject: '{{entreprise}} : {{numéro}}',
  body: 'Bonjour {{contact}},\n\n{{documents}}\n\n{{expéditeur}}',
}

test('nobody receives another’s file: what the PDFs of the outbox say, over several selections', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const all = await deals(alice, 3, 2)
    // One of the deals has a fitter and a client of its own in its project.
    const [first] = all as [Deal]
    const { id } = await alice(createProject, { name: 'Chantier', customer: first.client })
    await alice(attachDocument, { id, kind: 'quote', document: first.quote })
    await alice(addPerson, { id, role: 'fitter', kind: 'person', of: play.fanny.id })
    const selections = [
      all.map(({ quote }) => quote),
      all.filter((_, n) => n % 2 === 0).map(({ quote }) => quote),
    ]
    const started = []
    for (const ids of selections) {
      const options = { ...text, roles: ['client', 'seller', 'fitter'] }
      started.push(await alice(startBulk, { act: 'quotes.mail', selection: { ids }, options }))
    }
    const runs = await ended(play, alice, ...started)
    expect(runs.map(({ rows }) => rows.refused)).toEqual([0, 0])
    const mails = await outbox(play)
    const sent = runs.map(({ rows }) => rows.done)
    expect(mails).toHaveLength(sent.reduce((sum, n) => sum + n, 0))
    // Three clients and their seller, and the fitter of one deal.
    expect(sent[0]).toBe(5)
    for (const { name, said, body } of mails) {
      const client = all.filter((_, n) => name === `Décideur ${Math.floor(n / 2)}`)
      const theirs =
        name === 'Fanny Roux'
          ? [first]
          : client.length > 0
            ? client
            : name === 'Alice Garnier'
              ? all
              : []
      const heard = all.filter(({ secret }) => said.includes(secret))
      expect(heard.length).toBeGreaterThan(0)
      for (const { secret } of heard) expect(theirs.map((one) => one.secret)).toContain(secret)
      expect(body).toContain(`Bonjour ${name},`)
    }
    // The document’s own record tells of the message, be it the first that it encloses or not.
    const [, second] = all as [Deal, Deal]
    const about = await alice(listMails, { ...page, aboutId: second.quote })
    expect(about.rows.map(({ to }) => to[0]?.name).toSorted()).toEqual(
      expect.arrayContaining(['Alice Garnier', 'Décideur 0']),
    )
  }))

test('who is missing is told before, and what has changed since does not leave', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, eve } = play
    const [known] = (await deals(alice, 1, 1)) as [Deal]
    const client = await newClient(alice, { name: 'Sans adresse', siren: null, email: '' })
    const lines = [line('Pose', 100_00)]
    const { id: quiet } = await alice(createQuote, { customer: client.id, lines })
    await alice(sendQuote, { id: quiet, how: 'hand' })
    const { id: draft } = await alice(createQuote, { customer: client.id, lines })
    const asked = {
      act: 'quotes.mail',
      selection: { ids: [known.quote, quiet, draft] },
      options: { ...text, roles: ['client', 'fitter'] },
    }
    const trial = await alice(tryBulk, asked)
    expect(trial).toMatchObject({ concerned: 1 })
    expect(trial.taken[0]?.label).toBe('Décideur 0 · decideur-0@exemple.fr')
    // In the order of the list: the latest first.
    expect(trial.excluded.map(({ record, reason }) => [record, reason])).toEqual([
      [quiet, 'Adresse e-mail manquante.'],
      [quiet, 'Personne n’a ce rôle.'],
      [known.quote, 'Personne n’a ce rôle.'],
      [
        draft,
        'Un brouillon ne s’envoie pas avec d’autres\u00a0: envoyez-le ou émettez-le d’abord.',
      ],
    ])
    const shown = await alice(listRecipients, {
      list: 'quotes',
      selection: asked.selection,
      roles: ['client'],
      enclose: true,
    })
    expect(shown.recipients).toMatchObject([
      { name: 'Décideur 0', values: { contact: 'Décideur 0', customer: 'Client 0' } },
    ])
    expect(shown.template.body).toContain('{{documents}}')
    // Neither who may not read quotes nor another company learns of anyone.
    const list = {
      list: 'quotes' as const,
      selection: asked.selection,
      roles: ['client' as const],
      enclose: true,
    }
    for (const someone of [eve, bruno]) {
      await expect(someone(listRecipients, list)).rejects.toMatchObject({ reason: 'not_found' })
    }
    await expect(play.gilles(listRecipients, list)).rejects.toMatchObject({ reason: 'forbidden' })

    const bad = { ...asked, options: { ...asked.options, body: 'Voici {{lien}}' } }
    const [wrong] = await ended(play, alice, await alice(startBulk, bad))
    expect(wrong?.rows).toMatchObject({ done: 0, refused: 1 })

    // Between the trial and its turn the contact goes: nothing leaves to them.
    const started = await alice(startBulk, asked)
    await play.owner.query(`update contact set email = '' where company_id = $1`, [
      play.companies.lumiere,
    ])
    const [run] = await ended(play, alice, started)
    expect(run?.rows).toMatchObject({ done: 0, refused: 1, excluded: 4 })
    const { rows } = await alice(bulkRows, { id: run!.id, offset: 0, limit: 10 })
    expect(rows[0]).toMatchObject({
      state: 'refused',
      reason: 'Ce destinataire n’a plus ce rôle, ou plus d’adresse.',
    })
    expect(await outbox(play)).toEqual([])

    // To the house, with what fills the text; taken back while it has not left.
    const [again] = await ended(play, alice, await alice(startBulk, asked))
    expect(again?.rows.done).toBe(1)
    const { rows: mails } = await alice(listMails, { ...page, kind: ['group'] })
    const mail = await alice(showMail, { id: mails[0]!.id })
    expect(mail.subject).toContain('DV-2026-')
    expect(mail.body).toMatch(
      /Bonjour Client 0,\n\n– Devis DV-2026-0001 du 31\/03\/2026\u00a0: 120,00/,
    )
    const [back] = await ended(play, alice, await alice(undoBulk, { id: again!.id }))
    expect(back).toMatchObject({ state: 'undone', rows: { undone: 1 } })
  }))

test('a comment on many is on each timeline, reaches its seller, and its client by e-mail', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno } = play
    const client = await newClient(alice, {
      name: 'Martin',
      email: 'martin@exemple.fr',
      sellerId: play.bruno.id,
    })
    const { id } = await bruno(createQuote, { customer: client.id, lines: [line('Pose', 1_00)] })
    const asked = {
      act: 'quotes.comment',
      selection: { ids: [id] },
      options: { body: 'La pose est avancée au lundi.', to: ['client', 'seller'] },
    }
    expect((await alice(tryBulk, asked)).taken).toMatchObject([{ note: 'martin@exemple.fr' }])
    const [run] = await ended(play, alice, await alice(startBulk, asked))
    expect(run?.rows).toMatchObject({ done: 1, refused: 0 })
    const { rows } = await alice(listActivities, { type: 'quote', id, offset: 0, limit: 10 })
    expect(rows).toMatchObject([{ text: 'La pose est avancée au lundi.', audience: 'client' }])
    const told = await bruno(listNotifications, page)
    expect(told.rows.map(({ code }) => code)).toContain('comment')
    const mails = await alice(listMails, { ...page, kind: ['letter'] })
    expect(mails.rows).toMatchObject([{ to: [{ address: 'martin@exemple.fr' }] }])

    // Who is called and may not see one of them is named, before and after.
    const other = await newClient(alice, { name: 'Petit', siren: null })
    const hers = await alice(createQuote, { customer: other.id, lines: [line('Pose', 1_00)] })
    const calling = {
      act: 'quotes.comment',
      selection: { ids: [id, hers.id] },
      options: { body: '@Bruno, à relire', to: [] },
    }
    const notes = (await alice(tryBulk, calling)).taken.map(({ record, note }) => [record, note])
    expect(Object.fromEntries(notes)).toEqual({
      [id]: '',
      [hers.id]: expect.stringMatching(/^sans accès.: Bruno Lefèvre$/),
    })
    const [called] = await ended(play, alice, await alice(startBulk, calling))
    expect(called?.rows).toMatchObject({ done: 2, refused: 0 })
    const report = await alice(bulkRows, { id: called!.id, offset: 0, limit: 10 })
    expect(Object.fromEntries(report.rows.map(({ record, reason }) => [record, reason]))).toEqual({
      [id]: '',
      [hers.id]: expect.stringContaining('Bruno Lefèvre n’a pas accès'),
    })
  }))
