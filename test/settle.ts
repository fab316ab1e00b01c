// The companies of a scene and who works in them. The first scene of a run has them made as the product
// makes them; the others are copies of those, under other names and identifiers, by one statement.
import { createHmac, randomBytes } from 'node:crypto'
import type pg from 'pg'
import { createCompany } from '#features/base/company/actions.ts'
import { cents } from '#kernel/money.ts'
import { presets } from '#kernel/rights.ts'
import type { Server } from '#server/assemble.ts'
import { newId } from '#server/ids.ts'
import { type ChainedLine, hashOfLine } from '#server/journal.ts'
import { type Actor, transact } from '#server/transaction.ts'
import { cast, type CastName, companies } from './world.ts'

type CompanyName = keyof typeof companies
type Row = Record<string, unknown>

/** In the order in which each row finds those that it names. */
const tables = [
  ...['company', 'numbering', 'store', 'role', 'journal', 'journal_head'],
  ...['person', 'session', 'membership', 'membership_store'],
] as const
type Rows = Partial<Record<(typeof tables)[number], Row[]>>

export type Settled = {
  readonly placed: Record<CompanyName, string>
  readonly people: Record<CastName, { id: string; company: string; cookie: string }>
}

/** Who makes a company, or does in it what nobody in particular does: with every right. */
export const director = (company: string, now: Date): Actor => ({
  company,
  person: null,
  role: presets.manager,
  stores: [],
  now,
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  surface: 'cli',
  requestId: newId(),
  ip: null,
})

/** Settles new companies and their people, at a moment; `models` are those that `makeModels` made. */
export async function settle(
  { server, owner }: { server: Server; owner: pg.Client },
  models: Models,
  now: Date,
): Promise<Settled> {
  const placed = { lumiere: newId(), rivale: newId() }
  const people = {} as Record<CastName, { id: string; company: string; cookie: string }>
  const rows: Rows = {}
  const add = (table: (typeof tables)[number], ...added: Row[]) =>
    void (rows[table] ??= []).push(...added)
  for (const [name, id] of Object.entries(placed) as [CompanyName, string][]) {
    const copy = copyOf(models[name], id, now)
    for (const table of tables) add(table, ...(copy[table] ?? []))
    const store = copy.store?.[0]?.['id']
    for (const [who, { name: called, company, role }] of Object.entries(cast)) {
      if (company !== name) continue
      const [person_id, token] = [newId(), randomBytes(24).toString('base64url')]
      const email = `${who}.${person_id}@example.test`
      const stamps = { created_at: new Date(), updated_at: new Date() }
      add('person', {
        ...{ id: person_id, name: called, email, email_verified: true, locale: 'fr' },
        ...{ two_factor_enabled: false, disabled: false, ...stamps },
      })
      add('session', { id: newId(), person_id, token, expires_at: '2099-01-01', ...stamps })
      const role_id = copy.role?.find(({ preset }) => preset === role)?.['id']
      const membership = { company_id: id, person_id, role_id, active: true, version: 1 }
      add('membership', { ...membership, created_at: new Date() })
      add('membership_store', { company_id: id, person_id, store_id: store })
      const signature = createHmac('sha256', server.secret).update(token).digest('base64')
      const cookie = `comptoir.session_token=${encodeURIComponent(`${token}.${signature}`)}`
      people[who as CastName] = { id: person_id, company: id, cookie }
    }
  }
  const values = tables.map((table) => JSON.stringify(rows[table] ?? []))
  await owner.query({ name: 'settle', text: inserted, values })
  return { placed, people }
}

const inserted = `with ${tables
  .map(
    (table, at) => `new_${table} as (insert into ${table}
      select * from jsonb_populate_recordset(null::${table}, $${at + 1}))`,
  )
  .join(', ')} select 1`

export type Models = Record<CompanyName, Rows>

/** The two companies, made by the act that makes a company, and read back as they are stored. */
export async function makeModels(
  { server, owner }: { server: Server; owner: pg.Client },
  now: Date,
): Promise<Models> {
  const models = {} as Models
  for (const name of Object.keys(companies) as CompanyName[]) {
    const [id, values] = [newId(), companies[name]]
    await transact(server.database, director(id, now), (act) =>
      createCompany(act, { ...values, name: nameOf(name, id), capital: cents(values.capital) }),
    )
    models[name] = await stored(owner, id)
  }
  return models
}

/** What there is of a company, in all tables: one that a new company fills is not forgotten here. */
async function stored(owner: pg.Client, company: string): Promise<Rows> {
  const { rows: named } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'public' and column_name = 'company_id'`,
  )
  const found: Rows = {}
  for (const { name } of [...named, { name: 'company' }]) {
    const key = name === 'company' ? 'id' : 'company_id'
    const { rows } = await owner.query<{ row: Row }>(
      `select to_jsonb(t) as row from ${name} t where ${key} = $1`,
      [company],
    )
    if (rows.length > 0 && !tables.includes(name as (typeof tables)[number])) {
      throw new Error(`a new company has rows of ${name}: say so in settle.ts`)
    }
    found[name as (typeof tables)[number]] = rows.map(({ row }) => row)
  }
  return found
}

// Names are unique in an installation, and many scenes share one.
const nameOf = (name: CompanyName, id: string) => `${companies[name].name} ${id.slice(-6)}`

/** The rows of a model, as those of another company: other identifiers, and a journal that says so. */
function copyOf(model: Rows, id: string, now: Date): Rows {
  const from = String(model.company?.[0]?.['id'])
  const name = String(model.company?.[0]?.['name'])
  const renamed = new Map([
    [from, id],
    [name, name.replace(from.slice(-6), id.slice(-6))],
  ])
  for (const { id: own } of [...(model.store ?? []), ...(model.role ?? [])]) {
    renamed.set(String(own), newId())
  }
  const of = (value: unknown) => renamed.get(value as string) ?? value
  const rows = Object.fromEntries(
    Object.entries(model).map(([table, own]) => [
      table,
      own.map((row) => Object.fromEntries(Object.entries(row).map(([key, one]) => [key, of(one)]))),
    ]),
  ) as Rows
  const request_id = newId()
  const journal = (rows.journal ?? []).map(({ hash: _, ...line }) => {
    const told = { ...line, request_id, at: now.toISOString() } as unknown as ChainedLine
    return { ...told, hash: hashOfLine(told) }
  })
  const journal_head = (rows.journal_head ?? []).map((head) => ({
    ...head,
    hash: journal.at(-1)?.hash,
  }))
  return { ...rows, journal, journal_head }
}
