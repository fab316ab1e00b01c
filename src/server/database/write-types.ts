// Migrates a database that lives only as long as this program, and writes tables.ts and schema.sql.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appFolder } from '#server/paths.ts'
import { startPostgres } from '#server/postgres/launcher.ts'
import { describeTables } from './describe.ts'
import { migrate } from './migrate.ts'

const folder = mkdtempSync(join(tmpdir(), 'comptoir-types-'))
const engine = await startPostgres({ folder })
try {
  await migrate(engine.connection)
  const types = await describeTables(engine.connection)
  writeFileSync(join(appFolder, 'src/server/database/tables.ts'), types)
  process.stdout.write('src/server/database/tables.ts written\n')
} finally {
  await engine.stop()
  rmSync(folder, { recursive: true, force: true })
}
