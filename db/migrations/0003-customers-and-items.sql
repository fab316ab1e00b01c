-- One directory of third parties (customers, suppliers, or both), and the catalogue.

create table customer (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  code text not null,
  kind text not null check (kind in ('company', 'person')),
  name text not null check (name <> ''),
  is_customer boolean not null default true,
  is_supplier boolean not null default false,
  walk_in boolean not null default false,
  siren text,
  siret text,
  vat_number text,
  country text not null,
  language text not null check (language in ('fr', 'en')),
  email text not null default '',
  phone text not null default '',
  website text not null default '',
  seller_id uuid,
  store_id uuid,
  terms_days integer check (terms_days between 0 and 120),
  terms_end_of_month boolean,
  payment_method text,
  discount bps not null default 0,
  vat_regime text not null default 'domestic'
    check (vat_regime in ('domestic', 'reverse_charge', 'intra_eu', 'export', 'exempt')),
  vat_exemption text not null default '',
  iban text not null default '',
  bic text not null default '',
  note text not null default '',
  search text not null,
  archived boolean not null default false,
  imported boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, code),
  foreign key (company_id, store_id) references store (company_id, id)
);
create index customer_name on customer (company_id, name, id);
create index customer_siren on customer (company_id, siren) where siren is not null;
create index customer_store on customer (company_id, store_id);
create index customer_search on customer using gin (company_id, search gin_trgm_ops);
select protect('customer', 'select, insert, update, delete');

create table contact (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  first_name text not null default '',
  last_name text not null,
  job text not null default '',
  email text not null default '',
  phone text not null default '',
  mobile text not null default '',
  for_billing boolean not null default false,
  for_delivery boolean not null default false,
  for_decision boolean not null default false,
  version integer not null default 1,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade
);
create index contact_customer on contact (company_id, customer_id);
select protect('contact', 'select, insert, update, delete');

create table address (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  label text not null default '',
  for_billing boolean not null default false,
  for_delivery boolean not null default false,
  street text not null default '',
  street2 text not null default '',
  postal_code text not null default '',
  city text not null default '',
  country text not null,
  version integer not null default 1,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade
);
create index address_customer on address (company_id, customer_id);
select protect('address', 'select, insert, update, delete');

create table item (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  reference text not null check (reference <> ''),
  name text not null check (name <> ''),
  description text not null default '',
  nature text not null default 'goods' check (nature in ('goods', 'service')),
  family text not null default '',
  brand text not null default '',
  unit text not null default '',
  price price not null,
  cost price,
  vat_category text not null,
  vat_rate bps not null,
  supplier_id uuid,
  eco_contribution price not null default 0,
  barcode text not null default '',
  search text not null,
  archived boolean not null default false,
  imported boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, reference),
  foreign key (company_id, supplier_id) references customer (company_id, id)
);
create index item_name on item (company_id, name, id);
create index item_supplier on item (company_id, supplier_id);
create index item_search on item using gin (company_id, search gin_trgm_ops);
select protect('item', 'select, insert, update, delete');

create table item_price (
  company_id uuid not null,
  item_id uuid not null,
  id uuid not null,
  price price not null,
  cost price,
  person_id uuid,
  at timestamptz not null default now(),
  primary key (company_id, item_id, id),
  foreign key (company_id, item_id) references item (company_id, id) on delete cascade
);
select protect('item_price', 'select, insert');

-- A LIKE over rows behind row-level security may not use the trigram index, since LIKE is not
-- leakproof; so the search runs as the owner and names the company of the transaction itself.
-- It finds fragments first, then words that resemble (small typing errors).
create function search_customers(needle text, most integer) returns table (id uuid, score real)
  language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, case when c.search like '%' || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      then 2 else 0 end + word_similarity(needle, c.search) as score
  from customer c
  where c.company_id = current_company()
    and (c.search like '%' || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      or needle <% c.search)
  order by score desc, c.name, c.id limit most $$;
create function search_items(needle text, most integer) returns table (id uuid, score real)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i.id, case when i.search like '%' || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      then 2 else 0 end + word_similarity(needle, i.search) as score
  from item i
  where i.company_id = current_company()
    and (i.search like '%' || replace(replace(replace(needle, '\', '\\'), '%', '\%'), '_', '\_') || '%'
      or needle <% i.search)
  order by score desc, i.name, i.id limit most $$;
revoke execute on function search_customers(text, integer), search_items(text, integer) from public;
grant execute on function search_customers(text, integer), search_items(text, integer) to comptoir_app;
