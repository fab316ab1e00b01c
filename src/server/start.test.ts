// The start and the end of the program, as real processes on folders of their own.
import { connect } from 'node:net'
import { createServer } from 'node:http'
import { expect, test, vi } from 'vitest'
import { assertNothingLeft } from '#server/postgres/testing.ts'
import {
  dataFolder,
  type Ended,
  freePort,
  run,
  type Running,
  serve,
  withPrograms,
} from '#test/program.ts'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 })
withPrograms()

/** Refused at once, with sentences for a person and nothing of the inside. */
function expectSentence({ code, err }: Ended, words: RegExp): void {
  expect(err).toMatch(words)
  expect(err).not.toMatch(/\n\s+at |node:internal|\.js:\d/)
  expect(code).toBe(1)
}

test.concurrent.each([
  ['PORT', 'abc'],
  ['PORT', '70000'],
  ['PUBLIC_URL', 'gestion.exemple.fr'],
  ['PUBLIC_URL', 'https://exemple.fr/gestion'],
  ['COMPTOIR_DATA', 'data'],
  ['DATABASE_URL', 'mysql://localhost/comptoir'],
  ['SMTP_URL', 'localhost:25'],
  ['MAIL_FROM', 'Comptoir'],
  ['MAILBOX_HOSTS', 'imap.exemple.lan'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is a mistake with its sentence', async (name, value) => {
  const ended = await run('main', [], { [name]: value })
  expectSentence(ended, new RegExp(`^${name} doit .*\\(${name} must .*\\)\\.\n$`))
  expect(ended.out).toBe('')
})

test('the command line reads the same configuration', async () => {
  const ended = await run('cli', ['company', 'list'], { PORT: 'abc' })
  expectSentence(ended, /^PORT doit /)
})

test('several mistakes have a sentence each, and nothing is started', async () => {
  const folder = dataFolder()
  const wrong = { PORT: 'x', MAIL_FROM: 'y', COMPTOIR_DATA: folder }
  const ended = await run('main', [], wrong)
  expectSentence(ended, /^PORT doit .*\nMAIL_FROM doit .*\n$/)
  assertNothingLeft(folder)
})

test('a server of DATABASE_URL that does not answer is a sentence', async () => {
  const DATABASE_URL = `postgres://comptoir:secret-de-test@127.0.0.1:${await freePort()}/comptoir`
  const ended = await run('main', [], { DATABASE_URL, PORT: String(await freePort()) })
  expectSentence(ended, /DATABASE_URL/)
  expect(ended.err + ended.out).not.toContain('secret-de-test')
})

/** One cluster for the lives that follow each other: making one is what takes time. */
const COMPTOIR_DATA = dataFolder()

test('an address that the machine does not have is a sentence', async () => {
  const HOST = '203.0.113.7'
  const ended = await run('main', [], {
    HOST,
    PORT: String(await freePort()),
    COMPTOIR_DATA,
  })
  expectSentence(ended, /HOST/)
  assertNothingLeft(COMPTOIR_DATA)
})

test('a port that is taken is said in a sentence, and the engine is let go', async () => {
  const other = createServer()
  const port = await freePort()
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
  const ended = await run('main', [], { PORT: String(port), COMPTOIR_DATA })
  other.close()
  expectSentence(ended, new RegExp(`Le port ${port} est déjà pris.*PORT=`))
  assertNothingLeft(COMPTOIR_DATA)
})

test('one life: start, refuse a second, stop on Ctrl+C, start again, die, be adopted', async () => {
  const first = await serve({ COMPTOIR_DATA })
  expect(first.said.out).toContain(`→ http://localhost:${first.port}`)
  expect(first.said.out).toMatch(/premier-demarrage\?token=[\w-]{32}\n/)
  expect((await first.fetch('/api/health')).status).toBe(200)

  const second = await run('main', [], { COMPTOIR_DATA, PORT: String(await freePort()) })
  expectSentence(second, /Comptoir tourne déjà sur le dossier .*pid \d+.*\nComptoir already runs/)
  expect((await first.fetch('/api/health')).status).toBe(200)

  await withstandsTheWire(first)
  await endUnderWay(first)
  assertNothingLeft(COMPTOIR_DATA)

  const again = await serve({ COMPTOIR_DATA })
  const killed = await again.end('SIGKILL')
  expect(killed.signal).toBe('SIGKILL')
  const adopting = await serve({ COMPTOIR_DATA })
  expect((await adopting.fetch('/api/health')).status).toBe(200)
  expectClean(await adopting.end('SIGTERM'))
  assertNothingLeft(COMPTOIR_DATA)
})

/** Ended by itself, said so, and complained of nothing. */
function expectClean({ code, out, err }: Ended): void {
  expect(out).toMatch(/Arrêt en cours… \(stopping\)\nArrêté\. \(stopped\)\n$/)
  expect(out).not.toMatch(/"level":[456]0|Error/)
  expect(err).toBe('')
  expect(code).toBe(0)
}

/** Ends a server that has taken half of a request: it waits for the other half, and answers. */
async function endUnderWay(server: Running): Promise<void> {
  const socket = connect(server.port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const body = '{"token":"x"}'
  const head = `Host: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}`
  socket.write(`POST /api/v1/setup/token HTTP/1.1\r\n${head}\r\n\r\n${body.slice(0, 5)}`)
  // Taken before the signal: what was sent after it, elsewhere, has its answer.
  expect((await server.fetch('/api/health')).status).toBe(200)
  const end = server.end('SIGINT')
  await vi.waitFor(() => expect(server.said.out).toContain('Arrêt en cours'))
  socket.write(body.slice(5))
  await closed
  expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(heard).toContain('{"valid":false}')
  expectClean(await end)
}

/** What no client library would send, byte for byte on the socket: refused, and the program stays. */
async function withstandsTheWire({ port, fetch, said }: Running): Promise<void> {
  const host = `Host: localhost:${port}\r\n`
  const get = (path: string, more = '') => `GET ${path} HTTP/1.1\r\n${host}${more}\r\n`
  const hostile = [
    get('/%00'),
    get('/%ff'),
    get('/%'),
    get('/api/v1/customers/%ff'),
    get('/api/v1/customers?q=%ff&%zz'),
    get('/..%2f..%2f..%2fetc/passwd'),
    get('/assets/../../../package.json'),
    get('/%2e%2e/%2e%2e/package.json'),
    get('/..\\..\\package.json'),
    get('//ailleurs.example/api/health'),
    get('http://ailleurs.example/api/health'),
    get('*'),
    get(`/${'x'.repeat(14_000)}`),
    get('/', `X-Long: ${'x'.repeat(20_000)}\r\n`),
    get('/', 'X-Nul: a\u0000b\r\n'),
    get('/', 'Cookie: comptoir.session_token=%ff.%ff; =;;\r\n'),
    get('/', 'Accept-Encoding: br;q=x, gzip\r\nRange: bytes=0-\r\nIf-None-Match: *\r\n'),
    'GET / HTTP/1.1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [::1\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
    'GET / HTTP/9.9\r\nHost: a\r\n\r\n',
    'GET /\n\n',
    '\u0016\u0003\u0001\u0002\u0000',
    ...['TRACE', 'CONNECT', 'TRACK', 'get', 'FOO', 'OPTIONS', 'PROPFIND'].map(
      (method) => `${method} /api/v1/me HTTP/1.1\r\n${host}\r\n`,
    ),
    `POST /api/v1/setup/token HTTP/1.1\r\n${host}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `POST /api/v1/setup/token HTTP/1.1\r\n${host}Content-Length: 99999999999\r\n\r\n{}`,
    `POST /api/v1/setup/token HTTP/1.1\r\n${host}Content-Length: -1\r\n\r\n{}`,
    `POST /api/v1/setup/token HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
    `POST /api/v1/setup/token HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n${`f000\r\n${' '.repeat(0xf000)}\r\n`.repeat(20)}0\r\n\r\n`,
    `POST /api/v1/setup/token HTTP/1.1\r\n${host}Expect: 200-maybe\r\nContent-Length: 2\r\n\r\n{}`,
  ]
  for (const bytes of hostile) {
    const heard = await overSocket(port, bytes)
    const where = bytes.slice(0, 120)
    // Nothing at all is an answer too: the connection of what is no HTTP is closed.
    if (heard !== '') expect(heard, where).toMatch(/^HTTP\/1\.1 (200|40\d|41\d|431|503)/)
    expect(heard, where).not.toMatch(/\n\s+at |node:|root:x:0|"devDependencies"/)
  }
  expect((await fetch('/api/health')).status).toBe(200)
  expect(said.out + said.err).not.toMatch(/"level":[56]0|Error/)
}

/** What a server answers to bytes, until it closes or has said a whole head. */
function overSocket(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(bytes, 'latin1')))
    let heard = ''
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('data', (data) => {
      heard += data.toString('latin1')
      if (heard.includes('\r\n\r\n')) socket.destroy()
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(heard))
  })
}
