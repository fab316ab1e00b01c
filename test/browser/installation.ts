// A real installation for the browser: the built server on a new data folder, as `npm start` runs it.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, test as base } from '@playwright/test'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export type Installation = {
  readonly url: string
  /** The address that the first start prints. */
  readonly firstStart: string
  readonly folder: string
  stop(): Promise<void>
}

/** Starts Comptoir on a free port and a new folder. */
export async function install(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-browser-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
    env: {
      ...process.env,
      PORT: String(port),
      COMPTOIR_DATA: folder,
      PUBLIC_URL: url,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const firstStart = await new Promise<string>((resolve, reject) => {
    let said = ''
    server.stdout.on('data', (piece: Buffer) => {
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
    async stop() {
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGINT')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export const account = {
  name: 'Alice Garnier',
  email: 'alice@atelier-lumiere.example',
  password: 'une phrase de passe assez longue',
} as const

/** Answers the first start with the demonstration, through the API. */
export async function startDemo({ url, firstStart }: Installation): Promise<string> {
  const token = new URL(firstStart).searchParams.get('token')
  const answer = await fetch(`${url}/api/v1/setup/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr' },
    body: JSON.stringify({ token, ...account, locale: 'fr' }),
  })
  const body = (await answer.json()) as { id: string }
  if (!answer.ok) throw new Error(JSON.stringify(body))
  return body.id
}

/** The state of a browser in which Alice has signed in: its cookies. */
export async function signedIn(browser: Browser, { url }: Installation) {
  const context = await browser.newContext()
  const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
    headers: { origin: url },
    data: { email: account.email, password: account.password },
  })
  if (!answer.ok()) throw new Error(`${answer.status()} ${await answer.text()}`)
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

/** Tests with a demonstration already there and Alice signed in; one installation a worker. */
export const test = base.extend<object, { demo: Demo }>({
  demo: [
    async ({ browser }, use) => {
      const installation = await install()
      const company = await startDemo(installation)
      const state = await signedIn(browser, installation)
      await use({ ...installation, company, state })
      await installation.stop()
    },
    { scope: 'worker' },
  ],
  storageState: ({ demo }, use) => use(demo.state),
  baseURL: ({ demo }, use) => use(demo.url),
})

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
