// What the company already has of a file: its documents, its customers, its items, earlier imports.
import { sql } from 'kysely'
import type { ColumnMap } from '../rules/columns.ts'
import type { Act } from '#server/act.ts'

/** So many keys are asked at once. */
const batch = 5_000

/** Only one import of a company at a time: the second sees what the first has brought. */
export const takeTurn = ({ tx, company }: Act) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`import ${company}`}, 0))`.execute(tx)

/** Says to the database that someone is still there: reading a long file asks nothing of it. */
export const stayAwake = ({ tx }: Act) => sql`select 1`.execute(tx)

/** The fingerprints of imported documents by number; '' where one was imported without. */
export async function findImported(
  act: Act,
  numbers: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (let from = 0; from < numbers.length; from += batch) {
    const rows = await act.tx
      .selectFrom('invoice as i')
      .leftJoin('imported_document as d', (on) =>
        on.onRef('d.company_id', '=', 'i.company_id').onRef('d.invoice_id', '=', 'i.id'),
      )
      .select(['i.number', 'd.fingerprint'])
      .where('i.company_id', '=', act.company)
      .where('i.imported', '=', true)
      .where(sql<boolean>`i.number = any(${numbers.slice(from, from + batch)}::text[])`)
      .execute()
    for (const { number, fingerprint } of rows) if (number) found.set(number, fingerprint ?? '')
  }
  return found
}

export type KnownCustomer = {
  readonly id: string
  readonly name: string
  readonly isCustomer: boolean
}

export async function findCustomers(
  act: Act,
  codes: readonly string[],
): Promise<Map<string, KnownCustomer>> {
  const found = new Map<string, KnownCustomer>()
  for (let from = 0; from < codes.length; from += batch) {
    const rows = await act.tx
      .selectFrom('customer')
      .select(['id', 'code', 'name', 'is_customer'])
      .where('company_id', '=', act.company)
      .where(sql<boolean>`code = any(${codes.slice(from, from + batch)}::text[])`)
      .execute()
    for (const { id, code, name, is_customer } of rows) {
      found.set(code, { id, name, isCustomer: is_customer })
    }
  }
  return found
}

export type KnownItem = { readonly id: string; readonly name: string; readonly nature: string }

export async function findItems(
  act: Act,
  references: readonly string[],
): Promise<Map<string, KnownItem>> {
  const found = new Map<string, KnownItem>()
  for (let from = 0; from < references.length; from += batch) {
    const rows = await act.tx
      .selectFrom('item')
      .select(['id', 'reference', 'name', 'nature'])
      .where('company_id', '=', act.company)
      .where(sql<boolean>`reference = any(${references.slice(from, from + batch)}::text[])`)
      .execute()
    for (const { reference, ...item } of rows) found.set(reference, item)
  }
  return found
}

/** The customer of counter sales: a company has one. */
export const findWalkIn = ({ tx, company }: Act) =>
  tx
    .selectFrom('customer')
    .select(['id', 'name', 'code'])
    .where('company_id', '=', company)
    .where('walk_in', '=', true)
    .executeTakeFirst()

/** Where imported documents belong: the person's own store, else the company's first. */
export async function findStore({ tx, company, stores }: Act): Promise<string | null> {
  if (stores[0] !== undefined) return stores[0]
  const first = await tx
    .selectFrom('store')
    .select('id')
    .where('company_id', '=', company)
    .where('archived', '=', false)
    .orderBy('id')
    .executeTakeFirst()
  return first?.id ?? null
}

/** The last import of the same content. */
export async function findSame({ tx, company }: Act, sha256: string): Promise<string | null> {
  const run = await tx
    .selectFrom('import_run')
    .select('id')
    .where('company_id', '=', company)
    .where('sha256', '=', sha256)
    .where('undone_at', 'is', null)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return run?.id ?? null
}

/** The columns chosen for the last file that had these headers. */
export async function findMap(
  { tx, company }: Act,
  headers: readonly string[],
): Promise<ColumnMap | null> {
  const run = await tx
    .selectFrom('import_run')
    .select('options')
    .where('company_id', '=', company)
    .where('kind', '=', 'sales_history')
    .where(sql<boolean>`options -> 'headers' = ${JSON.stringify(headers)}::jsonb`)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return (run?.options as { columns?: ColumnMap } | undefined)?.columns ?? null
}
