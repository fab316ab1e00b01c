// Writes an import in bulk: a quarter of a million lines go in by the thousand, as arrays that the
// database unfolds. The serving role may not COPY behind row-level security.
import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents, Price, Quantity } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'

/**
 * Forgets the plans that this session made while the tables were small. A foreign key checked by
 * reading a whole table is quick over ten invoices, and takes minutes over ten thousand that the same
 * transaction brings; no statistics tell the difference before it ends.
 */
export async function planForMany({ tx }: Act): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(tx)
  await sql`discard plans`.execute(tx)
}

export type NewRun = {
  readonly id: string
  readonly fileName: string
  readonly sha256: string
  readonly options: unknown
  readonly report: unknown
}

export const insertRun = (act: Act, { id, fileName, sha256, options, report }: NewRun) =>
  act.tx
    .insertInto('import_run')
    .values({
      company_id: act.company,
      id,
      kind: 'sales_history',
      file_name: fileName,
      sha256,
      options: JSON.stringify(options),
      report: JSON.stringify(report),
      person_id: act.person?.id ?? null,
      created_at: act.now,
    })
    .execute()

export type NewRefusal = {
  readonly line: number
  readonly reason: string
  readonly content: string
  readonly amount: Cents
}

export const insertRefusals = async (act: Act, run: string, rows: readonly NewRefusal[]) => {
  if (rows.length === 0) return
  await sql`insert into import_refusal (company_id, import_id, line, reason, content, amount)
    select ${act.company}::uuid, ${run}::uuid, t.* from unnest(
      ${rows.map((row) => row.line)}::int[], ${rows.map((row) => row.reason)}::text[],
      ${rows.map((row) => row.content)}::text[], ${rows.map((row) => row.amount)}::bigint[]
    ) as t`.execute(act.tx)
}

export type NewDocument = {
  readonly id: string
  readonly kind: 'invoice' | 'credit_note'
  readonly number: string
  readonly customer: string
  readonly day: Day
  /** The moment on the clock of the company: "2010-12-01 08:26:00". */
  readonly at: string
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
  readonly search: string
  readonly fingerprint: string
  readonly country: string
}
export type NewLine = {
  readonly document: string
  readonly id: string
  readonly rank: number
  readonly item: string | null
  readonly reference: string
  readonly name: string
  readonly description: string
  readonly nature: string
  readonly quantity: Quantity
  readonly price: Price
  readonly vatCategory: string
  readonly vatRate: Bps
  readonly net: Cents
}
export type NewVat = {
  readonly document: string
  readonly category: string
  readonly rate: Bps
  readonly base: Cents
  readonly tax: Cents
}
/** What every document of an import shares. */
export type Shared = {
  readonly run: string
  readonly store: string | null
  readonly language: string
  readonly paymentMethod: string
}

/** Historical documents: issued, outside the legal series, their settlement not followed. */
export async function insertDocuments(
  act: Act,
  rows: readonly NewDocument[],
  { run, store, language, paymentMethod }: Shared,
): Promise<void> {
  if (rows.length === 0) return
  const column = <K extends keyof NewDocument>(name: K) => rows.map((row) => row[name])
  await sql`insert into invoice
    (company_id, imported, state, store_id, currency, language, payment_method, terms_days,
     terms_end_of_month, id, kind, number, customer_id, day, due_day, issued_at, net, tax, gross,
     settled, search)
    select ${act.company}::uuid, true, 'issued', ${store}::uuid, ${act.currency}, ${language},
      ${paymentMethod}, 0, false, t.id, t.kind, t.number, t.customer, t.day, t.day,
      t.at at time zone ${act.timeZone}, t.net, t.tax, t.gross, t.gross, t.search
    from unnest(
      ${column('id')}::uuid[], ${column('kind')}::text[], ${column('number')}::text[],
      ${column('customer')}::uuid[], ${column('day')}::date[], ${column('at')}::timestamp[],
      ${column('net')}::bigint[], ${column('tax')}::bigint[], ${column('gross')}::bigint[],
      ${column('search')}::text[]
    ) as t (id, kind, number, customer, day, at, net, tax, gross, search)`.execute(act.tx)
  await sql`insert into imported_document (company_id, import_id, invoice_id, fingerprint, country)
    select ${act.company}::uuid, ${run}::uuid, t.* from unnest(
      ${column('id')}::uuid[], ${column('fingerprint')}::text[], ${column('country')}::text[]
    ) as t`.execute(act.tx)
}

export async function insertLines(act: Act, rows: readonly NewLine[]): Promise<void> {
  if (rows.length === 0) return
  const column = <K extends keyof NewLine>(name: K) => rows.map((row) => row[name])
  await sql`insert into invoice_line
    (company_id, kind, invoice_id, id, rank, item_id, reference, name, description, nature,
     quantity, price, vat_category, vat_rate, net)
    select ${act.company}::uuid, 'item', t.* from unnest(
      ${column('document')}::uuid[], ${column('id')}::uuid[], ${column('rank')}::int[],
      ${column('item')}::uuid[], ${column('reference')}::text[], ${column('name')}::text[],
      ${column('description')}::text[], ${column('nature')}::text[], ${column('quantity')}::bigint[],
      ${column('price')}::bigint[], ${column('vatCategory')}::text[], ${column('vatRate')}::int[],
      ${column('net')}::bigint[]
    ) as t`.execute(act.tx)
}

export async function insertVat(act: Act, rows: readonly NewVat[]): Promise<void> {
  if (rows.length === 0) return
  const column = <K extends keyof NewVat>(name: K) => rows.map((row) => row[name])
  await sql`insert into invoice_vat (company_id, invoice_id, category, rate, base, tax)
    select ${act.company}::uuid, t.* from unnest(
      ${column('document')}::uuid[], ${column('category')}::text[], ${column('rate')}::int[],
      ${column('base')}::bigint[], ${column('tax')}::bigint[]
    ) as t`.execute(act.tx)
}
