-- What is fitted at the client's: an item asks for it, and an order may say otherwise. That it is planned
-- or done is read from the appointments for it.
alter table item add column fitted boolean not null default false;
alter table customer_order add column fitting text not null default 'items'
  check (fitting in ('items', 'asked', 'none'));
create index appointment_fitting on appointment (company_id, about_type, about_id)
  where kind = 'fitting' and about_id is not null;
