-- What is fitted at the client's: an item asks for it, and an order may say otherwise. That it is planned
-- or done is read from the appointments for it.
alter table item add column fitted boolean not null default false;
alter table customer_order add column fitting text not null default 'items'
  check (fitting in ('items', 'asked', 'none'));
create index appointment_fitting on appointment (company_id, about_type, about_id)
  where kind = 'fitting' and about_id is not null;

-- What each need of a purchase order costs: as invoiced once the supplier has, as ordered until then, the
-- discount on the whole included.
create view purchase_need_cost with (security_invoker = true) as
  select n.company_id, n.purchase_order_id, n.purchase_line_id, n.order_id, n.order_line_id, n.quantity,
    round(n.quantity::numeric * case
      when l.invoiced > 0 then l.invoiced_net::numeric / l.invoiced
      when l.quantity <> 0 then b.net::numeric * (10000 - p.discount) / 10000 / l.quantity
      else 0 end)::bigint as cost
  from purchase_need n
    join purchase_order p on p.company_id = n.company_id and p.id = n.purchase_order_id
      and p.state <> 'cancelled'
    join purchase_line b on b.company_id = n.company_id
      and b.purchase_order_id = n.purchase_order_id and b.id = n.purchase_line_id
    join purchase_line_standing l on l.company_id = n.company_id
      and l.purchase_order_id = n.purchase_order_id and l.id = n.purchase_line_id;
grant select on purchase_need_cost to comptoir_app;

-- What was bought for a sold line, and how far that is from what was foreseen for as much of it.
create view order_line_cost with (security_invoker = true) as
  select p.company_id, p.order_id, p.order_line_id, p.cost as bought,
    p.cost - round(coalesce(l.cost, 0)::numeric * p.purchased / 100000000)::bigint as shift
  from order_line_purchase p
    join order_line l on l.company_id = p.company_id and l.order_id = p.order_id
      and l.id = p.order_line_id;
grant select on order_line_cost to comptoir_app;

-- What a supplier asks for an item: how they call it, how many at least, how long they say it takes.
-- What it last cost and how long it took are read from the orders that they were sent.
create table item_supply (
  company_id uuid not null references company on delete cascade,
  item_id uuid not null,
  supplier_id uuid not null,
  reference text not null default '',
  minimum quantity check (minimum > 0),
  lead_days integer check (lead_days between 0 and 730),
  updated_at timestamptz not null default now(),
  primary key (company_id, item_id, supplier_id),
  foreign key (company_id, item_id) references item (company_id, id) on delete cascade,
  foreign key (company_id, supplier_id) references customer (company_id, id) on delete cascade
);
create index item_supply_supplier on item_supply (company_id, supplier_id);
select protect('item_supply', 'select, insert, update, delete');
