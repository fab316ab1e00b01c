import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { migrate, readMigrations } from '#server/database/migrate.ts'
import {
  BackupRefusal,
  countTable,
  damagedFiles,
  fileOf,
  type Manifest,
  readManifest,
  type TableRecord,
} from './manifest.ts'
import { backedTables, copyIn, copyOut, steadyText } from './tables.ts'

type Progress = (line: string) => void

/**
 * Writes a backup into a new folder: one REPEATABLE READ snapshot, one compressed file a table, and a
 * manifest of counts, sums and hashes, written last. It restores into any PostgreSQL, whatever it
 * came from, so it is also how one moves to a server, upgrades the engine, or leaves.
 */
export async function createBackup(
  owner: pg.PoolConfig,
  folder: string,
  { version, now, progress = () => {} }: { version: string; now: Date; progress?: Progress },
): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) {
    throw new BackupRefusal(
      `Le dossier ${folder} n’est pas vide : choisissez-en un nouveau.`,
      `The folder ${folder} is not empty: choose a new one.`,
    )
  }
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(steadyText)
    await client.query('begin isolation level repeatable read read only')
    const tables: TableRecord[] = []
    for (const table of await backedTables(client)) {
      const counted = await countTable(client, table)
      const sha256 = await writeTable(client, copyOut(table), fileOf(folder, table.name))
      progress(`${table.name}: ${counted.rows}`)
      tables.push({ ...table, ...counted, sha256 })
    }
    const manifest: Manifest = {
      format: 1,
      version,
      createdAt: now.toISOString(),
      migrations: await appliedMigrations(client),
      companies: await chainsOf(client),
      tables,
    }
    await client.query('commit')
    await writeManifest(folder, manifest)
    return manifest
  } finally {
    await client.end()
  }
}

/**
 * Loads a backup into an empty database, in one transaction: all of it, or nothing. The schema is
 * brought to the backup's own state first, and to this program's afterwards.
 * @throws BackupRefusal when a file is damaged, the database is not empty, or the backup is newer.
 */
export async function restoreBackup(
  owner: pg.PoolConfig,
  folder: string,
  { progress = () => {} }: { progress?: Progress } = {},
): Promise<Manifest> {
  const manifest = await readManifest(folder)
  const damaged = await damagedFiles(folder, manifest)
  if (damaged.length > 0) {
    throw new BackupRefusal(
      `Fichiers manquants ou altérés dans la sauvegarde : ${damaged.join(', ')}. Rien n’a été restauré.`,
      `Files missing or altered in the backup: ${damaged.join(', ')}. Nothing was restored.`,
    )
  }
  const known = readMigrations()
  const unknown = manifest.migrations.filter((name) => !known.some((one) => one.name === name))
  if (unknown.length > 0) {
    throw new BackupRefusal(
      `Cette sauvegarde vient d’une version plus récente de Comptoir (${unknown.join(', ')}).`,
      `This backup comes from a newer version of Comptoir (${unknown.join(', ')}).`,
    )
  }
  await migrate(
    owner,
    known.filter(({ name }) => manifest.migrations.includes(name)),
  )
  await loadTables(owner, folder, manifest, progress)
  await migrate(owner, known)
  return manifest
}

/**
 * The drill: restores into a scratch database of the same server and compares every count, sum and
 * hash, and the ends of the journals' chains.
 * @returns what differs: nothing, for a good backup.
 */
export async function verifyBackup(
  owner: pg.PoolConfig,
  folder: string,
  options: { progress?: Progress } = {},
): Promise<string[]> {
  const scratch = `comptoir_verify_${process.pid}_${Date.now()}`
  const admin = new pg.Client(owner)
  await admin.connect()
  try {
    await admin.query(`create database ${scratch} encoding 'UTF8' template template0`)
    const target = inDatabase(owner, scratch)
    const manifest = await restoreBackup(target, folder, options)
    return await differences(target, manifest)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new BackupRefusal(
      'Le compte de DATABASE_URL ne peut pas créer de base d’essai (CREATEDB) : vérifiez la sauvegarde sur une autre machine.',
      'The account of DATABASE_URL may not create a scratch database (CREATEDB): verify the backup on another machine.',
    )
  } finally {
    await admin.query(`drop database if exists ${scratch} with (force)`)
    await admin.end()
  }
}

