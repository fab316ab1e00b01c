// The public page of a quote, from the letter that brings its link to the letter that brings the signed
// copy: through HTTP, PostgreSQL and a real server of mails.
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { expect, test, vi } from 'vitest'
import {
  listMails,
  listTemplates,
  resetTemplate,
  saveTemplate,
  showMail,
} from '#features/base/mail/contract.ts'
import { createQuote, showQuote } from '#features/sales/quotes/contract.ts'
import { cents } from '#kernel/money.ts'
import { companyOfToken } from '#server/session.ts'
import { line, newClient, page } from '#test/deal.ts'
import { configured, mailbox, withWorkers } from '#test/mailbox.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { scene, type Scene } from '#test/scene.ts'
import {
  askAboutQuote,
  listQuoteLinks,
  mailQuote,
  makeQuoteLink,
  openPublicQuote,
  proposeQuoteMail,
  publicQuotePdf,
  refusePublicQuote,
  revokeQuoteLink,
  showPublicQuote,
  signPublicQuote,
} from './contract.ts'

vi.setConfig({ testTimeout: 60_000 })

const drawing = 'M20 100L120 40L180 150L300 60L420 140L560 80'

/** A quote of two lines, one of them an option of 200 €, for a client whose decider has an address. */
async function drafted(play: Scene) {
  const client = await newClient(play.alice, {
    contacts: [
      { lastName: 'Compta', email: 'compta@client.test', forBilling: true },
      { lastName: 'Martin', firstName: 'Lucie', email: 'lucie@client.test', forDecision: true },
    ],
  })
  return play.alice(createQuote, {
    customer: client.id,
    subject: 'Éclairage du salon',
    lines: [line('Pose', 1000_00), { ...line('Variateur', 200_00), optional: true, chosen: false }],
  })
}

async function sent(play: Scene) {
  const quote = await drafted(play)
  await play.alice(mailQuote, {
    id: quote.id,
    to: [{ name: 'Lucie Martin', address: 'lucie@client.test' }],
    subject: 'Devis {{numéro}}',
    body: 'Bonjour,\n\n{{lien}}',
    cc: [],
  })
  const { link } = await play.alice(makeQuoteLink, { id: quote.id })
  const token = link?.split('/').at(-1) ?? ''
  return { quote: await play.alice(showQuote, { id: quote.id }), token }
}

const optionOf = (shown: { document: { options: { id: string }[] } | null }) =>
  shown.document?.options[0]?.id ?? ''

const until = (owner: pg.Client, company: string, count: number) =>
  vi.waitUntil(
    async () => {
      const { rows } = await owner.query(
        `select count(*)::int as left from mail where company_id = $1 and state = 'sent'`,
        [company],
      )
      return rows[0].left >= count
    },
    { timeout: 20_000, interval: 50 },
  )

test('the message is proposed to whoever decides, with what is known of a draft', () =>
  scene('2026-03-31', async (play) => {
    const quote = await drafted(play)
    const proposal = await play.alice(proposeQuoteMail, { id: quote.id })
    expect(proposal.to).toEqual([{ address: 'lucie@client.test', name: 'Lucie Martin' }])
    expect(proposal.recipients.map(({ address }) => address)).toEqual([
      'compta@client.test',
      'lucie@client.test',
    ])
    expect(proposal.later).toEqual(['number', 'link'])
    expect(proposal.subject).toMatch(/^Devis \{\{numéro\}\} – .*Lumière/)
    expect(proposal.body).toContain('1\u202f200,00\u00a0€ TTC')
    expect(proposal.body).toContain('valable jusqu’au 30/04/2026')
    expect(proposal.attachments).toEqual([{ name: 'Devis – Boulangerie Martin.pdf' }])
    expect(proposal.leaves).toBe(false)
  }))

