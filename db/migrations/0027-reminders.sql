-- Reminders that leave by themselves: plans of levels, what holds a document back, what left, and whom to
-- call. What a company has not changed of the usual plans is in the program.

create table reminder_plan (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('quote', 'invoice')),
  name text not null check (name <> ''),
  -- The one of its kind for clients who have no other.
  usual boolean not null default false,
  active boolean not null default false,
  -- Levels whose day came before it never leave: what was late already when the plan was switched on.
  since date,
  archived boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  check (not (usual and archived)),
  check (not (active and archived))
);
create unique index reminder_plan_usual on reminder_plan (company_id, kind) where usual;
create unique index reminder_plan_name on reminder_plan (company_id, kind, name) where not archived;
select protect('reminder_plan', 'select, insert, update');

create table reminder_level (
  company_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  rank integer not null,
  -- Counted from the sending of a quote, its first reading, its last day, or the due day of an invoice.
  anchor text not null check (anchor in ('sent', 'read', 'expiry', 'due')),
  -- Negative: before it.
  delay_days integer not null check (delay_days between -90 and 365),
  -- Of the company's own clock.
  hour integer not null check (hour between 0 and 23),
  working_days boolean not null,
  tone text not null check (tone in ('friendly', 'firm', 'notice')),
  channel text not null check (channel in ('email', 'call', 'letter')),
  sender text not null check (sender in ('seller', 'company')),
  -- By language; null where it is the usual text of its tone.
  texts jsonb,
  -- Taken out of its plan: what it sent remains.
  removed boolean not null default false,
  primary key (company_id, id),
  foreign key (company_id, plan_id) references reminder_plan (company_id, id) on delete cascade
);
create index reminder_level_plan on reminder_level (company_id, plan_id, rank);
select protect('reminder_level', 'select, insert, update');

-- The plan of a client where it is not the usual one; none (null): that client is never reminded.
create table reminder_client (
  company_id uuid not null,
  customer_id uuid not null,
  kind text not null check (kind in ('quote', 'invoice')),
  plan_id uuid,
  primary key (company_id, customer_id, kind),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade,
  foreign key (company_id, plan_id) references reminder_plan (company_id, id)
);
create index reminder_client_plan on reminder_client (company_id, plan_id) where plan_id is not null;
select protect('reminder_client', 'select, insert, update, delete');

-- What a formal notice asks beside the debt: the yearly rate that the company's invoices bear, where
-- it is known as a figure (C. com. art. L441-10).
create table reminder_setting (
  company_id uuid not null references company on delete cascade,
  penalty_rate bps check (penalty_rate between 0 and 10000),
  version integer not null default 1,
  primary key (company_id)
);
select protect('reminder_setting', 'select, insert, update');

-- Why a document is not reminded of for now: an answer, a promise to pay, a dispute, or a hand.
create table reminder_hold (
  company_id uuid not null,
  id uuid not null,
  quote_id uuid,
  invoice_id uuid,
  kind text not null check (kind in ('reply', 'promise', 'dispute', 'pause', 'stop')),
  -- The day promised, or until which it is put off.
  until date,
  -- What was promised, and what remained then: what came in since says whether it was kept.
  amount cents,
  owed cents,
  reason text not null default '',
  person_id uuid,
  at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  primary key (company_id, id),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  check (num_nonnulls(quote_id, invoice_id) = 1),
  check ((kind in ('promise', 'pause')) = (until is not null)),
  check ((kind = 'promise') = (amount is not null and owed is not null)),
  check (kind <> 'promise' or invoice_id is not null)
);
-- One at a time: the next one ends it.
create unique index reminder_hold_quote on reminder_hold (company_id, quote_id)
  where ended_at is null and quote_id is not null;
create unique index reminder_hold_invoice on reminder_hold (company_id, invoice_id)
  where ended_at is null and invoice_id is not null;
