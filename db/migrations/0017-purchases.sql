-- Purchases: what is ordered from suppliers, what of it came, and what they invoice for it.

alter table numbering drop constraint numbering_kind_check;
alter table numbering add constraint numbering_kind_check check (kind in
  ('quote', 'order', 'delivery', 'invoice', 'credit_note', 'customer', 'purchase_order'));
insert into numbering (company_id, kind, prefix, digits, yearly)
  select id, 'purchase_order', 'CA-{yyyy}-', 4, true from company on conflict do nothing;

alter table mail drop constraint mail_kind_check;
alter table mail add constraint mail_kind_check check (kind in ('quote', 'invoice', 'credit_note',
  'reminder', 'statement', 'order', 'delivery', 'purchase_order', 'signed', 'refused', 'question'));
alter table mail drop constraint mail_about_type_check;
alter table mail add constraint mail_about_type_check check (about_type in ('quote', 'order',
  'delivery', 'invoice', 'credit_note', 'customer', 'purchase_order'));
alter table mail_template drop constraint mail_template_kind_check;
alter table mail_template add constraint mail_template_kind_check check (kind in ('quote', 'invoice',
  'credit_note', 'reminder', 'statement', 'order', 'delivery', 'purchase_order'));

create table purchase_order (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  number text,
  state text not null default 'draft'
    check (state in ('draft', 'sent', 'confirmed', 'closed', 'cancelled')),
  supplier_id uuid not null,
  contact_id uuid,
  -- Where it is delivered, and who buys: named as on every document, since the scope of a role goes
  -- by them.
  store_id uuid,
  seller_id uuid,
  subject text not null default '',
  -- What the supplier calls it: their quote, then their confirmation.
  supplier_reference text not null default '',
  day date not null,
  wished_day date,
  -- What the supplier has announced.
  expected_day date,
  terms_days integer not null,
  terms_end_of_month boolean not null,
  payment_method text not null,
  discount bps not null default 0,
  currency text not null,
  language text not null check (language in ('fr', 'en')),
  note text not null default '',
  net cents not null default 0,
  tax cents not null default 0,
  gross cents not null default 0,
  -- What the supplier was sent.
  frozen jsonb,
  sent_at timestamptz,
  sent_how text,
  confirmed_at timestamptz,
  closed_at timestamptz,
  -- Why it was closed or cancelled though something was still to come.
  end_reason text not null default '',
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, supplier_id) references customer (company_id, id),
  foreign key (company_id, contact_id) references contact (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  check ((number is null) = (state = 'draft')),
  check ((frozen is null) = (number is null))
);
create index purchase_order_day on purchase_order (company_id, day desc, id);
create index purchase_order_state on purchase_order (company_id, state, day desc);
create index purchase_order_supplier on purchase_order (company_id, supplier_id, day desc);
create index purchase_order_contact on purchase_order (company_id, contact_id)
  where contact_id is not null;
create index purchase_order_store on purchase_order (company_id, store_id, day desc);
create index purchase_order_seller on purchase_order (company_id, seller_id, day desc);
select protect('purchase_order', 'select, insert, update, delete');

create table purchase_line (
  company_id uuid not null,
  purchase_order_id uuid not null,
  id uuid not null,
  rank integer not null,
  kind text not null check (kind in ('item', 'text', 'section', 'subtotal', 'page_break')),
  item_id uuid,
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
  net cents not null default 0,
  primary key (company_id, purchase_order_id, id),
  foreign key (company_id, purchase_order_id) references purchase_order (company_id, id)
    on delete cascade,
  foreign key (company_id, item_id) references item (company_id, id)
);
create index purchase_line_item on purchase_line (company_id, item_id) where item_id is not null;
select protect('purchase_line', 'select, insert, update, delete');