test('sent by e-mail, read, signed with an option, by a client without an account', () =>
  scene('2026-03-31', async (play) => {
    const { alice, stranger, owner, companies } = play
    const box = await mailbox()
    await configured(play)
    const draft = await drafted(play)
    const proposal = await alice(proposeQuoteMail, { id: draft.id })
    const { to, subject, body } = proposal
    const mail = await alice(mailQuote, {
      id: draft.id,
      version: draft.version,
      to,
      subject,
      body,
      cc: [],
    })
    const quote = await alice(showQuote, { id: draft.id })
    expect(quote).toMatchObject({ state: 'sent', sentHow: 'email' })
    await withWorkers(play, box.url, () => until(owner, companies.lumiere, 1))

    const letter = box.received[0]
    expect(letter?.subject).toContain(quote.number)
    const link = /http:\/\/localhost:3000\/devis-en-ligne\/(\S+)/.exec(letter?.text ?? '')
    const token = link?.[1] ?? ''
    expect(letter?.html).toContain(`href="${link?.[0]}"`)
    expect(letter?.html).toContain('Voir et signer le devis')
    const attached = await readBack(new Uint8Array(letter?.attachments[0]?.content as ArrayBuffer))
    expect(joined(attached.text)).toContain(quote.number)
    expect(joined(attached.text)).toContain(joined('1 200,00 €'))
    // Nothing that opens the page is at rest, and nobody is shown the address again.
    expect(JSON.stringify(await alice(showMail, { id: mail.id }))).not.toContain(token)
    const { rows } = await owner.query('select m.*, l.* from mail m, quote_link l')
    expect(JSON.stringify(rows)).not.toContain(token)

    await configured(play)
    await stranger(openPublicQuote, { token })
    const first = await stranger(showPublicQuote, { token })
    expect(first).toMatchObject({ state: 'open', number: quote.number, signed: null })
    expect(first.document).toMatchObject({ net: cents(1000_00), gross: cents(1200_00) })
    const chosen = optionOf(first)
    const shown = await stranger(showPublicQuote, { token, chosen })
    expect(shown.document).toMatchObject({ net: cents(1200_00), gross: cents(1440_00) })
    expect(shown.document?.options[0]).toMatchObject({ name: 'Variateur', chosen: true })
    expect(shown.document?.shown).not.toBe(first.document?.shown)

    const signature = {
      token,
      name: 'Lucie Martin',
      drawing,
      agreed: true,
      chosen,
      shown: shown.document?.shown ?? '',
    }
    await stranger(signPublicQuote, signature, {
      headers: { 'x-comptoir-peer': '203.0.113.9', 'user-agent': 'Téléphone/1' },
    })
    const signed = await alice(showQuote, { id: quote.id })
    expect(signed).toMatchObject({ state: 'signed', signerName: 'Lucie Martin' })
    expect(signed.totals.gross).toBe(cents(1440_00))
    const { answers, links } = await alice(listQuoteLinks, { id: quote.id })
    expect(links[0]).toMatchObject({ recipient: 'lucie@client.test', revokedAt: null })
    expect(links[0]?.openedAt).not.toBeNull()
    expect(answers[0]).toMatchObject({
      kind: 'signed',
      name: 'Lucie Martin',
      drawing,
      shownSha256: shown.document?.shown,
      ip: '203.0.113.9',
    })
    expect(answers[0]?.consent).toContain('je l’accepte')

    await withWorkers(play, box.url, () => until(owner, companies.lumiere, 3))
    await box.close()
    const toClient = box.received.find(({ subject }) => subject?.includes('signé –'))
    expect(toClient?.to?.[0]?.address).toBe('lucie@client.test')
    const copy = await readBack(new Uint8Array(toClient?.attachments[0]?.content as ArrayBuffer))
    expect(joined(copy.text)).toContain(joined('1 440,00 €'))
    expect(joined(copy.text)).toContain(joined('Lucie Martin'))
    const toSeller = box.received.find(({ subject }) => subject?.includes('a signé'))
    expect(toSeller?.to?.[0]?.address).toMatch(/^alice\./)
    expect(toSeller?.text).toContain(`/devis/${quote.id}`)
    // The page stays, with the signed copy; nothing is signed twice.
    const after = await stranger(showPublicQuote, { token })
    expect(after).toMatchObject({ state: 'signed', signed: { name: 'Lucie Martin' } })
    await expect(stranger(signPublicQuote, signature)).rejects.toMatchObject({ status: 422 })
    const pdf = await readBack((await stranger(publicQuotePdf, { token })) as Uint8Array)
    expect(joined(pdf.text)).toContain(joined('1 440,00 €'))
  }))

test('what is not agreed, not drawn, or not what was shown is not signed', () =>
  scene('2026-03-31', async (play) => {
    const { token, quote } = await sent(play)
    const { stranger } = play
    const seen = await stranger(showPublicQuote, { token })
    const signature = {
      token,
      name: 'Lucie',
      drawing: '',
      agreed: true,
      chosen: '',
      shown: seen.document?.shown ?? '',
    }
    const refused = async (over: Partial<typeof signature>, reason: string) =>
      expect(stranger(signPublicQuote, { ...signature, ...over })).rejects.toMatchObject({ reason })
    await refused({ agreed: false }, 'not_agreed')
    await refused({ drawing: 'M10 10L11 11' }, 'not_drawn')
    await refused({ shown: 'f'.repeat(64) }, 'not_as_shown')
    await refused({ chosen: optionOf(seen) }, 'not_as_shown')
    await refused({ chosen: quote.id }, 'unknown_option')
    const script = { ...signature, drawing: '<svg onload=x>' }
    const { status } = await stranger.raw('POST', `/api/v1/public/quotes/${token}/signature`, {
      body: script,
    })
    expect(status).toBe(400)
    expect((await play.alice(showQuote, { id: quote.id })).state).toBe('sent')
    await stranger(signPublicQuote, signature)
    expect((await play.alice(showQuote, { id: quote.id })).state).toBe('signed')
  }))

