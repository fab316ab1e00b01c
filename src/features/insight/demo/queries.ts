import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** Erases the company of the act: the database refuses it for any but a demonstration. */
export async function eraseCompany({ tx }: Act): Promise<void> {
  await sql`select erase_demo_company()`.execute(tx)
}