-- For which sold lines a line is bought: one that gathers several keeps all of its origins.
create table purchase_need (
  company_id uuid not null,
  purchase_order_id uuid not null,
  purchase_line_id uuid not null,
  order_id uuid not null,
  order_line_id uuid not null,
  -- Who is served first when less comes than was ordered.
  rank integer not null,
  quantity quantity not null check (quantity > 0),
  primary key (company_id, purchase_order_id, purchase_line_id, order_id, order_line_id),
  foreign key (company_id, purchase_order_id, purchase_line_id)
    references purchase_line (company_id, purchase_order_id, id) on delete cascade,
  foreign key (company_id, order_id, order_line_id)
    references order_line (company_id, order_id, id)
);
create index purchase_need_order on purchase_need (company_id, order_id, order_line_id);
select protect('purchase_need', 'select, insert, update, delete');

-- What came. A mistake is reversed by its contrary, never edited.
create table receipt (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  purchase_order_id uuid not null,
  day date not null,
  -- The number of the supplier's delivery note.
  delivery_note text not null default '',
  note text not null default '',
  reversal_of uuid,
  reversed boolean not null default false,
  person_id uuid,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, reversal_of),
  foreign key (company_id, purchase_order_id) references purchase_order (company_id, id),
  foreign key (company_id, reversal_of) references receipt (company_id, id)
);
create index receipt_order on receipt (company_id, purchase_order_id, created_at);
select protect('receipt', 'select, insert, update');

create table receipt_line (
  company_id uuid not null,
  receipt_id uuid not null,
  purchase_order_id uuid not null,
  purchase_line_id uuid not null,
  quantity quantity not null check (quantity <> 0),
  primary key (company_id, receipt_id, purchase_line_id),
  foreign key (company_id, receipt_id) references receipt (company_id, id),
  foreign key (company_id, purchase_order_id, purchase_line_id)
    references purchase_line (company_id, purchase_order_id, id)
);
create index receipt_line_purchase on receipt_line (company_id, purchase_order_id, purchase_line_id)
  include (quantity);
select protect('receipt_line', 'select, insert');

