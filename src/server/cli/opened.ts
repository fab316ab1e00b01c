import type { Config } from '#server/config.ts'
import { openDatabase, openPool } from '#server/database/connect.ts'
import { migrate } from '#server/database/migrate.ts'
import { openStorage } from '#server/database/storage.ts'
import { migrateJobs } from '#server/jobs.ts'
import type { Opened } from './command.ts'

/** The database of an installation, migrated: of the engine that runs, or of one started for this command. */
export async function opened(config: Config, note: (line: string) => void): Promise<Opened> {
  const storage = await openStorage(config, { note }, { visit: true })
  try {
    await migrate(storage.connections.owner)
    await migrateJobs(storage.connections.owner)
    const pool = openPool({ ...storage.connections.serving, max: 4, pipeline: true }, note)
    const close = async () => {
      await pool.end()
      await storage.close()
    }
    return { database: openDatabase(pool), storage, close }
  } catch (error) {
    await storage.close()
    throw error
  }
}
