// A real installation for the browser: the built server on a new data folder, as `npm start` runs it.
import { once } from 'node:events'
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, test as base } from '@playwright/test'
import pg from 'pg'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export type Installation = {
  readonly url: string
  /** The address that the first start prints. */
  readonly firstStart: string
  readonly folder: string
  /** Moves its clock to noon of a day, where it was started with one that moves. */
  travel(day: string): Promise<void>
  stop(): Promise<void>
}

/** Starts Comptoir on a free port and a new folder; with a clock that the story moves `from` a day. */
export async function install({ from = '' } = {}): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-browser-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const moved = from ? ['--import', join(root, 'test/browser/clock.mjs')] : []
  const server = spawn(process.execPath, [...moved, join(root, 'dist/server/main.js')], {
    env: {
      ...process.env,
      ...(from ? { CLOCK_STARTS: noon(from) } : {}),
      PORT: String(port),
      COMPTOIR_DATA: folder,
      PUBLIC_URL: url,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const firstStart = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const found = /(http\S+\/premier-demarrage\?token=\S+)/.exec(said)
      if (found?.[1] && said.includes('Ctrl+C')) resolve(found[1])
    })
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  return {
    url,
    firstStart,
    folder,
    async travel(day) {
      server.send({ moment: noon(day) })
      await once(server, 'message')
    },
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const noon = (day: string): string => `${day}T11:00:00Z`

export const account = {
  name: 'Alice Garnier',
  email: 'alice@atelier-lumiere.example',
  password: 'une phrase de passe assez longue',
} as const

/** Answers the first start, through the API: with the demonstration, or a company that has nothing. */
async function start({ url, firstStart }: Installation, how: 'demo' | 'company'): Promise<string> {
  const token = new URL(firstStart).searchParams.get('token')
  const path = how === 'demo' ? '/setup/demo' : '/setup'
  const body =
    how === 'demo'
      ? { token, ...account, locale: 'fr' }
      : { token, account: { ...account, locale: 'fr' }, company: workshop }
  const answer = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr' },
    body: JSON.stringify(body),
  })
  const told = (await answer.json()) as { id: string }
  if (!answer.ok) throw new Error(JSON.stringify(told))
  return told.id
}

/** A company of which nothing lacks. */
const workshop = {
  name: 'Atelier Lumière',
  legalForm: 'SARL',
  capital: '10000.00',
  siren: '732829320',
  siret: '73282932000074',
  vatNumber: 'FR44732829320',
  registry: 'RCS Lyon',
  street: '12 rue de la République',
  street2: '',
  postalCode: '69002',
  city: 'Lyon',
  email: 'contact@atelier-lumiere.example',
  phone: '',
  website: '',
  vatRegime: 'standard',
  vatOnDebits: false,
  colour: '#0d5c68',
  termsDays: 30,
  termsEndOfMonth: false,
  paymentMethod: 'transfer',
  bankName: '',
  iban: '',
  bic: '',
  country: 'FR',
  currency: 'EUR',
  locale: 'fr',
  timeZone: 'Europe/Paris',
} as const

/** Signs Alice in again: a session lasts thirty days, and a story goes over months. */
export async function signInAgain(context: BrowserContext, { url }: Installation): Promise<void> {
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    headers: { origin: url },
    data: { email: account.email, password: account.password },
  })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
}

/** The state of a browser in which Alice has signed in: its cookies. */
export async function signedIn(browser: Browser, installation: Installation) {
  const context = await browser.newContext()
  await signInAgain(context, installation)
  const state = await context.storageState()
  await context.close()
  return state
}

type State = Awaited<ReturnType<typeof signedIn>>

export type Demo = Installation & { readonly company: string; readonly state: State }

/** Asks the API as who is signed in: what a story starts from, made without its screens. */
export async function api<T>(
  context: BrowserContext,
  { company, url }: Pick<Demo, 'company' | 'url'>,
  path: string,
  body?: object,
): Promise<T> {
  const headers = { 'x-company-id': company, origin: url, 'accept-language': 'fr' }
  const answer = body
    ? await context.request.post(`${url}/api/v1${path}`, { data: body, headers })
    : await context.request.get(`${url}/api/v1${path}`, { headers })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
  return (await answer.json()) as T
}

/** Tests in front of an installation of their own, one a worker, with Alice signed in. */
const inFrontOf = (how: 'demo' | 'company', from?: string) =>
  base.extend<object, { demo: Demo }>({
    demo: [
      async ({ browser }, use) => {
        const installation = await install(from ? { from } : {})
        const company = await start(installation, how)
        const state = await signedIn(browser, installation)
        await use({ ...installation, company, state })
        await installation.stop()
      },
      // Three years of deals, made as people make them, take their time.
      { scope: 'worker', timeout: 300_000 },
    ],
    storageState: ({ demo }, use) => use(demo.state),
    baseURL: ({ demo }, use) => use(demo.url),
  })

/** With the demonstration: for what is looked at. */
export const test = inFrontOf('demo')
/** With a company that has nothing yet: for what makes all that it needs, and starts in seconds. */
export const atWork = inFrontOf('company')
/** The same, in January of a year whose months the story goes through. */
export const overMonths = inFrontOf('company', '2026-01-05')

/** What the database of an installation holds, read beside the program. */
export async function inDatabase<T extends pg.QueryResultRow>(
  { folder }: Installation,
  query: string,
  values: readonly unknown[],
): Promise<T[]> {
  const [, , , port = '', host = ''] = readFileSync(
    join(folder, 'pg/postmaster.pid'),
    'utf8',
  ).split('\n')
  const client = new pg.Client({ host, port: Number(port), user: 'postgres', database: 'comptoir' })
  await client.connect()
  try {
    return (await client.query<T>(query, [...values])).rows
  } finally {
    await client.end()
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
