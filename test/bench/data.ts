import pg from 'pg'
import { keepOldAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { remakeTally as remakeInvoices } from '#features/sales/invoices/queries/tally.ts'
import { lookAgain } from '#features/sales/orders/queries/kept.ts'
import { remakeTally as remakeOrders } from '#features/sales/orders/queries/write.ts'
import { remakeTally as remakePayments } from '#features/sales/payments/queries/write.ts'
import { remakeTally as remakeQuotes } from '#features/sales/quotes/queries/write.ts'
import { remakeTurnover } from '#features/sales/turnover/queries/keep.ts'
import { presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { openDatabase, openPool } from '#server/database/connect.ts'
import { newId } from '#server/ids.ts'
import { transact } from '#server/transaction.ts'

/** How much there is of what grows: orders and, of those, how many are at work. */
export type Size = { readonly invoices: number; readonly orders: number; readonly atWork: number }

/**
 * Fills a company with a trade of the usual shape: 1,000 customers, 500 items of 20 brands, `invoices`
 * invoices of five lines over two years (two thirds paid, some in part), 10,000 quotes, orders, and the
 * payments. By SQL: what is measured is reading and writing, not how the data came. What is kept beside
 * documents is then made by the program itself.
 */
export async function fillCompany(
  owner: pg.ClientConfig,
  company: string,
  size: Size,
): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set app.company_id = '${company}'`)
    // What is foreign is known to be there; and an index of words is made faster than it is kept.
    await client.query(`set session_replication_role = replica; set synchronous_commit = off;
      set maintenance_work_mem = '128MB'`)
    const { rows } = await client.query<{ name: string; made: string }>(
      `select indexname as name, indexdef as made from pg_indexes
       where tablename in ('invoice_line', 'order_line', 'quote_line') and indexdef like '%USING gin%'`,
    )
    for (const { name } of rows) await client.query(`drop index ${name}`)
    for (const statement of statements(company, size)) await client.query(statement)
    for (const { made } of rows) await client.query(made)
    await client.query('vacuum analyze')
    await keptBeside(owner, company)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

/** What acts keep beside documents, made again from them by the program. */
async function keptBeside(owner: pg.ClientConfig, company: string): Promise<void> {
  const pool = openPool({ ...owner, max: 2 })
  // One for all: each names the statements of its connections by itself.
  const database = openDatabase(pool)
  const actor = {
    ...{ company, person: null, role: presets.manager, stores: [], now: new Date(), ip: null },
    ...{ timeZone: 'Europe/Paris', currency: 'EUR', requestId: newId() },
    ...({ locale: 'fr', surface: 'job' } as const),
  }
  const all: readonly ((act: Act) => Promise<void>)[] = [
    remakeInvoices,
    remakeQuotes,
    remakeOrders,
    remakePayments,
    remakeTurnover,
    keepOldAccounts,
    lookAgain,
  ]
  try {
    for (const make of all) await transact(database, actor, make)
  } finally {
    await pool.end()
  }
}

// Identifiers made from a letter, the size of the company and a rank: the same at every run.
const id = (kind: string, rank: string) =>
  `overlay(overlay(md5('${kind}' || (${rank})::text || current_setting('app.company_id'))
    placing '7' from 13) placing '8' from 17)::uuid`

/** What one of five lines of an invoice comes to, in cents: from five euros to a thousand, most of them little. */
const amount = (rank: string) =>
  `(500 + (${rank}::bigint * 7919 % 997) * (${rank}::bigint * 104729 % 991) / 10)`

const statements = (company: string, { invoices, orders, atWork }: Size): string[] => [
  `update company set street = '1 rue du Banc', postal_code = '69001', city = 'Lyon', siren = '732829320',
     siret = '73282932000074', vat_number = 'FR44732829320', legal_form = 'SAS', capital = 1000000,
     registry = 'RCS Lyon' where id = '${company}'`,
  `insert into customer (company_id, id, code, kind, name, country, language, search, sort_name, email)
   select '${company}', ${id('c', 'n')}, 'T' || lpad(n::text, 5, '0'), 'company',
     'Client ' || n || ' ' || (array['Martin','Durand','Lefèvre','Moreau','Petit'])[1 + n % 5], 'FR', 'fr',
     'client ' || n || ' ' || (array['martin','durand','lefevre','moreau','petit'])[1 + n % 5] || ' t' || lpad(n::text, 5, '0') || ' lyon',
     'client ' || lpad(n::text, 6, '0'), 'client' || n || '@exemple.test'
   from generate_series(1, 1000) n`,
  `insert into address (company_id, id, customer_id, street, postal_code, city, country, for_billing)
   select '${company}', ${id('a', 'n')}, ${id('c', 'n')}, n || ' rue du Marché', '69001', 'Lyon', 'FR', true
   from generate_series(1, 1000) n`,
  `update customer set siren = '732829320', vat_number = 'FR44732829320' where company_id = '${company}'`,
  `insert into item (company_id, id, reference, name, price, cost, vat_category, vat_rate, search, sort_name, brand, family)
   select '${company}', ${id('i', 'n')}, 'REF-' || n, 'Article ' || n, (n % 90 + 10) * 1000000,
     (n % 90 + 10) * 600000, 'S', 2000, 'ref ' || n || ' article ' || n, 'article ' || lpad(n::text, 6, '0'),
     'Marque ' || n % 20, 'Famille ' || n % 7
   from generate_series(1, 500) n`,
  `insert into invoice (company_id, id, kind, number, state, customer_id, day, due_day, terms_days,
     terms_end_of_month, payment_method, currency, language, net, tax, gross, settled, frozen, issued_at, search)
   select '${company}', ${id('f', 'n')}, 'invoice', 'FA-' || lpad(n::text, 6, '0'), 'issued', ${id('c', '1 + n % 1000')},
     d, d + 30, 30, false, 'transfer', 'EUR', 'fr', 5 * l, l, 6 * l,
     case when n % 3 = 0 then 0 when n % 10 = 1 then 3 * l else 6 * l end, '{}', now(), 'fa ' || n
   from generate_series(1, ${invoices}) n,
     lateral (select ${amount('n')} as l, current_date - 730 + (n::bigint * 730 / ${invoices})::integer as d) x`,
  `insert into invoice_line (company_id, invoice_id, id, rank, kind, item_id, reference, name, quantity, price,
     vat_category, vat_rate, cost, net)
   select '${company}', ${id('f', 'n')}, ${id('l', 'n * 5 + k')}, k, 'item', ${id('i', '1 + (n * 7 + k * 13) % 500')},
     'REF', 'Article', 10000, l * 10000, 'S', 2000, l * 6000, l
   from generate_series(1, ${invoices}) n, generate_series(0, 4) k, lateral (select ${amount('n')} as l) x`,
  `insert into invoice_vat (company_id, invoice_id, category, rate, base, tax)
   select '${company}', ${id('f', 'n')}, 'S', 2000, 5 * l, l
   from generate_series(1, ${invoices}) n, lateral (select ${amount('n')} as l) x`,
  `insert into payment (company_id, id, customer_id, day, method, amount, allocated)
   select company_id, ${id('p', 'number')}, customer_id, day + 20, 'transfer', settled, settled
   from invoice where company_id = '${company}' and settled > 0`,
  `insert into allocation (company_id, id, payment_id, invoice_id, amount, day)
   select company_id, ${id('o', 'number')}, ${id('p', 'number')}, id, settled, day + 20
   from invoice where company_id = '${company}' and settled > 0`,
  `insert into counter (company_id, kind, year, last, last_day)
   values ('${company}', 'invoice', extract(year from current_date), 0, null) on conflict do nothing`,
  `insert into quote (company_id, id, number, state, customer_id, day, valid_until, terms_days, terms_end_of_month,
     payment_method, currency, language, net, tax, gross, frozen, sent_at, search)
   select '${company}', ${id('q', 'n')}, 'DV-' || lpad(n::text, 6, '0'), (array['sent','signed','refused','sent'])[1 + n % 4],
     ${id('c', '1 + n % 1000')}, d, d + 30, 30, false, 'transfer', 'EUR', 'fr', 50000, 10000, 60000, '{}', now(), 'dv ' || n
   from generate_series(1, 10000) n, lateral (select current_date - 365 + (n * 365 / 10000) as d) x`,
  `insert into customer_order (company_id, id, number, state, customer_id, day, delivery_day, terms_days,
     terms_end_of_month, payment_method, currency, language, net, tax, gross, frozen, confirmed_at, search)
   select '${company}', ${id('d', 'n')}, 'CO-' || lpad(n::text, 6, '0'), case when n % greatest(1, ${orders} / ${atWork}) = 0 then 'confirmed' else 'completed' end, ${id('c', '1 + n * 7 % 1000')},
     d, d + 20, 30, false, 'transfer', 'EUR', 'fr', 20000, 4000, 24000, '{}', now(), 'co ' || n
   from generate_series(1, ${orders}) n, lateral (select current_date - 180 + (n * 180 / ${orders}) as d) x`,
  `insert into order_line (company_id, order_id, id, rank, kind, item_id, reference, name, quantity, price,
     vat_category, vat_rate, cost, net)
   select '${company}', ${id('d', 'n')}, ${id('m', 'n * 2 + k')}, k, 'item', ${id('i', '1 + (n * 7 + k * 13) % 500')},
     'REF', 'Article', 10000, 100000000, 'S', 2000, 60000000, 10000
   from generate_series(1, ${orders}) n, generate_series(0, 1) k`,
  `insert into touched values ('${company}', gen_random_uuid(), 'company', '${company}')`,
]
