import type pg from 'pg'

/** A table of a backup: its columns (but for those that the database computes), its order, and the amounts that are added up as a check. */
export type BackedTable = {
  readonly name: string
  readonly columns: readonly string[]
  readonly key: readonly string[]
  readonly amounts: readonly string[]
}

/** What is not kept: it lives for minutes, or is made again at the next start. */
const fleeting = ['migration', 'session', 'verification', 'rate_limit']

/** Every table with content, those that others refer to first, so that loading in order satisfies keys. */
export async function backedTables(client: pg.ClientBase): Promise<BackedTable[]> {
  const { rows } = await client.query<BackedTable & { refers_to: string[] }>(
    `select c.relname as name,
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
          and a.attgenerated = '') as columns,
      (select array_agg(a.attname::text order by k.place) from pg_index i,
        unnest(i.indkey::int2[]) with ordinality k (attnum, place)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary) as key,
      coalesce((select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        join pg_type t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and t.typname = 'cents'), '{}') as amounts,
      coalesce((select array_agg(distinct f.relname::text) from pg_constraint k
        join pg_class f on f.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid), '{}') as refers_to
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and c.relname <> all ($1)
    order by c.relname`,
    [fleeting],
  )
  const ordered: BackedTable[] = []
  const placed = new Set<string>()
  while (ordered.length < rows.length) {
    const ready = rows.filter(
      (row) => !placed.has(row.name) && row.refers_to.every((name) => placed.has(name)),
    )
    if (ready.length === 0) throw new Error('tables refer to each other in a circle')
    for (const { name, columns, key, amounts } of ready) {
      placed.add(name)
      ordered.push({ name, columns, key, amounts })
    }
  }
  return ordered
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
export const columnList = (columns: readonly string[]): string => columns.map(quoted).join(', ')

/** The rows of a table as text, always in the same order and form: equal content, equal bytes. */
export const copyOut = ({ name, columns, key }: BackedTable): string =>
  `copy (select ${columnList(columns)} from ${quoted(name)} order by ${columnList(key)}) to stdout`

export const copyIn = ({ name, columns }: BackedTable): string =>
  `copy ${quoted(name)} (${columnList(columns)}) from stdin`

/** How text and numbers are written, whatever the server's own settings. */
export const steadyText = `set datestyle = 'ISO, YMD'; set timezone = 'UTC'; set bytea_output = 'hex';
  set extra_float_digits = 1; set intervalstyle = 'postgres'; set statement_timeout = 0`