/** What a database holds that its manifest does not, and the reverse. */
export async function differences(owner: pg.PoolConfig, manifest: Manifest): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  const found: string[] = []
  try {
    await client.query(steadyText)
    for (const table of manifest.tables) {
      const { rows, sums } = await countTable(client, table)
      if (rows !== table.rows) found.push(`${table.name}: ${table.rows} → ${rows} rows`)
      for (const [column, sum] of Object.entries(table.sums)) {
        if (sums[column] !== sum) found.push(`${table.name}.${column}: ${sum} → ${sums[column]}`)
      }
      const sha256 = await hashTable(client, copyOut(table))
      if (sha256 !== table.sha256) found.push(`${table.name}: the content differs`)
    }
    const chains = JSON.stringify(await chainsOf(client))
    if (chains !== JSON.stringify(manifest.companies)) found.push('journal: the chains differ')
    return found
  } finally {
    await client.end()
  }
}

async function loadTables(
  owner: pg.PoolConfig,
  folder: string,
  manifest: Manifest,
  progress: Progress,
): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(steadyText)
    await client.query('begin')
    const { rowCount } = await client.query(
      'select from company union all select from person limit 1',
    )
    if (rowCount) {
      throw new BackupRefusal(
        'La base de destination contient déjà des données : restaurez dans une base vide (un autre COMPTOIR_DATA ou DATABASE_URL).',
        'The target database already holds data: restore into an empty one (another COMPTOIR_DATA or DATABASE_URL).',
      )
    }
    await client.query('delete from installation')
    for (const table of manifest.tables) {
      // COPY may not go through row-level security; it is forced again before anyone can see.
      await client.query(`alter table "${table.name}" no force row level security`)
      const file = createReadStream(fileOf(folder, table.name))
      await pipeline(file, createGunzip(), client.query(copyFrom(copyIn(table))))
      progress(`${table.name}: ${table.rows}`)
    }
    const { rows } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
       and relrowsecurity and not relforcerowsecurity and not relispartition`,
    )
    for (const { name } of rows)
      await client.query(`alter table "${name}" force row level security`)
    await client.query('commit')
    await client.query('analyze')
  } finally {
    await client.end()
  }
}

async function writeTable(client: pg.Client, copy: string, path: string): Promise<string> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece)
      done(null, piece)
    },
  })
  const file = createWriteStream(path, { mode: 0o600, flush: true })
  await pipeline(client.query(copyTo(copy)), hashing, createGzip({ level: 4 }), file)
  return hash.digest('hex')
}

async function hashTable(client: pg.Client, copy: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of client.query(copyTo(copy))) hash.update(piece as Buffer)
  return hash.digest('hex')
}

async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const path = join(folder, 'manifest.json')
  await writeFile(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  })
  await rename(`${path}.new`, path)
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

async function appliedMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by name')
  return rows.map(({ name }) => name)
}

async function chainsOf(client: pg.Client): Promise<Manifest['companies']> {
  const { rows } = await client.query<{ id: string; name: string; chain: string }>(
    `select c.id, c.name, coalesce(h.seq || ' ' || h.hash, '0') as chain
     from company c left join journal_head h on h.company_id = c.id order by c.id`,
  )
  return rows
}

function inDatabase(owner: pg.PoolConfig, database: string): pg.PoolConfig {
  if (!owner.connectionString) return { ...owner, database }
  const url = new URL(owner.connectionString)
  url.pathname = `/${database}`
  return { ...owner, connectionString: url.href }
}
