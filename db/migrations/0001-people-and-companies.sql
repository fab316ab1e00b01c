-- People's accounts and companies are shared; everything else belongs to one company and starts its
-- keys with company_id. Row-level security is forced, and the serving role owns nothing.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

-- Scaled integers, so that no float ever touches money (see src/kernel/money.ts).
create domain cents as bigint;
create domain price as bigint;
create domain quantity as bigint;
create domain bps as integer check (value between 0 and 10000);

-- The company and the person of the transaction, or null: then no row is visible, and nothing fails.
create function current_company() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.company_id', true), '')::uuid $$;
create function current_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person_id', true), '')::uuid $$;

-- Puts a tenant table behind its wall and grants the serving role what it may do there.
create function protect(tenant_table regclass, privileges text) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tenant_table);
  execute format('alter table %s force row level security', tenant_table);
  execute format(
    'create policy company on %s using (company_id = current_company()) with check (company_id = current_company())',
    tenant_table);
  -- The role that migrates and backs up sees every company; it never serves a request.
  execute format('create policy migrator on %s to %I using (true) with check (true)',
    tenant_table, current_user);
  execute format('grant %s on %s to comptoir_app', privileges, tenant_table);
end $$;
revoke execute on function protect(regclass, text) from public;

create table installation (
  key text primary key,
  value jsonb not null
);
grant select, insert, update, delete on installation to comptoir_app;

-- People's accounts (the sign-in library's tables, under the trade's names).
create table person (
  id uuid primary key,
  name text not null,
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  two_factor_enabled boolean not null default false,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create table session (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  token text not null unique,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index session_person on session (person_id);
create table credential (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  account_id text not null,
  provider_id text not null,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index credential_person on credential (person_id);
create table verification (
  id uuid primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index verification_identifier on verification (identifier);
create table second_factor (
  id uuid primary key,
  person_id uuid not null references person on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failed_verification_count integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index second_factor_person on second_factor (person_id);
create table rate_limit (
  id uuid primary key,
  key text not null unique,
  count integer not null,
  last_request bigint not null
);
grant select, insert, update, delete
  on person, session, credential, verification, second_factor, rate_limit to comptoir_app;

create table company (
  id uuid primary key,
  name text not null,
  legal_form text not null default '',
  capital cents,
  siren text,
  siret text,
  vat_number text,
  registry text not null default '',
  country text not null default 'FR',
  currency text not null default 'EUR',
  locale text not null default 'fr' check (locale in ('fr', 'en')),
  time_zone text not null default 'Europe/Paris',
  street text not null default '',
  street2 text not null default '',
  postal_code text not null default '',
  city text not null default '',
  email text not null default '',
  phone text not null default '',
  website text not null default '',
  vat_regime text not null default 'standard' check (vat_regime in ('standard', 'franchise', 'outside')),
  vat_on_debits boolean not null default false,
  colour text not null default '#1f4d46',
  logo_file_id uuid,
  terms_days integer not null default 30 check (terms_days between 0 and 120),
  terms_end_of_month boolean not null default false,
  payment_method text not null default 'transfer',
  bank_name text not null default '',
  iban text not null default '',
  bic text not null default '',
  late_penalty text not null default '',
  early_discount text not null default '',
  quote_validity_days integer not null default 30 check (quote_validity_days between 1 and 365),
  quote_expiring_days integer not null default 10 check (quote_expiring_days between 0 and 90),
  document_note text not null default '',
  insurance text not null default '',
  mediator text not null default '',
  sale_conditions text not null default '',
  quote_agreement boolean not null default true,
  print_photos boolean not null default false,
  demo boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now()
);
-- Demonstrations all bear the same name.
create unique index company_name on company (name) where not demo;
alter table company enable row level security;
alter table company force row level security;
create policy company on company using (id = current_company()) with check (id = current_company());
do $$ begin
  execute format('create policy migrator on company to %I using (true) with check (true)', current_user);
end $$;
grant select, insert, update on company to comptoir_app;

create table role (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null,
  preset text,
  levels jsonb not null,
  scope text not null check (scope in ('own', 'store', 'all')),
  sees_costs boolean not null,
  issues boolean not null,
  deletes_drafts boolean not null,
  version integer not null default 1,
  primary key (company_id, id),
  unique (company_id, name)
);
select protect('role', 'select, insert, update, delete');

create table store (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null,
  street text not null default '',
  street2 text not null default '',
  postal_code text not null default '',
  city text not null default '',
  country text not null default 'FR',
  phone text not null default '',
  email text not null default '',
  archived boolean not null default false,
  version integer not null default 1,
  primary key (company_id, id),
  unique (company_id, name)
);
select protect('store', 'select, insert, update, delete');

create table membership (
  company_id uuid not null references company on delete cascade,
  person_id uuid not null references person on delete cascade,
  role_id uuid not null,
  active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (company_id, person_id),
  foreign key (company_id, role_id) references role (company_id, id)
);
create index membership_person on membership (company_id, role_id);
select protect('membership', 'select, insert, update, delete');
-- One's own memberships are visible in every company: that is how one chooses where to work.
create policy own on membership for select using (person_id = current_person());
-- … and so are the companies that one belongs to.
create policy own on company for select using (
  exists (select from membership m where m.company_id = company.id and m.person_id = current_person() and m.active));
create policy own on role for select using (
  exists (select from membership m
    where m.company_id = role.company_id and m.role_id = role.id and m.person_id = current_person()));

create table membership_store (
  company_id uuid not null,
  person_id uuid not null,
  store_id uuid not null,
  primary key (company_id, person_id, store_id),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade,
  foreign key (company_id, store_id) references store (company_id, id) on delete cascade
);
select protect('membership_store', 'select, insert, delete');

create table invitation (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  email text not null,
  role_id uuid not null,
  stores jsonb not null,
  token_hash text not null,
  invited_by uuid,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  -- A role that is deleted has none left that opens anything (see base/team): those that are over go.
  foreign key (company_id, role_id) references role (company_id, id) on delete cascade
);
select protect('invitation', 'select, insert, update');

create table api_key (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null,
  role_id uuid not null,
  prefix text not null,
  hash text not null,
  created_by uuid,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, hash),
  -- A role that is deleted has none left that opens anything (see base/team): those that are over go.
  foreign key (company_id, role_id) references role (company_id, id) on delete cascade
);
select protect('api_key', 'select, insert, update');
