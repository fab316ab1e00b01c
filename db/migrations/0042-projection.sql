-- What is learned each day of how a company's clients buy (docs/decisions/0028-projection.md), so that
-- the running month of one of them is foreseen at once.

create table projection_model (
  company_id uuid primary key references company on delete cascade,
  -- The day for whose evening it was made, and what it knew then.
  day date not null,
  made_at timestamptz not null,
  learned jsonb not null,
  -- Situations of the past: five figures each, and what came after; doubles, little-endian.
  traits bytea not null,
  paces bytea not null
);

create table projection_record (
  company_id uuid not null references company on delete cascade,
  customer_id uuid not null,
  months integer not null check (months > 0),
  error cents not null,
  outcome cents not null,
  within integer not null check (within between 0 and months),
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade
);

select protect('projection_model', 'select, insert, update, delete');
select protect('projection_record', 'select, insert, update, delete');
