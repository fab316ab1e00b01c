import { sql } from 'kysely'
import type { Act } from '#server/act.ts'

/** Erases the company of the act: the database refuses it for any but a demonstration. */
export async function eraseCompany({ tx }: Act): Promise<void> {
  await sql`select erase_demo_company()`.execute(tx)
}

/** Someone of the directory by their name, which the demonstration gave them. */
export async function findPartyNamed({ tx, company }: Act, name: string): Promise<string> {
  const { id } = await tx
    .selectFrom('customer')
    .select('id')
    .where('company_id', '=', company)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return id
}
