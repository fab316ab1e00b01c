import assert from 'node:assert/strict'
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, statSync } from 'node:fs'
import { chown, mkdir, readdir, utimes, watch, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { describe, onTestFinished, test } from 'vitest'
import { chooseDataFolder } from './launcher.ts'
import {
  assertNothingLeft,
  assertRefused,
  connected,
  copied,
  nobody,
  postmaster,
  query,
  root,
  serve,
  spawnServer,
  start,
  template,
  temporary,
  waitFor,
  withTemplate,
} from './testing.ts'

withTemplate()

describe('the embedded PostgreSQL', { timeout: 60_000 }, () => {
  test('a cold start gives a durable, French-sorting, socket-only engine; a warm one is quick', async () => {
    const folder = join(await temporary(), `données d'été, "1"`)
    const cold_ms = performance.now()
    const running = await start(folder)
    const warm_ms = performance.now()
    console.info(`cold start ${Math.round(warm_ms - cold_ms)} ms`)
    assert.equal(running.adopted, false)

    for (const [name, value] of [
      ['fsync', 'on'],
      ['synchronous_commit', 'on'],
      ['full_page_writes', 'on'],
      ['data_checksums', 'on'],
      ['server_encoding', 'UTF8'],
      ['TimeZone', 'UTC'],
      ['listen_addresses', ''],
    ]) {
      assert.deepEqual(await query(running, `show ${name}`), [{ [name ?? '']: value }])
    }
    const [locale] = await query(
      running,
      `select datlocprovider as provider, datlocale as locale from pg_database where datname = 'template1'`,
    )
    assert.deepEqual(locale, { provider: 'b', locale: 'C.UTF-8' })
    const names = ['Zoé', 'Élan', 'eau', 'Œuvre', 'Abeille', 'Étoile', 'Elan', 'Ours', 'Odile']
    const sorted = await query(
      running,
      `select n from unnest($1::text[]) n order by n collate "fr-x-icu"`,
      [names],
    )
    assert.deepEqual(
      sorted.map((row) => row['n']),
      ['Abeille', 'eau', 'Elan', 'Élan', 'Étoile', 'Odile', 'Œuvre', 'Ours', 'Zoé'],
    )
    await query(
      running,
      'create extension unaccent; create extension pg_trgm; create table kept (n int)',
    )

    const door = statSync(running.connection.host)
    assert.equal(door.mode & 0o777, 0o700)
    assert.equal(door.uid, statSync(join(folder, 'pg')).uid)
    assert.ok(!root || door.uid !== 0)

    const processes = await query(running, 'select pid from pg_stat_activity')
    await running.stop()
    assertNothingLeft(folder)
    assert.ok(processes.length >= 5)
    for (const { pid } of processes) {
      assert.throws(() => process.kill(Number(pid), 0), { code: 'ESRCH' })
    }
    assert.deepEqual((await readdir(folder)).toSorted(), ['pg', 'run'])

    const before_ms = performance.now()
    const again = await start(folder)
    console.info(`warm start ${Math.round(performance.now() - before_ms)} ms`)
    assert.equal(again.adopted, false)
    assert.deepEqual(await query(again, 'select count(*)::int as n from kept'), [{ n: 0 }])
  })

  test('it runs as an ordinary user', async () => {
    const folder = await temporary()
    if (root) await chown(folder, nobody, nobody)
    const child = await serve(folder, root ? { uid: nobody } : {})
    assert.equal(child.said['adopted'], false)
    const owner = statSync(join(folder, 'pg')).uid
    assert.equal(owner, root ? nobody : process.getuid?.())
    await child.stop()
    assertNothingLeft(folder)
  })

  test('an orphan is adopted after its parent was killed, and stopped by the new one', async () => {
    const folder = await copied()
    const child = await serve(folder)
    const pid = postmaster(folder)
    child.process.kill('SIGKILL')
    await once(child.process, 'exit')
    const running = await start(folder)
    assert.equal(running.adopted, true)
    assert.equal(postmaster(folder), pid)
    assert.deepEqual(await query(running, 'select count(*)::int as n from kept'), [{ n: 0 }])
    await running.stop()
    assertNothingLeft(folder)
  })

  test('a Comptoir that exits without a word takes its engine with it', async () => {
    const folder = await copied()
    const child = await serve(folder, { crashes: true })
    const changes = watch(join(folder, 'pg'))
    const gone = (async () => {
      for await (const _ of changes) if (!existsSync(join(folder, 'pg/postmaster.pid'))) return
    })()
    await child.stop()
    await gone
  })

  test('an orphan that does not answer is replaced', async () => {
    const folder = await copied()
    const child = await serve(folder)
    const pid = postmaster(folder)
    child.process.kill('SIGKILL')
    await once(child.process, 'exit')
    process.kill(pid, 'SIGSTOP')
    const running = await start(folder)
    assert.equal(running.adopted, false)
    assert.notEqual(postmaster(folder), pid)
  })

  test('a dying engine whose children still use its memory is waited for', async () => {
    const folder = await copied()
    const child = await serve(folder)
    const client = new pg.Client({
      host: join(folder, 'run'),
      user: 'postgres',
      database: 'postgres',
    })
    client.on('error', () => {})
    await client.connect()
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where backend_type = 'checkpointer'`,
    )
    await client.end()
    const checkpointer = rows[0]?.pid ?? 0
    child.process.kill('SIGKILL')
    await once(child.process, 'exit')
    process.kill(checkpointer, 'SIGSTOP')
    process.kill(postmaster(folder), 'SIGKILL')
    let waited = false
    const log = (line: string) => {
      if (!line.includes('still in use')) return
      waited = true
      process.kill(checkpointer, 'SIGCONT')
    }
    const running = await start(folder, { log })
    assert.ok(waited)
    assert.equal(running.adopted, false)
  })

  test('a second Comptoir on the folder is refused, in a sentence that names the first', async () => {
    const folder = await copied()
    const running = await start(folder)
    const { said } = await serve(folder)
    assert.equal(said['code'], 'folder_in_use')
    assert.match(JSON.stringify(said['sentences']), new RegExp(`déjà.*pid ${process.pid}\\b`))
    await query(running, 'select 1') // the refused one has not touched the first
  })

  test('of two first starts at the same instant one wins', async () => {
    const folder = join(await temporary(), 'data')
    const both = await Promise.allSettled([start(folder), start(folder)])
    const [won, lost] = both.toSorted((a, b) => a.status.localeCompare(b.status))
    assert.ok(won?.status === 'fulfilled' && lost?.status === 'rejected')
    assertRefused(lost.reason, 'folder_in_use')
    await query(won.value, 'select 1')
  })

  test('who starts while the former one stops waits for it', async () => {
    const folder = await copied()
    const child = await serve(folder)
    const stopped = child.stop()
    const running = await start(folder)
    await stopped
    assert.equal(running.adopted, false)
    await query(running, 'select 1')
  })

  test('a killed engine comes back by itself, at the same address, with every acknowledged row', async () => {
    const folder = await copied()
    const back = waitFor('répond de nouveau')
    const running = await start(folder, { note: back.note })
    const writer = await connected(running)
    const processes = await writer.query<{ pid: number }>('select pid from pg_stat_activity')
    const victims = [postmaster(folder), ...processes.rows.map((row) => row.pid)]
    let acknowledged = 0
    try {
      for (;;) {
        await writer.query('insert into kept values ($1)', [acknowledged + 1])
        acknowledged += 1
        if (acknowledged === 300) for (const pid of victims) process.kill(pid, 'SIGKILL')
      }
    } catch {
      // The engine is dead: every row above was acknowledged before.
    }
    await back.seen
    const [found] = await query(running, 'select count(*)::int as n from kept where n <= $1', [
      acknowledged,
    ])
    assert.ok(acknowledged >= 300)
    assert.deepEqual(found, { n: acknowledged })
    await running.stop()
    assertNothingLeft(folder)
  })

  test('a pid that now belongs to a stranger, or an empty pid file, does not stop the start', async () => {
    const folder = await copied()
    const cluster = join(folder, 'pg')
    const { uid, gid } = statSync(cluster)
    const stranger = spawn('cat', root ? { uid, gid } : {})
    onTestFinished(() => void stranger.kill())
    await once(stranger, 'spawn')
    const file = join(cluster, 'postmaster.pid')
    const lines = [stranger.pid, cluster, 1, 5432, join(folder, 'run'), '', '1 1', 'ready   ', '']
    await writeFile(file, lines.join('\n'))
    await chown(file, uid, gid)
    await (await start(folder)).stop()
    assert.equal(stranger.exitCode ?? stranger.signalCode, null)

    await writeFile(file, '')
    await chown(file, uid, gid)
    await utimes(file, 1, 1)
    await query(await start(folder), 'select 1')
  })

  test('a first start that was killed is begun again', async () => {
    const folder = join(await temporary(), 'data')
    const child = spawnServer(folder)
    await child.lineWith('Creating')
    child.process.kill('SIGKILL')
    await once(child.process, 'exit')
    assert.ok(!existsSync(join(folder, 'pg')))
    const running = await start(folder)
    await query(running, 'select 1')
    assert.deepEqual((await readdir(folder)).toSorted(), ['pg', 'run'])
  })

  test('a path too long for a socket sends it to a private temporary folder', async () => {
    const folder = join(await temporary(), 'long'.repeat(25))
    await mkdir(folder)
    execFileSync('cp', ['-a', join(template, 'pg'), folder])
    const child = await serve(folder)
    child.process.kill('SIGKILL')
    await once(child.process, 'exit')
    const running = await start(folder)
    const { host } = running.connection
    assert.equal(running.adopted, true)
    assert.ok(Buffer.byteLength(host) < 80)
    assert.equal(statSync(host).mode & 0o777, 0o700)
    await running.stop()
    assert.ok(!existsSync(host))
  })

  test('the manner of Windows: a loopback port, SCRAM, a password in a file of mode 0600', async () => {
    const folder = join(await temporary(), 'data')
    const running = await start(folder, { transport: 'loopback' })
    const { host, password } = running.connection
    assert.equal(host, '127.0.0.1')
    assert.ok((password?.length ?? 0) >= 32)
    assert.equal(statSync(join(folder, 'password')).mode & 0o777, 0o600)
    assert.deepEqual(await query(running, 'show listen_addresses'), [{ listen_addresses: host }])
    const intruder = new pg.Client({ ...running.connection, password: 'guess' })
    await assert.rejects(intruder.connect(), { code: '28P01' })
    await running.stop()
    assertNothingLeft(folder)
    const again = await start(folder, { transport: 'loopback' })
    assert.equal(again.connection.password, password)
  })

  test('one commit is one fdatasync', async (context) => {
    const skip = (reason: string) => {
      console.info(`skipped: ${reason}`)
      context.skip(reason)
    }
    if (spawnSync('strace', ['-V']).error)
      skip('strace is not installed: the syncs cannot be counted')
    const running = await start(await copied())
    const client = await connected(running)
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity where pid = pg_backend_pid() or backend_type = 'walwriter'`,
    )
    const attach = rows.flatMap((row) => ['-p', String(row.pid)])
    const strace = spawn('strace', ['-e', 'trace=fdatasync', ...attach])
    const lines = createInterface({ input: strace.stderr })
    let syncs = 0
    let attached = 0
    const ready = new Promise<void>((resolve, reject) => {
      strace.once('exit', () => reject(new Error('strace may not attach here')))
      lines.on('line', (line) => {
        if (line.includes(' attached')) attached += 1
        if (attached === rows.length) resolve()
        if (line.includes('fdatasync(')) syncs += 1
      })
    })
    await ready.catch((error: Error) => skip(error.message))
    for (let n = 1; n <= 100; n += 1) await client.query('insert into kept values ($1)', [n])
    strace.kill('SIGINT')
    await once(strace, 'close')
    console.info(`${syncs} fdatasync in 100 commits`)
    assert.ok(syncs >= 100 && syncs <= 110, `${syncs} syncs`)
  })
})

test('the data folder is configured, or beside the application, or the usual one of root', () => {
  assert.equal(chooseDataFolder('/srv/comptoir', '/app'), '/srv/comptoir')
  assert.equal(chooseDataFolder(undefined, '/app'), root ? '/var/lib/comptoir' : '/app/data')
})
