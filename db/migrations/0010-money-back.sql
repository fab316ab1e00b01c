-- Money paid back: which payment on account a refund gives back, and how much of it. The twin of
-- `allocation`, between two payments: what is tied of the payment grows by the amount, and what is tied
-- of the refund (which is negative) falls by as much. A line that undoes another has the other sign.
create table payment_return (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  refund_id uuid not null,
  payment_id uuid not null,
  amount cents not null check (amount <> 0),
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  check (refund_id <> payment_id),
  foreign key (company_id, refund_id) references payment (company_id, id),
  foreign key (company_id, payment_id) references payment (company_id, id)
);
create index payment_return_refund on payment_return (company_id, refund_id);
create index payment_return_payment on payment_return (company_id, payment_id);
select protect('payment_return', 'select, insert');

-- The papers of a customer: what was received from them, or is kept about them.
create table customer_file (
  company_id uuid not null references company on delete cascade,
  customer_id uuid not null,
  file_id uuid not null,
  person_id uuid,
  at timestamptz not null default now(),
  primary key (company_id, customer_id, file_id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade,
  foreign key (company_id, file_id) references file (company_id, id)
);
create index customer_file_file on customer_file (company_id, file_id);
select protect('customer_file', 'select, insert, delete');
