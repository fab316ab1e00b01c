import pg from 'pg'

/**
 * Fills a company with a trade of the usual shape: 1,000 customers, 500 items, `invoices` invoices of
 * five lines over two years (two thirds paid, some in part), 10,000 quotes, 5,000 orders, and the payments. By SQL:
 * what is measured is reading and writing, not how the data came.
 */
export async function fillCompany(
  owner: pg.ClientConfig,
  company: string,
  invoices: number,
): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    await client.query(`set app.company_id = '${company}'`)
    for (const statement of statements(company, invoices)) await client.query(statement)
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}

const orders = 5000
const nobody = '00000000-0000-0000-0000-000000000000'

// Identifiers made from a letter, the size of the company and a rank: the same at every run.
const id = (kind: string, rank: string) =>
  `overlay(overlay(md5('${kind}' || (${rank})::text || current_setting('app.company_id'))
    placing '7' from 13) placing '8' from 17)::uuid`

const statements = (company: string, invoices: number): string[] => [
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
  `insert into item (company_id, id, reference, name, price, cost, vat_category, vat_rate, search, sort_name)
   select '${company}', ${id('i', 'n')}, 'REF-' || n, 'Article ' || n, (n % 90 + 10) * 1000000,
     (n % 90 + 10) * 600000, 'S', 2000, 'ref ' || n || ' article ' || n, 'article ' || lpad(n::text, 6, '0')
   from generate_series(1, 500) n`,
  `insert into invoice (company_id, id, kind, number, state, customer_id, day, due_day, terms_days,
     terms_end_of_month, payment_method, currency, language, net, tax, gross, settled, frozen, issued_at, search)
   select '${company}', ${id('f', 'n')}, 'invoice', 'FA-' || lpad(n::text, 6, '0'), 'issued', ${id('c', '1 + n % 1000')},
     d, d + 30, 30, false, 'transfer', 'EUR', 'fr', 50000, 10000, 60000,
     case when n % 3 = 0 then 0 when n % 10 = 1 then 30000 else 60000 end, '{}', now(), 'fa ' || n
   from generate_series(1, ${invoices}) n, lateral (select current_date - 730 + (n * 730 / ${invoices})::integer as d) x`,
  `insert into invoice_line (company_id, invoice_id, id, rank, kind, item_id, reference, name, quantity, price,
     vat_category, vat_rate, cost, net)
   select '${company}', ${id('f', 'n')}, ${id('l', 'n * 5 + k')}, k, 'item', ${id('i', '1 + (n * 7 + k * 13) % 500')},
     'REF', 'Article', 10000, 100000000, 'S', 2000, 60000000, 10000
   from generate_series(1, ${invoices}) n, generate_series(0, 4) k`,
  `insert into invoice_vat (company_id, invoice_id, category, rate, base, tax)
   select '${company}', ${id('f', 'n')}, 'S', 2000, 50000, 10000 from generate_series(1, ${invoices}) n`,
  `insert into payment (company_id, id, customer_id, day, method, amount, allocated)
   select company_id, ${id('p', 'number')}, customer_id, day + 20, 'transfer', settled, settled
   from invoice where company_id = '${company}' and settled > 0`,
  `insert into allocation (company_id, id, payment_id, invoice_id, amount)
   select company_id, ${id('o', 'number')}, ${id('p', 'number')}, id, settled
   from invoice where company_id = '${company}' and settled > 0`,
  `insert into customer_account (company_id, customer_id, day, balance, overdue, turnover, last_invoice_day)
   select company_id, customer_id, current_date, sum(gross - settled),
     coalesce(sum(gross - settled) filter (where due_day < current_date), 0),
     coalesce(sum(net) filter (where day > current_date - interval '12 months' and day <= current_date), 0), max(day)
   from invoice where company_id = '${company}' group by company_id, customer_id
   on conflict (company_id, customer_id) do update set day = excluded.day, balance = excluded.balance,
     overdue = excluded.overdue, turnover = excluded.turnover, last_invoice_day = excluded.last_invoice_day`,
  `insert into counter (company_id, kind, year, last, last_day)
   values ('${company}', 'invoice', extract(year from current_date), 0, null) on conflict do nothing`,
  `insert into quote (company_id, id, number, state, customer_id, day, valid_until, terms_days, terms_end_of_month,
     payment_method, currency, language, net, tax, gross, frozen, sent_at, search)
   select '${company}', ${id('q', 'n')}, 'DV-' || lpad(n::text, 6, '0'), (array['sent','signed','refused','sent'])[1 + n % 4],
     ${id('c', '1 + n % 1000')}, d, d + 30, 30, false, 'transfer', 'EUR', 'fr', 50000, 10000, 60000, '{}', now(), 'dv ' || n
   from generate_series(1, 10000) n, lateral (select current_date - 365 + (n * 365 / 10000) as d) x`,
  `insert into customer_order (company_id, id, number, state, customer_id, day, delivery_day, terms_days,
     terms_end_of_month, payment_method, currency, language, net, tax, gross, frozen, confirmed_at, search)
   select '${company}', ${id('d', 'n')}, 'CO-' || lpad(n::text, 6, '0'), (array['confirmed','completed'])[1 + least(n % 10, 1)], ${id('c', '1 + n % 1000')},
     d, d + 20, 30, false, 'transfer', 'EUR', 'fr', 20000, 4000, 24000, '{}', now(), 'co ' || n
   from generate_series(1, ${orders}) n, lateral (select current_date - 180 + (n * 180 / ${orders}) as d) x`,
  `insert into order_line (company_id, order_id, id, rank, kind, item_id, reference, name, quantity, price,
     vat_category, vat_rate, cost, net)
   select '${company}', ${id('d', 'n')}, ${id('m', 'n * 2 + k')}, k, 'item', ${id('i', '1 + (n * 7 + k * 13) % 500')},
     'REF', 'Article', 10000, 100000000, 'S', 2000, 60000000, 10000
   from generate_series(1, ${orders}) n, generate_series(0, 1) k`,
  `insert into turnover_day
   select company_id, day, '${nobody}', '${nobody}', sum(net), sum(cost), count(*)
   from invoice where company_id = '${company}' group by 1, 2`,
  `insert into turnover_customer
   select company_id, date_trunc('month', day), customer_id, sum(net), sum(cost), count(*)
   from invoice where company_id = '${company}' group by 1, 2, 3`,
  ...['invoice', 'quote', 'payment', 'order'].map(
    (kind) =>
      `insert into ${kind}_tally select * from ${kind}_counted where company_id = '${company}'`,
  ),
]
