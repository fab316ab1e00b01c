-- Orders: what was agreed and is to be done. What is decided is a column (state, review, hold, block);
-- what is delivered, bought, invoiced and paid is read from the lines that link to those of the order.

create table customer_order (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  number text,
  state text not null default 'draft'
    check (state in ('draft', 'confirmed', 'completed', 'cancelled')),
  customer_id uuid not null,
  contact_id uuid,
  -- The signed quote that it carries out; none when it was ordered directly.
  quote_id uuid,
  store_id uuid,
  seller_id uuid,
  -- Where it goes, when it is not to the usual address of the client.
  address_id uuid,
  subject text not null default '',
  customer_reference text not null default '',
  day date not null,
  -- When the client wishes to have it.
  delivery_day date,
  terms_days integer not null,
  terms_end_of_month boolean not null,
  payment_method text not null,
  discount bps not null default 0,
  -- The part of its total that is to be paid before it is carried out.
  deposit_rate bps not null default 0 check (deposit_rate between 0 and 10000),
  currency text not null,
  language text not null check (language in ('fr', 'en')),
  note text not null default '',
  net cents not null default 0,
  tax cents not null default 0,
  gross cents not null default 0,
  cost cents not null default 0,
  frozen jsonb,
  confirmed_at timestamptz,
  -- Looked at and found good to carry out.
  reviewed_at timestamptz,
  reviewed_by uuid,
  -- Set aside, until a day or until someone takes it up again.
  hold_reason text not null default '',
  hold_until date,
  held_at timestamptz,
  held_by uuid,
  -- Blocked by hand.
  blocked_reason text not null default '',
  blocked_at timestamptz,
  blocked_by uuid,
  -- Let go in spite of what blocks it: what of that was known, and until when it is let go.
  released_reason text not null default '',
  released_blocks jsonb,
  released_until date,
  released_at timestamptz,
  released_by uuid,
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, contact_id) references contact (company_id, id),
  foreign key (company_id, quote_id) references quote (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  foreign key (company_id, address_id) references address (company_id, id)
    on delete set null (address_id),
  check ((number is null) = (state = 'draft')),
  check ((frozen is null) = (number is null)),
  check ((confirmed_at is null) = (number is null)),
  check ((held_at is null) = (hold_reason = '')),
  check ((blocked_at is null) = (blocked_reason = '')),
  check ((released_at is null) = (released_reason = ''))
);
create index customer_order_day on customer_order (company_id, day desc, id);
create index customer_order_state on customer_order (company_id, state, delivery_day);
create index customer_order_customer on customer_order (company_id, customer_id, day desc);
create index customer_order_contact on customer_order (company_id, contact_id)
  where contact_id is not null;
create index customer_order_quote on customer_order (company_id, quote_id) where quote_id is not null;
create index customer_order_store on customer_order (company_id, store_id, day desc);
create index customer_order_seller on customer_order (company_id, seller_id, day desc);
create index customer_order_address on customer_order (company_id, address_id)
  where address_id is not null;
select protect('customer_order', 'select, insert, update, delete');

create table order_line (
  company_id uuid not null,
  order_id uuid not null,
  id uuid not null,
  rank integer not null,
  kind text not null check (kind in ('item', 'text', 'section', 'subtotal', 'page_break')),
  item_id uuid,
  quote_id uuid,
  quote_line_id uuid,
  reference text not null default '',
  name text not null default '',
  description text not null default '',
  nature text not null default 'goods' check (nature in ('goods', 'service')),
  quantity quantity not null default 0,
  unit text not null default '',
  price price not null default 0,
  discount bps not null default 0,
  vat_category text not null default 'S',
  vat_rate bps not null default 0,
  cost price,
  net cents not null default 0,
  primary key (company_id, order_id, id),
  foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade,
  foreign key (company_id, item_id) references item (company_id, id),
  foreign key (company_id, quote_id, quote_line_id) references quote_line (company_id, quote_id, id),
  check ((quote_id is null) = (quote_line_id is null))
);
create index order_line_item on order_line (company_id, item_id) where item_id is not null;
create index order_line_quote on order_line (company_id, quote_id, quote_line_id)
  where quote_line_id is not null;