test('ten signatures at once make one', () =>
  scene('2026-03-31', async (play) => {
    const { token, quote } = await sent(play)
    const { document } = await play.stranger(showPublicQuote, { token })
    const shown = document?.shown ?? ''
    const done = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) =>
        play.stranger(signPublicQuote, {
          token,
          name: `Signataire ${i}`,
          drawing: '',
          agreed: true,
          chosen: '',
          shown,
        }),
      ),
    )
    expect(done.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    const { answers } = await play.alice(listQuoteLinks, { id: quote.id })
    expect(answers.filter(({ kind }) => kind === 'signed')).toHaveLength(1)
  }))

test('refused with a reason, the seller is told; an expired quote is read, and not signed', () =>
  scene('2026-03-31', async (play) => {
    const { token, quote } = await sent(play)
    await play.stranger(refusePublicQuote, { token, reason: 'Trop cher {{numéro}}' })
    expect(await play.alice(showQuote, { id: quote.id })).toMatchObject({
      state: 'refused',
      refusalReason: 'Trop cher {{numéro}}',
    })
    const { rows } = await play.alice(listMails, { ...page, aboutId: quote.id })
    expect(rows.map(({ kind }) => kind)).toContain('refused')

    const other = await sent(play)
    const { document } = await play.stranger(showPublicQuote, { token: other.token })
    play.travel('2026-06-15')
    const late = await play.stranger(showPublicQuote, { token: other.token })
    expect(late.state).toBe('expired')
    await expect(
      play.stranger(signPublicQuote, {
        token: other.token,
        name: 'Lucie',
        drawing: '',
        agreed: true,
        chosen: '',
        shown: document?.shown ?? '',
      }),
    ).rejects.toMatchObject({ reason: 'quote_expired' })
    play.travel('2026-12-31')
    await expect(play.stranger(showPublicQuote, { token: other.token })).rejects.toMatchObject({
      status: 404,
    })
  }))

test('a question reaches the seller, who answers the client; and five in an hour are enough', () =>
  scene('2026-03-31', async (play) => {
    const { token, quote } = await sent(play)
    const ask = () =>
      play.stranger(askAboutQuote, {
        token,
        question: 'Quel délai ?',
        name: 'Lucie',
        email: 'lucie@maison.test',
      })
    await ask()
    const { rows } = await play.alice(listMails, { ...page, aboutId: quote.id })
    const asked = rows.find(({ kind }) => kind === 'question')
    expect(asked?.to[0]?.address).toMatch(/^alice\./)
    const shown = await play.alice(showMail, { id: asked?.id ?? '' })
    expect(shown.replyTo).toBe('lucie@maison.test')
    expect(shown.body).toContain('Quel délai')
    for (let i = 0; i < 4; i += 1) await ask()
    await expect(ask()).rejects.toMatchObject({ reason: 'too_many_questions', status: 429 })
  }))

