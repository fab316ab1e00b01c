import { sql } from 'kysely'
import { entityOf } from '#features/base/journal/rules.ts'
import { type Act, visible } from '#server/act.ts'
import type { Change } from './announce.ts'

/**
 * Of what changed, what a narrower scope than the whole company lets one see: records of theirs. What
 * has no seller is told by its name alone, and what is gone is told to those who see everything.
 */
export async function seenOf(act: Act, changes: readonly Change[]): Promise<Change[]> {
  const seen: Change[] = []
  const asked = new Map<string, { name: string; ids: string[] }>()
  for (const [name, id] of changes) {
    const table = entityOf(name)?.scoped
    if (table === undefined) seen.push([name, null])
    else if (id !== null) {
      const group = asked.get(table) ?? { name, ids: [] }
      group.ids.push(id)
      asked.set(table, group)
    } else seen.push([name, null])
  }
  await Promise.all(
    [...asked].map(async ([table, { name, ids }]) => {
      const found = await sql<{ id: string }>`select r.id from ${sql.table(table)} r
        where r.company_id = ${act.company} and r.id = any(${ids}::uuid[])
          and ${visible(act, 'r')}`.execute(act.tx)
      for (const { id } of found.rows) seen.push([name, id])
    }),
  )
  return seen
}
