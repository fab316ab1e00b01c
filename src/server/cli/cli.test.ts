// The command line as people and scripts use it: in processes of its own, beside a server that runs.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { assertNothingLeft } from '#server/postgres/testing.ts'
import {
  dataFolder,
  type Ended,
  type Environment,
  freePort,
  run,
  type Running,
  serve,
  withPrograms,
} from '#test/program.ts'
import { allCommands } from './commands.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 })
withPrograms()

const cli = (args: readonly string[], environment: Environment = {}, input = ''): Promise<Ended> =>
  run('cli', args, environment, input)

/** What was written wrong is said with how to write it, on the error stream, and the code is 2. */
function expectMisuse({ code, out, err }: Ended, words: RegExp): void {
  expect(err).toMatch(words)
  expect(err).not.toMatch(/\n\s+at /)
  expect(out).toBe('')
  expect(code).toBe(2)
}

test('the help lists every command, and each has its own', async () => {
  const help = await cli(['--help'])
  expect([help.code, help.err]).toEqual([0, ''])
  const own = await Promise.all(allCommands.map(({ name }) => cli([name, '--help'])))
  for (const [rank, { name, summary, load }] of allCommands.entries()) {
    const { usage } = await load()
    expect(help.out).toContain(name)
    expect(help.out).toContain(summary)
    expect(own[rank], name).toMatchObject({ code: 0, out: `${usage}\n`, err: '' })
  }
  expect(await cli(['--version'])).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  })
  expect(await cli([])).toMatchObject({ code: 2, out: help.out })
})

test.concurrent.for([
  [['nothing'], /Commande inconnue : nothing \(unknown command\)\n\ncomptoir \d/],
  [['company'], /comptoir company create NAME/],
  [['company', 'destroy'], /comptoir company create NAME/],
  [['company', 'create'], /comptoir company create NAME/],
  [['company', 'create', 'A', 'B'], /comptoir company create NAME/],
  [['company', 'create', 'A', '--country', 'Royaume-Uni'], /--country attend deux lettres/],
  [['company', 'create', 'A', '--locale', 'de'], /--locale : fr ou en/],
  [['company', 'create', 'A', '--time-zone', 'Mars/Olympus'], /Fuseau horaire inconnu/],
  [['company', 'create', 'A', '--colour', 'red'], /Option inconnue : --colour/],
  [['company', 'create', 'A', '--country'], /L’option --country attend une valeur/],
  [['user', 'create', '--company', 'A'], /Il manque --email/],
  [['api-key', 'create', '--role', 'gérant'], /Il manque --company/],
  [['api-key'], /comptoir api-key create/],
  [['import', 'purchases'], /comptoir import sales-history/],
  [['import', 'sales-history', '/nowhere.csv', '--company', 'A'], /Fichier introuvable/],
  [['demo', 'create'], /Il manque --email/],
  [['backup', 'restore'], /comptoir backup create/],
  [['doctor', 'well'], /comptoir doctor/],
] as const)('misused: %j', async ([args, words]) => {
  expectMisuse(await cli(args), words)
})

test('a company, a key, a person, a backup and its restoration, beside a server that runs', async () => {
  const COMPTOIR_DATA = dataFolder()
  const at = { COMPTOIR_DATA }
  // Without a server: the command starts the engine, and stops it.
  const company = await cli(
    ['company', 'create', 'Blue Gifts Ltd', '--country', 'GB', '--currency', 'GBP'],
    at,
  )
  expect(company).toMatchObject({ code: 0, out: expect.stringMatching(/^[0-9a-f-]{36}\n$/) })
  assertNothingLeft(COMPTOIR_DATA)

  const server = await serve(at)
  const key = await keyFor(server, at)
  await person(server, at)
  await refusals(at)
  const backup = await backUp(server, at, key)
  expect((await server.end('SIGINT')).code).toBe(0)
  await restored(backup)
})

async function keyFor(server: Running, at: Environment): Promise<string> {
  const made = await cli(
    ['api-key', 'create', '--company', 'blue gifts ltd', '--role', 'gérant', '--name', 'Essai'],
    at,
  )
  // Alone on the standard output, so that a script may keep it.
  expect(made).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^ck_[0-9a-f]{32}_[\w-]{43}\n$/),
  })
  const authorization = `Bearer ${made.out.trim()}`
  const answer = await server.fetch('/api/v1/company', { headers: { authorization } })
  expect(await answer.json()).toMatchObject({
    name: 'Blue Gifts Ltd',
    country: 'GB',
    currency: 'GBP',
    locale: 'en',
    timeZone: 'Europe/London',
    vatRegime: 'outside',
  })
  const list = await cli(['company', 'list'], at)
  expect(list.out).toMatch(/^[0-9a-f-]{36}\tBlue Gifts Ltd\tGB\tGBP\n$/)
  return authorization
}

