import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** 200 with the version and the checks; 503 while the database is away. */
export async function health({
  database,
  version,
}: {
  readonly database: Database
  readonly version: string
}): Promise<Response> {
  const started = performance.now()
  const ok = await sql`select 1`.execute(database).then(
    () => true,
    () => false,
  )
  const milliseconds = Math.round((performance.now() - started) * 10) / 10
  const body = {
    status: ok ? 'ok' : 'unavailable',
    version,
    checks: { database: { ok, milliseconds } },
  }
  return new Response(JSON.stringify(body), {
    status: ok ? 200 : 503,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
      ...(ok ? {} : { 'retry-after': '2' }),
    },
  })
}
