// The second wall (R8): what the catalogue must say, what PostgreSQL itself refuses where a key forgets
// its company, and what the serving role sees of others when the program's own filter is gone.
import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import {
  type Module,
  modules,
  type PresetKey,
  presetKeys,
  presets,
  type Role,
} from '#kernel/rights.ts'
import { describeTables } from '#server/database/describe.ts'
import { lintSchema, sharedTables } from '#server/database/lint.ts'
import {
  migrate,
  type Migration,
  MigrationRefusal,
  readMigrations,
} from '#server/database/migrate.ts'
import { scene } from '#test/scene.ts'

/** A new database for one test, empty or copied from the migrated template. */
async function freshDatabase(
  from: 'empty' | 'migrated',
  use: (client: pg.Client, config: pg.ClientConfig) => Promise<void>,
): Promise<void> {
  const { template, ...base } = inject('server')
  const database = `comptoir_schema_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ ...base, database: base.database ?? 'postgres' })
  await admin.connect()
  await admin.query(
    `create database ${database} template ${from === 'empty' ? 'template0' : template}`,
  )
  const config = { ...base, database }
  const client = new pg.Client(config)
  await client.connect()
  try {
    await use(client, config)
  } finally {
    await client.end()
    await admin.query(`drop database ${database} with (force)`)
    await admin.end()
  }
}

const faults: Record<string, string> = {
  'a table of nobody': 'create table stray (id uuid primary key)',
  'security not enabled': 'alter table quote disable row level security',
  'security not forced': 'alter table invoice no force row level security',
  'no policy': 'drop policy company on payment',
  'a policy that checks nothing': `drop policy company on payment;
    create policy company on payment using (company_id = current_company()) with check (true)`,
  'an open policy': 'create policy everyone on customer for select using (true)',
  'a primary key without company_id':
    'alter table store drop constraint store_pkey cascade, add primary key (id)',
  'a unique index without company_id': 'create unique index planted on customer (siren)',
  'an index without company_id': 'create index planted on customer (name)',
  'a simple foreign key': `create unique index planted_key on item (id);
    alter table quote_line add constraint planted foreign key (item_id) references item (id)`,
  'a trigger': `create function planted() returns trigger language plpgsql as 'begin return new; end';
    create trigger planted before insert on item for each row execute function planted()`,
  'a deferrable constraint': `alter table payment add constraint planted
    unique (company_id, reference, id) deferrable`,
  'a nullable company_id': `create table planted (company_id uuid, id uuid);
    select protect('planted', 'select')`,
  'a view of the owner': 'create view planted as select * from customer',
  'an unreviewed function': `create function planted() returns integer language sql security definer as 'select 1'`,
  'a serving role that may create databases': 'alter role comptoir_app createdb',
  'a serving role that owns':
    'grant create on schema public to comptoir_app; alter table item_price owner to comptoir_app',
  'a serving role that may truncate': 'grant truncate on customer to comptoir_app',
}

test('the catalogue breaks no rule, and the lint catches whatever breaks one', () =>
  freshDatabase('migrated', async (client) => {
    expect(await lintSchema(client)).toEqual([])
    for (const [name, fault] of Object.entries(faults)) {
      // In a transaction that never commits: roles are of the whole server.
      await client.query('begin')
      await client.query(fault)
      expect(await lintSchema(client), name).not.toEqual([])
      await client.query('rollback')
    }
    expect(await lintSchema(client)).toEqual([])
  }))

/** The same migration with every tenant table split by the hash of its company. */
function partitioned(migration: Migration): Migration {
  const statement = /create table (\w+) \(\n((?:.*\n)*?)\);\n/g
  const shared: readonly string[] = sharedTables
  const split = migration.sql.replace(statement, (whole, name: string, body: string) =>
    shared.includes(name)
      ? whole
      : `create table ${name} (\n${body}) partition by hash (company_id);\n${[0, 1]
          .map(
            (n) =>
              `create table ${name}_${n} partition of ${name} for values with (modulus 2, remainder ${n});\n`,
          )
          .join('')}`,
  )
  return { ...migration, sql: split }
}

test('every migration applies with the companies’ tables split by hash of company_id', () =>
  freshDatabase('empty', async (client, config) => {
    await migrate(config, readMigrations().map(partitioned))
    const { rows } = await client.query<{ tables: string }>(
      `select count(*) as tables from pg_class where relkind = 'p' and relnamespace = 'public'::regnamespace`,
    )
    const tenants = await client.query(
      `select from pg_class c where relkind in ('r', 'p') and not relispartition
        and relnamespace = 'public'::regnamespace and relname <> all ($1)`,
      [sharedTables],
    )
    expect(Number(rows[0]?.tables)).toBe(tenants.rowCount)
  }))

test.for([
  [
    'a primary key',
    'create table planted (\n  company_id uuid not null,\n  id uuid primary key\n);\n',
  ],
  [
    'a unique key',
    'create table planted (\n  company_id uuid not null,\n  id uuid not null,\n  email text unique,\n  primary key (company_id, id)\n);\n',
  ],
  [
    'a foreign key',
    'create table planted (\n  company_id uuid not null,\n  id uuid not null,\n  item_id uuid references item (id),\n  primary key (company_id, id)\n);\n',
  ],
])('PostgreSQL itself refuses %s that forgets its company', ([, sql]) =>
  freshDatabase('empty', async (_, config) => {
    const planted = { name: '9999-planted.sql', sql: sql ?? '', sha256: '' }
    await expect(migrate(config, [...readMigrations(), planted].map(partitioned))).rejects.toThrow(
      /partitioned table must include all partitioning columns|no unique constraint matching/,
    )
  }),
)

test('the types of the program are those of the live schema', () =>
  freshDatabase('migrated', async (_, config) => {
    const written = readFileSync(
      new URL('../../src/server/database/tables.ts', import.meta.url),
      'utf8',
    )
    expect(written).toBe(await describeTables(config))
  }))

test('a newer schema is refused by an older program, and an altered migration too', () =>
  freshDatabase('migrated', async (client, config) => {
    expect(await migrate(config)).toEqual([])
    await client.query(
      `insert into migration (name, sha256) values ('9999-from-the-future.sql', '')`,
    )
    await expect(migrate(config)).rejects.toThrow(MigrationRefusal)
    await client.query(`delete from migration where name like '9999%'`)
    await client.query(`update migration set sha256 = 'x' where name like '0002%'`)
    await expect(migrate(config)).rejects.toThrow(/modifiée/)
  }))

test('a migration that has landed never changes', () => {
  const landed = readFileSync(new URL('../../db/landed.sha256', import.meta.url), 'utf8')
  const now = new Map(readMigrations().map(({ name, sha256 }) => [name, sha256]))
  const known = landed.trim().split('\n')
  expect(known.length).toBeGreaterThan(10)
  for (const line of known) {
    const [sha256, name] = line.split(/\s+/) as [string, string]
    expect(now.get(name), name).toBe(sha256)
  }
})

test('the roles of the first version have the modules of this one', () =>
  freshDatabase('empty', async (client, config) => {
    await migrate(config, readMigrations().slice(0, 12))
    const company = randomUUID()
    await client.query(`insert into company (id, name) values ($1, 'Ancienne')`, [company])
    const older = Object.fromEntries(firstModules.map((module) => [module, 'read']))
    for (const preset of [...presetKeys, null]) {
      await client.query(
        `insert into role (company_id, id, name, preset, levels, scope, sees_costs, issues,
          deletes_drafts) values ($1, $2, $3, $4, $5, 'all', true, true, true)`,
        [company, randomUUID(), preset ?? 'À nous', preset, JSON.stringify(older)],
      )
    }
    await migrate(config)
    const { rows } = await client.query<{ preset: PresetKey | null; levels: Role['levels'] }>(
      'select preset, levels from role',
    )
    expect(rows).toHaveLength(presetKeys.length + 1)
    for (const { preset, levels } of rows) {
      const added = modules.filter((module) => !firstModules.includes(module))
      const wanted = (module: Module) => (preset ? presets[preset].levels[module] : 'none')
      expect(levels).toEqual({
        ...older,
        ...Object.fromEntries(added.map((module) => [module, wanted(module)])),
      })
    }
  }))

/** The modules that the first migrations knew. */
const firstModules: readonly string[] = [
  ...['customers', 'items', 'quotes', 'invoices', 'payments'],
  ...['imports', 'company', 'team', 'journal'],
]

test('several processes may migrate at once', () =>
  freshDatabase('empty', async (_, config) => {
    const applied = await Promise.all([migrate(config), migrate(config), migrate(config)])
    expect(applied.map(({ length }) => length).sort((a, b) => a - b)).toEqual([
      0,
      0,
      readMigrations().length,
    ])
  }))

test('without any filter, the serving role sees its own company only, in every table', () =>
  scene('2026-03-31', async ({ as, owner, companies }) => {
    const { rows: tables } = await owner.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where column_name = 'company_id' and table_schema = 'public' order by 1`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const seen = await as('alice', async ({ tx }) => {
        const { rows } = await sql<{ company_id: string }>`
          select distinct company_id from ${sql.table(name)}`.execute(tx)
        return rows.map((row) => row.company_id)
      })
      expect(
        seen.filter((id) => id !== companies.lumiere),
        name,
      ).toEqual([])
    }
    // The control: others' rows are there, and the wall is what hides them.
    const all = await owner.query('select distinct company_id from role')
    expect(all.rowCount).toBeGreaterThan(1)
  }))

test('nobody writes into another company, with or without the program’s filter', () =>
  scene('2026-03-31', async ({ as, companies, owner }) => {
    const stray = { id: '01900000-0000-7000-8000-000000000001', name: 'Intrus' }
    await expect(
      as('alice', ({ tx }) =>
        tx
          .insertInto('store')
          .values({ ...stray, company_id: companies.rivale })
          .execute(),
      ),
    ).rejects.toThrow(/row-level security/)
    await as('alice', ({ tx }) => tx.updateTable('store').set({ name: 'Volé' }).execute())
    const theirs = await owner.query('select name from store where company_id = $1', [
      companies.rivale,
    ])
    expect(theirs.rows.map(({ name }) => name)).toEqual(['Paris'])
  }))
