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
  -- The name folded, so that lists are sorted alike on every server, and what the search looks at.
  sort_name text collate "C" not null,
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
create index customer_name on customer (company_id, sort_name, id);
create index customer_seller on customer (company_id, seller_id);
create index customer_store on customer (company_id, store_id);
-- One customer takes the counter sales.
create unique index customer_walk_in on customer (company_id) where walk_in;
-- What tells that someone is already there.
create index customer_siren on customer (company_id, siren) where siren is not null;
create index customer_vat on customer (company_id, vat_number) where vat_number is not null;
create index customer_email on customer (company_id, email) where email <> '';
create index customer_phone on customer (company_id, phone) where phone <> '';
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
create index contact_email on contact (company_id, email) where email <> '';
create index contact_phone on contact (company_id, phone) where phone <> '';
create index contact_mobile on contact (company_id, mobile) where mobile <> '';
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
create unique index address_billing on address (company_id, customer_id) where for_billing;
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
  -- A photo is never changed nor removed from the files: documents that were issued show it for ever.
  photo_file_id uuid,
  sort_name text collate "C" not null,
  search text not null,
  archived boolean not null default false,
  imported boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, reference),
  foreign key (company_id, supplier_id) references customer (company_id, id),
  foreign key (company_id, photo_file_id) references file (company_id, id)
);
create index item_name on item (company_id, sort_name, id);
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
-- leakproof; so the search runs as the owner and names the company of the transaction itself. The
-- needle is folded by the program, as the column is. Every word must be found, in any order, as a
-- fragment (of one or two letters: as the start of a word). Where that finds fewer than three, rows
-- that resemble are added below: the words that are nowhere as they are typed may be spelled nearly so
-- (all of them where each is somewhere). Where nothing is found at all, from further away, or with two
-- letters swapped. Numbers never resemble. The words are written into the statement, so that it is
-- planned for them. `most` null means all.
create function search_in(sought text, needle text, most integer) returns table (id uuid, score real)
  language plpgsql stable security definer set search_path = public, pg_temp
  set pg_trgm.word_similarity_threshold = 0.6 as $$
declare
  words text[] := array(select unnest from unnest(string_to_array(
    regexp_replace(needle, '[%_\\]', '', 'g'), ' ')) where unnest <> '' limit 8);
  ours text := format('from %I t where t.company_id = %L', sought, current_company());
  misspelled text[] := '{}';
  word text;
  pieces text[] := '{}';
  fragments text := '';
  alike text := '';
  swapped text := '';
  rank text := '0';
  nearness text := '0';
  hits integer;
  is_there boolean;
begin
  foreach word in array words loop
    pieces := pieces || case when length(word) > 2
      then format(' and t.search like %L', '%' || word || '%')
      else format(' and (t.search like %L or t.search like %L)', word || '%', '% ' || word || '%') end;
    rank := rank || format(
      ' + case when t.search like %L then 3 when t.search like %L then 2 else 1 end'
      ' + case when t.search || '' '' like %L then 0.5 else 0 end',
      word || '%', '% ' || word || '%', '%' || word || ' %');
  end loop;
  fragments := array_to_string(pieces, '');
  if fragments = '' then return; end if;
  return query execute format('select t.id, (%s)::real %s%s order by 2 desc, t.sort_name, t.id limit %s',
    rank, ours, fragments, coalesce(most::text, 'all'));
  get diagnostics hits = row_count;
  if hits >= least(3, most) then return; end if;
  foreach word in array words loop
    continue when length(word) < 4 or word ~ '[0-9]';
    execute format('select exists (select %s and t.search like %L)', ours, '%' || word || '%') into is_there;
    if not is_there then misspelled := misspelled || word; end if;
  end loop;
  for n in 1 .. cardinality(words) loop
    word := words[n];
    if length(word) > 3 and word !~ '[0-9]' and (misspelled = '{}' or word = any(misspelled)) then
      alike := alike || format(' and t.search %%> %L', word);
      swapped := swapped || format(' and (%s or t.search %%> %L)', (
        select string_agg(format('t.search like %L', '%' || overlay(word placing
          substr(word, at + 1, 1) || substr(word, at, 1) from at for 2) || '%'), ' or ')
        from generate_series(1, length(word) - 1) at), word);
    else
      alike := alike || pieces[n];
      swapped := swapped || pieces[n];
    end if;
    nearness := nearness || format(' + word_similarity(%L, t.search)', word);
  end loop;
  if alike = fragments then return; end if;
  nearness := format('select t.id, ((%s) / %s)::real %s', nearness, array_length(words, 1), ours);
  return query execute format('%s%s and not (true%s) order by 2 desc, t.sort_name, t.id limit %s',
    nearness, alike, fragments, coalesce(most - hits, 50));
  if found or hits > 0 then return; end if;
  perform set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  return query execute format('%s%s order by 2 desc, t.sort_name, t.id limit %s',
    nearness, swapped, coalesce(most, 50));
end $$;
create function search_customers(needle text, most integer) returns table (id uuid, score real)
  language sql stable rows 200 security definer set search_path = public, pg_temp as $$
  select * from search_in('customer', needle, most) $$;
create function search_items(needle text, most integer) returns table (id uuid, score real)
  language sql stable rows 200 security definer set search_path = public, pg_temp as $$
  select * from search_in('item', needle, most) $$;
revoke execute on function search_in(text, text, integer), search_customers(text, integer),
  search_items(text, integer) from public;
grant execute on function search_customers(text, integer), search_items(text, integer) to comptoir_app;
