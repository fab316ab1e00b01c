-- What every act leaves: one answer per idempotency key, one line in the chained journal, files,
-- numbers, imports.

-- One row per key, written first in the act's own transaction: a second sender waits for the first
-- to end, then gets the same answer. The nil company holds what belongs to none (setting up).
create table idempotency (
  company_id uuid not null,
  key text not null check (length(key) between 1 and 255),
  route text not null,
  body_hash text not null,
  status integer,
  content_type text,
  body bytea,
  created_at timestamptz not null default now(),
  primary key (company_id, key)
);
select protect('idempotency', 'select, insert, update, delete');

create table journal (
  company_id uuid not null references company on delete cascade,
  seq bigint not null,
  at timestamptz(3) not null, -- what the chain can tell apart
  person_id uuid,
  person_name text not null,
  surface text not null check (surface in ('web', 'api', 'cli', 'job')),
  request_id text not null,
  ip text,
  action text not null,
  entity text not null,
  entity_id uuid,
  label text not null default '',
  before jsonb,
  after jsonb,
  previous_hash text not null,
  hash text not null,
  primary key (company_id, seq)
);
create index journal_entity on journal (company_id, entity, entity_id, seq);
create index journal_person on journal (company_id, person_id, seq);
select protect('journal', 'select, insert');

-- The end of each company's chain: its lock puts the writers in line, last thing before they commit.
create table journal_head (
  company_id uuid not null references company on delete cascade,
  seq bigint not null,
  hash text not null,
  primary key (company_id)
);
select protect('journal_head', 'select, insert, update');

create table file (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  content bytea not null,
  created_at timestamptz not null default now(),
  primary key (company_id, id)
);
select protect('file', 'select, insert, delete');

create table numbering (
  company_id uuid not null references company on delete cascade,
  kind text not null check (kind in ('quote', 'invoice', 'credit_note', 'customer')),
  prefix text not null,
  digits integer not null check (digits between 3 and 9),
  yearly boolean not null,
  version integer not null default 1,
  primary key (company_id, kind)
);
select protect('numbering', 'select, insert, update');

-- The lock of each series. A number is taken only inside the transaction that uses it.
create table counter (
  company_id uuid not null references company on delete cascade,
  kind text not null,
  year integer not null,
  last bigint not null,
  last_day date,
  primary key (company_id, kind, year)
);
select protect('counter', 'select, insert, update');

create table import_run (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  kind text not null,
  file_name text not null,
  sha256 text not null,
  options jsonb not null,
  report jsonb not null,
  person_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id)
);
select protect('import_run', 'select, insert');
create table import_refusal (
  company_id uuid not null,
  import_id uuid not null,
  line integer not null,
  reason text not null,
  content text not null,
  amount cents not null,
  primary key (company_id, import_id, line),
  foreign key (company_id, import_id) references import_run (company_id, id) on delete cascade
);
select protect('import_refusal', 'select, insert');
