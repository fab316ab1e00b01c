import type pg from 'pg'

/** What a request may touch without changing anything: when someone was last seen. */
const seen: Readonly<Record<string, readonly string[]>> = {
  session: ['updated_at'],
  api_key: ['last_used_at'],
}

/**
 * What is stored, as one text, a line a table: two equal texts, nothing changed. Of one company, or of
 * the whole installation.
 */
export async function contentOf(owner: pg.Client, company?: string): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string; tenant: boolean }>(
    `select t.table_name as name, exists (
       select from information_schema.columns c where c.table_schema = 'public'
         and c.table_name = t.table_name and c.column_name = 'company_id') as tenant
     from information_schema.tables t
     where t.table_schema = 'public' and t.table_type = 'BASE TABLE' order by 1`,
  )
  const wanted = tables.filter(({ tenant }) => tenant || company === undefined)
  const parts = wanted.map(({ name, tenant }) => {
    const ignored = (seen[name] ?? []).map((column) => ` - '${column}'`).join('')
    const of = tenant && company !== undefined ? `where company_id = '${company}'` : ''
    return `select '${name}' as name, md5(coalesce(string_agg(row, E'\\n' order by row), '')) as hash
      from (select (to_jsonb(t)${ignored})::text as row from "${name}" t ${of}) as rows`
  })
  // In one order: read by several workers at once, the parts come as they are ready.
  const { rows } = await owner.query<{ name: string; hash: string }>(
    `${parts.join(' union all ')} order by 1`,
  )
  return rows.map(({ name, hash }) => `${name} ${hash}`).join('\n')
}

/** One identifier of a company from each of its tables. */
export async function idsOf(owner: pg.Client, company: string): Promise<Map<string, string>> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c
     where c.column_name = 'id' and c.table_schema = 'public' and exists (
       select from information_schema.columns o
       where o.table_schema = 'public' and o.table_name = c.table_name
         and o.column_name = 'company_id')`,
  )
  const ids = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await owner.query<{ id: string }>(
      `select id from "${name}" where company_id = $1 order by id limit 1`,
      [company],
    )
    if (rows[0]) ids.set(name, rows[0].id)
  }
  return ids
}
