import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { appFolder } from '#server/paths.ts'
import { servingRole } from './connect.ts'

/** A migration file: forward only, one transaction each. */
export type Migration = { readonly name: string; readonly sql: string; readonly sha256: string }

/** The schema cannot be brought up to date; the sentences say what to do. */
export class MigrationRefusal extends Error {
  readonly sentences: { readonly fr: string; readonly en: string }
  constructor(fr: string, en: string) {
    super(fr)
    this.name = 'MigrationRefusal'
    this.sentences = { fr, en }
  }
}

export function readMigrations(folder: string = join(appFolder, 'db/migrations')): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(folder, name), 'utf8')
      return { name, sql, sha256: createHash('sha256').update(sql).digest('hex') }
    })
}

// Any constant will do; it must only be the same in every process (hex of "compt").
const migrationLock = 0x63_6f_6d_70_74

/**
 * Brings the schema up to date, under an advisory lock so that several processes may start at once.
 * @returns the names of the migrations applied now.
 * @throws MigrationRefusal when the schema is newer than this program, or a migration was altered.
 */
export async function migrate(
  owner: pg.PoolConfig,
  migrations: readonly Migration[] = readMigrations(),
): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    await client.query("set lock_timeout = '15s'")
    await ensureServingRole(client)
    await client.query(
      `create table if not exists migration (
        name text primary key, sha256 text not null, applied_at timestamptz not null default now())`,
    )
    const { rows } = await client.query<{ name: string; sha256: string }>(
      'select name, sha256 from migration order by name',
    )
    refuseStrangers(rows, migrations)
    const done = new Set(rows.map((row) => row.name))
    const applied: string[] = []
    for (const migration of migrations.filter(({ name }) => !done.has(name))) {
      await client.query('begin')
      await client.query(migration.sql)
      await client.query('insert into migration (name, sha256) values ($1, $2)', [
        migration.name,
        migration.sha256,
      ])
      await client.query('commit')
      applied.push(migration.name)
    }
    return applied
  } finally {
    // Ending the session releases the lock, and rolls back a migration that failed.
    await client.end()
  }
}

function refuseStrangers(
  applied: readonly { name: string; sha256: string }[],
  known: readonly Migration[],
): void {
  for (const { name, sha256 } of applied) {
    const migration = known.find((one) => one.name === name)
    if (!migration) {
      throw new MigrationRefusal(
        `Cette base a été ouverte par une version plus récente de Comptoir (${name}). Installez cette version ou une plus récente.`,
        `This database was opened by a newer version of Comptoir (${name}). Install that version or a newer one.`,
      )
    }
    if (migration.sha256 !== sha256) {
      throw new MigrationRefusal(
        `La migration ${name} a été modifiée après avoir été appliquée. Rétablissez le fichier d’origine.`,
        `Migration ${name} was changed after it had been applied. Restore the original file.`,
      )
    }
  }
}

/** The serving role exists, may sign in nowhere by itself, and the migrating role may become it. */
async function ensureServingRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [servingRole])
  if (!rowCount) {
    await client
      .query(`create role ${servingRole} nologin nosuperuser nocreatedb nocreaterole nobypassrls`)
      .catch((error: { code?: string }) => {
        // Another database of the same server may be creating it at this very moment.
        if (error.code !== '42710' && error.code !== '23505') throw noRole(error)
      })
  }
  await client.query(`grant ${servingRole} to current_user`).catch(() => {})
  await client.query('revoke create on schema public from public')
  await client.query(`grant usage on schema public to ${servingRole}`)
}

const noRole = (error: { code?: string }): Error =>
  error.code === '42501'
    ? new MigrationRefusal(
        `Le compte de DATABASE_URL ne peut pas créer le rôle ${servingRole}. Faites-le créer par l’administrateur : CREATE ROLE ${servingRole} NOLOGIN; GRANT ${servingRole} TO <compte>;`,
        `The account of DATABASE_URL may not create the role ${servingRole}. Have an administrator run: CREATE ROLE ${servingRole} NOLOGIN; GRANT ${servingRole} TO <account>;`,
      )
    : (error as Error)
