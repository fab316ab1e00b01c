-- One billing plan for each signed deal: deposits, situations, retention, amendments, balance
-- (docs/decisions/0021-billing-plans.md).

alter table invoice
  drop constraint invoice_kind_check,
  add constraint invoice_kind_check
    check (kind in ('invoice', 'deposit', 'situation', 'final', 'credit_note')),
  -- What of it is held back until the work has been received for a year; nothing once it is released.
  add column retained cents not null default 0 check (retained >= 0),
  -- What was held back when it was issued, released since or not: the 5 % of the whole are counted so.
  add column retention cents not null default 0 check (retention >= retained),
  add column retention_rate bps not null default 0,
  -- When what is held back falls due; null while the work is not received.
  add column retention_day date,
  -- What stood of the deal when a situation was drafted: issued on nothing else.
  add column deal_seen text not null default '';

-- What of the amount of a line other invoices of the deal hold, beside the quantity: a situation
-- invoices a percentage, and its cents are those of the amount.
alter table invoice_line
  add column earlier_net cents not null default 0,
  -- On a situation, how much of the line is done, and what all of it comes to.
  add column progress bps,
  add column whole_net cents not null default 0;
update invoice_line
  set earlier_net = round(price::numeric * earlier * (10000 - discount) / 1000000000000)
  where earlier <> 0;

create table billing_plan (
  company_id uuid not null references company on delete cascade,
  quote_id uuid not null,
  -- Deposits are taken off with the progress of the work, or as late as the deal allows.
  recovery text not null default 'progress' check (recovery in ('progress', 'last')),
  -- Loi n° 71-584 du 16 juillet 1971, art. 1: 5 % at most.
  retention bps not null default 0 check (retention between 0 and 500),
  -- Who guarantees in the place of the retention: nothing is held back then.
  bond text not null default '',
  reception_day date,
  version integer not null default 1,
  updated_at timestamptz not null default now(),
  primary key (company_id, quote_id),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade
);
select protect('billing_plan', 'select, insert, update, delete');

create table billing_step (
  company_id uuid not null,
  quote_id uuid not null,
  id uuid not null,
  rank integer not null,
  kind text not null check (kind in ('deposit', 'situation', 'balance')),
  label text not null default '',
  trigger text not null default 'hand'
    check (trigger in ('signature', 'delivery', 'reception', 'date', 'hand')),
  planned_day date,
  percent bps check (percent between 0 and 10000),
  amount cents check (amount > 0),
  -- The invoice that was made of it. A draft that is deleted gives the step back.
  invoice_id uuid,
  primary key (company_id, quote_id, id),
  foreign key (company_id, quote_id) references billing_plan (company_id, quote_id) on delete cascade,
  foreign key (company_id, invoice_id) references invoice (company_id, id)
    on delete set null (invoice_id)
);
create index billing_step_invoice on billing_step (company_id, invoice_id)
  where invoice_id is not null;
create index billing_step_open on billing_step (company_id, quote_id) where invoice_id is null;
select protect('billing_step', 'select, insert, update, delete');

-- A signed quote that is added to the deal of another: it is invoiced with it.
create table billing_amendment (
  company_id uuid not null references company on delete cascade,
  amendment_id uuid not null,
  quote_id uuid not null,
  added_at timestamptz not null default now(),
  primary key (company_id, amendment_id),
  check (amendment_id <> quote_id),
  foreign key (company_id, amendment_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade
);
create index billing_amendment_quote on billing_amendment (company_id, quote_id);
select protect('billing_amendment', 'select, insert, delete');
