-- Where orders at work stand, kept so that the list of orders and its tiles cost what they show
-- (docs/decisions/0032-where-orders-stand.md). And what deliveries and purchase orders add up to.

-- What acts touch of what is kept elsewhere: written by the act beside its commit, never changed, so that
-- no act waits for another; gone once what is kept was looked at again.
create table touched (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  -- The company itself where everything is to be looked at again.
  kind text not null check (kind in ('customer', 'order', 'project', 'item', 'company')),
  record_id uuid not null,
  primary key (company_id, id)
);
insert into touched select id, gen_random_uuid(), 'company', id from company;
select protect('touched', 'select, insert, delete');

-- Where an order that is confirmed stands, as it was last looked at: until `changes_on`, when a day alone
-- may change it. Those that were touched since are not read here, but looked at.
create table order_standing (
  company_id uuid not null,
  order_id uuid not null,
  customer_id uuid not null,
  seller_id uuid,
  store_id uuid,
  control text not null,
  invoicing text not null,
  delivering text not null,
  fitting text not null,
  fitting_day date,
  to_deliver boolean not null,
  to_fit boolean not null,
  to_invoice boolean not null,
  net cents not null,
  gross cents not null,
  left_to_invoice cents not null,
  changes_on date not null,
  primary key (company_id, order_id),
  foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade
);
create index order_standing_customer on order_standing (company_id, customer_id);
create index order_standing_changes on order_standing (company_id, changes_on);
create index order_standing_control on order_standing (company_id, control);
select protect('order_standing', 'select, insert, update, delete');

-- The same added up, as order_tally is.
create table standing_tally (
  company_id uuid not null references company on delete cascade,
  control text not null,
  todo text not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  net cents not null,
  gross cents not null,
  left_to_invoice cents not null,
  primary key (company_id, control, todo, seller_id, store_id)
);
create view standing_counted with (security_invoker = true) as
  select company_id, control,
    concat_ws(' ', case when to_deliver then 'to_deliver' end, case when to_fit then 'to_fit' end,
      case when to_invoice then 'to_invoice' end) as todo,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross,
    sum(left_to_invoice)::bigint as left_to_invoice
  from order_standing
  group by 1, 2, 3, 4, 5;
grant select on standing_counted to comptoir_app;
select protect('standing_tally', 'select, insert, update, delete');

-- What lists of deliveries and of purchase orders count, as order_tally.
create table delivery_tally (
  company_id uuid not null references company on delete cascade,
  state text not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  net cents not null,
  primary key (company_id, state, seller_id, store_id)
);
create view delivery_counted with (security_invoker = true) as
  select company_id, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net
  from delivery
  group by 1, 2, 3, 4;
grant select on delivery_counted to comptoir_app;

create table purchase_tally (
  company_id uuid not null references company on delete cascade,
  state text not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  net cents not null,
  gross cents not null,
  primary key (company_id, state, seller_id, store_id)
);
create view purchase_counted with (security_invoker = true) as
  select company_id, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross
  from purchase_order
  group by 1, 2, 3, 4;
grant select on purchase_counted to comptoir_app;

-- Before these tables are behind their company's wall, what is there already is counted; orders are looked
-- at first by the job that does so.
insert into delivery_tally select * from delivery_counted;
insert into purchase_tally select * from purchase_counted;
select protect('delivery_tally', 'select, insert, update, delete');
select protect('purchase_tally', 'select, insert, update, delete');
