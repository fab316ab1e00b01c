import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { record } from '#features/base/journal/actions.ts'
import { insertFile } from '#features/base/files/queries.ts'
import { lintSchema } from '#server/database/lint.ts'
import { openFile, scene, type Scene } from '#test/scene.ts'
import { createBackup, differences, restoreBackup, verifyBackup } from './backup.ts'
import { damagedFiles, readManifest } from './manifest.ts'

const options = { version: '0.1.0', now: new Date('2026-03-31T12:00:00Z') }

/** A scene with content worth saving, its backup, and an empty database to restore into. */
async function saved(
  use: (all: {
    play: Scene
    owner: pg.PoolConfig
    folder: string
    empty: pg.PoolConfig
  }) => Promise<void>,
): Promise<void> {
  await scene('2026-03-31', async (play) => {
    await play.as('alice', async (act) => {
      const bytes = randomBytes(5_000)
      await insertFile(act, { name: 'é\t\\ "x".bin', mediaType: 'application/pdf', bytes })
      record(act, 'company.changed', 'company', act.company, { after: { note: 'à\nb' } })
    })
    const { owner } = (await openFile()).connections
    const root = mkdtempSync(join(tmpdir(), 'comptoir-backup-'))
    const database = `comptoir_restored_${randomBytes(6).toString('hex')}`
    await play.owner.query(`create database ${database} template template0`)
    try {
      const folder = join(root, 'backup')
      await createBackup(owner, folder, options)
      await use({ play, owner, folder, empty: { ...owner, database } })
    } finally {
      await play.owner.query(`drop database ${database} with (force)`)
      rmSync(root, { recursive: true })
    }
  })
}

test('a backup restores exactly: counts, sums, contents and chains', () =>
  saved(async ({ folder, empty, play }) => {
    const manifest = await restoreBackup(empty, folder)
    expect(manifest.tables.find(({ name }) => name === 'file')?.rows).toBeGreaterThan(0)
    expect(manifest.tables.find(({ name }) => name === 'journal')?.rows).toBeGreaterThan(0)
    expect(await differences(empty, manifest)).toEqual([])
    const client = new pg.Client(empty)
    await client.connect()
    expect(await lintSchema(client)).toEqual([])
    // The control: one cent more is seen.
    await client.query(`update company set capital = capital + 1 where id = $1`, [
      play.companies.lumiere,
    ])
    await client.end()
    expect(await differences(empty, manifest)).toEqual([
      expect.stringMatching(/^company\.capital/),
      'company: the content differs',
    ])
  }))

test('the drill finds a good backup good, and one that was altered bad', () =>
  saved(async ({ owner, folder }) => {
    expect(await verifyBackup(owner, folder)).toEqual([])
    const path = join(folder, 'manifest.json')
    const text = readFileSync(path, 'utf8')
    const lines =
      (await readManifest(folder)).tables.find(({ name }) => name === 'store')?.rows ?? 0
    writeFileSync(path, text.replace(`"rows": ${lines}`, `"rows": ${lines + 1}`))
    expect(await verifyBackup(owner, folder)).not.toEqual([])
    const client = new pg.Client(owner)
    await client.connect()
    const { rowCount } = await client.query(
      `select from pg_database where datname like 'comptoir_verify%'`,
    )
    await client.end()
    expect(rowCount).toBe(0)
  }))

test('a damaged or missing file is named, and nothing is restored', () =>
  saved(async ({ folder, empty }) => {
    const file = join(folder, 'person.copy.gz')
    const text = gunzipSync(readFileSync(file)).toString()
    writeFileSync(file, gzipSync(text.replace('Garnier', 'Garnieu')))
    rmSync(join(folder, 'role.copy.gz'))
    expect((await damagedFiles(folder, await readManifest(folder))).sort()).toEqual([
      'person',
      'role',
    ])
    await expect(restoreBackup(empty, folder)).rejects.toThrow(/person, role|role, person/)
    const client = new pg.Client(empty)
    await client.connect()
    const tables = await client.query(
      `select from pg_class where relnamespace = 'public'::regnamespace`,
    )
    await client.end()
    expect(tables.rowCount).toBe(0)
  }))

test('a database that holds data is left alone, and so is a folder that is not empty', () =>
  saved(async ({ owner, folder }) => {
    await expect(restoreBackup(owner, folder)).rejects.toThrow(/déjà des données/)
    const files = readdirSync(folder).length
    await expect(createBackup(owner, folder, options)).rejects.toThrow(/pas vide/)
    expect(readdirSync(folder).length).toBe(files)
  }))

test('a backup of a newer version is refused with a sentence', () =>
  saved(async ({ folder, empty }) => {
    const path = join(folder, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    manifest.migrations.push('9999-from-the-future.sql')
    writeFileSync(path, JSON.stringify(manifest))
    await expect(restoreBackup(empty, folder)).rejects.toThrow(/version plus récente/)
  }))

test('no session and no half-finished reset leaves with a backup', () =>
  saved(async ({ folder }) => {
    const names = (await readManifest(folder)).tables.map(({ name }) => name)
    expect(names).not.toContain('session')
    expect(names).not.toContain('verification')
    expect(names).toContain('journal')
    expect(inject('server').template).toBeTruthy()
  }))
