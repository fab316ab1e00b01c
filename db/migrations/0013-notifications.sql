-- What each person is told: four kinds, each line about one record, and what they did with it.

create table notification (
  company_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('mine', 'client', 'deadline', 'system')),
  -- What happened; with the values it makes a sentence in the reader's language.
  code text not null,
  told jsonb not null,
  about_type text not null,
  about_id uuid not null,
  -- What a person calls the record: its number, its client.
  label text not null,
  -- What is told only once (a deadline that has passed) says so here.
  once_key text,
  at timestamptz not null,
  read_at timestamptz,
  done_at timestamptz,
  snoozed_until timestamptz,
  -- When a letter told it, if one did.
  written_at timestamptz,
  primary key (company_id, id),
  unique (company_id, person_id, once_key),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade
);
create index notification_open on notification (company_id, person_id, at desc) where done_at is null;
create index notification_about on notification (company_id, person_id, about_type, about_id, at desc);
create index notification_unwritten on notification (company_id, at)
  where written_at is null and done_at is null and read_at is null;
select protect('notification', 'select, insert, update, delete');

-- When a person is written to about a kind; a kind without a row keeps to the usual.
create table notification_letter (
  company_id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('mine', 'client', 'deadline', 'system')),
  pace text not null check (pace in ('instant', 'daily', 'never')),
  primary key (company_id, person_id, kind),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade
);
select protect('notification_letter', 'select, insert, update');

-- The daily letters that have left: one a person and day, however often the job runs.
create table notification_digest (
  company_id uuid not null,
  person_id uuid not null,
  day date not null,
  primary key (company_id, person_id, day),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade
);
select protect('notification_digest', 'select, insert');
