-- Projects (affaires): a deal from the first contact to the last invoice, seen whole. A project holds
-- what someone decides of it (step, people, place, dates); its documents are those that start it and
-- what follows from them, and its money is read from these.

-- The steps that projects go through: the company's own list. One that starts with none has the usual
-- ones, which are written with its first project.
create table project_step (
  company_id uuid not null references company on delete cascade,
  key text not null,
  rank integer not null,
  name text not null check (name <> ''),
  -- What being there means: at work, done, or put away.
  phase text not null check (phase in ('active', 'finished', 'archived')),
  primary key (company_id, key)
);
select protect('project_step', 'select, insert, update, delete');

-- What kinds of deals there are: kitchens and bathrooms, weddings and fairs.
create table project_kind (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null check (name <> ''),
  archived boolean not null default false,
  version integer not null default 1,
  primary key (company_id, id),
  unique (company_id, name)
);
select protect('project_kind', 'select, insert, update');

-- Where one fits, delivers or sets up, again and again: a hall, a residence, a hotel.
create table venue (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null check (name <> ''),
  street text not null default '',
  street2 text not null default '',
  postal_code text not null default '',
  city text not null default '',
  country text not null default 'FR',
  phone text not null default '',
  -- How to get in: codes, floor, hours, parking.
  access text not null default '',
  archived boolean not null default false,
  version integer not null default 1,
  primary key (company_id, id),
  unique (company_id, name)
);
select protect('venue', 'select, insert, update');

create table project (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  number text not null,
  name text not null check (name <> ''),
  customer_id uuid not null,
  kind_id uuid,
  -- Where it takes place: a venue of the list, else an address of the client.
  venue_id uuid,
  address_id uuid,
  step text not null,
  step_since date not null,
  store_id uuid,
  seller_id uuid,
  starts_on date,
  ends_on date,
  -- What comes next, in the words of who follows it.
  next_step text not null default '',
  next_on date,
  note text not null default '',
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, kind_id) references project_kind (company_id, id),
  foreign key (company_id, venue_id) references venue (company_id, id),
  foreign key (company_id, address_id) references address (company_id, id)
    on delete set null (address_id),
  foreign key (company_id, step) references project_step (company_id, key),
  foreign key (company_id, store_id) references store (company_id, id),
  check (venue_id is null or address_id is null),
  check (ends_on is null or starts_on is not null and ends_on >= starts_on)
);
create index project_updated on project (company_id, updated_at desc, id);
create index project_customer on project (company_id, customer_id);
create index project_step_of on project (company_id, step);
create index project_kind_of on project (company_id, kind_id) where kind_id is not null;
create index project_venue on project (company_id, venue_id) where venue_id is not null;
create index project_address on project (company_id, address_id) where address_id is not null;
create index project_store on project (company_id, store_id);
create index project_seller on project (company_id, seller_id);
select protect('project', 'select, insert, update, delete');

-- Who does what on it: a colleague, or someone of the client, or another firm (a fitter).
create table project_person (
  company_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  role text not null check (role in ('client', 'reception', 'seller', 'manager', 'fitter')),
  person_id uuid,
  contact_id uuid,
  party_id uuid,
  primary key (company_id, project_id, id),
  foreign key (company_id, project_id) references project (company_id, id) on delete cascade,
  foreign key (company_id, contact_id) references contact (company_id, id) on delete cascade,
  foreign key (company_id, party_id) references customer (company_id, id),
  unique nulls not distinct (company_id, project_id, role, person_id, contact_id, party_id),
  check (num_nonnulls(person_id, contact_id, party_id) = 1)
);
create index project_person_colleague on project_person (company_id, person_id)
  where person_id is not null;
create index project_person_contact on project_person (company_id, contact_id)
  where contact_id is not null;
create index project_person_party on project_person (company_id, party_id) where party_id is not null;
select protect('project_person', 'select, insert, delete');

-- The documents that start it; those made from them follow by their own links.
create table project_document (
  company_id uuid not null,
  project_id uuid not null,
  id uuid not null,
  quote_id uuid,
  order_id uuid,
  invoice_id uuid,
  primary key (company_id, project_id, id),
  foreign key (company_id, project_id) references project (company_id, id) on delete cascade,
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  -- A document is of one project.
  unique (company_id, quote_id),
  unique (company_id, order_id),
  unique (company_id, invoice_id),
  check (num_nonnulls(quote_id, order_id, invoice_id) = 1)
);
select protect('project_document', 'select, insert, delete');

create table project_file (
  company_id uuid not null,
  project_id uuid not null,
  file_id uuid not null,
  person_id uuid,
  at timestamptz not null default now(),
  primary key (company_id, project_id, file_id),
  foreign key (company_id, project_id) references project (company_id, id) on delete cascade,
  foreign key (company_id, file_id) references file (company_id, id)
);
create index project_file_file on project_file (company_id, file_id);
select protect('project_file', 'select, insert, delete');

-- Every document of every project: those that start it, the orders of its quotes, the invoices and
-- credit notes of both.
create view project_chain with (security_invoker = true) as
  select d.company_id, d.project_id, 'quote'::text as kind, d.quote_id as document_id, true as starts
    from project_document d where d.quote_id is not null
  union all
  select d.company_id, d.project_id, 'order', d.order_id, true
    from project_document d where d.order_id is not null
  union all
  select d.company_id, d.project_id, 'order', o.id, false
    from project_document d
    join customer_order o on o.company_id = d.company_id and o.quote_id = d.quote_id
  union all
  select d.company_id, d.project_id, 'invoice', d.invoice_id, true
    from project_document d where d.invoice_id is not null
  union all
  select d.company_id, d.project_id, 'invoice', i.id, false
    from project_document d
    join invoice i on i.company_id = d.company_id and i.quote_id = d.quote_id
  union all
  select distinct d.company_id, d.project_id, 'invoice', l.invoice_id, false
    from project_document d
    join invoice_line l on l.company_id = d.company_id and l.order_id = d.order_id
  union all
  select d.company_id, d.project_id, 'invoice', c.id, false
    from project_document d
    join invoice c on c.company_id = d.company_id and c.credited_invoice_id = d.invoice_id;
grant select on project_chain to comptoir_app;

-- Projects take numbers of their own, in the companies that are there already too.
alter table numbering drop constraint numbering_kind_check;
alter table numbering add constraint numbering_kind_check check (kind in ('quote', 'order', 'delivery',
  'invoice', 'credit_note', 'customer', 'purchase_order', 'project'));
insert into numbering (company_id, kind, prefix, digits, yearly)
  select id, 'project', 'PR-{yyyy}-', 4, true from company on conflict do nothing;
