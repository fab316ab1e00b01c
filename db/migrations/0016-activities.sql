-- What people have to do, what they have planned with whom, and what was said. Each names the record
-- that it is about by its type, its identifier and its label, as the journal does; the customer of that
-- record is kept beside, so that who sees the customer is who sees it.

create table task (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  title text not null check (title <> ''),
  description text not null default '',
  state text not null default 'open' check (state in ('open', 'done', 'cancelled')),
  due_day date,
  -- On the clocks of the company.
  due_time text check (due_time ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  priority text not null default 'normal' check (priority in ('low', 'normal', 'high', 'urgent')),
  -- Seen by its author and by those who have to do it, whatever the role of others.
  private boolean not null default false,
  repeats text check (repeats in ('day', 'week', 'month')),
  -- The day that the series counts from: the 31st stays the last day of each month.
  series_day date,
  -- The one that was made when this one was done.
  next_id uuid,
  about_type text,
  about_id uuid,
  about_label text not null default '',
  customer_id uuid,
  author_id uuid,
  closed_at timestamptz,
  closed_by uuid,
  search text not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id),
  check ((about_type is null) = (about_id is null)),
  check ((state = 'open') = (closed_at is null)),
  check (due_day is not null or (due_time is null and repeats is null))
);
create index task_open on task (company_id, due_day) where state = 'open';
create index task_about on task (company_id, about_type, about_id) where about_id is not null;
create index task_customer on task (company_id, customer_id, created_at desc)
  where customer_id is not null;
create index task_author on task (company_id, author_id, created_at desc);
select protect('task', 'select, insert, update, delete');

create table task_assignee (
  company_id uuid not null,
  task_id uuid not null,
  person_id uuid not null,
  primary key (company_id, task_id, person_id),
  foreign key (company_id, task_id) references task (company_id, id) on delete cascade
);
create index task_assignee_person on task_assignee (company_id, person_id);
select protect('task_assignee', 'select, insert, delete');

-- What was said: a note, a call, a visit.
create table note (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('note', 'call', 'visit')),
  -- Whom it is written for. Nothing is ever sent by it.
  audience text not null default 'internal' check (audience in ('internal', 'client')),
  body text not null default '',
  outcome text check (outcome <> ''),
  minutes integer check (minutes between 1 and 1440),
  at timestamptz not null,
  about_type text not null,
  about_id uuid not null,
  about_label text not null default '',
  customer_id uuid,
  author_id uuid,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id),
  check (body <> '' or outcome is not null),
  check (kind <> 'note' or (outcome is null and minutes is null))
);
create index note_about on note (company_id, about_type, about_id, at desc);
create index note_customer on note (company_id, customer_id, at desc) where customer_id is not null;
select protect('note', 'select, insert, update, delete');

-- With whom: people of the customer.
create table note_contact (
  company_id uuid not null,
  note_id uuid not null,
  contact_id uuid not null,
  primary key (company_id, note_id, contact_id),
  foreign key (company_id, note_id) references note (company_id, id) on delete cascade,
  foreign key (company_id, contact_id) references contact (company_id, id) on delete cascade
);
create index note_contact_contact on note_contact (company_id, contact_id);
select protect('note_contact', 'select, insert, delete');

-- Colleagues who are called to it (@).
create table note_mention (
  company_id uuid not null,
  note_id uuid not null,
  person_id uuid not null,
  primary key (company_id, note_id, person_id),
  foreign key (company_id, note_id) references note (company_id, id) on delete cascade
);
select protect('note_mention', 'select, insert, delete');

create table appointment (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('meeting', 'visit', 'call', 'delivery', 'fitting')),
  title text not null check (title <> ''),
  description text not null default '',
  state text not null default 'planned' check (state in ('planned', 'held', 'cancelled')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null default '',
  private boolean not null default false,
  outcome text not null default '',
  about_type text,
  about_id uuid,
  about_label text not null default '',
  customer_id uuid,
  author_id uuid,
  -- RFC 5545: rises with each change that participants must know.
  sequence integer not null default 0,
  invited_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id),
  check (ends_at > starts_at and ends_at <= starts_at + interval '31 days'),
  check ((about_type is null) = (about_id is null))
);
create index appointment_starts on appointment (company_id, starts_at);
create index appointment_about on appointment (company_id, about_type, about_id)
  where about_id is not null;
create index appointment_customer on appointment (company_id, customer_id, starts_at desc)
  where customer_id is not null;
select protect('appointment', 'select, insert, update, delete');

create table appointment_person (
  company_id uuid not null,
  appointment_id uuid not null,
  person_id uuid not null,
  primary key (company_id, appointment_id, person_id),
  foreign key (company_id, appointment_id) references appointment (company_id, id) on delete cascade
);
create index appointment_person_person on appointment_person (company_id, person_id);
select protect('appointment_person', 'select, insert, delete');

create table appointment_contact (
  company_id uuid not null,
  appointment_id uuid not null,
  contact_id uuid not null,
  primary key (company_id, appointment_id, contact_id),
  foreign key (company_id, appointment_id) references appointment (company_id, id) on delete cascade,
  foreign key (company_id, contact_id) references contact (company_id, id) on delete cascade
);
create index appointment_contact_contact on appointment_contact (company_id, contact_id);
select protect('appointment_contact', 'select, insert, delete');

-- The address at which a calendar elsewhere reads the appointments of a person: the row is the
-- authorisation. The secret itself is kept nowhere.
create table calendar_feed (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (company_id, id),
  unique (company_id, token_hash)
);
create index calendar_feed_person on calendar_feed (company_id, person_id);
select protect('calendar_feed', 'select, insert, update');
