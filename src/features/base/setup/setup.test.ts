import { pino } from 'pino'
import { expect, test, vi } from 'vitest'
import { assemble, type Server } from '#server/assemble.ts'
import { openFile, type Scene } from '#test/scene.ts'
import { visitor } from '#test/visitor.ts'
import { setupToken } from './actions.ts'

// Passwords are hashed slowly on purpose, and a busy machine makes it slower still.
vi.setConfig({ testTimeout: 30_000 })

const password = 'un cheval pie broute'
const account = { name: 'Paule Aubry', email: 'Paule@example.test', password, locale: 'fr' }
const company = {
  name: 'Menuiserie Aubry',
  legalForm: 'SARL',
  capital: '8000.00',
  siren: '732 829 320',
  siret: null,
  vatNumber: null,
  registry: 'RCS Lyon',
  street: '4 rue Neuve',
  street2: '',
  postalCode: '69001',
  city: 'Lyon',
  email: '',
  phone: '',
  website: '',
  vatRegime: 'franchise',
  vatOnDebits: false,
  colour: '#1f4d46',
  termsDays: 45,
  termsEndOfMonth: true,
  paymentMethod: 'transfer',
  bankName: 'Banque du Rhône',
  iban: 'FR76 3000 6000 0112 3456 7890 189',
  bic: 'AGRIFRPP',
  country: 'FR',
  currency: 'EUR',
  locale: 'fr',
  timeZone: 'Europe/Paris',
}
const numberings = [{ kind: 'invoice', prefix: 'F{yy}-', digits: 4, yearly: true }]

/** An installation where nobody is yet, and a browser before it. */
async function empty(play: (on: ReturnType<typeof visitor> & { server: Server }) => Promise<void>) {
  const { owner, connections } = await openFile()
  await owner.query('truncate person, company, installation, idempotency cascade')
  const server = await assemble({
    connections,
    publicUrl: 'http://localhost:3000',
    log: pino({ level: 'error' }),
  })
  try {
    await play({ ...visitor({ server } as Scene), server })
  } finally {
    await server.close()
  }
}

test('the first start makes account and company, once, and one signs in', () =>
  empty(async ({ api, auth, server }) => {
    expect((await api('GET', '/me')).told).toMatchObject({ account: null, setupNeeded: true })
    const token = await setupToken(server.database)
    expect((await api('POST', '/setup/token', { token })).told).toEqual({ valid: true })
    const made = await api('POST', '/setup', { token, account, company, numberings })
    expect(made.status).toBe(201)
    expect((await auth('/sign-in/email', { email: account.email, password })).status).toBe(200)
    const me = (await api('GET', '/me')).told
    expect(me).toMatchObject({
      account: { name: 'Paule Aubry', email: 'paule@example.test' },
      company: { id: made.told['id'], name: 'Menuiserie Aubry', roleName: 'Gérant' },
      setupNeeded: false,
    })
    const of = { 'x-company-id': made.told['id'] as string }
    expect((await api('GET', '/company', undefined, of)).told).toMatchObject({
      siren: '732829320',
      capital: '8000.00',
      vatRegime: 'franchise',
      termsDays: 45,
      iban: 'FR7630006000011234567890189',
    })
    const { series } = (await api('GET', '/company/numberings', undefined, of)).told
    expect(series.find((one: { kind: string }) => one.kind === 'invoice').next).toMatch(
      /^F\d\d-0001$/,
    )
    const stores = (await api('GET', '/stores', undefined, of)).told['rows']
    expect(stores).toMatchObject([{ name: 'Lyon', members: 1 }])

    // The door is gone: the same token, another, or none.
    for (const path of ['/setup', '/setup/token']) {
      const body = path === '/setup' ? { token, account, company } : { token }
      expect(await api('POST', path, body)).toMatchObject({
        status: 404,
        told: { code: 'not_found' },
      })
    }
    expect(await setupToken(server.database)).toBeNull()
  }))

test('only the token of the last start opens it', () =>
  empty(async ({ api, server }) => {
    const former = await setupToken(server.database)
    const token = await setupToken(server.database)
    expect(token).not.toBe(former)
    for (const wrong of [former, 'x', `${token}x`, token?.slice(1)]) {
      expect((await api('POST', '/setup/token', { token: wrong })).told).toEqual({ valid: false })
      const answer = await api('POST', '/setup', { token: wrong, account, company })
      expect(answer).toMatchObject({ status: 403, told: { code: 'wrong_setup_token' } })
    }
    const { rows } = await (await openFile()).owner.query(`select value from installation`)
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await api('POST', '/setup', { token, account, company })).status).toBe(201)
  }))

test('whatever is refused leaves nothing, and says in which part its field stands', () =>
  empty(async ({ api, server }) => {
    const token = await setupToken(server.database)
    const wrong = [
      [{ account: { ...account, password: 'court' } }, 'password_short', 'account.password'],
      [{ account: { ...account, email: 'x' } }, 'invalid_input', 'account.email'],
      [{ company: { ...company, siren: '123456789' } }, 'bad_siren', 'company.siren'],
      [{ company: { ...company, iban: 'FR76 3000' } }, 'bad_iban', 'company.iban'],
      [{ company: { ...company, currency: 'JPY' } }, 'invalid_input', 'company.currency'],
      [{ company: { ...company, timeZone: 'Mars' } }, 'not_one_of', 'company.timeZone'],
      [
        { numberings: [{ kind: 'quote', prefix: 'DV-', digits: 4, yearly: true }] },
        'numbering_year',
        'numberings.quote.prefix',
      ],
      [{ company: { ...company, demo: true } }, 'invalid_input', 'company.demo'],
    ] as const
    for (const [values, code, param] of wrong) {
      const answer = await api('POST', '/setup', { token, account, company, ...values })
      expect(answer.told, param).toMatchObject({ code, param })
      expect((await api('GET', '/me')).told['setupNeeded']).toBe(true)
    }
    expect((await api('POST', '/setup', { token, account, company })).status).toBe(201)
  }))

test('a retried set-up acts once, and two at once make one company', () =>
  empty(async ({ api, server }) => {
    const token = await setupToken(server.database)
    const body = { token, account, company }
    const key = { 'idempotency-key': 'form-1' }
    const ends = await Promise.all([
      api('POST', '/setup', body, key),
      api('POST', '/setup', body, key),
      api('POST', '/setup', { ...body, account: { ...account, email: 'autre@example.test' } }),
    ])
    const made = ends.filter((end) => end.status === 201)
    expect(new Set(made.map((end) => end.told['id'])).size).toBe(1)
    const { owner } = await openFile()
    expect((await owner.query('select from person')).rowCount).toBe(1)
    expect((await owner.query('select from company')).rowCount).toBe(1)
    // Nothing that was typed is kept for the replay.
    const { rows } = await owner.query(`select *, convert_from(body, 'utf8') from idempotency`)
    expect(JSON.stringify(rows)).not.toContain(password)
  }))