select protect('order_line', 'select, insert, delete');

-- What is looked at before an order is carried out: the company's own list, and who ticked what.
create table order_check (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  rank integer not null,
  name text not null check (name <> ''),
  -- Whether an order is not reviewed without it.
  required boolean not null default true,
  -- No longer asked of orders: what was ticked stays.
  archived boolean not null default false,
  primary key (company_id, id)
);
select protect('order_check', 'select, insert, update');

create table order_tick (
  company_id uuid not null,
  order_id uuid not null,
  check_id uuid not null,
  at timestamptz not null,
  by_id uuid,
  primary key (company_id, order_id, check_id),
  foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade,
  foreign key (company_id, check_id) references order_check (company_id, id)
);
create index order_tick_check on order_tick (company_id, check_id);
select protect('order_tick', 'select, insert, delete');

-- What blocks an order by itself. A company without a row keeps to the usual.
create table order_rules (
  company_id uuid not null references company on delete cascade,
  -- Days after its due date from which an unpaid invoice blocks; null never.
  overdue_days integer check (overdue_days between 0 and 365),
  -- What may be overdue so long without blocking.
  overdue_allowed cents not null default 0,
  -- The limit of a client who has none of their own; null for no limit.
  credit_limit cents,
  -- The deposit that an order asks unless said otherwise.
  deposit_rate bps not null default 0 check (deposit_rate between 0 and 10000),
  primary key (company_id)
);
select protect('order_rules', 'select, insert, update');

-- What a client may owe, and whether nothing more is carried out for them.
create table customer_credit (
  company_id uuid not null,
  customer_id uuid not null,
  -- Null for the limit of the company.
  credit_limit cents check (credit_limit >= 0),
  blocked_reason text not null default '',
  blocked_at timestamptz,
  blocked_by uuid,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade,
  check ((blocked_at is null) = (blocked_reason = ''))
);
select protect('customer_credit', 'select, insert, update, delete');

-- A line that is invoiced remembers the line that was ordered.
alter table invoice_line
  add column order_id uuid,
  add column order_line_id uuid,
  add constraint invoice_line_order_fkey foreign key (company_id, order_id, order_line_id)
    references order_line (company_id, order_id, id),
  add constraint invoice_line_order_check check ((order_id is null) = (order_line_id is null));
create index invoice_line_order on invoice_line (company_id, order_id, order_line_id)
  where order_line_id is not null;

-- A wall behind the code, as for quotes: what was confirmed is not deleted, nor its lines.
create policy drafts_only on customer_order as restrictive for delete to comptoir_app
  using (state = 'draft' and number is null);
create policy drafts_only on order_line as restrictive for delete to comptoir_app using (exists (
  select from customer_order o where o.company_id = order_line.company_id
    and o.id = order_line.order_id and o.state = 'draft'));

-- Orders take numbers of their own, in the companies that are there already too.
alter table numbering
  drop constraint numbering_kind_check,
  add constraint numbering_kind_check
    check (kind in ('quote', 'order', 'delivery', 'invoice', 'credit_note', 'customer'));
insert into numbering (company_id, kind, prefix, digits, yearly)
  select id, 'order', 'CO-{yyyy}-', 4, true from company;

-- They leave by e-mail as quotes and invoices do.
alter table mail
  drop constraint mail_kind_check,
  add constraint mail_kind_check check (kind in ('quote', 'order', 'delivery', 'invoice',
    'credit_note', 'reminder', 'statement', 'signed', 'refused', 'question')),
  drop constraint mail_about_type_check,
  add constraint mail_about_type_check
    check (about_type in ('quote', 'order', 'delivery', 'invoice', 'credit_note', 'customer'));
alter table mail_template
  drop constraint mail_template_kind_check,
  add constraint mail_template_kind_check check (kind in ('quote', 'order', 'delivery', 'invoice',
    'credit_note', 'reminder', 'statement'));