-- What a supplier asks for it.
create table supplier_invoice (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  -- Theirs: the same is not recorded twice.
  number text not null check (number <> ''),
  state text not null default 'recorded' check (state in ('recorded', 'paid', 'cancelled')),
  supplier_id uuid not null,
  store_id uuid,
  seller_id uuid,
  day date not null,
  due_day date not null,
  currency text not null,
  net cents not null,
  tax cents not null,
  gross cents not null,
  -- Why what differs from the order or from the receipts was accepted.
  accepted_reason text not null default '',
  note text not null default '',
  file_id uuid,
  paid_day date,
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  foreign key (company_id, supplier_id) references customer (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  foreign key (company_id, file_id) references file (company_id, id),
  check ((state = 'paid') = (paid_day is not null))
);
create unique index supplier_invoice_number on supplier_invoice (company_id, supplier_id, number)
  where state <> 'cancelled';
create index supplier_invoice_due on supplier_invoice (company_id, state, due_day);
create index supplier_invoice_day on supplier_invoice (company_id, day desc, id);
create index supplier_invoice_supplier on supplier_invoice (company_id, supplier_id, day desc);
create index supplier_invoice_store on supplier_invoice (company_id, store_id);
create index supplier_invoice_seller on supplier_invoice (company_id, seller_id);
create index supplier_invoice_file on supplier_invoice (company_id, file_id) where file_id is not null;
select protect('supplier_invoice', 'select, insert, update');

create table supplier_invoice_vat (
  company_id uuid not null,
  supplier_invoice_id uuid not null,
  category text not null,
  rate bps not null,
  base cents not null,
  tax cents not null,
  primary key (company_id, supplier_invoice_id, category, rate),
  foreign key (company_id, supplier_invoice_id) references supplier_invoice (company_id, id)
);
select protect('supplier_invoice_vat', 'select, insert');

create table supplier_invoice_line (
  company_id uuid not null,
  supplier_invoice_id uuid not null,
  id uuid not null,
  rank integer not null,
  -- Null for what was not ordered: carriage, a deposit on packaging.
  purchase_order_id uuid,
  purchase_line_id uuid,
  name text not null check (name <> ''),
  quantity quantity not null check (quantity <> 0),
  price price not null,
  vat_category text not null,
  vat_rate bps not null,
  net cents not null,
  primary key (company_id, supplier_invoice_id, id),
  foreign key (company_id, supplier_invoice_id) references supplier_invoice (company_id, id),
  foreign key (company_id, purchase_order_id, purchase_line_id)
    references purchase_line (company_id, purchase_order_id, id),
  check ((purchase_order_id is null) = (purchase_line_id is null))
);
create index supplier_invoice_line_purchase
  on supplier_invoice_line (company_id, purchase_order_id, purchase_line_id)
  include (quantity) where purchase_line_id is not null;
select protect('supplier_invoice_line', 'select, insert');

-- Where a bought line stands: sums over what came and what was invoiced.
create view purchase_line_standing with (security_invoker = true) as
  select l.company_id, l.purchase_order_id, l.id, l.quantity, l.item_id,
    coalesce((select sum(r.quantity) from receipt_line r where r.company_id = l.company_id
      and r.purchase_order_id = l.purchase_order_id and r.purchase_line_id = l.id), 0)::bigint
      as received,
    coalesce((select sum(i.quantity) from supplier_invoice_line i
      join supplier_invoice s on s.company_id = i.company_id and s.id = i.supplier_invoice_id
        and s.state <> 'cancelled'
      where i.company_id = l.company_id and i.purchase_order_id = l.purchase_order_id
        and i.purchase_line_id = l.id), 0)::bigint as invoiced,
    coalesce((select sum(i.net) from supplier_invoice_line i
      join supplier_invoice s on s.company_id = i.company_id and s.id = i.supplier_invoice_id
        and s.state <> 'cancelled'
      where i.company_id = l.company_id and i.purchase_order_id = l.purchase_order_id
        and i.purchase_line_id = l.id), 0)::bigint as invoiced_net
  from purchase_line l where l.kind = 'item';
grant select on purchase_line_standing to comptoir_app;

-- What is bought of each sold line, drafts included so that nothing is bought twice: quantities, what
-- came of them (who was first is served first), and what they cost: as invoiced once the supplier has,
-- as ordered until then, the discount on the whole included.
create view order_line_purchase with (security_invoker = true) as
  select n.company_id, n.order_id, n.order_line_id,
    sum(n.quantity)::bigint as purchased,
    coalesce(sum(n.quantity) filter (where p.state <> 'draft'), 0)::bigint as ordered,
    coalesce(sum(greatest(0, least(n.quantity, l.received - coalesce((
      select sum(e.quantity) from purchase_need e where e.company_id = n.company_id
        and e.purchase_order_id = n.purchase_order_id and e.purchase_line_id = n.purchase_line_id
        and e.rank < n.rank), 0)))), 0)::bigint as received,
    coalesce(round(sum(n.quantity::numeric * case
      when l.invoiced > 0 then l.invoiced_net::numeric / l.invoiced
      when l.quantity <> 0 then b.net::numeric * (10000 - p.discount) / 10000 / l.quantity
      else 0 end)), 0)::bigint as cost
  from purchase_need n
    join purchase_order p on p.company_id = n.company_id and p.id = n.purchase_order_id
      and p.state <> 'cancelled'
    join purchase_line b on b.company_id = n.company_id
      and b.purchase_order_id = n.purchase_order_id and b.id = n.purchase_line_id
    join purchase_line_standing l on l.company_id = n.company_id
      and l.purchase_order_id = n.purchase_order_id and l.id = n.purchase_line_id
  group by n.company_id, n.order_id, n.order_line_id;
grant select on order_line_purchase to comptoir_app;

-- What has left is neither deleted nor changed, whatever a program says.
create policy drafts_only on purchase_order as restrictive for delete to comptoir_app
  using (state = 'draft');
create policy drafts_only on purchase_line as restrictive for delete to comptoir_app using (exists (
  select from purchase_order p where p.company_id = purchase_line.company_id
    and p.id = purchase_line.purchase_order_id and p.state = 'draft'));
create policy drafts_stay on purchase_line as restrictive for update to comptoir_app using (exists (
  select from purchase_order p where p.company_id = purchase_line.company_id
    and p.id = purchase_line.purchase_order_id and p.state = 'draft'));
