// Before any test: one PostgreSQL (the embedded engine, or the server of DATABASE_URL), and one
// migrated template database that each test file copies.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '#server/database/migrate.ts'
import { migrateJobs } from '#server/jobs.ts'
import { startPostgres } from '#server/postgres/launcher.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How the tests reach the server: a superuser or owner, without the database's name. */
    server: pg.ClientConfig & { template: string }
  }
}

export default async function prepare(project: {
  provide: (key: 'server', value: pg.ClientConfig & { template: string }) => void
}): Promise<() => Promise<void>> {
  const url = process.env['DATABASE_URL']
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-test-'))
  const engine = url ? null : await startPostgres({ folder })
  const base: pg.ClientConfig = url
    ? configOfUrl(url)
    : (({ host, port, user, password }) => ({ host, port, user, password }))(engine!.connection)
  const template = `comptoir_template_${process.pid}`
  const admin = new pg.Client({ ...base, database: base.database ?? 'postgres' })
  await admin.connect()
  // An engine of one's own that nobody will ever start again need not wait for its disk.
  if (engine) await forgetfully(admin)
  await admin.query(`drop database if exists ${template}`)
  await admin.query(`create database ${template} encoding 'UTF8' template template0`)
  await migrate({ ...base, database: template })
  await migrateJobs({ ...base, database: template })
  project.provide('server', { ...base, template })
  return async () => {
    // The last of each worker is left to be dropped here.
    const { rows } = await admin.query<{ name: string }>(
      `select datname as name from pg_database where starts_with(datname, $1)`,
      [template],
    )
    for (const { name } of rows) await admin.query(`drop database ${name} with (force)`)
    await admin.end()
    await engine?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What is promised of a power cut is proved elsewhere, on engines that keep their settings. */
async function forgetfully(admin: pg.Client): Promise<void> {
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    await admin.query(`alter system set ${setting} = off`)
  }
  await admin.query('select pg_reload_conf()')
}

function configOfUrl(url: string): pg.ClientConfig {
  const { hostname, port, username, password, pathname } = new URL(url)
  return {
    host: decodeURIComponent(hostname),
    port: Number(port || 5432),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password) || undefined,
    database: pathname.slice(1) || 'postgres',
  }
}