create index reminder_hold_promised on reminder_hold (company_id, until) where kind = 'promise';
create index reminder_hold_of_quote on reminder_hold (company_id, quote_id) where quote_id is not null;
create index reminder_hold_of_invoice on reminder_hold (company_id, invoice_id)
  where invoice_id is not null;
select protect('reminder_hold', 'select, insert, update');

-- What left, one line a document: written in the transaction that puts its message in the outbox.
create table reminder (
  company_id uuid not null,
  id uuid not null,
  document_id uuid not null,
  quote_id uuid,
  invoice_id uuid,
  customer_id uuid not null,
  -- Which time the plan runs over the document: a quote that is sent again starts anew.
  round integer not null default 1,
  -- None: a person sent it beside the plan.
  level_id uuid,
  tone text not null check (tone in ('friendly', 'firm', 'notice')),
  channel text not null check (channel in ('email', 'call', 'letter')),
  day date not null,
  at timestamptz not null,
  -- What was asked that day.
  amount cents not null,
  penalties cents not null default 0,
  indemnity cents not null default 0,
  late_days integer not null default 0,
  mail_id uuid,
  file_id uuid,
  person_id uuid,
  seller_id uuid,
  store_id uuid,
  primary key (company_id, id),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, level_id) references reminder_level (company_id, id),
  foreign key (company_id, mail_id) references mail (company_id, id),
  foreign key (company_id, file_id) references file (company_id, id),
  check (num_nonnulls(quote_id, invoice_id) = 1),
  check (document_id = coalesce(quote_id, invoice_id))
);
-- Whatever is retried, restarted or run twice: each level leaves once, and nobody hears twice a day of
-- one document.
create unique index reminder_once on reminder (company_id, document_id, round, level_id)
  where level_id is not null;
create unique index reminder_daily on reminder (company_id, document_id, day) where channel <> 'call';
create index reminder_customer on reminder (company_id, customer_id, at desc);
create index reminder_at on reminder (company_id, at desc, id);
create index reminder_mail on reminder (company_id, mail_id) where mail_id is not null;
create index reminder_level_left on reminder (company_id, level_id) where level_id is not null;
create index reminder_quote on reminder (company_id, quote_id) where quote_id is not null;
create index reminder_invoice on reminder (company_id, invoice_id) where invoice_id is not null;
create index reminder_file on reminder (company_id, file_id) where file_id is not null;
select protect('reminder', 'select, insert, update');

-- Whom to call, about what, from which day on.
create table reminder_call (
  company_id uuid not null,
  id uuid not null,
  customer_id uuid not null,
  quote_id uuid,
  invoice_id uuid,
  -- A level of a plan, a promise that was not kept, or a person.
  cause text not null check (cause in ('level', 'broken', 'hand')),
  reminder_id uuid,
  hold_id uuid,
  day date not null,
  tries integer not null default 0,
  outcome text check (outcome in ('reached', 'promise', 'dispute', 'over')),
  note text not null default '',
  person_id uuid,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, reminder_id) references reminder (company_id, id) on delete cascade,
  foreign key (company_id, hold_id) references reminder_hold (company_id, id) on delete cascade,
  check (num_nonnulls(quote_id, invoice_id) = 1),
  check ((outcome is null) = (closed_at is null))
);
create unique index reminder_call_reminder on reminder_call (company_id, reminder_id)
  where reminder_id is not null;
create unique index reminder_call_broken on reminder_call (company_id, hold_id)
  where hold_id is not null;
-- One open call a document.
create unique index reminder_call_quote on reminder_call (company_id, quote_id)
  where closed_at is null and quote_id is not null;
create unique index reminder_call_invoice on reminder_call (company_id, invoice_id)
  where closed_at is null and invoice_id is not null;
create index reminder_call_open on reminder_call (company_id, day, customer_id) where closed_at is null;
create index reminder_call_customer on reminder_call (company_id, customer_id);
create index reminder_call_of_quote on reminder_call (company_id, quote_id) where quote_id is not null;
create index reminder_call_of_invoice on reminder_call (company_id, invoice_id)
  where invoice_id is not null;
select protect('reminder_call', 'select, insert, update');