const email = 'rose@blue-gifts.example'

async function person(server: Running, at: Environment): Promise<void> {
  const made = await cli(
    ['user', 'create', '--company', 'Blue Gifts Ltd', '--email', email, '--name', 'Rose Tyler'],
    at,
  )
  expect(made).toMatchObject({ code: 0, out: expect.stringMatching(/^[\w-]{20}\n$/) })
  expect(await signIn(server, made.out.trim())).toBe(200)
  const chosen = 'un cheval pie broute'
  const changed = await cli(['user', 'password', email, '--password-stdin'], at, `${chosen}\n`)
  expect(changed).toMatchObject({ code: 0, out: '' })
  expect(await signIn(server, made.out.trim())).toBe(401)
  expect(await signIn(server, chosen)).toBe(200)
  expect((await cli(['user', 'disable', email], at)).code).toBe(0)
  expect(await signIn(server, chosen)).toBe(403)
  expect((await cli(['user', 'enable', email], at)).code).toBe(0)
  const list = await cli(['user', 'list'], at)
  expect(list.out).toBe(`${email}\tRose Tyler\tactif\n`)
}

async function signIn(server: Running, password: string): Promise<number> {
  const answer = await server.fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: `http://localhost:${server.port}` },
    body: JSON.stringify({ email, password }),
  })
  return answer.status
}

async function refusals(at: Environment): Promise<void> {
  const role = ['--role', 'gérant']
  const unknown = await cli(['api-key', 'create', '--company', 'Nobody', ...role], at)
  expectMisuse(unknown, /« Nobody ». Il y a : « Blue Gifts Ltd »/)
  const who = ['--email', email, '--name', 'Rose']
  for (const [args, words] of [
    [['api-key', 'create', '--company', 'Blue Gifts Ltd', '--role', 'roi'], /Commercial|Sales/],
    [['company', 'create', 'Blue Gifts Ltd'], /name: .*entreprise/],
    [['company', 'create', 'Yen KK', '--currency', 'JPY'], /currency: .*devise/],
    [['user', 'create', '--company', 'Blue Gifts Ltd', ...who], /email: /],
    [['user', 'password', 'nobody@example.test'], /email: /],
  ] as const) {
    const { code, out, err } = await cli(args, at)
    expect(err, args.join(' ')).toMatch(words)
    expect(err).not.toMatch(/\n\s+at /)
    expect([code, out], args.join(' ')).toEqual([1, ''])
  }
}

async function backUp(server: Running, at: Environment, authorization: string): Promise<string> {
  const posted = await server.fetch('/api/v1/customers', {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Mickey Smith' }),
  })
  expect(posted.status).toBe(201)
  const folder = join(dataFolder(), 'sauvegarde')
  const made = await cli(['backup', 'create', folder], at)
  expect(made).toMatchObject({ code: 0, out: `${folder}\n` })
  expect(existsSync(folder)).toBe(true)
  expect((await cli(['backup', 'create', folder], at)).code).toBe(1)
  const verified = await cli(['backup', 'verify', folder], at)
  expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('exacte') })
  const full = await cli(['backup', 'restore', folder], at)
  expect(full.code).toBe(1)
  expect(full.err).not.toMatch(/\n\s+at /)
  // And all is sound, says the doctor.
  expect(await cli(['doctor'], at)).toMatchObject({
    code: 0,
    out: expect.stringContaining('Tout est exact'),
  })
  return folder
}

/** The backup in another folder, served: the same people, the same customers. */
async function restored(backup: string): Promise<void> {
  const at = { COMPTOIR_DATA: dataFolder(), PORT: String(await freePort()) }
  const done = await cli(['backup', 'restore', backup], at)
  expect(done).toMatchObject({ code: 0, out: expect.stringMatching(/^Restauré : 1 entreprises/) })
  const server = await serve(at)
  expect(await signIn(server, 'un cheval pie broute')).toBe(200)
  const key = await cli(
    ['api-key', 'create', '--company', 'Blue Gifts Ltd', '--role', 'gérant'],
    at,
  )
  const answer = await server.fetch('/api/v1/customers', {
    headers: { authorization: `Bearer ${key.out.trim()}` },
  })
  const { rows } = (await answer.json()) as { rows: { name: string }[] }
  expect(rows.map(({ name }) => name)).toContain('Mickey Smith')
  expect((await server.end('SIGTERM')).code).toBe(0)
}
