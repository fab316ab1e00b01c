-- Lists as people keep them: views with a name, one's own or everyone's; what each person likes of a
-- list; and what is done to many of its records at once.

create table saved_view (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  -- The list, as its screen names it: 'quotes'.
  list text not null check (list <> ''),
  name text not null check (name <> ''),
  -- What its address says: filters, search, order, grouping.
  query jsonb not null,
  -- Columns with their order and width, density; an empty object keeps what each person likes.
  layout jsonb not null,
  owner_id uuid,
  shared boolean not null,
  version integer not null default 1,
  -- Taken away, and kept for a day: undoing gives it back with its stars.
  removed_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, owner_id) references membership (company_id, person_id)
    on delete set null (owner_id)
);
create index saved_view_owner on saved_view (company_id, owner_id);
select protect('saved_view', 'select, insert, update, delete');

-- The views that a person keeps at hand, in the menu.
create table view_star (
  company_id uuid not null,
  person_id uuid not null,
  view_id uuid not null,
  starred_at timestamptz not null,
  primary key (company_id, person_id, view_id),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade,
  foreign key (company_id, view_id) references saved_view (company_id, id) on delete cascade
);
create index view_star_view on view_star (company_id, view_id);
select protect('view_star', 'select, insert, delete');

-- What a person likes of a list, wherever they sit: its columns, and the view it opens with.
create table list_choice (
  company_id uuid not null,
  person_id uuid not null,
  list text not null check (list <> ''),
  layout jsonb not null,
  view_id uuid,
  primary key (company_id, person_id, list),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade,
  foreign key (company_id, view_id) references saved_view (company_id, id) on delete set null (view_id)
);
create index list_choice_view on list_choice (company_id, view_id);
select protect('list_choice', 'select, insert, update, delete');

-- One act on many records, done by a job, each in a transaction of its own.
create table bulk_run (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  -- The act, as its feature names it: 'quotes.send'.
  act text not null check (act <> ''),
  options jsonb not null,
  -- In whose name, with the rights that they have when each record's turn comes.
  person_id uuid,
  key_id uuid,
  state text not null default 'running'
    check (state in ('running', 'done', 'stopped', 'undoing', 'undone')),
  started_at timestamptz not null,
  -- The last time that it advanced: one that sleeps is woken.
  moved_at timestamptz not null,
  ended_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade,
  foreign key (company_id, key_id) references api_key (company_id, id) on delete cascade
);
create index bulk_run_person on bulk_run (company_id, person_id, started_at desc);
create index bulk_run_key on bulk_run (company_id, key_id);
create index bulk_run_open on bulk_run (company_id, moved_at) where state in ('running', 'undoing');
select protect('bulk_run', 'select, insert, update, delete');

create table bulk_row (
  company_id uuid not null,
  run_id uuid not null,
  place integer not null,
  record_id uuid not null,
  label text not null,
  state text not null default 'waiting'
    check (state in ('excluded', 'waiting', 'done', 'refused', 'undone', 'kept')),
  -- Why it was excluded, refused or kept, in the language of whoever asked.
  reason text not null default '',
  -- What the act made of it: the invoice of a quote.
  made_id uuid,
  primary key (company_id, run_id, place),
  foreign key (company_id, run_id) references bulk_run (company_id, id) on delete cascade
);
create index bulk_row_next on bulk_row (company_id, run_id, state, place);
select protect('bulk_row', 'select, insert, update, delete');