test('a draft, a closed link, a link of nobody: one answer', () =>
  scene('2026-03-31', async (play) => {
    const { token, quote } = await sent(play)
    const told = async (one: string) => {
      const answer = await play.stranger.raw('GET', `/api/v1/public/quotes/${one}`)
      const text = (await answer.text()).replace(/"requestId":"[^"]*"/, '')
      return `${answer.status} ${text}`
    }
    const { links } = await play.alice(listQuoteLinks, { id: quote.id })
    const made = links.find(({ recipient }) => recipient === '')
    await expect(play.eve(revokeQuoteLink, { id: made?.id ?? '' })).rejects.toMatchObject({
      status: 404,
    })
    await play.alice(revokeQuoteLink, { id: made?.id ?? '' })
    const closed = await told(token)
    expect(closed).toMatch(/^404 /)
    expect(await told(token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')))).toBe(closed)
    expect(await told('x')).toBe(closed)
    const elsewhere = `cq_${play.companies.rivale.replaceAll('-', '')}_${token.slice(-43)}`
    expect(companyOfToken('cq', elsewhere)).toBe(play.companies.rivale)
    expect(await told(elsewhere)).toBe(closed)
    const draft = await drafted(play)
    await expect(play.alice(makeQuoteLink, { id: draft.id })).rejects.toMatchObject({
      reason: 'nothing_to_link',
    })
  }))

test('ten thousand tokens open nothing', { timeout: 300_000 }, () =>
  scene('2026-03-31', async (play) => {
    const { token } = await sent(play)
    const company = play.companies.lumiere.replaceAll('-', '')
    const edges = ['', ' ', '%00', '..', '../x', 'null', 'undefined', "' or 1=1--", `${token}x`]
    edges.push(token.slice(0, -1), token.toUpperCase(), `cq_${company}_`, `ci${token.slice(2)}`)
    const tokenOf = (i: number): string => {
      const random = randomBytes(32).toString('base64url')
      const nowhere = `cq_${randomBytes(16).toString('hex')}_${random}`
      return edges[i] ?? [`cq_${company}_${random}`, nowhere, random][i % 3] ?? ''
    }
    const ask = async (i: number): Promise<number> => {
      const path = `/api/v1/public/quotes/${encodeURIComponent(tokenOf(i))}${i % 2 ? '/pdf' : ''}`
      const headers = { 'x-comptoir-peer': `10.0.${i >> 8}.${i & 255}` }
      return (await play.stranger.raw('GET', path, { headers })).status
    }
    let opened = 0
    for (let i = 0; i < 10_000; i += 20) {
      const answers = await Promise.all(Array.from({ length: 20 }, (_, more) => ask(i + more)))
      opened += answers.filter((status) => status !== 404 && status !== 400).length
    }
    expect(opened).toBe(0)
    const real = await play.stranger.raw('GET', `/api/v1/public/quotes/${token}`)
    expect(real.status).toBe(200)
    // One address that asks without end is told to wait.
    const statuses = new Set<number>()
    for (let i = 0; i < 130; i += 1) {
      const answer = await play.stranger.raw('GET', `/api/v1/public/quotes/${token}x`, {
        headers: { 'x-comptoir-peer': '198.51.100.7' },
      })
      statuses.add(answer.status)
    }
    expect([...statuses]).toEqual([404, 429])
  }),
)

test('the page of a quote holds no cost, no other quote, and nothing of the company’s people', () =>
  scene('2026-03-31', async (play) => {
    const { token } = await sent(play)
    const answer = await play.stranger.raw('GET', `/api/v1/public/quotes/${token}`)
    const said = await answer.text()
    expect(said).not.toMatch(/"cost"|"margin"|@example\.test/)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.getSetCookie()).toEqual([])
    // The same for a colleague who is signed in: the link says in which company, not their cookie.
    const seen = await play.eve.raw('GET', `/api/v1/public/quotes/${token}`)
    expect(await seen.text()).toBe(said)
  }))

test('a new text of a company is what is proposed; a variable that is none is named', () =>
  scene('2026-03-31', async (play) => {
    const { alice, eve } = play
    const quote = await drafted(play)
    const text = { subject: 'Le devis de {{client}}', body: 'Salut {{contact}},\n\n{{montant}}' }
    await alice(saveTemplate, { kind: 'quote', language: 'fr', ...text })
    const proposal = await alice(proposeQuoteMail, { id: quote.id })
    expect(proposal.subject).toBe('Le devis de Boulangerie Martin')
    expect(proposal.body).toBe('Salut Lucie Martin,\n\n1\u202f200,00\u00a0€')
    await expect(
      alice(saveTemplate, { kind: 'quote', language: 'fr', ...text, body: 'Le {{prix}}' }),
    ).rejects.toMatchObject({
      reason: 'place_unknown',
      problem: { param: 'body', detail: expect.stringContaining('prix') },
    })
    await expect(
      alice(saveTemplate, { kind: 'quote', language: 'fr', subject: '{{lien}}', body: 'x' }),
    ).rejects.toMatchObject({ reason: 'place_unknown' })
    const ofEve = await eve(listTemplates, {})
    expect(ofEve.rows.some(({ own }) => own)).toBe(false)
    await alice(resetTemplate, { kind: 'quote', language: 'fr' })
    expect((await alice(proposeQuoteMail, { id: quote.id })).subject).toContain('{{numéro}}')
    await expect(
      alice(mailQuote, {
        id: quote.id,
        to: [{ name: '', address: 'a@b.test' }],
        cc: [],
        subject: 'x',
        body: 'Bonjour {{prénom}}',
      }),
    ).rejects.toMatchObject({ reason: 'place_unknown' })
    expect((await alice(showQuote, { id: quote.id })).state).toBe('draft')
  }))
