-- Payments bear tags as documents do, and what a delivery comes to is told with VAT too.

alter table tagged drop constraint tagged_kind_check;
alter table tagged
  add constraint tagged_kind_check check (kind in
    ('customer', 'project', 'quote', 'order', 'delivery', 'invoice', 'purchase', 'payment')),
  add column payment_id uuid generated always as (case when kind = 'payment' then record_id end) stored,
  add constraint tagged_payment_fkey foreign key (company_id, payment_id)
    references payment (company_id, id) on delete cascade;
create index tagged_payment on tagged (company_id, payment_id) where payment_id is not null;

-- What it comes to with VAT, for the quantities that count, as `net` says it without.
alter table delivery add column gross cents not null default 0;
alter table delivery_tally add column gross cents not null default 0;
create or replace view delivery_counted with (security_invoker = true) as
  select company_id, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross
  from delivery
  group by 1, 2, 3, 4;

-- A message may be about a payment.
alter table mail
  drop constraint mail_about_type_check,
  add constraint mail_about_type_check check (about_type in ('quote', 'order', 'delivery',
    'purchase_order', 'invoice', 'credit_note', 'payment', 'customer', 'project', 'invitation',
    'person', 'appointment'));
