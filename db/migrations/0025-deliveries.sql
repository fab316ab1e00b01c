-- Deliveries: what leaves for a client, of one or several of their orders. What is decided is the state
-- and the quantities; what is left to deliver and to invoice is read from the lines.

create table delivery (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  number text,
  state text not null default 'draft'
    check (state in ('draft', 'ready', 'shipped', 'delivered', 'returned', 'cancelled')),
  customer_id uuid not null,
  contact_id uuid,
  store_id uuid,
  seller_id uuid,
  -- Who takes it to the client: they see it, whatever else they see.
  driver_id uuid,
  -- Where it goes, when it is not to the usual address of the client.
  address_id uuid,
  customer_reference text not null default '',
  -- The day of the note: of its number, or of its creation while it is a draft.
  day date not null,
  wished_day date,
  shipped_day date,
  delivered_day date,
  carrier text not null default '',
  tracking text not null default '',
  -- In kilograms, with four decimals as quantities.
  weight quantity check (weight > 0),
  packages integer check (packages > 0),
  -- Whether the paper tells the prices.
  priced boolean not null default false,
  currency text not null,
  discount bps not null default 0,
  language text not null check (language in ('fr', 'en')),
  note text not null default '',
  -- What its lines come to, for the quantities that count, before and after the discount of its orders.
  lines_net cents not null default 0,
  net cents not null default 0,
  -- The parties as they were when it took its number.
  frozen jsonb,
  -- Who received it, what they drew (the path of an SVG of 600 × 200), and who took it down.
  signer_name text not null default '',
  signature text not null default '',
  signed_at timestamptz,
  signed_by uuid,
  -- Why it came back, or why it was cancelled.
  end_reason text not null default '',
  ready_at timestamptz,
  delivered_at timestamptz,
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, contact_id) references contact (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  foreign key (company_id, address_id) references address (company_id, id)
    on delete set null (address_id),
  check (number is not null or state in ('draft', 'cancelled')),
  check (state <> 'draft' or number is null),
  check ((frozen is null) = (number is null)),
  check ((ready_at is null) = (number is null)),
  check ((delivered_at is null) = (state not in ('delivered', 'returned'))),
  check ((delivered_day is null) = (delivered_at is null)),
  check ((signed_at is null) = (signer_name = '')),
  check (signature = '' or signed_at is not null)
);
create index delivery_day on delivery (company_id, day desc, id);
create index delivery_state on delivery (company_id, state, wished_day);
create index delivery_customer on delivery (company_id, customer_id, day desc);
create index delivery_contact on delivery (company_id, contact_id) where contact_id is not null;
create index delivery_store on delivery (company_id, store_id, day desc);
create index delivery_seller on delivery (company_id, seller_id, day desc);
create index delivery_driver on delivery (company_id, driver_id, day desc) where driver_id is not null;
create index delivery_address on delivery (company_id, address_id) where address_id is not null;
select protect('delivery', 'select, insert, update, delete');

-- Names and prices are those of the line of the order, which no longer change once it is confirmed.
create table delivery_line (
  company_id uuid not null,
  delivery_id uuid not null,
  id uuid not null,
  rank integer not null,
  order_id uuid not null,
  order_line_id uuid not null,
  -- What was prepared, what of that the client took, and what of that came back.
  quantity quantity not null check (quantity > 0),
  delivered quantity check (delivered between 0 and quantity),
  returned quantity not null default 0,
  primary key (company_id, delivery_id, id),
  unique (company_id, delivery_id, order_id, order_line_id),
  foreign key (company_id, delivery_id) references delivery (company_id, id) on delete cascade,
  foreign key (company_id, order_id, order_line_id) references order_line (company_id, order_id, id),
  check (returned between 0 and coalesce(delivered, 0))
);
create index delivery_line_order on delivery_line (company_id, order_id, order_line_id);
select protect('delivery_line', 'select, insert, update, delete');

create table delivery_photo (
  company_id uuid not null,
  delivery_id uuid not null,
  file_id uuid not null,
  at timestamptz not null,
  person_id uuid,
  primary key (company_id, delivery_id, file_id),
  foreign key (company_id, delivery_id) references delivery (company_id, id) on delete cascade,
  foreign key (company_id, file_id) references file (company_id, id)
);
create index delivery_photo_file on delivery_photo (company_id, file_id);
select protect('delivery_photo', 'select, insert, delete');

-- A line that is invoiced remembers the delivery by which it was invoiced.
alter table invoice_line
  add column delivery_id uuid,
  add column delivery_line_id uuid,
  add constraint invoice_line_delivery_fkey foreign key (company_id, delivery_id, delivery_line_id)
    references delivery_line (company_id, delivery_id, id),
  add constraint invoice_line_delivery_check check ((delivery_id is null) = (delivery_line_id is null)
    and (delivery_id is null or order_id is not null));
create index invoice_line_delivery on invoice_line (company_id, delivery_id, delivery_line_id)
  where delivery_line_id is not null;

-- What of each line that was ordered stands on deliveries, in preparation or gone, and what the client
-- has of it: what comes back may be delivered again.
create view order_line_delivery with (security_invoker = true) as
  select l.company_id, l.order_id, l.order_line_id,
    sum(coalesce(l.delivered, l.quantity) - l.returned)::bigint as planned,
    coalesce(sum(l.delivered - l.returned), 0)::bigint as delivered
  from delivery_line l
    join delivery d on d.company_id = l.company_id and d.id = l.delivery_id
      and d.state <> 'cancelled'
  group by l.company_id, l.order_id, l.order_line_id;
grant select on order_line_delivery to comptoir_app;

-- A wall behind the code: what took a number is not deleted, nor its lines; once the client has it, the
-- quantity that left is not changed.
create policy drafts_only on delivery as restrictive for delete to comptoir_app
  using (state = 'draft' and number is null);
create policy drafts_only on delivery_line as restrictive for delete to comptoir_app using (exists (
  select from delivery d where d.company_id = delivery_line.company_id
    and d.id = delivery_line.delivery_id and d.state = 'draft'));

-- They belong to the projects of their orders.
create or replace view project_chain with (security_invoker = true) as
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
  select distinct d.company_id, d.project_id, 'delivery', l.delivery_id, false
    from project_document d
    join delivery_line l on l.company_id = d.company_id and l.order_id = d.order_id
  union all
  select distinct d.company_id, d.project_id, 'delivery', l.delivery_id, false
    from project_document d
    join customer_order o on o.company_id = d.company_id and o.quote_id = d.quote_id
    join delivery_line l on l.company_id = o.company_id and l.order_id = o.id
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

-- They take numbers of their own, in the companies that are there already too.
insert into numbering (company_id, kind, prefix, digits, yearly)
  select id, 'delivery', 'BL-{yyyy}-', 4, true from company on conflict do nothing;

-- The roles that a company started with have the new module as new companies do; to those that it made
-- itself, an administrator gives it.
update role set levels = case preset
  when 'manager' then '{"deliveries": "administer"}'::jsonb
  when 'sales' then '{"deliveries": "write"}'
  when 'accountant' then '{"deliveries": "read"}'
  when 'coordinator' then '{"deliveries": "write"}'
  when 'fitter' then '{"deliveries": "write"}'
  when 'reader' then '{"deliveries": "read"}'
  else '{"deliveries": "none"}'
end || levels;
