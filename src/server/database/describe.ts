import pg from 'pg'

// Domains of the schema that the program knows by a type of its own.
const branded: Record<string, string> = {
  cents: 'Cents',
  price: 'Price',
  quantity: 'Quantity',
  bps: 'Bps',
}
const plain: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  date: 'Day',
  timestamptz: 'Timestamp',
  jsonb: 'Json',
  bytea: 'Buffer',
}

type Column = {
  table: string
  name: string
  type: string
  domain: string | null
  nullable: boolean
  has_default: boolean
}

/**
 * The TypeScript types of the live schema, for Kysely: written to `tables.ts`, and compared with it in
 * the tests, so that a migration without its types does not pass.
 */
export async function describeTables(owner: pg.PoolConfig): Promise<string> {
  const client = new pg.Client(owner)
  await client.connect()
  const { rows } = await client.query<Column>(`
    select c.relname as table, a.attname as name, not a.attnotnull as nullable,
      a.atthasdef as has_default,
      case when t.typtype = 'd' then b.typname else t.typname end as type,
      case when t.typtype = 'd' then t.typname end as domain
    from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    join pg_type t on t.oid = a.atttypid
    left join pg_type b on b.oid = t.typbasetype
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    order by c.relname, a.attnum`)
  await client.end()
  const tables = new Map<string, Column[]>()
  for (const row of rows) tables.set(row.table, [...(tables.get(row.table) ?? []), row])
  const body = [...tables].map(
    ([name, columns]) => `  ${name}: {\n${columns.map(property).join('')}  }\n`,
  )
  return `${header}export type Tables = {\n${body.join('')}}\n`
}

function property({ name, type, domain, nullable, has_default }: Column): string {
  const base = (domain && branded[domain]) ?? plain[type]
  if (!base) throw new Error(`column ${name}: no TypeScript type for ${domain ?? type}`)
  const full = nullable ? `${base} | null` : base
  if (has_default && base === 'Timestamp') return `    ${name}: Stamped\n`
  return `    ${name}: ${has_default ? `Generated<${full}>` : full}\n`
}

const header = `// Written by \`npm run db:types\` from the live schema. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'

/** An instant: ISO 8601 text in UTC. */
export type Timestamp = ColumnType<string, string | Date, string | Date>
/** An instant that the database writes unless the program does. */
export type Stamped = ColumnType<string, string | Date | undefined, string | Date>
/** A JSON document: objects come out, text goes in. */
export type Json = ColumnType<unknown, string | null, string | null>

`
